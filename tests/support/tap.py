"""TAP for test scripts, and the few things every script needs.

A script registers functions with @test and ends with run(); or it calls
ok()/is_equal() itself and ends with done().
"""
import os
import subprocess
import sys
import traceback

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BIN = os.path.abspath(os.environ.get('GAZ_BIN') or os.path.join(ROOT, 'bin'))
SAMPLES = os.path.join(ROOT, 'samples')
SCHEMAS = os.path.join(ROOT, 'schemas')

_tests = []
_count = 0
_failed = 0


def note(text):
    """A remark in the TAP stream."""
    for line in str(text).splitlines():
        print('#', line)


def ok(condition, name):
    """One result; answers whether it held."""
    global _count, _failed
    _count += 1
    if not condition:
        _failed += 1
    print(f'{"ok" if condition else "not ok"} {_count} - {name}', flush=True)
    return bool(condition)


def is_equal(got, expected, name):
    """One result; shows both values when they differ."""
    same = ok(got == expected, name)
    if not same:
        note(f'got:      {got!r}'[:2000])
        note(f'expected: {expected!r}'[:2000])
    return same


def skip(name, why):
    """A test that cannot be run here."""
    global _count
    _count += 1
    print(f'ok {_count} - {name} # SKIP {why}', flush=True)


def pending(condition, name, why):
    """A result that is known not to hold yet: counted when it does, skipped when not."""
    return ok(True, name) if condition else skip(name, f'not yet: {why}')


def done():
    """Prints the plan and ends the script."""
    print(f'1..{_count}', flush=True)
    sys.exit(1 if _failed else 0)


def test(function):
    """Registers a function as one test: it fails by raising (assert)."""
    _tests.append(function)
    return function


def run():
    """Runs what @test registered, prints the plan, ends the script."""
    for function in _tests:
        name = (function.__doc__ or function.__name__.replace('_', ' ')).splitlines()[0]
        try:
            function()
        except Exception:  # a failed assertion or a broken test: both are failures
            ok(False, name)
            note(traceback.format_exc())
        else:
            ok(True, name)
    done()


def program(name):
    """The path of one of our programs."""
    return os.path.join(BIN, name)


def tool(name, *arguments, stdin=b'', env=None, timeout=60, **popen):
    """Runs one of our programs; stdin, stdout and stderr are bytes."""
    environment = dict(os.environ, **(env or {}))
    if 'stdin_file' in popen:
        popen['stdin'] = popen.pop('stdin_file')
    else:
        popen['input'] = stdin
    popen.setdefault('stdout', subprocess.PIPE)
    popen.setdefault('stderr', subprocess.PIPE)
    return subprocess.run([program(name), *arguments], env=environment, timeout=timeout,
                          check=False, **popen)


def pipe(data, *tools):
    """Sends bytes through our programs one after the other; all must end with 0."""
    for name in tools:
        arguments = [name] if isinstance(name, str) else list(name)
        result = tool(arguments[0], *arguments[1:], stdin=data)
        if result.returncode != 0:
            raise AssertionError(f'{arguments}: status {result.returncode}: {result.stderr!r}')
        data = result.stdout
    return data
