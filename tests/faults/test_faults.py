#!/usr/bin/python3
"""Every read, write, close, allocation and conversion fails once, in its turn.

Whatever fails: a message and a status other than 0, and what was written is a
whole number of lines from the start of the right output. A call whose failure
changes nothing may also end well, with the right output. A file of -o is there
whole or not at all.
"""
import os
import tempfile

from tap import ROOT, SAMPLES, note, ok, done, pipe, skip, tool

BUILD = os.path.join(ROOT, os.environ.get('GAZ_BUILD', 'build/release'))
SHIM = os.path.join(BUILD, 'tests', 'faults.so')
SAMPLE = os.path.join(SAMPLES, 'taian-opinions-draft.txt')
# Its lines, its text and its paragraphs are each of several large pages.
LARGE = ''.join(f'第{n}条　本条例自公布之日起施行。\n' for n in range(150000)).encode()
CALLS = ['read', 'write', 'close', 'memory', 'iconv', 'place']


class Run:
    """One command line whose calls are made to fail one after the other."""

    def __init__(self, name, arguments, data, folder):
        self.name, self.arguments, self.folder = name, arguments, folder
        self.input = os.path.join(folder, f'input of {name}')
        with open(self.input, 'wb') as file:
            file.write(data)
        self.target = os.path.join(folder, 'target')
        self.seen = os.path.join(folder, 'seen')

    def once(self, **fault):
        """Status, messages, standard output, and the file of -o (or None)."""
        for path in (self.target, self.seen):
            if os.path.exists(path):
                os.unlink(path)
        env = {'LD_PRELOAD': SHIM, 'FAULT_SEEN': self.seen, **fault}
        words = [w.replace('TARGET', self.target) for w in self.arguments]
        result = tool(self.name, '-q', *words, self.input, env=env)
        written = None
        if os.path.exists(self.target):
            with open(self.target, 'rb') as file:
                written = file.read()
        return result.returncode, result.stderr, result.stdout, written

    def complaint(self, outcome, right):
        """What is wrong with the outcome of a fault, or None."""
        status, messages, out, written = outcome
        if status < 0:
            return f'ended by signal {-status}'
        if status == 0:
            return None if (out, written) == right[2:] else 'status 0 but another output'
        if status not in (1, 2, 3, 4) or not messages.startswith(self.name.encode()):
            return f'status {status}, messages {messages[:200]!r}'
        if not right[2].startswith(out) or (out and not out.endswith(b'\n')):
            return f'half a record: ...{out[-60:]!r}'
        if written not in (None, right[3]) and status == 3:
            return 'a file that is not whole'
        left = set(os.listdir(self.folder)) - {os.path.basename(self.input), 'target', 'seen'}
        return f'left behind: {left}' if left else None


def check(run, call, right):
    """Lets call 1, 2, 3... fail until the program makes no more of them."""
    problems, at = [], 0
    while True:
        at += 1
        outcome = run.once(FAULT_CALL=call, FAULT_AT=str(at))
        if not os.path.exists(run.seen):
            break
        problem = run.complaint(outcome, right)
        if problem:
            problems.append(f'{call} {at}: {problem}')
    ok(not problems, f'{run.name} {" ".join(run.arguments)}: {at - 1} faults of {call}')
    for problem in problems[:10]:
        note(problem)


def main():
    if 'release' not in BUILD:
        skip('faults', 'a preloaded shim and a sanitizer do not go together')
        done()
    with open(SAMPLE, 'rb') as file:
        raw = file.read()
    gb18030 = raw.decode('utf-8').encode('gb18030')
    clean = pipe(raw, 'gz-clean')
    split = pipe(clean, 'gz-split')
    for name, arguments, data in (
            ('gz-clean', [], raw), ('gz-clean', ['--log', 'TARGET'], gb18030),
            ('gz-split', [], clean), ('gz-split', ['-o', 'TARGET'], clean),
            ('gz-parse', [], split), ('gz-parse', ['-o', 'TARGET'], split)):
        with tempfile.TemporaryDirectory() as folder:
            run = Run(name, arguments, data, folder)
            right = run.once()
            if not ok(right[0] == 0, f'{name} {" ".join(arguments)} without a fault'):
                note(right[1])
            for call in CALLS:
                check(run, call, right)
            for call in ('short', 'interrupt'):
                ok(run.once(FAULT_CALL=call)[:4] == right, f'{name}: {call} reads and writes')
    with tempfile.TemporaryDirectory() as folder:
        run = Run('gz-split', [], LARGE, folder)
        check(run, 'memory', run.once())
    done()


main()
