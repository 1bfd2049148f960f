"""Samples and the records they give, kept beside them."""
import glob
import os
import tempfile

from tap import SAMPLES, pipe, tool


def samples():
    """Paths of the sample texts."""
    return sorted(glob.glob(os.path.join(SAMPLES, '*.txt')))


def golden_path(sample, kind):
    """samples/x.txt -> samples/x.ndjson, samples/x.corrections.ndjson."""
    return sample[:-len('.txt')] + {'records': '.ndjson',
                                    'corrections': '.corrections.ndjson'}[kind]


def make(sample):
    """What a sample gives now: {"records": bytes, "corrections": bytes}."""
    name = os.path.basename(sample)
    with tempfile.TemporaryDirectory() as folder:
        log = os.path.join(folder, 'log')
        clean = tool('gz-clean', '--log', log, name, cwd=os.path.dirname(sample))
        if clean.returncode != 0:
            raise AssertionError(clean.stderr.decode())
        with open(log, 'rb') as file:
            corrections = file.read()
    records = pipe(clean.stdout, ['gz-split', '--source', name], 'gz-parse')
    return {'records': records, 'corrections': corrections}
