#!/bin/sh
# Finds or installs a Chromium for the browser tests: Debian's without a window of its own, which takes half the
# time, else any. Fails only in CI (CI=true): there, skipping the tests is no choice.
set -eu
venv="${VENV:-.venv}"
have() { command -v "$1" >/dev/null 2>&1; }

if have chromium-headless-shell; then
    exit 0
fi
if [ "$(id -u)" = 0 ] && have apt-get; then
    echo "Installing Debian's chromium-headless-shell for the browser tests …"
    apt-get update -qq || true
    for name in chromium-headless-shell chromium; do
        if DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$name" >/dev/null; then
            exit 0
        fi
    done
fi
for name in chromium chromium-browser google-chrome google-chrome-stable; do
    if have "$name"; then
        exit 0
    fi
done
if ls "${PLAYWRIGHT_BROWSERS_PATH:-$HOME/.cache/ms-playwright}"/chromium* >/dev/null 2>&1; then
    exit 0
fi
echo "Downloading Playwright's Chromium for the browser tests …"
if "$venv/bin/playwright" install chromium; then
    exit 0
fi
echo "!!! NO CHROMIUM: the browser tests will be SKIPPED. Install it (Debian: sudo apt install chromium-headless-shell) and run make test again. !!!" >&2
[ "${CI:-}" != true ]
