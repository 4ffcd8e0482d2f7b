#!/usr/bin/env bash
# One note on the merge request, written once and then updated in place. Copy to ci/comment.sh.
#   comment.sh FILE   needs SEQUENCES_TOKEN: a project access token with the scope api and the role Reporter
set -euo pipefail

file=$1 head=${CI_MERGE_REQUEST_SOURCE_BRANCH_SHA:-$CI_COMMIT_SHA}
# The run failed before it came to plan, or in the middle of it.
if ! [[ $(head -n 1 "$file" 2>/dev/null) == '<!-- sequences-as-code: '* ]]; then
    mkdir -p "$(dirname "$file")"
    bash "$(dirname "$0")/no-plan.sh" "$head" >"$file"
fi
MARKER=$(head -n 1 "$file")
export MARKER
request=$CI_API_V4_URL/projects/$CI_PROJECT_ID/merge_requests/$CI_MERGE_REQUEST_IID
notes=$request/notes

# The token goes by a file, so that no list of processes shows it.
header=$(mktemp)
trap 'rm -f "$header"' EXIT
printf 'PRIVATE-TOKEN: %s\n' "$SEQUENCES_TOKEN" >"$header"
call() { curl --silent --show-error --fail --header "@$header" "$@"; }

# A job of an older commit, started late, does not write over the plan of a newer one.
now=$(call "$request" | jq -r .sha)
if [ "$now" != "$head" ]; then
    echo "The merge request has moved on to $now. The job of that commit writes the note."
    exit 0
fi

me=$(call "$CI_API_V4_URL/user" | jq .id)
id='' page=1
while [ -z "$id" ]; do
    found=$(call "$notes?per_page=100&page=$page")
    if [ "$(jq length <<<"$found")" -eq 0 ]; then break; fi
    # Only a note of this token: anybody can write the marker.
    id=$(jq --argjson me "$me" 'first(.[] | select(.author.id == $me and (.body | split("\n")[0]) == env.MARKER) | .id) // empty' <<<"$found")
    page=$((page + 1))
done
if [ -n "$id" ]; then
    call --output /dev/null --request PUT --data-urlencode "body@$file" "$notes/$id"
else
    call --output /dev/null --request POST --data-urlencode "body@$file" "$notes"
fi
