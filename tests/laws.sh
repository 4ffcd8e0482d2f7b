#!/usr/bin/env bash
# Checks every law with many seeds, in one run of the test projects for each seed.
#   tests/laws.sh [SEEDS=200] [CASES=20] [FIXTURE…]
# Seeds are random. CASES limits the cases of each law, and then no kind has to be met; 1000000 is no limit.
# Needs a build: dotnet build. Prints a line for each seed, and exits with 1 if one failed or if no test ran.
# LAW_SEED=… dotnet test --filter … repeats a run.
set -euo pipefail
cd "$(dirname "$0")"
seeds=${1:-200} cases=${2:-20}
shift $(($# < 2 ? $# : 2))

names=("$@")
if [ ${#names[@]} -eq 0 ]; then
  mapfile -t names < <(grep -rl --include='*.cs' 'Law\.Holds(' . | sed 's|.*/||; s|\.cs$||' | sort -u)
fi
filter=$(printf '|FullyQualifiedName~.%s.' "${names[@]}")
filter="(${filter:1})&TestCategory!=Long"
echo "${#names[@]} fixtures, $seeds seeds, at most $cases cases for each law"

# The tests that passed, from the summary line of each project. A project without laws has no such line.
passed() { { grep -oE 'Passed: +[0-9]+' <<<"$1" || true; } | awk '{ sum += $2 } END { print sum + 0 }'; }

failed=()
for ((run = 1; run <= seeds; run++)); do
  seed=$(od -An -N4 -tu4 /dev/urandom | tr -d ' ')
  status=0
  output=$(LAW_SEED=$seed LAW_CASES=$cases dotnet test .. --no-build --nologo --filter "$filter" 2>&1 </dev/null) || status=$?
  count=$(passed "$output")
  if [ "$status" -eq 0 ] && [ "$count" -gt 0 ]; then
    echo "$run LAW_SEED=$seed ok, $count tests"
  else
    failed+=("$seed")
    echo "$run LAW_SEED=$seed FAILED, $count tests passed"
    grep -vE '^ +at |^$|^No test matches ' <<<"$output" | head -n 60 || true
  fi
done
echo "${#failed[@]} of $seeds failed ${failed[*]:-}"
[ ${#failed[@]} -eq 0 ]
