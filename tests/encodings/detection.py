#!/usr/bin/python3
"""Is a text read as what it is? A table of encodings and sizes.

    detection.py [--every N] [--misses FILE] [--uchardet] [--table FILE] FOLDER-OR-FILE...

The samples and every N-th text of the folder are written in every encoding, whole and cut short, and cleaned without
a hint, and with --uchardet read by what the program of that name calls them. A hit is a text whose decoded form (cleaned, and the corrections taken back) has the Han characters it was written with. Ends
with 1 when a whole text or one of 1,000 bytes or more was misread.
"""
import argparse
import collections
import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
import cleaning
import encoding
import tap

SIZES = (20, 50, 200, 1000, 10000, None)
LEAST = 200   # bytes from which a misread text is a fault


def decoded(data):
    """The decoded original as gz-clean sees it, and the name it gives the encoding."""
    cleaned, source, log = cleaning.clean_with_log(data)
    original, _ = cleaning.unapply_log(cleaned.decode(), cleaning.corrections_of(log))
    return original, source['encoding']


INTRODUCTION = '''# Encodings

Written by `make check-encodings CORPUS=folder`: the samples and every eighth text of the folder, written in each
encoding, whole and cut to so many bytes (also in the middle of a character), read without a hint. A hit is a piece
whose Han characters are those it was written with. Where uchardet names GB2312 or GBK its pieces are read as GB18030.
Big5 is a traditional rendering of the same texts.

'''


def is_hit(one, data):
    """Was the text read right? Also the encoding that was named."""
    text, name = decoded(data)
    return cleaning.han(text) == cleaning.han(one.decode(data)), name


def is_hit_of_uchardet(one, data):
    """The same of what uchardet calls the bytes, decoded by Python."""
    name = subprocess.run(['uchardet'], input=data, stdout=subprocess.PIPE,
                          check=True).stdout.decode().strip()
    try:
        text = data.decode('gb18030' if name in ('GB2312', 'GBK') else name, 'ignore')
    except LookupError:
        text = ''
    return cleaning.han(text) == cleaning.han(one.decode(data)), name


class Table:
    """Hits by encoding and size, of one detector."""

    def __init__(self, detector=is_hit):
        self.detector = detector
        self.total, self.hit = collections.Counter(), collections.Counter()
        self.misses = []

    def take(self, name, text):
        for one in encoding.ENCODINGS:
            whole = one.encode(text)
            for size in SIZES:
                if size is not None and size >= len(whole):
                    continue
                good, called = self.detector(one, whole[:size])
                self.total[one.name, size] += 1
                self.hit[one.name, size] += good
                if not good:
                    self.misses.append((name, one.name, size or 'whole', called))

    def rows(self):
        """The table in Markdown."""
        titles = ['whole' if size is None else f'{size:,} bytes' for size in SIZES]
        yield f'| encoding | {" | ".join(titles)} |'
        yield '|---' * (len(SIZES) + 1) + '|'
        for one in encoding.ENCODINGS:
            cells = [f'{self.hit[one.name, size]}/{self.total[one.name, size]}' for size in SIZES]
            yield f'| {one.name} | {" | ".join(cells)} |'

    @property
    def good(self):
        return all(self.hit[key] == self.total[key] for key in self.total
                   if key[1] is None or key[1] > LEAST)


def texts_of(paths, every):
    """(name, text): the samples, then every N-th text of the paths."""
    found = []
    for path in paths:
        if os.path.isfile(path):
            found.append(path)
        for folder, _, names in sorted(os.walk(path)):
            found += [os.path.join(folder, n) for n in sorted(names) if n.endswith('.md')]
    samples = [os.path.join(tap.SAMPLES, n) for n in sorted(os.listdir(tap.SAMPLES))
               if n.endswith('.txt')]
    for path in samples + found[::every]:
        with open(path, encoding='utf-8', newline='') as file:
            yield os.path.basename(path), file.read()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--every', type=int, default=8)
    parser.add_argument('--misses', help='write every miss there')
    parser.add_argument('--uchardet', action='store_true', help='ask that program as well')
    parser.add_argument('--table', help='write the tables there, in Markdown')
    parser.add_argument('paths', nargs='*')
    options = parser.parse_args()
    texts = list(texts_of(options.paths, options.every))
    tables = {'gz-clean': Table()}
    if options.uchardet:
        tables['uchardet'] = Table(is_hit_of_uchardet)
    lines = []
    for detector, table in tables.items():
        for name, text in texts:
            table.take(name, text)
        lines += [f'## {detector}: {len(texts)} texts, pieces read right', '', *table.rows(), '']
    print('\n'.join(lines))
    if options.table:
        with open(options.table, 'w', encoding='utf-8') as file:
            file.write(INTRODUCTION + '\n'.join(lines).rstrip() + '\n')
    table = tables['gz-clean']
    if options.misses:
        with open(options.misses, 'w', encoding='utf-8') as file:
            for row in table.misses:
                print(*row, sep='\t', file=file)
    return 0 if table.good else 1


if __name__ == '__main__':
    sys.exit(main())
