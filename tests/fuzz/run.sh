#!/usr/bin/env bash
# Feeds what can come from outside with input that libFuzzer makes up, guided by what the code does with it:
#   run.sh SECONDS [TARGET…]      (all targets, two at a time, where none is named)
# Works with the stable toolchain; needs a C++ compiler. New input that reaches new code is kept in
# target/corpus, so that the next run goes on from there; what breaks a property in target/found.
set -euo pipefail
seconds=${1:?seconds}
shift
cd "$(dirname "$0")"
targets=("$@")
if [ "${#targets[@]}" = 0 ]; then
    for source in targets/*.rs; do targets+=("$(basename "$source" .rs)"); done
fi

host=$(rustc -vV | sed -n 's/^host: //p')
# What counts the code that was reached, for libFuzzer to read. `--target` keeps it out of build scripts.
export RUSTFLAGS="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares"
export CARGO_TARGET_DIR=$PWD/target
cargo build --quiet --locked --release --target "$host" --bins

# The targets write files; in memory they are there at once.
TMPDIR=$(mktemp -d -p "$([ -w /dev/shm ] && echo /dev/shm || echo /tmp)" folj-fuzz.XXXXXX)
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT

one() {
    local target=$1 told=target/$1.txt
    mkdir -p "target/corpus/$target" "target/found/$target"
    if "target/$host/release/$target" -max_total_time="$seconds" -max_len=8192 -timeout=10 -rss_limit_mb=512 \
        -print_final_stats=1 -artifact_prefix="target/found/$target/" "target/corpus/$target" "corpus/$target" 2>"$told"
    then
        echo "$target: $(sed -n 's/^stat::number_of_executed_units: *//p' "$told") inputs in $seconds seconds, nothing found"
    else
        tail -n 40 "$told"
        echo "$target: found something: see tests/fuzz/target/found/$target" >&2
        return 1
    fi
}
export -f one
export host seconds
printf '%s\n' "${targets[@]}" | xargs -P 2 -I {} bash -c 'one {}'
