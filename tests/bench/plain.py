#!/usr/bin/python3
"""What a plain script does with the same lines: a yardstick for the benchmark.

Reads text, finds 章, 条, 一、（一）1. by regular expressions line by line, nests
them and writes one JSON document. It does a small part of the real job.
"""
import json
import re
import sys

LEVELS = [(re.compile(r'^第[一二三四五六七八九十百零〇]+章'), 1),
          (re.compile(r'^第[一二三四五六七八九十百零〇]+节'), 2),
          (re.compile(r'^第[一二三四五六七八九十百零〇]+条'), 3), (re.compile(r'^[一二三四五六七八九十]+、'), 3),
          (re.compile(r'^[（(][一二三四五六七八九十]+[)）]'), 4), (re.compile(r'^\d+[.．、]'), 5)]
REFERENCE = re.compile(r'《[^》]*》|第[一二三四五六七八九十百零〇]+条|\d{4}年\d+月\d+日|〔\d{4}〕\d+号')

root = {'children': []}
path = [(0, root)]
for number, line in enumerate(sys.stdin, 1):
    text = line.strip().lstrip('#* \u3000')
    if not text:
        continue
    level = next((depth for pattern, depth in LEVELS if pattern.match(text)), 9)
    while path[-1][0] >= level:
        path.pop()
    node = {'text': text, 'line': number, 'refs': REFERENCE.findall(text), 'children': []}
    path[-1][1]['children'].append(node)
    path.append((level, node))
json.dump(root, sys.stdout, ensure_ascii=False)
