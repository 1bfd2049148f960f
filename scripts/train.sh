#!/bin/sh
# train.sh FOLDER FILE... - runs the programs of FOLDER, which count what they do,
# on each file by itself and on all of them in one stream, as archives come.
set -eu
bin=$1
shift

chain() {
    "$bin/gz-clean" -q | "$bin/gz-split" -q "$@" | "$bin/gz-parse" -q "$@" >/dev/null
}

for text in "$@"; do
    chain <"$text"
    iconv -c -f UTF-8 -t GB18030 "$text" | chain
done
cat "$@" | chain --compact
cat "$@" | LC_ALL=C.UTF-8 sed 's/.\{28\}/&\n/g' | chain
