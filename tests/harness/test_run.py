#!/usr/bin/python3
"""The runner must see failures: each way to fail, tried on a stand-in."""
import os
import stat
import subprocess
import sys
import tempfile

from tap import ROOT, run, test

RUNNER = os.path.join(ROOT, 'tests', 'run.py')


def verdict(script, *arguments):
    """Runs the runner on one shell script; answers exit status and output."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'test_it.sh')
        with open(path, 'w', encoding='utf-8') as file:
            file.write('#!/bin/sh\n' + script)
        os.chmod(path, stat.S_IRWXU)
        result = subprocess.run([sys.executable, RUNNER, *arguments, path], check=False,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        lines = result.stdout.decode().splitlines()
        return result.returncode, lines[-1], '\n'.join(lines)


@test
def all_well():
    assert verdict('echo 1..2; echo ok 1 - a; echo ok 2 - b')[:2] == (0, '2 passed, 0 failed')


@test
def a_failed_test_is_seen_and_shown():
    status, last, text = verdict('echo "# why"; echo not ok 1 - a; echo ok 2 - b; echo 1..2')
    assert (status, last) == (1, '1 passed, 1 failed')
    assert '# why' in text


@test
def too_few_tests():
    assert verdict('echo 1..3; echo ok 1; echo ok 2')[:2] == (1, '2 passed, 1 failed')


@test
def no_plan():
    assert verdict('echo ok 1')[:2] == (1, '1 passed, 1 failed')


@test
def a_crash_after_the_last_test():
    assert verdict('echo 1..1; echo ok 1; kill -SEGV $$')[:2] == (1, '1 passed, 1 failed')


@test
def a_status_without_a_failed_test():
    assert verdict('echo 1..1; echo ok 1; exit 7')[:2] == (1, '1 passed, 1 failed')


@test
def a_test_that_hangs():
    status, last, _ = verdict('echo 1..1; echo ok 1; sleep 60', '--timeout', '0.5')
    assert (status, last) == (1, '0 passed, 1 failed')


@test
def a_program_that_is_not_there():
    result = subprocess.run([sys.executable, RUNNER, '/nonexistent/test'], check=False,
                            stdout=subprocess.PIPE)
    assert result.returncode == 1


@test
def skipped_tests_are_no_passes():
    assert verdict('echo 1..2; echo ok 1; echo "ok 2 - b # SKIP not here"')[1] == \
        '1 passed, 0 failed'


run()
