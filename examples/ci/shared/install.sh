#!/usr/bin/env bash
# Builds the program from one commit that you have looked at; no package feed is involved. Copy to ci/install.sh and set the two values.
#   install.sh DIR   leaves DIR/sequences; needs git and the .NET 10 SDK
set -euo pipefail

url=${SEQUENCES_URL:-https://git.example.com/sequences-as-code.git}    # where you get this program from
commit=${SEQUENCES_COMMIT:-0000000000000000000000000000000000000000}  # the whole id: git checks that what it gets is exactly this

case $url$commit in
  https://git.example.com/* | *0000000000000000000000000000000000000000)
    echo "Set url and commit in ci/install.sh first." >&2
    exit 3
    ;;
esac
target=$(mkdir -p "$1" && cd "$1" && pwd)
source=$(mktemp -d)
trap 'rm -rf "$source"' EXIT
git init --quiet "$source"
git -C "$source" fetch --quiet --depth 1 "$url" "$commit"
git -C "$source" checkout --quiet --detach FETCH_HEAD
cd "$source" # for its global.json
dotnet publish src/SequencesAsCode.Cli --configuration Release --output "$target" --verbosity quiet
