#!/usr/bin/env bash
# Installs the program into a folder: a released binary whose checksum is checked, or built from a commit with the .NET 10 SDK.
#   install.sh DIR   leaves DIR/sequences
# SOURCE is "release" (then VERSION and DOWNLOAD, the address of the releases) or "build" (then CHECKOUT, a folder with the source, or URL and COMMIT).
set -euo pipefail

mkdir -p "$1"
target=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ "$SOURCE" = build ]; then
    if [ -z "${CHECKOUT:-}" ]; then
        # git checks that what it gets is exactly the commit of this whole id
        [[ ${COMMIT:-} =~ ^[0-9a-f]{40}$ ]] || { echo "Name the commit to build by its whole id." >&2; exit 3; }
        git init --quiet "$work/source"
        git -C "$work/source" fetch --quiet --depth 1 "$URL" "$COMMIT"
        git -C "$work/source" checkout --quiet --detach FETCH_HEAD
        CHECKOUT=$work/source
    fi
    cd "$CHECKOUT" # for its global.json
    dotnet publish src/SequencesAsCode.Cli --configuration Release --output "$target" --verbosity quiet
    exit
fi
[[ ${VERSION:-} =~ ^[0-9]+\.[0-9]+\.[0-9]+[0-9A-Za-z.-]*$ ]] || { echo "Name the release to install, such as version: 1.2.3." >&2; exit 3; }
case $(uname -s) in Linux) system=linux ;; Darwin) system=osx ;; *) echo "There is no release for $(uname -s) here." >&2; exit 3 ;; esac
case $(uname -m) in x86_64) machine=x64 ;; aarch64 | arm64) machine=arm64 ;; *) echo "There is no release for $(uname -m)." >&2; exit 3 ;; esac
file=sequences-$VERSION-$system-$machine.tar.gz
for name in "$file" SHA256SUMS; do
    curl --silent --show-error --fail --location --retry 3 --output "$work/$name" "$DOWNLOAD/v$VERSION/$name"
done
if command -v sha256sum >/dev/null; then check='sha256sum --check'; else check='shasum -a 256 --check'; fi
(cd "$work" && grep -E "^[0-9a-f]{64} [ *]$file\$" SHA256SUMS | $check --quiet -) || { echo "The checksum of $file is missing or wrong." >&2; exit 3; }
tar -xzf "$work/$file" -C "$target"
