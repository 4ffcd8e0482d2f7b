#!/usr/bin/env bash
# One comment on the pull request, written once and then updated in place. Copy to ci/comment.sh.
#   comment.sh FILE   needs GH_TOKEN, GITHUB_REPOSITORY, PR (the number), HEAD_SHA (its newest commit), WORKSPACE and ENVIRONMENT
set -euo pipefail

file=$1 head=$HEAD_SHA
# The run failed before it came to plan, or in the middle of it.
if ! [[ $(head -n 1 "$file" 2>/dev/null) == '<!-- sequences-as-code: '* ]]; then
    mkdir -p "$(dirname "$file")"
    bash "$(dirname "$0")/no-plan.sh" "$head" >"$file"
fi

# A run of an older commit, started again or slow, does not write over the plan of a newer one.
now=$(gh api "repos/$GITHUB_REPOSITORY/pulls/$PR" --jq .head.sha)
if [ "$now" != "$head" ]; then
    echo "The pull request has moved on to $now. The run of that commit comments."
    exit 0
fi

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
