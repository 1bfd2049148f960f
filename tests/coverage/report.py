#!/usr/bin/python3
"""What the tests reach, by gcov: lines and functions of each folder and file, and what is left.

    report.py BUILD-FOLDER [ACCOUNT]

Ends with status 1 when a function was not called whose name, `in backquotes`, the account
does not have: a page that says why (docs/coverage.md).
"""
import collections
import json
import os
import re
import subprocess
import sys


def read(build):
    """Lines and functions of the sources below lib/ and tools/: how often each ran."""
    lines = collections.defaultdict(lambda: collections.defaultdict(int))
    functions = collections.defaultdict(lambda: collections.defaultdict(int))
    notes = [os.path.join(root, n) for root, _, names in os.walk(build)
             for n in names if n.endswith('.gcno') and '/tests/' not in root]
    for note in sorted(notes):
        data = note[:-len('.gcno')] + '.gcda'
        run = subprocess.run(['gcov', '--json-format', '--stdout', data if os.path.exists(data) else note],
                             stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
        for document in run.stdout.splitlines():
            for file in json.loads(document)['files']:
                name = file['file']
                if not name.startswith(('lib/', 'tools/')):
                    continue
                for line in file['lines']:
                    lines[name][line['line_number']] += line['count']
                for function in file['functions']:
                    functions[name][function['name']] += function['execution_count']
    return lines, functions


def stretches(numbers):
    """1, 2, 3, 7 as 1-3, 7."""
    found = []
    for number in sorted(numbers):
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return ', '.join(str(a) if a == b else f'{a}-{b}' for a, b in found)


def share(counts):
    """How many ran, of how many."""
    return sum(1 for n in counts.values() if n > 0), len(counts)


def by_folder(lines, functions):
    """A row of the table for each folder."""
    folders = sorted({os.path.dirname(name) for name in lines})
    for folder in folders:
        counts = [sum(x) for kind in (lines, functions) for x in
                  zip(*(share(c) for name, c in kind.items() if os.path.dirname(name) == folder))]
        ran, total, called, number = counts
        print(f'| {folder} | {ran:,} of {total:,} | {100 * ran / total:.1f} % | {called} of {number} |')


def unaccounted(functions, account):
    """Functions that were not called and that the page does not name."""
    with open(account, encoding='utf-8') as page:
        named = set(re.findall(r'`(\w+)`', page.read()))
    return [f'{function} ({name})' for name in sorted(functions)
            for function, count in sorted(functions[name].items()) if count == 0 and function not in named]


def main():
    lines, functions = read(sys.argv[1])
    totals = [sum(x) for x in zip(*(share(c) for c in lines.values()))]
    of_functions = [sum(x) for x in zip(*(share(c) for c in functions.values()))]
    print(f'# Coverage\n\nLines: {totals[0]:,} of {totals[1]:,} ({100 * totals[0] / totals[1]:.1f} %). '
          f'Functions: {of_functions[0]:,} of {of_functions[1]:,} '
          f'({100 * of_functions[0] / of_functions[1]:.1f} %).\n')
    print('| folder | lines | | functions |\n|---|---:|---:|---:|')
    by_folder(lines, functions)
    print('\n## Files\n')
    print('| file | lines | functions | lines that no test ran |\n|---|---:|---:|---|')
    for name in sorted(lines):
        ran, total = share(lines[name])
        called, all_functions = share(functions[name])
        missed = stretches(n for n, count in lines[name].items() if count == 0)
        print(f'| {name} | {ran}/{total} | {called}/{all_functions} | {missed} |')
    print('\n## Functions that no test called\n')
    for name in sorted(functions):
        for function, count in sorted(functions[name].items()):
            if count == 0:
                print(f'* `{function}` ({name})')
    left = unaccounted(functions, sys.argv[2]) if len(sys.argv) > 2 else []
    for one in left:
        print(f'no test calls {one}, and {sys.argv[2]} does not say why', file=sys.stderr)
    return 1 if left else 0


sys.exit(main())
