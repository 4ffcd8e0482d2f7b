#!/usr/bin/env bash
# Installs the program into a folder: a released binary whose checksum is checked, or built from a commit with the .NET 10 SDK.
#   install.sh DIR   leaves DIR/sequences
# RELEASES_TOKEN reads releases of a private repository. Of a public one on github.com, the provenance is checked too, where gh has a token.
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
repository=''
if [[ $DOWNLOAD =~ ^https://github\.com/([A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+)/releases/download$ ]] && command -v gh >/dev/null; then repository=${BASH_REMATCH[1]}; fi
token=${RELEASES_TOKEN:-}
for name in "$file" SHA256SUMS; do
    if [ -z "$token" ]; then
        curl --silent --show-error --fail --location --retry 3 --output "$work/$name" "$DOWNLOAD/v$VERSION/$name"
    elif [ -n "$repository" ]; then # an address of a private release takes no token
        GH_TOKEN=$token gh release download "v$VERSION" --repo "$repository" --pattern "$name" --output "$work/$name"
    else
        curl --silent --show-error --fail --location --retry 3 --header @- --output "$work/$name" "$DOWNLOAD/v$VERSION/$name" <<<"Authorization: Bearer $token"
    fi
done
if command -v sha256sum >/dev/null; then check='sha256sum --check'; else check='shasum -a 256 --check'; fi
(cd "$work" && grep -E "^[0-9a-f]{64} [ *]$file\$" SHA256SUMS | $check --quiet -) || { echo "The checksum of $file is missing or wrong." >&2; exit 3; }
if [ -n "$repository" ] && [ -z "$token" ] && [ -n "${GH_TOKEN:-}" ]; then
    gh attestation verify "$work/$file" --repo "$repository" >/dev/null || { echo "The provenance of $file cannot be verified: it was not built by a workflow of $repository." >&2; exit 3; }
fi
tar -xzf "$work/$file" -C "$target"
