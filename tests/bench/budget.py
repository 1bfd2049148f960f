#!/usr/bin/python3
"""Instructions per input byte of each stage, against tests/bench/budget.tsv.

    tests/bench/budget.py [STAGE]...

Counted by callgrind on a small generated text, so that the figure is the same
on a busy machine; what a stage spends on an empty input is taken off. The status
is 1 when a stage needs more than its budget. The profiles stay in
build/bench/budget, for callgrind_annotate.
"""
import concurrent.futures
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))

import corpus
from tap import ROOT, program

SIZE = 400000  # bytes of raw text
TABLE = os.path.join(ROOT, 'tests', 'bench', 'budget.tsv')
FOLDER = os.path.join(ROOT, 'build', 'bench', 'budget')


def rows(stages):
    """The rows of the table: (stage, text, budget)."""
    with open(TABLE, encoding='utf-8') as file:
        lines = [line.rstrip('\n').split('\t') for line in file if not line.startswith('#')]
    return [(stage, text, float(budget)) for stage, text, budget in lines
            if not stages or stage in stages]


def made(text, stage):
    """The input of a stage, made by the stages before it from a generated text."""
    path = corpus.build(FOLDER, SIZE)[text]
    for before in {'clean': [], 'split': ['clean'], 'parse': ['clean', 'split']}[stage]:
        target = f'{path}.{before}'
        with open(path, 'rb') as source, open(target + f'.for-{stage}', 'wb') as out:
            subprocess.run([program(f'gz-{before}'), '-q'], stdin=source, stdout=out, check=True)
        os.rename(target + f'.for-{stage}', target)
        path = target
    return path


def instructions(stage, path, profile):
    """What callgrind counts from start to exit."""
    with open(path, 'rb') as source:
        run = subprocess.run(['valgrind', '--tool=callgrind', f'--callgrind-out-file={profile}',
                              program(f'gz-{stage}'), '-q'],
                             stdin=source, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                             check=True, env=dict(os.environ, LC_ALL='C.UTF-8'))
    return int(re.search(rb'Collected : (\d+)', run.stderr).group(1))


def measured(stage, text):
    path = made(text, stage)
    whole = instructions(stage, path, os.path.join(FOLDER, f'{stage}.{text}.callgrind'))
    return (whole - instructions(stage, os.devnull, os.devnull)) / os.path.getsize(path)


def main():
    over = 0
    table = rows(sys.argv[1:])
    corpus.build(FOLDER, SIZE)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = pool.map(lambda row: measured(*row[:2]), table)
        for (stage, text, budget), cost in zip(table, results):
            over += cost > budget
            print(f'gz-{stage:6} {text:18} {cost:8.1f} instructions a byte, budget {budget:8.1f}'
                  f'{"  OVER" if cost > budget else ""}', flush=True)
    return 1 if over else 0


sys.exit(main())
