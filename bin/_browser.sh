# shellcheck shell=sh
# Finds a Chromium for the browser tests, or installs one, and says where in CHROMIUM_PATH.

find_chromium() {
    for candidate in "${CHROMIUM_PATH:-}" chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
        if [ -n "$candidate" ] && CHROMIUM_PATH=$(command -v "$candidate"); then
            export CHROMIUM_PATH
            return
        fi
    done
    CHROMIUM_PATH=$(.venv-dev/bin/python -c '
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)')
    export CHROMIUM_PATH
    [ -x "$CHROMIUM_PATH" ]
}

make_chromium() {
    if find_chromium; then return; fi
    echo "Installing a Chromium for the browser tests ..." >&2
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        install_debian_packages chromium
    else
        .venv-dev/bin/python -m playwright install chromium >&2
    fi && find_chromium
}
