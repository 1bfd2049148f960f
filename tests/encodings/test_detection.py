#!/usr/bin/python3
"""The samples are read as what they are in every encoding, whole and cut."""
import codecs

import detection
import encoding
import tap

table = detection.Table()
for name, text in list(detection.texts_of([], 1))[:2]:
    table.take(name, text)

for one in encoding.ENCODINGS:
    for size in (1000, 10000, None):
        missed = [miss for miss in table.misses if miss[1] == one.name and miss[2] == (size or 'whole')]
        check = tap.pending if one.codec.startswith('utf-16') and not one.mark else tap.ok
        check(not missed and table.total[one.name, size], f'{one.name}, {size or "whole"}: {missed}',
              *['UTF-16 without BOM'] if check is tap.pending else [])

LINE = '县人民政府关于印发《河道管理办法》的通知\n'
for one in encoding.ENCODINGS:
    good, called = detection.is_hit(one, one.encode(LINE * 3))
    tap.ok(good, f'three lines in {one.name} (called {called})')
good, called = detection.is_hit(encoding.ENCODINGS[0], b'plain ASCII, 2024\n')
tap.ok(good and called in ('UTF-8', 'US-ASCII', 'ASCII'), f'ASCII (called {called})')
text, called = detection.decoded(codecs.BOM_UTF8 + LINE.encode())
tap.is_equal(text.removeprefix('\ufeff'), LINE, 'a BOM is no text')
tap.done()
