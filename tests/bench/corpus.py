"""The texts of the benchmark, made from samples and fixtures under build/."""
import glob
import os
import random

import tap

STATUTES = os.path.join(tap.ROOT, 'tests', 'layout', 'fixtures', 'statutes')


def read(path):
    with open(path, encoding='utf-8') as file:
        return file.read()


def sources():
    return [read(p) for p in sorted(glob.glob(os.path.join(tap.SAMPLES, '*.txt')))]


def statutes():
    return [read(p) for p in sorted(glob.glob(os.path.join(STATUTES, '*.md')))]


def varied(text, random_):
    """The text with other years and serials, so that no two copies are the same."""
    year, shift = random_.randint(1990, 2026), random_.randint(1, 80)
    return text.replace('2024', str(year)).replace('2026', str(year)).replace('25', str(shift + 10))


def many(texts, size, seed):
    """At least `size` bytes of UTF-8: the texts again and again, in changing order."""
    random_ = random.Random(seed)
    parts, total = [], 0
    while total < size:
        text = varied(random_.choice(texts), random_)
        parts.append(text if text.endswith('\n') else text + '\n')
        total += len(parts[-1].encode('utf-8'))
    return ''.join(parts)


def wrapped(text, width=28):
    """Hard line breaks as in a PDF: every paragraph cut at `width` characters."""
    lines = []
    for line in text.split('\n'):
        lines += [line[i:i + width] for i in range(0, len(line), width)] or ['']
    return '\n'.join(lines)


def hostile(size):
    """Files that look for a quadratic corner: name -> bytes of one repeated thing."""
    def of(text):
        unit = text.encode('utf-8')
        return unit * (size // len(unit))
    return {'第 in one line': of('第'), '（ in one line': of('（'), '《 in one line': of('《'),
            'U+3000 in one line': of('\u3000'), 'newlines': of('\n'), '一、 on each line': of('一、\n'),
            '第一条 on each line': of('第一条\n'), 'nested labels': of('（一）1.（1）①\n'),
            'equal lines': of('关于印发《办法》的通知\n'), 'NUL bytes': of('\0'),
            'invalid bytes': b'\xff' * size}


def build(folder, size):
    """Writes the corpora that are missing; answers name -> path."""
    os.makedirs(folder, exist_ok=True)
    paths = {}

    def keep(name, make):
        paths[name] = os.path.join(folder, name)
        if not os.path.exists(paths[name]):
            with open(paths[name] + '.new', 'wb') as file:
                file.write(make())
            os.rename(paths[name] + '.new', paths[name])

    keep('gazettes.txt', lambda: many(sources(), size, 'gazettes').encode('utf-8'))
    keep('statutes.txt', lambda: many(statutes(), size, 'statutes').encode('utf-8'))
    keep('wrapped.txt', lambda: wrapped(read(paths['gazettes.txt'])).encode('utf-8'))
    keep('gazettes.gb18030', lambda: read(paths['gazettes.txt']).encode('gb18030'))
    return paths
