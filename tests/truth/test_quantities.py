#!/usr/bin/python3
"""Quantities of the samples against what a person reads there: precision and recall."""
import collections
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(HERE, '..', 'support'))
import tap
from compare import all_nodes
from test_truth import run_pipe

LEAST = 0.98
FIELDS = ('kind', 'value', 'value_to', 'unit', 'qualifier', 'due', 'text')


def read_truth():
    """For each sample its quantities, counted: (line, kind, value, ...)."""
    truth = collections.defaultdict(collections.Counter)
    with open(os.path.join(HERE, 'quantities.tsv'), encoding='utf-8') as file:
        for row in file:
            if not row.startswith('#'):
                sample, line, *rest = row.rstrip('\n').split('\t')
                truth[sample][(int(line), *rest)] += 1
    return truth


def found_in(sample):
    """What the records of a sample say, in the same form; spans must fit."""
    found = collections.Counter()
    for document in run_pipe(sample + '.txt').documents:
        for node, _ in all_nodes(document):
            for one in node.get('quantities', []):
                assert node['text'][one['start']:one['end']] == one['text'], one
                found[(node['line'], *(one[field] or '-' for field in FIELDS))] += 1
    return found


def main():
    right = wanted = got = 0
    for sample, truth in sorted(read_truth().items()):
        found = found_in(sample)
        right += sum((truth & found).values())
        wanted += sum(truth.values())
        got += sum(found.values())
        for row in sorted((truth - found)):
            tap.note(f'{sample}: not found: {row}')
        for row in sorted((found - truth)):
            tap.note(f'{sample}: not there: {row}')
    tap.ok(right >= LEAST * got, f'precision {right / max(got, 1):.4f} of {got}')
    tap.ok(right >= LEAST * wanted, f'recall {right / max(wanted, 1):.4f} of {wanted}')
    tap.done()


if __name__ == '__main__':
    main()
