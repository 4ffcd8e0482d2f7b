#!/usr/bin/env bash
# The lock between runs. Copy to ci/lock.sh; used by every platform's pipeline, inside the one group in which applies wait for each other.
#   lock.sh fetch BRANCH FILE            takes FILE as it stands at the tip of BRANCH, and remembers it
#   lock.sh push BRANCH FILE [MESSAGE]   commits FILE to BRANCH, on top of whatever else came there meanwhile; nothing else changes
#   lock.sh leave BRANCH FILE DIR        puts FILE into DIR when it could not be pushed, with what it was made from
#   lock.sh resume BRANCH FILE DIR       after fetch: takes FILE from DIR and prints "resumed", unless BRANCH has moved on since
# BRANCH is main where the pipeline may push to it, else a branch of its own such as sequences-lock; a branch that is not there yet is made.
set -euo pipefail

verb=$1 branch=$2 file=$3 message=${4:-Lock after apply [skip ci]}

refuse() {
    printf 'lock.sh: %s Nothing was changed.\n' "$1" >&2
    exit 3
}

# The tip of the branch, or nothing when there is no such branch; a remote that does not answer is an error.
tip() {
    local code=0
    git ls-remote --exit-code --heads origin "refs/heads/$branch" >/dev/null || code=$?
    if [ "$code" -eq 2 ]; then return 0; fi
    if [ "$code" -ne 0 ]; then return "$code"; fi
    git fetch --quiet --depth 1 origin "+refs/heads/$branch:refs/sequences/tip" || return
    git rev-parse refs/sequences/tip
}

# The lock at a commit, or nothing when it is not there; what cannot be looked up is an error.
blob() {
    local row mode id
    if [ -z "$1" ]; then return 0; fi
    row=$(git --literal-pathspecs ls-tree --full-tree "$1" -- "$path") || return
    read -r mode _ id _ <<<"$row" || true
    case $mode in
        '') ;;
        100*) echo "$id" ;;
        *) refuse "'$path' is not an ordinary file on the branch '$branch'." ;;
    esac
}

# However FILE is written (a slash too many, ./, from the root, through a link), git knows it by one path from the root of the repository.
case $verb in fetch | push | leave | resume) ;; *) refuse "unknown verb '$verb'. Use fetch, push, leave or resume." ;; esac
name=$(basename -- "$file")
case $file in */) refuse "'$file' ends in '/': name the lock file itself." ;; esac
folder=$(cd -- "$(dirname -- "$file")" 2>/dev/null && pwd -P) || refuse "there is no folder '$(dirname -- "$file")' here. Check WORKSPACE."
top=$(git -C "$folder" rev-parse --show-toplevel 2>/dev/null) || refuse "'$folder' is not in a git repository."
[ "$top" = "$(git rev-parse --show-toplevel)" ] || refuse "'$folder' belongs to another repository, '$top'. Run this there."
file=$folder/$name
path=$(git -C "$folder" rev-parse --show-prefix)$name
taken=refs/sequences/taken/$(printf '%s' "$path" | git hash-object --stdin)    # of this lock: a job may have several
if [ -L "$file" ] || { [ -e "$file" ] && [ ! -f "$file" ]; }; then refuse "'$file' is not an ordinary file."; fi
git check-ref-format "refs/heads/$branch" || refuse "'$branch' is not a branch name. Check LOCK_BRANCH."

if [ "$verb" = fetch ] || [ "$verb" = push ]; then parent=$(tip); fi

if [ "$verb" = fetch ]; then
    held=$(blob "$parent")
    if [ -n "$held" ]; then
        fetched=$(mktemp)
        trap 'rm -f "$fetched"' EXIT
        git cat-file blob "$held" >"$fetched"
        cat "$fetched" >"$file"
        git update-ref "$taken" "$held"
    else
        # A lock that is there and not on the branch goes only when it came from the branch before and nobody has touched it since.
        if [ -e "$file" ]; then
            if git ls-files --error-unmatch -- ":(top,literal)$path" >/dev/null 2>&1; then
                refuse "the branch '$branch' has no '$path', but this checkout does. If the branch is the wrong one, set LOCK_BRANCH. If the lock file should move there, run: ci/lock.sh push '$branch' '$path'. If it was deleted on purpose, delete it here too."
            fi
            if [ "$(git hash-object -- "$file")" != "$(git rev-parse --quiet --verify "$taken" || true)" ]; then
                refuse "the branch '$branch' has no '$path', and the file here did not come from it. Check the file, then push it or delete it."
            fi
            rm -f -- "$file"
        fi
        git update-ref -d "$taken"
    fi
    exit 0
fi

if [ "$verb" = resume ]; then
    if [ ! -f "$4/lock.json" ]; then exit 0; fi
    if [ "$(cat "$4/lock-base")" != "$(git rev-parse --quiet --verify "$taken" || true)" ]; then
        echo "The lock file on $branch has changed since a run could not push its own. That run's lock file stays in its artifacts." >&2
        exit 0
    fi
    cp "$4/lock.json" "$file"
    echo resumed
    exit 0
fi

[ -f "$file" ] || { echo "There is no lock file to keep."; exit 0; }
if [ "$verb" = leave ]; then
    cp "$file" "$4/lock.json"
    git rev-parse --quiet --verify "$taken" >"$4/lock-base" || true
    exit 0
fi

export GIT_AUTHOR_NAME=sequences GIT_AUTHOR_EMAIL=sequences@noreply.invalid GIT_COMMITTER_NAME=sequences GIT_COMMITTER_EMAIL=sequences@noreply.invalid
new=$(git hash-object -w -- "$file")
GIT_INDEX_FILE=$(mktemp -u)
export GIT_INDEX_FILE
trap 'rm -f "$GIT_INDEX_FILE"' EXIT

for _ in 1 2 3; do
    held=$(blob "$parent")
    if [ "$held" = "$new" ]; then
        echo "The lock file on $branch is unchanged."
        exit 0
    fi
    if [ "$held" != "$(git rev-parse --quiet --verify "$taken" || true)" ]; then
        echo "The lock file on $branch has changed since this run fetched it. Merge the two by hand: this run's lock file is in its artifacts." >&2
        exit 1
    fi
    if [ -n "$parent" ]; then git read-tree "$parent"; else git read-tree --empty; fi
    git update-index --add --cacheinfo "100644,$new,$path"
    commit=$(git commit-tree "$(git write-tree)" ${parent:+-p "$parent"} -m "$message")
    if git push --quiet origin "$commit:refs/heads/$branch"; then
        git update-ref "$taken" "$new"
        echo "The lock file is saved on $branch."
        exit 0
    fi
    parent=$(tip)
done
echo "The lock file could not be pushed to $branch." >&2
exit 1
