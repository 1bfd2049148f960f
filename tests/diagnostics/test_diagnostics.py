#!/usr/bin/python3
"""Every diagnostic of the registry has a case: a text that brings it about, and all that is then said.

cases/CODE.txt goes through the tools, with cases/CODE.tsv as a table where there is one; cases/CODE.lint is what `gz-clean -v` says of it and then what
`gz-parse --lint` does. --write writes the latter anew: read every difference against the text.
"""
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(HERE, '..', 'support'))
from tap import ROOT, done, is_equal, ok, pipe, tool

CASES = os.path.join(HERE, 'cases')
REGISTRY = os.path.join(ROOT, 'lib', 'text', 'diagnostics.def')
# What gz-clean would mend before the others see it.
RAW = {'invalid-utf8'}


def codes():
    with open(REGISTRY, encoding='utf-8') as file:
        return re.findall(r'^GAZ_CODE\(\w+, "([a-z0-9-]+)"', file.read(), re.M)


def said(code):
    """What the tools say of the case, as one text."""
    with open(os.path.join(CASES, code + '.txt'), 'rb') as file:
        data = file.read()
    messages = ''
    if code not in RAW:
        table = os.path.join(CASES, code + '.tsv')
        options = ['--table', table] if os.path.exists(table) else []
        cleaned = tool('gz-clean', '-v', *options, stdin=data)
        messages, data = cleaned.stderr.decode(), cleaned.stdout
    lint = pipe(data, ('gz-split', '-q', '--source', code + '.txt'), ('gz-parse', '--lint'))
    return messages + lint.decode()


def main():
    registry = codes()
    present = sorted(name[:-4] for name in os.listdir(CASES) if name.endswith('.txt'))
    is_equal(present, sorted(registry), 'each code has a case, and each case a code')
    for code in present:
        path, got = os.path.join(CASES, code + '.lint'), said(code)
        if '--write' in sys.argv:
            with open(path, 'w', encoding='utf-8') as file:
                file.write(got)
            continue
        with open(path, encoding='utf-8') as file:
            is_equal(got, file.read(), f'{code}: what is said')
        ok(f'[{code}]' in got, f'{code}: it is among it')
    done()


if __name__ == '__main__':
    main()
