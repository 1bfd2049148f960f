#!/usr/bin/env python3
"""Runs test programs that speak TAP and adds up what they say.

    tests/run.py [--jobs N] [--timeout SECONDS] [PROGRAM...]

Without PROGRAM every executable tests/*/test_*.py and tests/*/test_*.sh is run.
A program fails as a whole when it crashes, runs out of time, ends with a
status other than 0 without a failed test, or runs fewer or more tests than it
planned. Output of failed programs is shown in full. The last line is
"N passed, N failed"; the exit status is 1 when anything failed, else 0.
"""
import argparse
import concurrent.futures
import glob
import os
import re
import signal
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
RESULT = re.compile(r'^(not )?ok\b\s*(\d+)?\s*-?\s*(.*?)(?:\s+#\s*(SKIP|TODO)\b(.*))?$', re.I)
PLAN = re.compile(r'^1\.\.(\d+)(?:\s+#\s*(SKIP)\b.*)?$', re.I)


class Outcome:
    """What one program reported."""

    def __init__(self, program):
        self.program = program
        self.passed = 0
        self.skipped = 0
        self.problems = []
        self.output = ''
        self.seconds = 0.0


def read_tap(outcome, status):
    """Counts the results in outcome.output; a broken promise is a problem."""
    planned, seen = None, 0
    for line in outcome.output.splitlines():
        plan, result = PLAN.match(line), RESULT.match(line)
        if plan:
            if planned is not None:
                outcome.problems.append('two plans')
            planned = int(plan.group(1))
        elif line.startswith('Bail out!'):
            outcome.problems.append(line)
        elif result:
            seen += 1
            kind = (result.group(4) or '').upper()
            if kind == 'SKIP':
                outcome.skipped += 1
            elif result.group(1):
                outcome.problems.append(f'test {seen}: {result.group(3)}')
            else:
                outcome.passed += 1
    if planned is None:
        outcome.problems.append('no plan (a line "1..N")')
    elif planned != seen:
        outcome.problems.append(f'planned {planned} tests, ran {seen}')
    if status < 0:
        outcome.problems.append(f'ended by {signal.Signals(-status).name}')
    elif status != 0 and not outcome.problems:
        outcome.problems.append(f'exit status {status} though no test failed')


def end_group(process):
    """Ends a program and whatever it started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def run(program, timeout):
    """Runs one program in a process group of its own."""
    outcome = Outcome(program)
    environment = dict(os.environ, CMOCKA_MESSAGE_OUTPUT='TAP', PYTHONDONTWRITEBYTECODE='1')
    environment['PYTHONPATH'] = os.path.join(HERE, 'support')
    started = time.monotonic()
    try:
        process = subprocess.Popen([os.path.abspath(program)], stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                   env=environment, start_new_session=True)
    except OSError as error:
        outcome.problems.append(str(error))
        return outcome
    try:
        raw, _ = process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired:
        end_group(process)
        raw, _ = process.communicate()
        outcome.output = raw.decode('utf-8', 'replace')
        outcome.problems.append(f'no end within {timeout} seconds')
    else:
        outcome.output = raw.decode('utf-8', 'replace')
        read_tap(outcome, process.returncode)
    outcome.seconds = time.monotonic() - started
    return outcome


def show(outcome):
    name = os.path.relpath(outcome.program)
    skipped = f', {outcome.skipped} skipped' if outcome.skipped else ''
    if not outcome.problems:
        print(f'ok    {name}: {outcome.passed} passed{skipped} ({outcome.seconds:.1f} s)')
        return
    print(f'FAIL  {name}: {outcome.passed} passed, {len(outcome.problems)} failed{skipped}')
    for line in outcome.output.splitlines():
        print(f'      | {line}')
    for problem in outcome.problems:
        print(f'      {problem}')


def find_programs():
    found = glob.glob(os.path.join(HERE, '*', 'test_*.py')) + \
        glob.glob(os.path.join(HERE, '*', 'test_*.sh'))
    return sorted(found)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--jobs', type=int, default=2)
    parser.add_argument('--timeout', type=float, default=float(os.environ.get('GAZ_TIMEOUT', 300)))
    parser.add_argument('--scripts', action='store_true', help='also all scripts under tests/')
    parser.add_argument('programs', nargs='*')
    options = parser.parse_args()
    programs = list(options.programs)
    if options.scripts or not programs:
        programs += find_programs()
    passed = failed = 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for outcome in pool.map(lambda p: run(p, options.timeout), programs):
            show(outcome)
            sys.stdout.flush()
            passed += outcome.passed
            failed += len(outcome.problems)
    if passed + failed == 0:
        print('no test was run')
        failed = 1
    print(f'{passed} passed, {failed} failed')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
