#!/usr/bin/env bash
# Compares this program with Terraform on one machine, as ratios: the same N sequences of 5 steps, wall time and peak memory of five cases.
#
#   tests/bench/compare.sh                      1,000 sequences, the median of three runs of each case
#   SEQUENCES=200 RUNS=1 tests/bench/compare.sh
#   PUBLISHED=DIR tests/bench/compare.sh        takes a published build instead of making one
#
# What is compared: Terraform holds one terraform_data for each step (what the step says is its input) and one for each sequence, which its steps refer
# to, in the form that it is quickest with (a block for each; for_each over maps takes it many times as long). terraform_data is built in: nothing is
# downloaded, and no service is behind it. We hold the same texts as files and talk HTTP on loopback to an emulator in a process of its own, which
# shares the processors and whose time is in our wall time; its memory is not counted. Every plan of ours reads every sequence whole (--refresh all),
# as every plan of Terraform refreshes every object; where --refresh changed exists it is a line of its own.
# Runs of the two alternate. Where Terraform is not installed only our figures are printed.
set -euo pipefail

sequences=${SEQUENCES:-1000}
runs=${RUNS:-3}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
few=$((sequences < 5 ? 1 : 5))
many=$((sequences < 100 ? few : 100))
scratch=$(mktemp -d)
emulator=""

stop_emulator() {
    [ -n "$emulator" ] || return 0
    kill "$emulator" 2>/dev/null || true
    wait "$emulator" 2>/dev/null || true
    emulator=""
}
trap 'stop_emulator; rm -rf "$scratch"' EXIT

fail() {
    echo "compare.sh: $1" >&2
    exit 1
}

[[ $sequences =~ ^[1-9][0-9]*$ && $runs =~ ^[1-9][0-9]*$ ]] || fail "SEQUENCES and RUNS must be whole numbers from 1"

# The build that is published: compiled ahead of time for this machine.
build() {
    [ -n "${PUBLISHED:-}" ] && { (cd "$PUBLISHED" && pwd); return; }
    dotnet publish "$root/src/SequencesAsCode.Cli" --configuration Release --use-current-runtime --self-contained false --output "$scratch/build" --verbosity quiet >&2
    echo "$scratch/build"
}

# measure NAME COMMAND…: appends "WALL_SECONDS PEAK_KB" to a file of that name. GNU time says both; without it the peak is what the kernel last showed of
# the process, looked at every 20 ms: it only ever grows, so at most what is taken in the last moment is missed.
measure() {
    local name=$1 start end peak=0 now
    shift
    start=${EPOCHREALTIME/[.,]/}
    if [ -n "$gnu_time" ]; then
        "$gnu_time" --format %M --output "$scratch/peak" "$@" >"$scratch/out" 2>"$scratch/err" || { cat "$scratch/err" >&2; fail "failed: $*"; }
        end=${EPOCHREALTIME/[.,]/}
        peak=$(tail -n 1 "$scratch/peak")
    else
        "$@" >"$scratch/out" 2>"$scratch/err" &
        while now=$(awk '/^VmHWM/ { print $2 }' "/proc/$!/status" 2>/dev/null) && [ -n "$now" ]; do
            peak=$now
            sleep 0.02
        done
        wait "$!" || { cat "$scratch/err" >&2; fail "failed: $*"; }
        end=${EPOCHREALTIME/[.,]/}
    fi
    awk -v us=$((end - start)) -v kb="$peak" 'BEGIN { printf "%.3f %d\n", us / 1000000, kb }' >>"$scratch/results/$name"
}

# median NAME COLUMN
median() {
    awk -v column="$2" '{ print $column }' "$scratch/results/$1" 2>/dev/null | sort -n | awk '{ value[NR] = $1 } END { if (NR) print value[int((NR + 1) / 2)]; else print "-" }'
}

line() {
    awk -v name="$1" -v ours="$(median "ours-$2" 1)" -v theirs="$(median "terraform-$2" 1)" -v memory="$(median "ours-$2" 2)" -v their_memory="$(median "terraform-$2" 2)" '
        function ratio(a, b) { return b == "-" || b == 0 ? "-" : sprintf("%.2f", a / b) }
        function mb(kb) { return kb == "-" ? "-" : sprintf("%.0f", kb / 1024) }
        BEGIN { printf "| %-36s | %8s | %9s | %6s | %8s | %9s | %6s |\n", name, ours, theirs, ratio(ours, theirs), mb(memory), mb(their_memory), ratio(memory, their_memory) }'
}

# write AS CHANGED DIR
write() {
    awk -v n="$sequences" -v changed="$2" -v as="$1" -v out="$3" -f "$here/objects.awk"
}

