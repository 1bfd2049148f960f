#!/usr/bin/python3
"""paragraphs.py < records-of-gz-split > input of fuzz_document: one paragraph a line
behind a letter that tells its class and one its layout; a line of = ends a document."""
import json
import sys

CLASSES = []
with open('lib/split/line_class.def', encoding='utf-8') as table:
    for row in table:
        if row.startswith('GAZ_LINE_CLASS('):
            CLASSES.append(row.split('"')[1])
LETTER = {code % len(CLASSES): chr(code) for code in range(ord('A'), ord('A') + len(CLASSES))}
ROW = 32

for line in sys.stdin:
    record = json.loads(line)
    if record['type'] != 'document':
        continue
    for paragraph in record['paragraphs']:
        kind = LETTER[CLASSES.index(paragraph.get('class', 'other'))]
        layout = chr(ord('@') + (ROW if 'row' in (paragraph.get('layout') or []) else 0))
        print(kind + layout + paragraph['text'].replace('\n', ' '))
    print('=')
