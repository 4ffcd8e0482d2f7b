#!/usr/bin/env bash
# Writes the repository and the version of a release into every file that names them, so that a tag has no placeholder:
# the workflow and the templates that others call, the recipes inside the program, the docs and the tests of all these.
#   build/stamp.sh OWNER/NAME VERSION            then commit, and tag that commit
#   build/stamp.sh --check OWNER/NAME VERSION    3 when the files name others
# build/published is the one place that says what they name now.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

check=no
if [ "${1:-}" = --check ]; then
    check=yes
    shift
fi
name=${1:-} to=${2:-}
[[ $name =~ ^[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+$ ]] || { echo "Name the repository: OWNER/NAME." >&2; exit 3; }
[[ $to =~ ^[0-9]+\.[0-9]+\.[0-9]+[0-9A-Za-z.-]*$ ]] || { echo "Name the version, such as 1.2.3." >&2; exit 3; }
old=$(sed -n 's/^repository=//p' build/published)
from=$(sed -n 's/^version=//p' build/published)

if [ $check = yes ]; then
    if [ "$old $from" != "$name $to" ]; then
        echo "The files name $old $from, and not $name $to. Run 'build/stamp.sh $name $to', commit, and tag that commit." >&2
        exit 3
    fi
    exit
fi

# What names the repository, and nothing else that looks like it.
mapfile -t files < <(git grep -lIF "$old" -- . ':!CHANGELOG.md')
escaped() { sed 's/[].[*^$\/]/\\&/g' <<<"$1"; }
was=$(escaped "$old") before=$(escaped "$from")
sed -i -E "
    s/(^|[^A-Za-z0-9_.-])$was([^A-Za-z0-9_.-]|\$)/\\1${name//\//\\/}\\2/g
    s/(${name//\//\\/}[A-Za-z0-9_.\/-]*@v?)$before(['\"\$[:space:]]|\$)/\\1$to\\2/g
" "${files[@]}"
sed -i -E "s/^( *ref: refs\/tags\/v)$before\$/\\1$to/; s/^( *version: )[0-9]+\.[0-9]+\.[0-9]+[0-9A-Za-z.-]*\$/\\1$to/" \
    examples/ci/github/*.yml examples/ci/gitlab/.gitlab-ci.yml examples/ci/azure/azure-pipelines.yml
if [ -f docs/install.md ]; then sed -i -E "s/^(version=)$before\$/\\1$to/; s/^( *rev: v)$before\$/\\1$to/" docs/install.md; fi
printf 'repository=%s\nversion=%s\n' "$name" "$to" >build/published
echo "Named $name $to in ${#files[@]} files. Commit them, and tag that commit v$to."
