#!/usr/bin/env bash
# One comment on the pull request, written once and then updated in place. Copy to ci/comment.sh.
#   comment.sh FILE   needs GH_TOKEN, GITHUB_REPOSITORY and PR (the number)
set -euo pipefail

file=$1
MARKER=$(head -n 1 "$file")
export MARKER
comments=repos/$GITHUB_REPOSITORY/issues/$PR/comments

# Only a comment of the workflow itself: anybody can write the marker.
# shellcheck disable=SC2016
id=$(gh api --paginate "$comments?per_page=100" --jq '.[] | select(.user.login == "github-actions[bot]" and (.body | split("\n")[0] | rtrimstr("\r")) == env.MARKER) | .id' | head -n 1)
if [ -n "$id" ]; then
    gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$id" --field "body=@$file"
else
    gh api --silent --method POST "$comments" --field "body=@$file"
fi
