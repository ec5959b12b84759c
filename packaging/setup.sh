#!/bin/sh
# Sets up .venv for `run` or `dev`; nothing outside the project but missing system libraries.
set -eu
kind=$1
cd "$(dirname "$0")/.."

python=""
for candidate in python3 python3.13 python3.12 python3.11; do
    if command -v "$candidate" >/dev/null 2>&1 &&
        "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    echo "Python 3.11 ou plus récent est nécessaire. Installez-le : apt-get install python3" >&2
    exit 3
fi
if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        apt-get update -qq && apt-get install -qq -y --no-install-recommends "python$version-venv"
    else
        echo "Il manque le module venv de Python. Installez-le : sudo apt-get install python$version-venv" >&2
        exit 3
    fi
fi

echo "Préparation du programme (une seule fois)…" >&2
[ -x .venv/bin/python ] || "$python" -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "requirements/$kind.lock"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
.venv/bin/python -m compileall -q engagement_desktop migrations
.venv/bin/python packaging/system_libraries.py "$kind"
touch .venv/.ready-run
[ "$kind" = run ] || touch .venv/.ready-dev
