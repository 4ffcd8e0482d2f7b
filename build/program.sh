#!/usr/bin/env bash
# Builds the program of one platform as one file, which runs without .NET.
#   build/program.sh RID DIR    DIR/RID gets the program
# Native code can only be compiled on its own platform (Linux needs clang or gcc, and the headers of zlib). For another
# platform the program carries .NET instead: it does the same, starts later and is twice the size.
set -euo pipefail
rid=${1:?Name the platform}
out=$(mkdir -p "${2:?Name the folder for the program}/$1" && cd "$2/$1" && pwd)
cd "$(dirname "${BASH_SOURCE[0]}")/.."

case "$(uname -s) $(uname -m)" in
    "Linux x86_64") here=linux-x64 ;;
    "Linux aarch64") here=linux-arm64 ;;
    "Darwin x86_64") here=osx-x64 ;;
    "Darwin arm64") here=osx-arm64 ;;
    MINGW*x86_64 | MSYS*x86_64) here=win-x64 ;;
    *) here=other ;;
esac
kind=(--self-contained -p:PublishSingleFile=true -p:IncludeNativeLibrariesForSelfExtract=false)
if [ "$rid" = "$here" ]; then kind=(-p:PublishAot=true); fi

# Its own folder for what is compiled, so that the build of a desk is left as it is; inside the repository, whose path the
# compiler leaves out of what it writes. The analyzers have run at a desk or in CI.
work=$PWD/artifacts/program/$rid
rm -rf "$work"
mkdir -p "$work"
trap 'rm -rf "$work"' EXIT
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet publish src/SequencesAsCode.Cli --configuration Release --runtime "$rid" "${kind[@]}" \
    "-p:ArtifactsPath=$work/artifacts" -p:ContinuousIntegrationBuild=true -p:RunAnalyzers=false -p:DebugType=none \
    --output "$work/out" >"$work/log" || { cat "$work/log" >&2; exit 1; }

# RestSharp warns of its serializers, which are never called: bodies are finished texts.
if grep -E 'warning IL[0-9]+' "$work/log" | grep -v "Assembly 'RestSharp'" >&2; then
    echo "Native code may lack what these warnings name." >&2
    exit 1
fi

program=sequences
if [[ $rid == win-* ]]; then program=sequences.exe; fi
rm -f "$work/out"/*.dbg "$work/out"/*.pdb "$work/out/aspnetcorev2_inprocess.dll" # debugging, and IIS, which never runs this program
rm -rf "$work/out"/*.dSYM
files=$(cd "$work/out" && echo *)
if [ "$files" != "$program" ]; then
    echo "The program of $rid is more than one file: $files" >&2
    exit 1
fi
cp "$work/out/$program" "$out/"
