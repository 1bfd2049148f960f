#!/usr/bin/python3
"""The compact form: valid, smaller, read like the full form, and the same when filled in.

    GAZ_SEED=word GAZ_COUNT=1000 tests/property/test_compact.py    other and more inputs
"""
import functools
import glob
import json
import os
import subprocess

import damage
import golden
from promises import ran
from records import Schemas, read_records
from tap import ROOT, run, test

SEED = os.environ.get('GAZ_SEED', 'compact')
COUNT = int(os.environ.get('GAZ_COUNT', '10'))
SCHEMAS = Schemas('compact')
# Output bytes for a byte of text, of the samples together.
MOST = 1.42


@functools.lru_cache(maxsize=None)
def texts():
    """Samples, cases, and texts made and damaged by seed: name, bytes."""
    samples = []
    for path in golden.samples() + sorted(glob.glob(os.path.join(ROOT, 'tests', 'cases', '*.txt'))):
        with open(path, 'rb') as file:
            samples.append((os.path.basename(path), file.read()))
    made = damage.inputs(SEED, COUNT, [data.decode('utf-8', 'replace') for _, data in samples])
    return samples + list(made)


@functools.lru_cache(maxsize=None)
def stages(data, *options):
    split = ran('gz-split', *options, stdin=ran('gz-clean', stdin=data))
    return split, ran('gz-parse', *options, stdin=split)


def filled_in(records):
    """What scripts/full.jq makes of compact records."""
    script = os.path.join(ROOT, 'scripts', 'full.jq')
    return read_records(subprocess.run(['jq', '-c', '-f', script], input=records, check=True,
                                       stdout=subprocess.PIPE).stdout)


def for_every_text(check):
    for name, data in texts():
        try:
            check(data)
        except Exception as error:
            raise AssertionError(f'{name}: {error}') from error


def difference(a, b, path=''):
    """The first place where two values differ."""
    if isinstance(a, dict) and isinstance(b, dict) and a.keys() == b.keys():
        return next(filter(None, (difference(a[k], b[k], f'{path}/{k}') for k in a)), None)
    if isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        return next(filter(None, (difference(x, y, f'{path}/{i}')
                                  for i, (x, y) in enumerate(zip(a, b)))), None)
    return None if a == b else f'{path}: {json.dumps(a)[:300]} and {json.dumps(b)[:300]}'


@test
def compact_records_filled_in_are_the_full_records():
    def check(data):
        for full, compact in zip(stages(data), stages(data, '--compact')):
            found = difference(filled_in(compact), read_records(full))
            assert found is None, found
            assert filled_in(full) == read_records(full), 'full.jq changes full records'
    for_every_text(check)


@test
def compact_records_are_valid_and_never_longer():
    def check(data):
        for full, compact in zip(stages(data), stages(data, '--compact')):
            assert len(compact) <= len(full)
            for record in read_records(compact) + read_records(full):
                assert not SCHEMAS.errors(record), SCHEMAS.errors(record)[:3]
    for_every_text(check)


@test
def gz_parse_reads_both_forms_alike():
    def documents(records):
        return [line for line in records.split(b'\n') if not line.startswith(b'{"type":"issue"')]

    def check(data):
        (full, parsed), (compact, _) = stages(data), stages(data, '--compact')
        assert documents(ran('gz-parse', stdin=compact)) == documents(parsed)
        assert ran('gz-parse', '--compact', stdin=full).count(b'\n') == full.count(b'\n')
    for_every_text(check)


@test
def samples_stay_below_the_size_that_is_promised():
    raw = sum(os.path.getsize(path) for path in golden.samples())
    made = 0
    for path in golden.samples():
        with open(path, 'rb') as file:
            made += len(stages(file.read(), '--compact')[1])
    assert made <= MOST * raw, made / raw


run()
