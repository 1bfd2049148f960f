#!/usr/bin/env python3
"""The samples against a person's own reading of them: one test per aspect and sample.

The readings (*.json here) were made by hand from the texts, independently of
the tools; where the tools differ, look at the text before changing either.
"""
import glob
import json
import os
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
import tap  # noqa: E402
import compare  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))


def run_pipe(sample):
    """One sample through gz-clean | gz-split | gz-parse."""
    with open(os.path.join(tap.SAMPLES, sample), 'rb') as stream:
        raw = stream.read()
    with tempfile.TemporaryDirectory() as folder:
        log_name = os.path.join(folder, 'log')
        clean = tap.pipe(raw, ['gz-clean', '--log', log_name])
        with open(log_name, encoding='utf-8') as stream:
            log = [json.loads(line) for line in stream]
    records = [json.loads(line) for line in tap.pipe(clean, 'gz-split', 'gz-parse').splitlines()]
    return compare.Run(raw.decode('utf-8'), clean.decode('utf-8'), log, records)


def main():
    for name in sorted(glob.glob(os.path.join(HERE, '*.json'))):
        truth = compare.read_truth(name)
        stem = os.path.splitext(os.path.basename(name))[0]
        try:
            run = run_pipe(truth['sample'])
        except (AssertionError, OSError, ValueError) as error:
            tap.ok(False, f'{stem}: the pipe runs')
            tap.note(error)
            continue
        for stage, aspect in compare.ASPECTS:
            try:
                differences = aspect(truth, run)
            except (KeyError, TypeError, AttributeError) as error:
                differences = [f'0: the records cannot be compared: {error!r}']
            tap.ok(not differences, f'{stem}: {stage}: {aspect.__doc__}')
            for difference in differences:
                tap.note(f'{stem}:{difference}')
    tap.done()


if __name__ == '__main__':
    main()
