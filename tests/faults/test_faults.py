#!/usr/bin/python3
"""Every open, read, write, close, allocation and conversion of a filter fails once, in its turn.

Whatever fails: a message and a status other than 0, and what was written is a
whole number of lines from the start of the right output. A call whose failure
changes nothing may also end well, with the right output. A file of -o is there
whole or not at all.
"""
import os
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from injection import CALLS, environment, show_counts, skip_without_shim, try_all
from tap import SAMPLES, note, ok, done, pipe, tool

SAMPLE = os.path.join(SAMPLES, 'taian-opinions-draft.txt')
# Its lines, its text and its paragraphs are each of several large pages.
LARGE = ''.join(f'第{n}条　本条例自公布之日起施行。\n' for n in range(150000)).encode()


class Run:
    """One command line whose calls are made to fail one after the other."""

    def __init__(self, name, arguments, data, folder, beside=b''):
        self.name, self.arguments, self.folder = name, arguments, folder
        self.input = os.path.join(folder, f'input of {name}')
        self.beside = os.path.join(folder, 'beside')
        for path, content in ((self.input, data), (self.beside, beside)):
            with open(path, 'wb') as file:
                file.write(content)
        self.target = os.path.join(folder, 'target')
        self.seen = os.path.join(folder, 'seen')
        self.right = self.once({})

    def once(self, env):
        """Status, messages, standard output, and the file of -o (or None)."""
        if os.path.exists(self.target):
            os.unlink(self.target)
        words = [w.replace('TARGET', self.target).replace('BESIDE', self.beside) for w in self.arguments]
        result = tool(self.name, '-q', *words, self.input, env=env)
        written = None
        if os.path.exists(self.target):
            with open(self.target, 'rb') as file:
                written = file.read()
        return result.returncode, result.stderr, result.stdout, written

    def complaint(self, env):
        """What is wrong with the outcome of a fault, or None."""
        status, messages, out, written = self.once(env)
        right = self.right
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
        left = set(os.listdir(self.folder)) - {os.path.basename(self.input), 'target', 'seen', 'beside'}
        return f'left behind: {left}' if left else None


def corrections(raw):
    """The log of a cleaning."""
    with tempfile.TemporaryDirectory() as folder:
        log = os.path.join(folder, 'log')
        tool('gz-clean', '-q', '--log', log, stdin=raw)
        with open(log, 'rb') as file:
            return file.read()


def check_whole_records_are_kept(records):
    """gz-parse gathers small records; a later one for which there is no memory takes none with it."""
    small = records * 3
    with tempfile.TemporaryDirectory() as folder:
        run = Run('gz-parse', [], small + pipe(LARGE, 'gz-split'), folder)
        kept = pipe(small, 'gz-parse')
        last = None

        def complaint(env):
            nonlocal last
            status, _, out, _ = run.once(env)
            last = len(out) if status == 4 else last
            return run.complaint(env)
        try_all('gz-parse of a large record behind small ones', run.seen, 'memory', complaint)
        ok(last is not None and last >= len(kept), 'records that were whole are written')


def main():
    skip_without_shim()
    with open(SAMPLE, 'rb') as file:
        raw = file.read()
    gb18030 = raw.decode('utf-8').encode('gb18030')
    big5 = '關於印發辦法的通知\n各縣人民政府：\n'.encode('big5')
    mojibake = '县人民政府关于印发办法的通知\n'.encode().decode('latin-1').encode()
    clean = pipe(raw, 'gz-clean')
    split = pipe(clean, 'gz-split')
    for name, arguments, data, beside in (
            ('gz-clean', [], raw, b''), ('gz-clean', ['--log', 'TARGET'], gb18030, b''),
            ('gz-clean', ['--log', 'TARGET'], raw.decode().encode('utf-16'), b''),
            ('gz-clean', ['--from', 'big5', '--to', 'gb18030'], big5, b''),
            ('gz-clean', ['--log', 'TARGET'], mojibake, b''),
            ('gz-clean', ['--revert', 'BESIDE'], clean, corrections(raw)),
            ('gz-split', [], clean, b''), ('gz-split', ['-o', 'TARGET'], clean, b''),
            ('gz-parse', [], split, b''), ('gz-parse', ['-o', 'TARGET'], split, b'')):
        with tempfile.TemporaryDirectory() as folder:
            run = Run(name, arguments, data, folder, beside)
            title = f'{name} {" ".join(arguments)}'
            if not ok(run.right[0] == 0, f'{title} without a fault'):
                note(run.right[1])
            for call in CALLS:
                try_all(title, run.seen, call, run.complaint)
            for call in ('short', 'interrupt'):
                ok(run.once(environment(run.seen, FAULT_CALL=call)) == run.right,
                   f'{name}: {call} reads and writes')
    with tempfile.TemporaryDirectory() as folder:
        run = Run('gz-split', [], LARGE, folder)
        try_all('gz-split of a large text', run.seen, 'memory', run.complaint)
    check_whole_records_are_kept(split)
    show_counts()
    done()


main()
