# shellcheck shell=sh
# A PostgreSQL of our own for one test run: in a temporary folder, reached by a socket in it, gone at the end.

find_postgres() {
    for postgres_bin in "$(pg_config --bindir 2>/dev/null)" /usr/lib/postgresql/*/bin \
        /opt/homebrew/opt/postgresql*/bin "$(dirname "$(command -v initdb)")"; do
        if [ -x "$postgres_bin/initdb" ] && [ -x "$postgres_bin/postgres" ]; then return; fi
    done
    return 1
}

make_postgres() {
    if find_postgres; then return; fi
    [ "${CI:-}" = true ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
    echo "Installing PostgreSQL for the tests ..." >&2
    install_debian_packages postgresql && find_postgres
}

# PostgreSQL refuses to run as root.
as_postgres() {
    if [ "$(id -u)" = 0 ]; then
        setpriv --reuid=postgres --regid=postgres --init-groups env HOME="$cluster" LC_ALL=C.UTF-8 "$@"
    else
        LC_ALL=C.UTF-8 "$@"
    fi
}

start_postgres() {
    cluster=$(mktemp -d)
    trap stop_postgres EXIT
    trap 'exit 130' INT TERM HUP
    [ "$(id -u)" != 0 ] || chown postgres: "$cluster"
    (
        cd "$cluster"
        as_postgres "$postgres_bin/initdb" --pgdata data --username app --auth trust --encoding UTF8 \
            --locale C.UTF-8 --no-sync
        as_postgres "$postgres_bin/pg_ctl" start --wait --pgdata data --log log --options "\
            -c listen_addresses= -c unix_socket_directories=$cluster \
            -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    ) >"$cluster/start.log" 2>&1 || fail "PostgreSQL did not start: $(tail -n 1 "$cluster/start.log")"
    postgres_url="postgres://app@$(printf %s "$cluster" | sed 's|/|%2F|g')/postgres"
}

stop_postgres() {
    (cd "$cluster" && as_postgres "$postgres_bin/pg_ctl" stop --pgdata data --mode immediate) >/dev/null 2>&1 || :
    rm -rf "$cluster"
}
