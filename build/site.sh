#!/usr/bin/env bash
# Builds the site from the pages, into artifacts/site. A broken link is an error. Core must be built before: its API is
# part of the site.
#   build/site.sh [CONFIGURATION]    the configuration that was built; default: debug
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

program=artifacts/bin/SequencesAsCode.Cli/${1:-debug}
if [ ! -f "$program/SequencesAsCode.Core.xml" ]; then
    echo "Build the solution first: there is no $program/SequencesAsCode.Core.xml" >&2
    exit 3
fi

source=artifacts/site-source
rm -rf "$source" artifacts/site
mkdir -p "$source/core"
cp "$program"/*.dll "$program/SequencesAsCode.Core.xml" "$source/core/"
cp -r build/site/. ./*.md LICENSE docs schemas actions azure templates examples "$source/"
find "$source" -name .sequences -prune -exec rm -rf {} +

# The page of a folder is README.md in git and index.html on a site.
find "$source" -name README.md | while read -r page; do mv "$page" "${page%README.md}index.md"; done
find "$source" -name '*.md' -exec sed -i -E 's#(\]\([^) ]*)README\.md#\1index.md#g' {} +

# A link to a file whose name begins with a dot leads nowhere on a site.
find "$source" -name '*.md' -exec sed -i -E 's#\[([^]]*)\]\([^)]*/\.[a-z][^)]*\)#\1#g' {} +

# The contents at the side are the list of pages, so that nothing is listed twice.
awk -f build/site/contents.awk docs/README.md >"$source/docs/toc.yml"
cat >"$source/toc.yml" <<'END'
- name: Documentation
  href: docs/
  homepage: docs/index.md
- name: Codes
  href: docs/codes/index.md
- name: API
  href: api/
- name: Contributing
  href: CONTRIBUTING.md
END

dotnet docfx metadata "$source/docfx.json" --warningsAsErrors
dotnet docfx build "$source/docfx.json" --warningsAsErrors
test -f artifacts/site/index.html
test -f artifacts/site/docs/codes/seq1xx.html
