#!/usr/bin/python3
"""gz-load --csv, and the lines that the manual gives for jq and DuckDB."""
import csv
import glob
import io
import json
import os
import re
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap
from records import document, issue, load, node, rows, scratch

PROGRAM = os.path.join(tap.BIN, 'gz-load')


def export(database, view, *options):
    """What gz-load --csv writes."""
    run = subprocess.run([PROGRAM, *options, '--csv', view, database], capture_output=True,
                         timeout=60)
    assert run.returncode == 0, run.stderr
    return run.stdout.decode()


def made():
    """A database with text that CSV has to take care of."""
    path = scratch('a.db')
    texts = ['=1+1', '+x', '-5 度', '@SUM(A1)', 'a,b', '引"号', '两\n行', ' 空格 ', '', '平常']
    load(path, [issue(), document(1, [node(f'p_{k}', text=t) for k, t in enumerate(texts)])])
    return path, texts


@tap.test
def exact_round_trip():
    """--exact gives every value back as it is in the database"""
    path, texts = made()
    lines = list(csv.DictReader(io.StringIO(export(path, 'nodes', '--exact'))))
    assert [line['text'] for line in lines if line['eid'].startswith('p_')] == texts
    assert list(lines[0]) == [c[1] for c in rows(path, 'PRAGMA table_info(nodes)')]


@tap.test
def formulas_are_text():
    """what a spreadsheet takes for a formula is guarded, numbers are not"""
    path, texts = made()
    lines = list(csv.DictReader(io.StringIO(export(path, 'nodes'))))
    got = [line['text'] for line in lines if line['eid'].startswith('p_')]
    assert got == ["'" + t if t[:1] in '=+-@' and t else t for t in texts], got


@tap.test
def every_table_and_view():
    """each table and view can be written; --bom begins with the mark"""
    path, _ = made()
    names = rows(path, "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND "
                       "name NOT LIKE 'search%' AND name NOT LIKE 'sqlite%'")
    assert len(names) > 20
    for name, in names:
        count, = rows(path, f'SELECT count(*) FROM {name}')[0]
        assert len(list(csv.reader(io.StringIO(export(path, name))))) == count + 1, name
    assert export(path, 'issues', '--bom').startswith('\ufeff')


@tap.test
def names_are_only_names():
    """a view that is not there, or SQL in its place, is an error and does nothing"""
    path, _ = made()
    before = open(path, 'rb').read()
    for name in ('nothing', 'nodes; DROP TABLE nodes', 'nodes" WHERE 1=1 --', ''):
        run = subprocess.run([PROGRAM, '--csv', name, path], capture_output=True, timeout=60)
        assert run.returncode == 1 and run.stdout == b'', (name, run)
    assert open(path, 'rb').read() == before
    for wrong in (['--csv', 'nodes', path, 'more'], ['--exact', path]):
        assert subprocess.run([PROGRAM, *wrong], capture_output=True, timeout=60).returncode == 2


def examples(program):
    """The commands of the manual page that use a program."""
    with open(os.path.join(tap.ROOT, 'docs', 'man', 'gz-load.1'), encoding='utf-8') as file:
        text = file.read()
    blocks = re.findall(r'^\.Bd -literal[^\n]*\n(.*?)^\.Ed', text, re.S | re.M)
    return [b.replace('\\e', '\\').replace('\\(aq', "'").strip() for b in blocks
            if b.lstrip().startswith(program)]


def in_a_folder(command):
    """Runs a line of the manual where records.ndjson holds the records of the samples."""
    path = scratch('records.ndjson')
    with open(path, 'wb') as out:
        subprocess.run([os.path.join(tap.BIN, 'gz-batch'), '-q', '--log', tap.SAMPLES], stdout=out,
                       timeout=60, check=True)
    return subprocess.run(['sh', '-c', command], cwd=os.path.dirname(path), capture_output=True,
                          timeout=60)


def line_of_manual(program):
    """The line works and lists the numbered documents of the samples."""
    name = f'the line for {program} in the manual'
    if shutil.which(program) is None:
        tap.skip(name, f'{program} IS NOT HERE')
        return
    found = examples(program)
    result = [in_a_folder(command) for command in found]
    tap.ok(found and all(r.returncode == 0 and '郯政办字〔2026〕3号'.encode() in r.stdout
                         for r in result), name)


for name in ('jq', 'duckdb'):
    line_of_manual(name)
tap.run()
