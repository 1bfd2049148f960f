#!/usr/bin/python3
"""Is a text read as what it is? A table of encodings and sizes.

    detection.py [--every N] [--misses FILE] FOLDER-OR-FILE...

The samples and every N-th text of the folder are written in every encoding, whole and cut short, and cleaned without
a hint. A hit is a text whose decoded form (cleaned, and the corrections taken back) has the Han characters it was written with. Ends
with 1 when a whole text or one of 1,000 bytes or more was misread.
"""
import argparse
import collections
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
import cleaning
import encoding
import tap

SIZES = (200, 1000, 10000, None)


def decoded(data):
    """The decoded original as gz-clean sees it, and the name it gives the encoding."""
    cleaned, source, log = cleaning.clean_with_log(data)
    original, _ = cleaning.unapply_log(cleaned.decode(), cleaning.corrections_of(log))
    return original, source['encoding']


def is_hit(one, data):
    """Was the text read right? Also the encoding that was named."""
    text, name = decoded(data)
    return cleaning.han(text) == cleaning.han(one.decode(data)), name


class Table:
    """Hits by encoding and size."""

    def __init__(self):
        self.total, self.hit = collections.Counter(), collections.Counter()
        self.misses = []

    def take(self, name, text):
        for one in encoding.ENCODINGS:
            whole = one.encode(text)
            for size in SIZES:
                if size is not None and size >= len(whole):
                    continue
                good, called = is_hit(one, whole[:size])
                self.total[one.name, size] += 1
                self.hit[one.name, size] += good
                if not good:
                    self.misses.append((name, one.name, size or 'whole', called))

    def show(self):
        titles = ['whole' if size is None else str(size) for size in SIZES]
        print(f'{"encoding":<14}' + ''.join(f'{title:>10}' for title in titles))
        for one in encoding.ENCODINGS:
            cells = [f'{self.hit[one.name, size]}/{self.total[one.name, size]}' for size in SIZES]
            print(f'{one.name:<14}' + ''.join(f'{cell:>10}' for cell in cells))

    @property
    def good(self):
        return all(self.hit[key] == self.total[key] for key in self.total if key[1] != 200)


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
    parser.add_argument('paths', nargs='*')
    options = parser.parse_args()
    table, count = Table(), 0
    for name, text in texts_of(options.paths, options.every):
        table.take(name, text)
        count += 1
    print(f'{count} texts; hits by size in bytes')
    table.show()
    if options.misses:
        with open(options.misses, 'w', encoding='utf-8') as file:
            for row in table.misses:
                print(*row, sep='\t', file=file)
    return 0 if table.good else 1


if __name__ == '__main__':
    sys.exit(main())
