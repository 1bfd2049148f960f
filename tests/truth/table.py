"""Precision and recall of what the samples' records say, against a table made by a person."""
import collections
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(HERE, '..', 'support'))
import tap
from test_truth import run_pipe

LEAST = 0.98


def read_table(name):
    """For each sample its rows, counted."""
    table = collections.defaultdict(collections.Counter)
    with open(os.path.join(HERE, name), encoding='utf-8') as file:
        for row in file:
            if not row.startswith('#'):
                sample, line, *rest = row.rstrip('\n').split('\t')
                table[sample][(int(line), *rest)] += 1
    return table


def compare(name, rows_of):
    """Two results; rows_of answers the rows that a run of the pipe gives."""
    right = wanted = got = 0
    for sample, truth in sorted(read_table(name).items()):
        found = collections.Counter(rows_of(run_pipe(sample + '.txt')))
        right += sum((truth & found).values())
        wanted += sum(truth.values())
        got += sum(found.values())
        for row in sorted(truth - found):
            tap.note(f'{sample}: not found: {row}')
        for row in sorted(found - truth):
            tap.note(f'{sample}: not there: {row}')
    tap.ok(right >= LEAST * got, f'{name}: precision {right / max(got, 1):.4f} of {got}')
    tap.ok(right >= LEAST * wanted, f'{name}: recall {right / max(wanted, 1):.4f} of {wanted}')
