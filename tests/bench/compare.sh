#!/usr/bin/env bash
# Compares this program with Terraform on one machine, as ratios: the same N sequences of 5 steps; wall time, processor
# time and peak memory of each case.
#
#   tests/bench/compare.sh                      1,000 sequences, the median of three runs of each case
#   SEQUENCES=200 RUNS=1 tests/bench/compare.sh
#   PUBLISHED=DIR tests/bench/compare.sh        takes the program in DIR instead of compiling one
#
# What is compared: Terraform holds one terraform_data for each step (what the step says is its input) and one for each
# sequence, which its steps refer to, in the form that it is quickest with (a block for each; for_each over maps takes it
# many times as long). terraform_data is built in: nothing is downloaded, and no service is behind it. We hold the same
# texts as files and talk HTTP on loopback to an emulator in a process of its own, which shares the processors: its time
# is in our wall time, not in our processor time. Every plan of ours reads every sequence whole (--refresh all), as every
# plan of Terraform refreshes every object; --refresh changed has lines of its own.
# Terraform's state is written for it, because an apply of 6,000 objects takes it an hour. A plan without changes proves
# it right. Runs of the two alternate. Where Terraform is not installed, only our figures are printed.
set -euo pipefail

sequences=${SEQUENCES:-1000}
runs=${RUNS:-3}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
few=$((sequences < 5 ? 1 : 5))
many=$((sequences < 100 ? few : 100))
made=$((sequences < 200 ? sequences : 200))
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

# What is released: compiled to native code for this machine.
build() {
    [ -n "${PUBLISHED:-}" ] && { (cd "$PUBLISHED" && pwd); return; }
    "$here/../../build/program.sh" linux-x64 "$scratch/build" >&2
    echo "$scratch/build/linux-x64"
}

# watch PID: "PROCESSOR_SECONDS PEAK_KB" of a process, as the kernel last showed them, looked at every 20 ms: both only
# ever grow, so at most what is taken in the last moment is missed.
watch() {
    local seen stat ticks=0 peak=0
    while seen=$(awk '/^VmHWM/ { print $2 }' "/proc/$1/status" 2>/dev/null) && [ -n "$seen" ]; do
        peak=$seen
        stat=$(cat "/proc/$1/stat" 2>/dev/null) || break
        ticks=$(awk '{ print $12 + $13 }' <<<"${stat##*) }")
        sleep 0.02
    done
    awk -v ticks="$ticks" -v each="$(getconf CLK_TCK)" -v kb="$peak" 'BEGIN { print ticks / each, kb }'
}

# measure NAME COMMAND…: appends "WALL_SECONDS PROCESSOR_SECONDS PEAK_KB" to a file of that name.
measure() {
    local name=$1 start end spent
    shift
    start=${EPOCHREALTIME/[.,]/}
    if [ -n "$gnu_time" ]; then
        "$gnu_time" --format "%U %S %M" --output "$scratch/spent" "$@" >"$scratch/out" 2>"$scratch/err" ||
            { cat "$scratch/err" >&2; fail "failed: $*"; }
        end=${EPOCHREALTIME/[.,]/}
        spent=$(awk 'END { print $1 + $2, $3 }' "$scratch/spent")
    else
        "$@" >"$scratch/out" 2>"$scratch/err" &
        spent=$(watch $!)
        wait "$!" || { cat "$scratch/err" >&2; fail "failed: $*"; }
        end=${EPOCHREALTIME/[.,]/}
    fi
    awk -v us=$((end - start)) -v spent="$spent" 'BEGIN { printf "%.3f %s\n", us / 1000000, spent }' \
        >>"$scratch/results/$name"
}

# median NAME COLUMN
median() {
    awk -v column="$2" '{ print $column }' "$scratch/results/$1" 2>/dev/null | sort -n |
        awk '{ value[NR] = $1 } END { if (NR) print value[int((NR + 1) / 2)]; else print "-" }'
}

# three NAME COLUMN: ours, Terraform's and the ratio of one column.
three() {
    awk -v ours="$(median "ours-$1" "$2")" -v theirs="$(median "terraform-$1" "$2")" -v unit="$3" 'BEGIN {
        shown = unit == "MB" ? "%.0f" : "%.2f"
        if (unit == "MB") { ours /= 1024; if (theirs != "-") theirs /= 1024 }
        ratio = theirs == "-" || theirs == 0 ? "-" : sprintf("%.2f", ours / theirs)
        printf "%7s | %7s | %5s", sprintf(shown, ours), theirs == "-" ? "-" : sprintf(shown, theirs), ratio
    }'
}

line() {
    printf '| %-35s | %s | %s | %s |\n' "$1" "$(three "$2" 1 s)" "$(three "$2" 2 s)" "$(three "$2" 3 MB)"
}

# write AS HOW_MANY CHANGED DIR
write() {
    awk -v n="$2" -v changed="$3" -v as="$1" -v out="$4" -f "$here/objects.awk"
}

serve() {
    stop_emulator
    : >"$scratch/address"
    "$ours" emulate --seed "$scratch/seed.json" --set quota_minute=unlimited --set quota_hour=unlimited \
        --set quota_day=unlimited >"$scratch/address" 2>"$scratch/emulator" &
    emulator=$!
    for _ in {1..600}; do
        [ -s "$scratch/address" ] && break
        kill -0 "$emulator" 2>/dev/null || { cat "$scratch/emulator" >&2; fail "the emulator did not start"; }
        sleep 0.05
    done
    APOLLO_API_BASE_URL=$(head -n 1 "$scratch/address")
    export APOLLO_API_BASE_URL
}

