"""Making the n-th call of a program fail, until it makes no more of them.

Every n, or, where `sparse` is set and GAZ_FAULTS is not `all`, every n up to 25 and then
the further apart the more calls there are: a database allocates by the ten thousand.
"""
import os

from tap import ROOT, done, note, ok, skip

BUILD = os.path.join(ROOT, os.environ.get('GAZ_BUILD', 'build/release'))
SHIM = os.path.join(BUILD, 'tests', 'faults.so')
# At the end of a run gcov reads and writes as well, and a fault would spoil what it counted.
CALLS = ['memory', 'iconv', 'place', 'fork'] if 'coverage' in BUILD else [
    'open', 'read', 'write', 'sync', 'close', 'memory', 'iconv', 'place', 'fork']
EACH_UP_TO = 25
_counts = {}


def skip_without_shim():
    """Ends the test program where the shim cannot be preloaded."""
    if 'sanitize' in BUILD:
        skip('faults', 'a preloaded shim and a sanitizer do not go together')
        done()


def environment(seen, **fault):
    """What a program is run with, to meet a fault."""
    return {'LD_PRELOAD': SHIM, 'FAULT_SEEN': seen, **fault}


def try_all(name, seen, call, complaint, sparse=False):
    """One test: complaint(environment) of every fault of that kind is None."""
    problems, at, tried = [], 0, 0
    sparse = sparse and os.environ.get('GAZ_FAULTS') != 'all'
    while True:
        at += 1 + (max(0, at - EACH_UP_TO) // 6 if sparse else 0)
        if os.path.exists(seen):
            os.unlink(seen)
        problem = complaint(environment(seen, FAULT_CALL=call, FAULT_AT=str(at)))
        if not os.path.exists(seen):
            break
        tried += 1
        if problem:
            problems.append(f'{call} {at}: {problem}')
    program = name.split()[0]
    _counts.setdefault(program, {}).setdefault(call, 0)
    _counts[program][call] += tried
    ok(not problems, f'{name}: {tried} faults of {call}')
    for problem in problems[:10]:
        note(problem)


def show_counts():
    """How many faults of each kind each program met, as a table."""
    note('faults | ' + ' | '.join(CALLS) + ' | all')
    for program, counts in _counts.items():
        note(f'{program} | ' + ' | '.join(str(counts.get(call, 0)) for call in CALLS) +
             f' | {sum(counts.values())}')
