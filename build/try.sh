#!/usr/bin/env bash
# Tries a release the way people install it, offline from its files. Each way is installed, says its version, plans the example,
# and is removed. It runs with the bash of macOS and of Windows too.
#   build/try.sh DIST RID [archive | tool | npm ...]    RID is this platform; all three ways when none is given
set -euo pipefail
shopt -s nullglob
dist=$(cd "${1:?Name the folder of the release}" && pwd)
rid=${2:?Say which platform}
ways=" ${*:3} "
if [ -z "${3:-}" ]; then ways=" archive tool npm "; fi
cd "$(dirname "${BASH_SOURCE[0]}")/.."

archive=("$dist"/sequences-*-"$rid".tar.gz "$dist"/sequences-*-"$rid".zip)
if [ ${#archive[@]} -ne 1 ]; then
    echo "There is not one archive for $rid in $dist." >&2
    exit 3
fi
version=$(basename "${archive[0]}")
version=${version#sequences-}
version=${version%-"$rid".*}

try=$(mktemp -d)
trap 'rm -rf "$try"' EXIT
cp -R examples schemas "$try/"

runs() { # runs WHAT COMMAND
    local said
    rm -rf "$try/examples/quickstart/.sequences"
    said=$("$2" version)
    if [ "${said//$'\r'/}" != "$version" ]; then
        echo "$1: 'sequences version' says '$said' and not '$version'." >&2
        exit 1
    fi
    "$2" plan -C "$try/examples/quickstart" >"$try/plan.txt"
    grep -q '^Plan: 1 to create, 1 to update' "$try/plan.txt" || { cat "$try/plan.txt" >&2; exit 1; }
    echo "$1: version $said, and the plan of the example"
}

gone() { # gone FOLDER
    if [ -n "$(ls -A "$1")" ]; then
        echo "Left behind in $1: $(ls -A "$1")" >&2
        exit 1
    fi
}

# Without a .NET on the path, and with a home of its own: what is written there would stay behind when the program is removed.
plain() {
    mkdir -p "$try/home" "$try/temporary"
    env -i HOME="$try/home" TMPDIR="$try/temporary" TERM=dumb DOTNET_ROOT="$try/none" PATH=/usr/bin:/bin \
        ${SYSTEMROOT:+SYSTEMROOT="$SYSTEMROOT" TEMP="$TEMP" TMP="$TMP"} "$try/program/$program" "$@"
}

try_archive() {
    mkdir "$try/program"
    program=sequences
    case $rid in
        win-*)
            program=sequences.exe
            unzip -q "${archive[0]}" -d "$try/program"
            ;;
        *) tar -xzf "${archive[0]}" -C "$try/program" ;;
    esac
    runs "archive for $rid" plain
    gone "$try/home"
    gone "$try/temporary"
    rm "$try/program/$program" "$try/program/LICENSE"
    gone "$try/program"
}

try_tool() {
    # The cache is empty and the folder of the release the only source, so nothing comes from anywhere else.
    cat >"$try/nuget.config" <<END
<configuration><packageSources><clear /><add key="release" value="$dist" /></packageSources></configuration>
END
    export NUGET_PACKAGES="$try/packages"
    dotnet tool install SequencesAsCode --tool-path "$try/tool" --configfile "$try/nuget.config" --version "$version" >"$try/log"
    runs ".NET tool" "$try/tool/sequences"
    dotnet tool uninstall SequencesAsCode --tool-path "$try/tool" >"$try/log"
    rm -rf "$try/tool/.store"
    gone "$try/tool"
}

try_npm() {
    local platform
    platform=sequences-as-code-$(node -p 'process.platform + "-" + process.arch')
    mkdir "$try/node"
    echo '{ "private": true }' >"$try/node/package.json"
    offline=(--prefix "$try/node" --offline --cache "$try/npm-cache" --no-audit --no-fund --loglevel error)
    npm install "${offline[@]}" "$dist/$platform-$version.tgz" "$dist/sequences-as-code-$version.tgz" >"$try/log"
    runs "npm package" "$try/node/node_modules/.bin/sequences"
    npm uninstall "${offline[@]}" sequences-as-code "$platform" >"$try/log"
    if [ -e "$try/node/node_modules/.bin/sequences" ] || [ -e "$try/node/node_modules/$platform" ]; then
        echo "npm uninstall left the program behind." >&2
        exit 1
    fi
}

(
    cd "$dist"
    if command -v sha256sum >"$try/log"; then sha256sum --quiet -c SHA256SUMS; else shasum -a 256 -c SHA256SUMS >"$try/log"; fi
)
for way in archive tool npm; do
    case $ways in *" $way "*) "try_$way" ;; esac
done
