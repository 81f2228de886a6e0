#!/bin/sh
# Finds or installs a Chromium for the browser tests. Fails only in CI (CI=true): there, skipping them is no choice.
set -eu
venv="${VENV:-.venv}"
for name in chromium chromium-browser google-chrome google-chrome-stable; do
    if command -v "$name" >/dev/null 2>&1; then
        exit 0
    fi
done
if ls "${PLAYWRIGHT_BROWSERS_PATH:-$HOME/.cache/ms-playwright}"/chromium-* >/dev/null 2>&1; then
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Debian's chromium for the browser tests …"
    if apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; then
        exit 0
    fi
fi
echo "Downloading Playwright's Chromium for the browser tests …"
if "$venv/bin/playwright" install chromium; then
    exit 0
fi
echo "!!! NO CHROMIUM: the browser tests will be SKIPPED. Install it (Debian: sudo apt install chromium) and run make test again. !!!" >&2
[ "${CI:-}" != true ]
