#!/usr/bin/env bash
# Checks every law with many seeds, one run of the test program each.
#   tests/laws.sh [SEEDS=200] [CASES=20] [FIXTURE…]
# Seeds are random. CASES caps the cases of each law, and then no kind has to be met; 1000000 caps nothing. Needs a build: dotnet build.
# Prints a line a seed and ends with 1 if one failed; LAW_SEED=… dotnet test --filter … repeats it.
set -euo pipefail
cd "$(dirname "$0")"
seeds=${1:-200} cases=${2:-20}
shift $(($# < 2 ? $# : 2))

names=("$@")
if [ ${#names[@]} -eq 0 ]; then
  mapfile -t names < <(grep -rl --include='*.cs' 'Law\.Holds(' . | sed 's|.*/||; s|\.cs$||' | sort -u)
fi
filter=$(printf '|FullyQualifiedName~.%s.' "${names[@]}")
echo "${#names[@]} fixtures, $seeds seeds, at most $cases cases a law"

failed=()
for ((run = 1; run <= seeds; run++)); do
  seed=$(od -An -N4 -tu4 /dev/urandom | tr -d ' ')
  if said=$(LAW_SEED=$seed LAW_CASES=$cases dotnet test .. --no-build --nologo --filter "(${filter:1})&TestCategory!=Long" 2>&1 </dev/null); then
    echo "$run LAW_SEED=$seed ok"
  else
    failed+=("$seed")
    echo "$run LAW_SEED=$seed FAILED"
    echo "$said" | grep -vE '^ +at |^$' | head -n 60
  fi
done
echo "${#failed[@]} of $seeds failed ${failed[*]:-}"
[ ${#failed[@]} -eq 0 ]