serve() {
    stop_emulator
    : >"$scratch/address"
    "$ours" emulate --seed "$scratch/seed.json" --set quota_minute=unlimited --set quota_hour=unlimited --set quota_day=unlimited >"$scratch/address" 2>"$scratch/emulator" &
    emulator=$!
    for _ in {1..600}; do
        [ -s "$scratch/address" ] && break
        kill -0 "$emulator" 2>/dev/null || { cat "$scratch/emulator" >&2; fail "the emulator did not start"; }
        sleep 0.05
    done
    APOLLO_API_BASE_URL=$(head -n 1 "$scratch/address")
    export APOLLO_API_BASE_URL
}

# Both begin as if nothing had been made yet.
afresh() {
    serve
    rm -rf "$scratch/ours/.sequences" "$scratch"/ours/*.lock.json "$scratch"/terraform/terraform.tfstate*
}

ours_plan() {
    measure "ours-$1" "$ours" plan -C "$scratch/ours" "${all[@]}"
}

their_plan() {
    [ -z "$terraform" ] || measure "terraform-$1" "$terraform" -chdir="$scratch/terraform" plan -input=false -no-color
}

apply_both() {
    measure "ours-$1" "$ours" apply -C "$scratch/ours" --auto-approve "${consent[@]}"
    [ -z "$terraform" ] || measure "terraform-$1" "$terraform" -chdir="$scratch/terraform" apply -input=false -no-color -auto-approve
}

edit_both() {
    write files "$1" "$scratch/ours"
    write terraform "$1" "$scratch/terraform"
}

export APOLLO_API_KEY=bench CHECKPOINT_DISABLE=1 TF_IN_AUTOMATION=1 TF_CLI_CONFIG_FILE=/dev/null
export -n TF_CLI_ARGS TF_LOG 2>/dev/null || true
gnu_time=$(type -P time || true)
[ -n "$gnu_time" ] && ! "$gnu_time" --format %M true >/dev/null 2>&1 && gnu_time=""
terraform=$(type -P terraform || true)
ours=$(build)/sequences
[ -x "$ours" ] || fail "there is no program at $ours"
mkdir -p "$scratch"/{results,ours/sequences/bodies,terraform}

cat >"$scratch/ours/sequences.yaml" <<'EOF'
version: 1
sequences: sequences/*.yaml
environments:
  production: { apollo: { key_env: APOLLO_API_KEY } }
EOF
cat >"$scratch/seed.json" <<'EOF'
{ "team": { "id": "5c1004a0ece19801b2190001", "name": "Example Inc." },
  "users": [{ "id": "5c1004a0ece19801b2190011", "email": "dana@example.com" }],
  "schedules": [{ "id": "5c1004a0ece19801b2190031", "name": "Normal Business Hours", "default": true }],
  "labels": [{ "id": "5c1004a0ece19801b2190041", "name": "Outbound", "modality": "emailer_campaigns" }] }
EOF
edit_both 0
if [ -n "$terraform" ]; then
    "$terraform" -chdir="$scratch/terraform" init -input=false >"$scratch/out" 2>&1 || { cat "$scratch/out" >&2; fail "terraform init failed"; }
else
    echo "terraform is not installed: only our own figures follow" >&2
fi

all=()
consent=(--allow-many)
help=$("$ours" plan --help)
[[ $help == *--refresh* ]] && all=(--refresh all)

# One sequence, the program started cold: what an editor or a commit hook waits for.
mkdir -p "$scratch/one/sequences/bodies"
cp "$scratch/ours/sequences.yaml" "$scratch/one/"
cp "$scratch/ours/sequences/sequence-00001.yaml" "$scratch/one/sequences/"
cp "$scratch/ours/sequences/bodies/sequence-00001.md" "$scratch/one/sequences/bodies/"
for ((run = 0; run < runs + 2; run++)); do measure ours-validate "$ours" validate -C "$scratch/one"; done

for ((run = 1; run <= runs; run++)); do
    echo "run $run of $runs" >&2
    edit_both 0
    afresh
    ours_plan create
    their_plan create
    apply_both apply-create
    ours_plan nothing
    their_plan nothing
    [ ${#all[@]} -eq 0 ] || measure ours-nothing-changed "$ours" plan -C "$scratch/ours" --refresh changed
    edit_both "$few"
    ours_plan few
    their_plan few
    [ ${#all[@]} -eq 0 ] || measure ours-few-changed "$ours" plan -C "$scratch/ours" --refresh changed
    edit_both "$many"
    apply_both apply-many
done

echo
echo "$sequences sequences of 5 steps; the median of $runs runs, seconds and MB; ratio = ours / terraform, smaller is better"
echo
echo "| case                                 |   ours s | terraform | ratio  |  ours MB | terraform | ratio  |"
echo "|--------------------------------------|---------:|----------:|-------:|---------:|----------:|-------:|"
line "plan, everything to create" create
line "plan, nothing changed" nothing
[ ${#all[@]} -eq 0 ] || line "plan, nothing changed, changed only" nothing-changed
line "plan, $few changed" few
[ ${#all[@]} -eq 0 ] || line "plan, $few changed, changed only" few-changed
line "apply of $sequences creates" apply-create
line "apply of $many changes" apply-many
line "validate one file, cold" validate
