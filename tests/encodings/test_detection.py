#!/usr/bin/python3
"""The samples are read as what they are in every encoding, whole and cut."""
import codecs

import cleaning
import detection
import encoding
import tap

table = detection.Table()
for name, text in list(detection.texts_of([], 1))[:2]:
    table.take(name, text)

for one in encoding.ENCODINGS:
    for size in (1000, 10000, None):
        missed = [miss for miss in table.misses if miss[1] == one.name and miss[2] == (size or 'whole')]
        tap.ok(not missed and table.total[one.name, size], f'{one.name}, {size or "whole"}: {missed}')

LINE = '县人民政府关于印发《河道管理办法》的通知\n'
for one in encoding.ENCODINGS:
    good, called = detection.is_hit(one, one.encode(LINE * 3))
    tap.ok(good, f'three lines in {one.name} (called {called})')
good, called = detection.is_hit(encoding.ENCODINGS[0], b'plain ASCII, 2024\n')
tap.ok(good and called in ('UTF-8', 'US-ASCII', 'ASCII'), f'ASCII (called {called})')
text, called = detection.decoded(codecs.BOM_UTF8 + LINE.encode())
tap.is_equal(text.removeprefix('\ufeff'), LINE, 'a BOM is no text')

# One broken character does not make a line one of another encoding.
BROKEN = {'a cut character': '郯城县\n二和三'.encode()[:-1], 'a lost byte': '郯城县\n'.encode() + '二和三\n'.encode()[1:],
          'a stray byte': '郯城县\n二和三'.encode() + b'\xff\n', 'a cut line of its own': '三和'.encode()[:-1],
          'a last line that is but a cut character': '郯城县\n郯'.encode()[:-1]}
for name, data in BROKEN.items():
    text, called = detection.decoded(data)
    tap.is_equal((cleaning.han(text), called), (cleaning.han(data.decode('utf-8', 'ignore')), 'UTF-8'),
                 f'UTF-8 with {name}')
two = '县人民政府\n'.encode() * 3 + '县人民政府\n'.encode('gb18030') * 3
tap.is_equal(detection.decoded(two)[0], '县人民政府\n' * 6, 'two encodings in one file')
tap.done()
