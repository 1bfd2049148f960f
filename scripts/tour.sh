#!/bin/sh
# tour.sh FILE - runs the whole pipe on a text and shows what was found:
# the issue, each document with its outline, and what was put right.
set -eu
cd "$(dirname "$0")/.."
sample=$1
out=build/tour
mkdir -p "$out"

bin/gz-clean -q --log "$out/corrections.ndjson" "$sample" |
    bin/gz-split -q --source "$sample" |
    bin/gz-parse -q >"$out/records.ndjson"

echo "gz-clean $sample | gz-split | gz-parse > $out/records.ndjson"
echo
jq -r -f scripts/outline.jq "$out/records.ndjson"
echo
jq -r -s -f scripts/corrections.jq "$out/corrections.ndjson"
