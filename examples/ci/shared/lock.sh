#!/usr/bin/env bash
# The lock between runs. Copy to ci/lock.sh; used by every platform's pipeline, inside the one group in which applies wait for each other.
#   lock.sh fetch BRANCH FILE            takes FILE as it stands at the tip of BRANCH, and remembers it
#   lock.sh push BRANCH FILE [MESSAGE]   commits FILE to BRANCH, on top of whatever else came there meanwhile; nothing else changes
#   lock.sh leave BRANCH FILE DIR        puts FILE into DIR when it could not be pushed, with what it was made from
#   lock.sh resume BRANCH FILE DIR       after fetch: takes FILE from DIR and prints "resumed", unless BRANCH has moved on since
# BRANCH is main where the pipeline may push to it, else a branch of its own such as sequences-lock; a branch that is not there yet is made.
set -euo pipefail

verb=$1 branch=$2 file=$3 message=${4:-Lock after apply [skip ci]}
taken=refs/sequences/lock-taken

# The tip of the branch, or nothing when there is no such branch; a remote that does not answer is an error.
tip() {
    local code=0
    git ls-remote --exit-code --heads origin "refs/heads/$branch" >/dev/null || code=$?
    if [ "$code" -eq 2 ]; then return 0; fi
    if [ "$code" -ne 0 ]; then return "$code"; fi
    git fetch --quiet --depth 1 origin "+refs/heads/$branch:refs/sequences/tip" || return
    git rev-parse refs/sequences/tip
}

blob() { if [ -n "$1" ]; then git rev-parse --quiet --verify "$1:$path" || true; fi; }

path=$(git rev-parse --show-prefix)$file
path=${path#./}
if [ "$verb" = fetch ] || [ "$verb" = push ]; then parent=$(tip); fi

if [ "$verb" = fetch ]; then
    held=$(blob "$parent")
    if [ -n "$held" ]; then
        git update-ref "$taken" "$held"
        git cat-file blob "$held" >"$file"
    else
        git update-ref -d "$taken"
        rm -f "$file"
    fi
    exit 0
fi

if [ "$verb" = resume ]; then
    if [ ! -f "$4/lock.json" ]; then exit 0; fi
    if [ "$(cat "$4/lock-base")" != "$(git rev-parse --quiet --verify "$taken" || true)" ]; then
        echo "The lock on $branch moved on since a run could not push its own, which stays with that run's artefacts." >&2
        exit 0
    fi
    cp "$4/lock.json" "$file"
    echo resumed
    exit 0
fi

[ -f "$file" ] || { echo "There is no lock to keep."; exit 0; }
if [ "$verb" = leave ]; then
    cp "$file" "$4/lock.json"
    git rev-parse --quiet --verify "$taken" >"$4/lock-base" || true
    exit 0
fi

[ "$verb" = push ] || { echo "lock.sh: fetch, push, leave or resume, not $verb" >&2; exit 3; }
export GIT_AUTHOR_NAME=sequences GIT_AUTHOR_EMAIL=sequences@noreply.invalid GIT_COMMITTER_NAME=sequences GIT_COMMITTER_EMAIL=sequences@noreply.invalid
new=$(git hash-object -w -- "$file")
GIT_INDEX_FILE=$(mktemp -u)
export GIT_INDEX_FILE
trap 'rm -f "$GIT_INDEX_FILE"' EXIT

for _ in 1 2 3; do
    held=$(blob "$parent")
    if [ "$held" = "$new" ]; then
        echo "The lock on $branch is as it was."
        exit 0
    fi
    if [ "$held" != "$(git rev-parse --quiet --verify "$taken" || true)" ]; then
        echo "The lock on $branch was changed by somebody else since this run took it. Put the two together by hand: this run's lock is kept with its artefacts." >&2
        exit 1
    fi
    if [ -n "$parent" ]; then git read-tree "$parent"; else git read-tree --empty; fi
    git update-index --add --cacheinfo "100644,$new,$path"
    commit=$(git commit-tree "$(git write-tree)" ${parent:+-p "$parent"} -m "$message")
    if git push --quiet origin "$commit:refs/heads/$branch"; then
        echo "The lock is kept on $branch."
        exit 0
    fi
    parent=$(tip)
done
echo "The lock could not be pushed to $branch." >&2
exit 1
