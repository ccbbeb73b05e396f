# shellcheck shell=sh
# What the scripts beside this file share: a Python that works, and environments built from a lock.
# Each script first goes to the project's folder, then reads this file.

fail() {
    echo "$*" >&2
    exit 1
}

# A version manager's stand-in may exist and not run, so each candidate is really run.
is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    if [ -n "${PYTHON:-}" ]; then
        is_new_enough "$PYTHON" || fail "PYTHON=$PYTHON is not Python 3.11 or newer: name another, or leave PYTHON out."
        return
    fi
    for PYTHON in python3.14 python3.13 python3.12 python3.11 python3 python; do
        if is_new_enough "$PYTHON"; then return; fi
    done
    fail "Python 3.11 or newer is needed: install it, or start with PYTHON=/path/to/python3 $0"
}

# What an environment was built from: its lock, and the Python its packages were chosen for.
built_from() {
    "$1/bin/python" -IS -c 'import sys; print(*sys.version_info[:2])' 2>/dev/null && cat "$2"
}

is_built() {
    built_from "$1" "$2" | cmp -s - "$1/built_from"
}

# make_environment FOLDER LOCK. What it was built from is written last: a build that was cut short
# has no such file and starts over.
make_environment() {
    if is_built "$1" "$2"; then return; fi
    [ -w . ] || fail "The folder $PWD is read-only: copy Steadyback to a folder of your own."
    find_python
    command -v uv >/dev/null || "$PYTHON" -c 'import ensurepip, venv' 2>/dev/null ||
        fail "Python's venv module is missing: install it (Debian, Ubuntu: apt-get install python3-venv), then start again."
    mkdir -p .cache
    exec 9>.cache/install.lock
    # The lock belongs to this shell's open file, so it lasts until that is closed below.
    "$PYTHON" -c 'import fcntl; fcntl.flock(9, fcntl.LOCK_EX)'
    if ! is_built "$1" "$2"; then
        echo "Installing what Steadyback needs into $1; this takes a minute, once ..." >&2
        rm -f "$1/built_from"
        install_packages "$1" "$2" >.cache/install.log 2>&1 ||
            fail "Installing did not work: $(tail -n 1 .cache/install.log) (all of it: .cache/install.log). Is there a network? Then start again."
        built_from "$1" "$2" >"$1/built_from"
    fi
    exec 9>&-
}

install_packages() {
    if command -v uv >/dev/null; then
        uv venv --clear --python "$PYTHON" "$1" &&
            uv pip install --python "$1/bin/python" --require-hashes -r "$2"
    else
        "$PYTHON" -m venv --clear "$1" &&
            "$1/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$2"
    fi
}

install_debian_packages() {
    apt-get update >&2 && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "$@" >&2
}
