#!/bin/sh
# Finds or installs a server or a library of Debian's that tests need: scripts/debian.sh PACKAGE PROGRAM|lib….so.N
# Fails only in CI (CI=true): there, skipping them is no choice.
set -eu
package="$1" program="$2"
# (Neither of the two folders is in everybody's path.)
PATH="$PATH:/usr/sbin:$(echo /usr/lib/postgresql/*/bin | tr ' ' ':')"
if command -v "$program" >/dev/null 2>&1; then
    exit 0
fi
case "$program" in
lib*) if ldconfig -p 2>/dev/null | grep -q "$program"; then exit 0; fi ;;
esac
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Debian's $package for the tests of the portal …"
    if apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" >/dev/null; then
        exit 0
    fi
fi
echo "!!! NO $program: the tests that need it will be SKIPPED. Install it (Debian: sudo apt install $package) and run make test again. !!!" >&2
[ "${CI:-}" != true ]
