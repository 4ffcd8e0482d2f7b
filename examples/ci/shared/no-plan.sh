#!/usr/bin/env bash
# Prints the comment of a run that failed before it could plan. Copy to ci/no-plan.sh; comment.sh calls it.
#   no-plan.sh COMMIT   needs WORKSPACE and ENVIRONMENT
# The first line is the marker of the plan's own comment, so it takes that comment's place.
set -euo pipefail

# Follows links, and takes a folder that is not there as it is written.
folder=$(realpath -m -- "$WORKSPACE")

# The folder's path from the root of its repository, as the program has it.
inside() {
    local above=$folder
    until [ -f "$above/.git" ] || [ -e "$above/.git/HEAD" ]; do
        if [ "$above" = / ]; then
            basename -- "$folder"
            return
        fi
        above=$(dirname -- "$above")
    done
    local path=${folder#"${above%/}"}
    path=${path#/}
    printf '%s' "${path:-.}"
}

# The program's way to write any text as one word of a comment.
token() {
    local LC_ALL=C text=$1 word='' letter i
    for ((i = 0; i < ${#text}; i++)); do
        letter=${text:i:1}
        case $letter in
            [A-Za-z0-9._/]) ;;
            -) case $word in '' | *-) letter=%2D ;; esac ;;
            *) letter=$(printf '%s' "$letter" | od -An -tx1 | tr -d ' \n' | tr a-f A-F) letter=%$letter ;;
        esac
        word+=$letter
    done
    if [ ${#word} -gt 40 ]; then
        word=${word:0:31}~$(printf '%s' "$text" | sha256sum | cut -c 1-8)
    fi
    printf '%s' "$word"
}

# The program says it, where it is there; where it could not be installed, the same rule stands here.
sequences marker -C "$WORKSPACE" -e "$ENVIRONMENT" 2>/dev/null ||
    printf '<!-- sequences-as-code: %s %s -->\n' "$(token "$(inside)")" "$(token "$ENVIRONMENT")"
where=$(inside | tr -d '`\n')
if [ "$where" = . ]; then where=; else where=", folder \`$where\`"; fi
printf '**No plan for %s: the run failed before it could plan.** Environment <b>%s</b>%s. The log of the run says why.\n' "$1" "$(token "$ENVIRONMENT")" "$where"
