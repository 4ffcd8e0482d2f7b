#!/usr/bin/env bash
# Writes the Homebrew formula and the winget manifests of a release, with the checksums in its SHA256SUMS.
#   build/manifests.sh VERSION DIST    leaves DIST/homebrew/ and DIST/winget/; GITHUB_REPOSITORY says where the release is
set -euo pipefail

version=${1:?Say which version}
dist=${2:?Name the folder of the release}
repository=${GITHUB_REPOSITORY:-$(sed -n 's/^repository=//p' "$(dirname "${BASH_SOURCE[0]}")/published")}
base=https://github.com/$repository/releases/download/v$version

sum() { # sum FILE
    local found
    found=$(awk -v file="$1" '$2 == file { print $1 }' "$dist/SHA256SUMS")
    [[ $found =~ ^[0-9a-f]{64}$ ]] || { echo "SHA256SUMS has no checksum of $1." >&2; exit 3; }
    echo "$found"
}

block() { # block OS CPU RID
    local sum
    sum=$(sum "sequences-$version-$3.tar.gz")
    cat <<END
  on_$1 do
    on_$2 do
      url "$base/sequences-$version-$3.tar.gz"
      sha256 "$sum"
    end
  end
END
}

formula=$(
    cat <<END
class SequencesAsCode < Formula
  desc "Outbound sequences of Apollo.io as code: plan and apply YAML files"
  homepage "https://github.com/$repository"
  version "$version"
  license "MIT"

$(block macos arm osx-arm64)
$(block macos intel osx-x64)
$(block linux arm linux-arm64)
$(block linux intel linux-x64)

  def install
    bin.install "sequences"
  end

  test do
    assert_equal version.to_s, shell_output("#{bin}/sequences version").strip
  end
end
END
)
windows=$(sum "sequences-$version-win-x64.zip" | tr a-f A-F)

mkdir -p "$dist/homebrew" "$dist/winget"
echo "$formula" >"$dist/homebrew/sequences-as-code.rb"

id=SequencesAsCode.SequencesAsCode
head="PackageIdentifier: $id
PackageVersion: $version"
cat >"$dist/winget/$id.yaml" <<END
$head
DefaultLocale: en-US
ManifestType: version
ManifestVersion: 1.10.0
END
cat >"$dist/winget/$id.installer.yaml" <<END
$head
InstallerType: zip
NestedInstallerType: portable
NestedInstallerFiles:
  - RelativeFilePath: sequences.exe
    PortableCommandAlias: sequences
Installers:
  - Architecture: x64
    InstallerUrl: $base/sequences-$version-win-x64.zip
    InstallerSha256: $windows
ManifestType: installer
ManifestVersion: 1.10.0
END
cat >"$dist/winget/$id.locale.en-US.yaml" <<END
$head
PackageLocale: en-US
Publisher: The SequencesAsCode authors
PackageName: SequencesAsCode
PackageUrl: https://github.com/$repository
License: MIT
LicenseUrl: https://github.com/$repository/blob/v$version/LICENSE
ShortDescription: "Outbound sequences of Apollo.io as code: plan and apply YAML files."
ManifestType: defaultLocale
ManifestVersion: 1.10.0
END
