#!/usr/bin/python3
"""Every sample gives exactly the records that stand beside it."""
import json
import os

import golden
from tap import done, note, ok


def differences(old, new, path='', found=None):
    """Places where two JSON values differ, at most a dozen."""
    found = [] if found is None else found
    if len(found) >= 12 or old == new:
        return found
    if isinstance(old, dict) and isinstance(new, dict):
        for key in list(old) + [k for k in new if k not in old]:
            differences(old.get(key), new.get(key), f'{path}.{key}', found)
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for index, (a, b) in enumerate(zip(old, new)):
            differences(a, b, f'{path}[{index}]', found)
    else:
        found.append(f'{path}: expected {json.dumps(old, ensure_ascii=False)[:300]}, '
                     f'got {json.dumps(new, ensure_ascii=False)[:300]}')
    return found


def explain(expected, got):
    old, new = expected.splitlines(), got.splitlines()
    note(f'expected {len(old)} records, got {len(new)}')
    for number, (a, b) in enumerate(zip(old, new), 1):
        if a != b:
            for line in differences(json.loads(a), json.loads(b), f'record {number}'):
                note(line)


for sample in golden.samples():
    for kind, data in golden.make(sample).items():
        path = golden.golden_path(sample, kind)
        expected = open(path, 'rb').read() if os.path.exists(path) else b''
        if not ok(data == expected, os.path.relpath(path)):
            explain(expected, data)

done()
