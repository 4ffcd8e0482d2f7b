#!/usr/bin/env bash
# Prints the notes of the top entry of CHANGELOG.md. On the commit of a release the entry has to be that release and have a date.
#   build/changelog.sh VERSION    a release when the commit has the tag vVERSION
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

version=${1:?Say which version}
top=$(sed -nE '/^## /{s/^## //p;q}' CHANGELOG.md)
if git tag --points-at HEAD | grep -qxF "v$version"; then
    if ! [[ $top =~ ^"$version "\([0-9]{4}-[0-9]{2}-[0-9]{2}\)$ ]]; then
        echo "The tag is v$version and the top entry of CHANGELOG.md is '$top'. Write '## $version ($(date -u +%F))' there, and move the tag." >&2
        exit 3
    fi
fi
# from behind the first heading to before the second one
awk '/^## / { entry++; next } entry == 1' CHANGELOG.md
