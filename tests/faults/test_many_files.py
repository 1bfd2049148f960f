#!/usr/bin/python3
"""gz-batch, gz-load and gz-find when a call fails: every one in its turn.

Whatever fails: a message and a status other than 0, files whole or not there, a database
that is sound and holds whole documents, no hit that is half shown. The same command
after it, undisturbed, gives what an undisturbed one gives. A call whose failure changes
nothing may also end well, with the right output.
"""
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, '..', 'batch'), os.path.join(HERE, '..', 'load')]
import records
from injection import CALLS, SHIM, show_counts, skip_without_shim, try_all
from runs import tree
from tap import done, note, ok, program

MEMORY = '/dev/shm'  # where files cost least
TEXT = ('郯城县人民政府公报\n2024年第3期\n郯城县人民政府关于修路的通知\n郯政发〔2024〕3号\n各乡镇人民政府：\n'
        '一、依法处罚。\n二、加强领导。\n郯城县人民政府\n2024年3月1日\n')


def issue_of(words):
    """An issue whose documents hold these words."""
    return [records.issue(len(words)), *(records.document(n, [
        records.node('para_1', text=f'依法，{word}'),
        records.node('table_1', 'table', rows=[['序号', '名称'], ['1', word]], header=1)])
        for n, word in enumerate(words, 1))]


class Command:
    """One command line in a folder of its own; what it changes is put back for each run."""

    def __init__(self, name, *arguments):
        self.name, self.title = name, ' '.join((name, *arguments))
        self.folder = tempfile.mkdtemp(prefix='gz-faults-', dir=MEMORY if os.access(MEMORY, os.W_OK) else None)
        self.words = [w.replace('FOLDER', self.folder) for w in arguments]
        self.prepare()
        self.right = self.run()
        self.kept = self.state()

    def path(self, *parts):
        """A path in the folder."""
        return os.path.join(self.folder, *parts)

    def prepare(self):
        """Makes what the command finds each time."""

    def reset(self):
        """Puts back what the command changes."""

    def state(self):
        """What it leaves beside its output; raises when that is not sound."""

    def is_part(self, out):
        """Whether an output that was cut short holds whole records in their order."""
        return self.right[2].startswith(out) and out[-1:] in (b'', b'\n')

    def run(self, env=None):
        """Status, messages, output; undisturbed where no fault is asked for."""
        env = env or {'LD_PRELOAD': SHIM}
        run = subprocess.run([program(self.name), '-q', *self.words], capture_output=True, timeout=60,
                             stdin=subprocess.DEVNULL, env={**os.environ, **env}, check=False)
        return run.returncode, run.stderr, run.stdout

    def complaint(self, env):
        """What is wrong with the outcome of a fault, or None."""
        self.reset()
        status, messages, out = self.run(env)
        try:
            left = self.state()
        except (sqlite3.Error, ValueError) as error:
            return f'status {status}, unsound: {error}'
        if status == 0:
            good = (out, left) == (self.right[2], self.kept)
            return None if good else 'status 0 but another output'
        if status not in (1, 2, 3, 4, 5) or not messages.startswith(self.name.encode()):
            return f'status {status}, messages {messages[:200]!r}'
        if not self.is_part(out):
            return f'half a record: ...{out[-60:]!r}'
        again = self.run()
        good = again[0] == 0 and again[2] == self.right[2] and self.state() == self.kept
        return None if good else f'after status {status} {messages[:100]!r} the next run: {again!r}'[:400]


class Batch(Command):
    """Two files and an archive."""

    def prepare(self):
        os.mkdir(self.path('in'))
        for name, data in (('a.txt', TEXT.encode('gb18030')), ('b.txt', TEXT.encode())):
            with open(self.path('in', name), 'wb') as file:
                file.write(data)
        subprocess.run(['tar', '-czf', self.path('in', 'c.tar.gz'), '-C', self.path('in'), 'b.txt'],
                       check=True)

    def reset(self):
        shutil.rmtree(self.path('out'), ignore_errors=True)

    def is_part(self, out):
        """The records of an input are there or not, those of the inputs in their order."""
        inputs = re.split(rb'(?m)^(?=\{"type":"issue")', self.right[2])
        for records in inputs:
            out = out[len(records):] if out.startswith(records) else out
        return not out

    def state(self):
        """The tree, of which every file has to be whole."""
        left = {n: b for n, b in tree(self.path('out')).items() if not n.startswith('.gz-batch')}
        for name, data in left.items():
            if hasattr(self, 'kept') and data != self.kept[name]:
                raise ValueError(f'{name} is not whole')
        return left


class Load(Command):
    """Records into a database that holds an earlier state of them."""

    def prepare(self):
        with open(self.path('records'), 'w', encoding='utf-8') as file:
            file.write(records.ndjson(issue_of(['处罚', '修路'])))
        assert records.load(self.path('before'), issue_of(['处罚', '旧路', '多余'])).returncode == 0
        self.reset()

    def reset(self):
        for suffix in ('', '-journal'):
            if os.path.exists(self.path('database' + suffix)):
                os.unlink(self.path('database' + suffix))
        shutil.copy(self.path('before'), self.path('database'))

    def state(self):
        """Every row, and every word of the index."""
        path = self.path('database')
        connection = sqlite3.connect(path)
        try:
            if connection.execute('PRAGMA integrity_check').fetchall() != [('ok',)]:
                raise ValueError('integrity')
            if connection.execute('PRAGMA foreign_key_check').fetchall():
                raise ValueError('foreign keys')
            connection.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'search', 'instance')")
            words = connection.execute('SELECT term, n.document, n.eid FROM words '
                                       'LEFT JOIN nodes n ON n.id = doc').fetchall()
        finally:
            connection.close()
        if any(document is None for _, document, _ in words):
            raise ValueError('the index names a node that is gone')
        return sorted(words), records.dump(path)


class Fresh(Load):
    """Records into a database that does not exist yet."""

    def reset(self):
        super().reset()
        os.unlink(self.path('database'))

    def state(self):
        """As of a database; one without tables was not made yet."""
        if not records.rows(self.path('database'), 'SELECT * FROM sqlite_master'):
            return None
        return super().state()


class Find(Command):
    """A search."""

    def prepare(self):
        assert records.load(self.path('database'), issue_of(['处罚', '修路'])).returncode == 0


def main():
    skip_without_shim()
    for kind, name, *words in (
            (Find, 'gz-find', '--json', 'FOLDER/database', '依法'), (Find, 'gz-find', 'FOLDER/database', '，'),
            (Load, 'gz-load', 'FOLDER/database', 'FOLDER/records'),
            (Fresh, 'gz-load', 'FOLDER/database', 'FOLDER/records'),
            (Load, 'gz-load', '--csv', 'documents', 'FOLDER/database'),
            (Batch, 'gz-batch', '-j', '1', 'FOLDER/in'),
            (Batch, 'gz-batch', '-j', '1', '-o', 'FOLDER/out', 'FOLDER/in')):
        command = kind(name, *words)
        if not ok(command.right[0] == 0, f'{command.title} without a fault'):
            note(command.right)
        for call in CALLS:
            try_all(command.title, command.path('seen'), call, command.complaint,
                    sparse=True)
        shutil.rmtree(command.folder)
    show_counts()
    done()


main()
