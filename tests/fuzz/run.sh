#!/bin/sh
# run.sh SECONDS FUZZER... - runs each fuzzer for that long on its kept corpus
# and on pieces of the samples, with the dictionary of labels. A finding stays
# in build/fuzz/findings and ends the run with status 1. Prints the executions,
# of this run and of all runs since build/fuzz was made (executions.tsv there).
# Short inputs are most of the work: FUZZ_LENGTH=16384 for longer ones.
set -eu
ASAN_OPTIONS=${ASAN_OPTIONS:-}
cd "$(dirname "$0")/../.."
seconds=$1
shift
state=build/fuzz
mkdir -p "$state/findings" "$state/seeds"

# Seeds: samples in pieces of 4 KB, cut anywhere, and what stands between stages.
for sample in samples/*.txt tests/property/regressions/*; do
    split -b 4096 -a 3 "$sample" "$state/seeds/$(basename "$sample" .txt)-"
done
mkdir -p "$state/records"
for sample in samples/*.txt; do
    bin/gz-clean -q "$sample" 2>/dev/null | bin/gz-split -q | head -c 16384 \
        >"$state/records/$(basename "$sample" .txt)" || true
done
mkdir -p "$state/paragraphs"
for sample in samples/*.txt; do
    bin/gz-clean -q "$sample" 2>/dev/null | bin/gz-split -q | tests/fuzz/paragraphs.py |
        split -b 1500 -a 3 - "$state/paragraphs/$(basename "$sample" .txt)-"
done

# A small quarantine, no release of memory and short stacks: twice as many executions.
export ASAN_OPTIONS="quarantine_size_mb=1:allocator_release_to_os_interval_ms=-1:malloc_context_size=2:$ASAN_OPTIONS"

failed=0
for fuzzer in "$@"; do
    name=$(basename "$fuzzer")
    mkdir -p "$state/corpus/$name" "tests/fuzz/corpus/$name"
    seeds=$state/seeds
    [ "$name" = fuzz_parse ] && seeds=$state/records
    [ "$name" = fuzz_document ] && seeds=$state/paragraphs
    if "$fuzzer" -max_total_time="$seconds" -max_len="${FUZZ_LENGTH:-256}" -timeout=10 \
        -rss_limit_mb=2048 -reload=0 -entropic=0 -reduce_inputs=0 -dict=tests/fuzz/labels.dict \
        -artifact_prefix="$state/findings/$name-" -print_final_stats=1 "$state/corpus/$name" "tests/fuzz/corpus/$name" "$seeds" \
        >"$state/$name.log" 2>&1; then
        count=$(sed -n 's/^stat::number_of_executed_units: *//p' "$state/$name.log")
        printf '%s\t%s\n' "$name" "$count" >>"$state/executions.tsv"
        total=$(awk -v n="$name" '$1 == n {sum += $2} END {printf "%d", sum}' "$state/executions.tsv")
        echo "ok   $name: $count executions, $total in all"
    else
        failed=1
        echo "FAIL $name"
        grep -E 'promise broken|ERROR|SUMMARY|Test unit written|#[0-9]+ 0x' "$state/$name.log" | head -n 20
    fi
done
exit $failed
