#!/bin/sh
# Makes the virtual environment. Usage: scripts/setup.sh run|dev
#   run  what `jetisu360` itself needs        dev  also what the tests and benchmarks need
# A stamp beside the environment makes a second call cost nothing.
set -eu
kind="$1"
venv="${VENV:-.venv}"
lock=requirements.lock
apart=requirements-apart.lock
[ "$kind" = dev ] && lock=requirements-dev.lock

find_python() {
    for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python; do
        if command -v "$candidate" >/dev/null 2>&1 &&
            "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}

stamp="$venv/.ready-$kind"
wanted="$(cat "$lock" "$apart" pyproject.toml | cksum)"
# An environment that is ready for the tests is ready for running, too.
[ "$kind" = run ] && [ -f "$venv/.ready-dev" ] && stamp="$venv/.ready-dev" && wanted="$(cat requirements-dev.lock "$apart" pyproject.toml | cksum)"
if [ -x "$venv/bin/python" ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then
    exit 0
fi

if [ ! -x "$venv/bin/pip" ]; then
    python="$(find_python)" || {
        echo "Python 3.11 немесе жаңасы керек · Нужен Python 3.11 или новее · Python 3.11 or newer is needed (or: make PYTHON=/path/to/python …)" >&2
        exit 2
    }
    if ! "$python" -m venv "$venv" 2>/dev/null; then
        rm -rf "$venv"
        # Debian keeps venv in a package of its own.
        if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
            echo "Installing Debian's python3-venv …"
            apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null
            "$python" -m venv "$venv"
        else
            echo "Python has no venv module: install it first (Debian, Ubuntu: sudo apt install python3-venv)." >&2
            exit 2
        fi
    fi
fi

echo "Setting up Python packages ($kind); the first time this takes a minute or two …"
# The lock file is complete, so nothing is left to resolve. Older pips would otherwise look for the newest release of a
# package that another one wants with an extra (coverage[toml]), and stop because the lock has no hash of it.
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r "$lock"
[ "$kind" = dev ] && "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r "$apart"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --editable .
rm -f "$venv"/.ready-*
cat "$lock" "$apart" pyproject.toml | cksum > "$venv/.ready-$kind"
