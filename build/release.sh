#!/usr/bin/env bash
# Builds a release into a folder: an archive for each platform, the .NET tool, the npm packages, the list of parts (SBOM) and
# SHA256SUMS. With all five platforms it adds the Homebrew formula and the winget manifests.
#   build/release.sh DIR [RID ...]    the platforms are those below, or 'all'; linux-x64 when none is given
# Programs that build/program.sh made on their own platforms are taken from the folder PROGRAMS. The others are made here.
# Needs the .NET SDK of global.json, git, jq, node with npm, and zip for Windows. The same commit gives the same archives.
set -euo pipefail
shopt -s nullglob
cd "$(dirname "${BASH_SOURCE[0]}")/.."

platforms=(linux-x64 linux-arm64 osx-x64 osx-arm64 win-x64)
dist=$(mkdir -p "${1:?Name the folder for the release}" && cd "$1" && pwd)
shift
rids=("${@:-linux-x64}")
if [ "${rids[*]}" = all ]; then rids=("${platforms[@]}"); fi
if [ -n "$(ls -A "$dist")" ]; then
    echo "$dist is not empty. Name a new folder." >&2
    exit 3
fi

# Its own folder for what is compiled, so that the build of a desk is left as it is; inside the repository, whose path the
# compiler leaves out of what it writes.
work=$PWD/artifacts/release
rm -rf "$work"
mkdir -p "$work"
trap 'rm -rf "$work"' EXIT
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
project=src/SequencesAsCode.Cli
# The analyzers have run at a desk or in CI.
common=(--configuration Release --verbosity quiet "-p:ArtifactsPath=$work/artifacts" -p:ContinuousIntegrationBuild=true
    -p:RunAnalyzers=false -p:DebugType=none)

echo "-- version"
dotnet restore "$project" --verbosity quiet "-p:ArtifactsPath=$work/artifacts"
version=$(dotnet msbuild "$project" -t:MinVer -getProperty:MinVerVersion "-p:ArtifactsPath=$work/artifacts")
runtime=$(dotnet msbuild "$project" -getProperty:BundledNETCoreAppPackageVersion)
build/changelog.sh "$version" >"$dist/NOTES.md"
if [ "${GITHUB_REF_TYPE:-}" = tag ]; then build/stamp.sh --check "$GITHUB_REPOSITORY" "$version"; fi
echo "$version, with .NET $runtime"

echo "-- the .NET tool"
dotnet pack "$project" "${common[@]}" --output "$dist"

echo "-- the list of parts"
dotnet tool restore >"$work/log"
dotnet dotnet-CycloneDX "$project/SequencesAsCode.Cli.csproj" --no-serial-number --output-format Json \
    --set-name sequences-as-code --set-version "$version" --output "$work" --filename parts.json >"$work/log" ||
    { cat "$work/log" >&2; exit 1; }
# What only builds is left out, the runtime inside the archives is added, and the time is that of the commit.
jq --arg runtime "$runtime" --arg time "$(date -u -d "@$SOURCE_DATE_EPOCH" +%FT%TZ)" '
    if (.components | length) < 5 then error("The list of parts is not whole.") else . end
    | ([.components[] | select(.scope == "excluded")."bom-ref"]) as $out
    | .metadata.timestamp = $time
    | .components |= map(select(."bom-ref" | IN($out[]) | not))
        + [("Microsoft.AspNetCore.App", "Microsoft.NETCore.App")
            | { type: "framework", "bom-ref": "\(.)@\($runtime)", name: ., version: $runtime }]
    | .dependencies |= map(select(.ref | IN($out[]) | not) | if .dependsOn then .dependsOn -= $out else . end)
' "$work/parts.json" >"$dist/sequences-$version.cdx.json"

for rid in "${rids[@]}"; do
    case " ${platforms[*]} " in *" $rid "*) ;; *) echo "There is no platform '$rid'." >&2; exit 3 ;; esac
    echo "-- $rid"
    program=sequences
    if [ "$rid" = win-x64 ]; then program=sequences.exe; fi
    if [ -f "${PROGRAMS:-}/$rid/$program" ]; then
        mkdir -p "$work/staged/$rid"
        cp "$PROGRAMS/$rid/$program" "$work/staged/$rid"
        chmod 755 "$work/staged/$rid/$program"
    else
        build/program.sh "$rid" "$work/staged"
    fi
    cp LICENSE "$work/staged/$rid"
    find "$work/staged/$rid" -exec touch -d "@$SOURCE_DATE_EPOCH" {} +
    if [ "$rid" = win-x64 ]; then
        (cd "$work/staged/$rid" && TZ=UTC zip -q -X "$dist/sequences-$version-$rid.zip" LICENSE "$program")
    else
        tar -c --format=gnu --owner=0 --group=0 --numeric-owner -C "$work/staged/$rid" LICENSE "$program" |
            gzip -n -6 >"$dist/sequences-$version-$rid.tar.gz"
    fi
done

echo "-- npm"
node build/npm/pack.mjs "$version" "$work/staged" "$dist"

echo "-- checksums"
(cd "$dist" && sha256sum -- *.tar.gz *.zip *.tgz *.nupkg *.json >SHA256SUMS)
if [ ${#rids[@]} -eq ${#platforms[@]} ]; then build/manifests.sh "$version" "$dist"; fi
(cd "$dist" && find . -type f -printf '%P %s\n' | LC_ALL=C sort)
