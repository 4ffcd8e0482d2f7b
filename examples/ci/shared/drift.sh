#!/usr/bin/env bash
# What was edited in Apollo, as a commit to review. Copy to ci/drift.sh.
#   drift.sh FOLDER ENVIRONMENT BRANCH TEXT [OPTION…]   pulls, commits what changed in FOLDER, pushes it to BRANCH, which is this script's own and is
#       written over, and leaves what a reviewer should read in the file TEXT; each OPTION goes to git push
# Prints "pushed" when there is something to review. LOCK_APART names the lock where it is not kept with the files.
set -euo pipefail

folder=$1 environment=$2 branch=$3 text=$4
shift 4
said=$(mktemp -d)
trap 'rm -rf "$said"' EXIT

code=0
sequences plan -C "$folder" -e "$environment" --drift-only --detailed-exitcode >"$said/drift" || code=$?
case $code in
    0) exit 0 ;;
    2) ;;
    *) exit "$code" ;;
esac

# 8: some of it is left to a person, as the text says. 6: all of it.
code=0
sequences pull -C "$folder" -e "$environment" >"$said/pull" || code=$?
cat "$said/drift" "$said/pull" >&2
case $code in 0 | 8) ;; *) exit "$code" ;; esac

# Indented, so that no text from Apollo ends the block or is read as Markdown.
{
    printf 'Sequences were edited in Apollo. This change takes the edits into the files. What it leaves to you is listed below.\n\n'
    sed 's/^/    /' "$said/drift"
    printf '\n'
    sed 's/^/    /' "$said/pull"
} >"$said/text"
jq --raw-input --slurp --raw-output '.[:60000]' "$said/text" >"$text"    # as much as a pull request takes

# From inside the folder, so that git takes it however its path is written.
git -C "$folder" add --all -- . ':(exclude,glob)**/.sequences/**'
if [ -n "${LOCK_APART:-}" ]; then git -C "$(dirname -- "$LOCK_APART")" reset --quiet -- ":(literal)$(basename -- "$LOCK_APART")"; fi
if git diff --cached --quiet; then exit 0; fi
git -c user.name=sequences -c user.email=sequences@noreply.invalid commit --quiet --message "Take edits made in Apollo into the files"
git push --quiet --force "$@" origin "HEAD:refs/heads/$branch"
echo pushed
