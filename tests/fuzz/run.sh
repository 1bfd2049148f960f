#!/bin/sh
# run.sh SECONDS FUZZER... - runs each fuzzer for that long on its kept corpus
# and on pieces of the samples, with the dictionary of labels. A finding stays
# in build/fuzz/findings and ends the run with status 1. Prints the executions.
set -eu
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

failed=0
for fuzzer in "$@"; do
    name=$(basename "$fuzzer")
    mkdir -p "$state/corpus/$name" "tests/fuzz/corpus/$name"
    seeds=$state/seeds
    [ "$name" = fuzz_parse ] && seeds=$state/records
    if "$fuzzer" -max_total_time="$seconds" -max_len=16384 -timeout=10 -rss_limit_mb=2048 \
        -dict=tests/fuzz/labels.dict -artifact_prefix="$state/findings/$name-" \
        -print_final_stats=1 "$state/corpus/$name" "tests/fuzz/corpus/$name" "$seeds" \
        >"$state/$name.log" 2>&1; then
        echo "ok   $name: $(sed -n 's/^stat::number_of_executed_units: *//p' "$state/$name.log") executions"
    else
        failed=1
        echo "FAIL $name"
        grep -E 'promise broken|ERROR|SUMMARY|Test unit written|#[0-9]+ 0x' "$state/$name.log" | head -n 20
    fi
done
exit $failed
