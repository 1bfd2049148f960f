#!/bin/sh
# tour.sh FILE - runs the whole pipe on a text and shows what was found:
# the issue, each document with its outline, and what was put right; then puts
# all samples into a database and asks it something.
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

rm -f "$out/gazette.db"
bin/gz-batch -q --log --include '*.txt' "$(dirname "$sample")" | bin/gz-load -q "$out/gazette.db"
echo
echo "gz-batch --log --include '*.txt' $(dirname "$sample") | gz-load $out/gazette.db; gz-find -n 4 $out/gazette.db 资金"
echo
bin/gz-find -n 4 "$out/gazette.db" 资金
echo
echo "Which organs answer for most, in all samples (gz-load --csv responsibilities_by_organ has them all):"
echo
sqlite3 -separator '  ' "$out/gazette.db" \
    "SELECT count(*), org FROM responsibility GROUP BY org ORDER BY 1 DESC, 2 LIMIT 5"