# workspace NAME: a folder of ours without sequences.
workspace() {
    rm -rf "${scratch:?}/$1"
    mkdir -p "$scratch/$1/sequences/bodies"
    cat >"$scratch/$1/sequences.yaml" <<'EOF'
version: 1
sequences: sequences/*.yaml
environments:
  production: { apollo: { key_env: APOLLO_API_KEY } }
EOF
}

# afresh HOW_MANY: both begin as if nothing had been made yet.
afresh() {
    serve
    workspace ours
    rm -rf "$scratch/terraform"
    mkdir -p "$scratch/terraform"
    count=$1
    edit_both 0
    [ -z "$terraform" ] || in_terraform init -input=false >"$scratch/out" 2>&1 ||
        { cat "$scratch/out" >&2; fail "terraform init failed"; }
}

# edit_both CHANGED
edit_both() {
    write files "$count" "$1" "$scratch/ours"
    write terraform "$count" "$1" "$scratch/terraform"
}

in_terraform() {
    "$terraform" -chdir="$scratch/terraform" "$@"
}

# ours NAME VERB OPTIONS…
ours() {
    measure "ours-$1" "$ours" "$2" -C "$scratch/ours" "${@:3}"
}

# theirs NAME VERB OPTIONS…
theirs() {
    [ -z "$terraform" ] ||
        measure "terraform-$1" "$terraform" -chdir="$scratch/terraform" "$2" -input=false -no-color "${@:3}"
}

# What an apply would have left behind. A plan that finds changes would show that it is not that.
remember_state() {
    [ -n "$terraform" ] || return 0
    write state "$count" 0 "$scratch/terraform"
    in_terraform plan -input=false -no-color -detailed-exitcode >"$scratch/out" 2>&1 ||
        { tail -n 20 "$scratch/out" >&2; fail "the state that was written for terraform is not what it makes"; }
}

export APOLLO_API_KEY=bench CHECKPOINT_DISABLE=1 TF_IN_AUTOMATION=1 TF_CLI_CONFIG_FILE=/dev/null
export -n TF_CLI_ARGS TF_LOG 2>/dev/null || true
gnu_time=$(type -P time || true)
[ -n "$gnu_time" ] && ! "$gnu_time" --format %M true >/dev/null 2>&1 && gnu_time=""
terraform=$(type -P terraform || true)
[ -n "$terraform" ] || echo "terraform is not installed: only our own figures follow" >&2
ours=$(build)/sequences
[ -x "$ours" ] || fail "there is no program at $ours"
mkdir -p "$scratch/results"
cat >"$scratch/seed.json" <<'EOF'
{ "team": { "id": "5c1004a0ece19801b2190001", "name": "Example Inc." },
  "users": [{ "id": "5c1004a0ece19801b2190011", "email": "dana@example.com" }],
  "schedules": [{ "id": "5c1004a0ece19801b2190031", "name": "Normal Business Hours", "default": true }],
  "labels": [{ "id": "5c1004a0ece19801b2190041", "name": "Outbound", "modality": "emailer_campaigns" }] }
EOF

# One sequence, the program started cold: what an editor or a commit hook waits for.
workspace one
write files 1 0 "$scratch/one"
for ((run = 0; run < runs + 2; run++)); do measure ours-validate "$ours" validate -C "$scratch/one"; done

for ((run = 1; run <= runs; run++)); do
    echo "run $run of $runs" >&2
    afresh "$sequences"
    ours create plan --refresh all
    theirs create plan
    ours create-json plan --refresh all --format json
    ours apply-all apply --auto-approve --allow-many
    remember_state
    ours nothing plan --refresh all
    theirs nothing plan
    ours nothing-changed plan --refresh changed
    theirs nothing-changed plan
    edit_both "$few"
    ours few plan --refresh all
    theirs few plan
    ours few-changed plan --refresh changed
    theirs few-changed plan
    edit_both "$many"
    ours apply-many apply --auto-approve --allow-many
    theirs apply-many apply -auto-approve
    workspace empty
    measure ours-import "$ours" import -C "$scratch/empty" --all
    edit_both "$sequences"
    ours all-json plan --format json
    json=$(wc -c <"$scratch/out")
    ours all-page plan --format html --out "$scratch/page.html"
    page=$(wc -c <"$scratch/page.html")
    afresh "$made"
    ours apply-create apply --auto-approve --allow-many
    theirs apply-create apply -auto-approve
done

echo
echo "$sequences sequences of 5 steps; medians of $runs runs; ratio = ours / terraform, smaller is better"
echo
echo "| case                                |  wall s |  theirs | ratio |   cpu s |  theirs | ratio |      MB |  theirs | ratio |"
echo "|-------------------------------------|--------:|--------:|------:|--------:|--------:|------:|--------:|--------:|------:|"
line "plan, everything to create" create
line "the same as JSON" create-json
line "plan, nothing changed" nothing
line "plan, nothing changed, changed only" nothing-changed
line "plan, $few changed" few
line "plan, $few changed, changed only" few-changed
line "apply of $made creates" apply-create
line "apply of $sequences creates" apply-all
line "apply of $many changes" apply-many
line "import of $sequences" import
line "plan as JSON, $sequences changed" all-json
line "page, $sequences changed" all-page
line "validate one file, cold" validate
echo
awk -v json="$json" -v page="$page" 'BEGIN {
    printf "With every sequence changed: the JSON plan has %.1f MB, the page %.1f MB.\n", json / 1e6, page / 1e6
}'
