#!/usr/bin/env bash
# One thread on the pull request, written once and then updated in place. Copy to ci/comment.sh.
#   comment.sh FILE   needs SYSTEM_ACCESSTOKEN; the build service has to be allowed "Contribute to pull requests"
set -euo pipefail

file=$1 head=$SYSTEM_PULLREQUEST_SOURCECOMMITID
# The run failed before it came to plan, or in the middle of it.
if ! [[ $(head -n 1 "$file" 2>/dev/null) == '<!-- sequences-as-code: '* ]]; then
    mkdir -p "$(dirname "$file")"
    bash "$(dirname "$0")/no-plan.sh" "$head" >"$file"
fi
MARKER=$(head -n 1 "$file")
export MARKER
request=${SYSTEM_COLLECTIONURI%/}/$SYSTEM_TEAMPROJECTID/_apis/git/repositories/$BUILD_REPOSITORY_ID/pullRequests/$SYSTEM_PULLREQUEST_PULLREQUESTID
threads=$request/threads

# The token goes by a file, so that no list of processes shows it.
header=$(mktemp) body=$(mktemp)
trap 'rm -f "$header" "$body"' EXIT
printf 'Authorization: Bearer %s\n' "$SYSTEM_ACCESSTOKEN" >"$header"
call() { curl --silent --show-error --fail --header "@$header" --header 'Content-Type: application/json' "$@"; }

# A run of an older commit, started again or slow, does not write over the plan of a newer one.
now=$(call "$request?api-version=7.1" | jq -r .lastMergeSourceCommit.commitId)
if [ "$now" != "$head" ]; then
    echo "The pull request has moved on to $now. The run of that commit comments."
    exit 0
fi

me=$(call "${SYSTEM_COLLECTIONURI%/}/_apis/connectionData" | jq -r .authenticatedUser.id)
# Only a thread of this identity: anybody can write the marker.
id=$(call "$threads?api-version=7.1" | jq -r --arg me "$me" 'first(.value[] | select(.isDeleted | not) | select(.comments[0].author.id == $me and ((.comments[0].content // "") | split("\n")[0]) == env.MARKER) | .id) // empty')
if [ -n "$id" ]; then
    jq --raw-input --slurp '{ content: . }' "$file" >"$body"
    call --output /dev/null --request PATCH --data "@$body" "$threads/$id/comments/1?api-version=7.1"
else
    # closed: it asks nobody to resolve it.
    jq --raw-input --slurp '{ comments: [{ parentCommentId: 0, content: ., commentType: "text" }], status: "closed" }' "$file" >"$body"
    call --output /dev/null --request POST --data "@$body" "$threads?api-version=7.1"
fi
