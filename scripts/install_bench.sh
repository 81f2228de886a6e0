#!/bin/sh
# What the benchmarks compare with and pip cannot bring: Hugin's nona. Without it that one comparison is left out.
set -eu
if command -v nona >/dev/null 2>&1; then
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing hugin-tools (nona) …"
    if { apt-get install -y -qq hugin-tools || { apt-get update -qq && apt-get install -y -qq hugin-tools; }; } >/dev/null 2>&1; then
        exit 0
    fi
    echo "hugin-tools could not be installed; the comparison with nona is left out." >&2
    exit 0
fi
echo "nona is not installed, so the comparison with it is left out. To have it: sudo apt-get install hugin-tools" >&2
