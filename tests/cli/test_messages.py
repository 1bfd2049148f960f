#!/usr/bin/python3
"""What is said of wrong uses: each names what is wrong, and nothing is lost by it."""
import os
import sqlite3
import subprocess
import tempfile

import tap
from tap import SAMPLES, program

SAMPLE = os.path.join(SAMPLES, 'tancheng-gazette-2026-01.txt')

MISUSE, INPUT, OUTPUT = 2, 1, 3


def read(path):
    with open(path, 'rb') as file:
        return file.read()


def call(folder, *words, **more):
    return subprocess.run([program(words[0]), *words[1:]], cwd=folder, capture_output=True,
                          timeout=60, check=False, **more)


def is_said(folder, words, status, said, **more):
    """The program ends with that status, and says just this."""
    answer = call(folder, *words, **more)
    assert answer.returncode == status, (words, answer)
    wanted = f'{words[0]}: {said}'.encode() + \
        (f"\nTry '{words[0]} --help'.".encode() if status == MISUSE else b'') + b'\n'
    assert answer.stderr == wanted, (words, answer.stderr.decode())
    assert answer.stdout == b'', words


def scratch():
    """A folder with a gazette, its records in both forms, and things that are none."""
    folder = tempfile.mkdtemp()
    text = read(SAMPLE)
    files = {'text': text, 'split': tap.pipe(text, 'gz-clean', 'gz-split'),
             'parsed': tap.pipe(text, 'gz-clean', 'gz-split', 'gz-parse'), 'empty': b''}
    for name, data in files.items():
        with open(os.path.join(folder, name), 'wb') as file:
            file.write(data)
    os.mkdir(os.path.join(folder, 'folder'))
    return folder


@tap.test
def options():
    """an argument that lacks is named as the program means it; a letter that is none is not cut"""
    folder = scratch()
    is_said(folder, ['gz-split', '-o'], MISUSE, 'option --output needs an argument: FILE')
    is_said(folder, ['gz-split', '-公'], MISUSE,
            'unknown option: one that is no letter stands behind a -')
    if os.path.exists(program('gz-batch')):
        is_said(folder, ['gz-batch', '-o'], MISUSE, 'option --output needs an argument: FOLDER|-')


@tap.test
def logs_over_something():
    """the log of gz-clean goes neither over the text that is read nor where the output goes"""
    folder = scratch()
    before = read(SAMPLE)
    os.link(os.path.join(folder, 'text'), os.path.join(folder, 'same'))
    for log in ('text', './text', 'same'):
        is_said(folder, ['gz-clean', '--log', log, 'empty', 'text'], MISUSE,
                f'--log {log}: it is an input')
        assert read(os.path.join(folder, 'text')) == before
    is_said(folder, ['gz-clean', '--log', 'x', '-o', 'x', 'text'], MISUSE,
            '--log x: the output goes there')
    is_said(folder, ['gz-clean', '--log', '-', 'text'], MISUSE, '--log -: the output goes there')
    answer = call(folder, 'gz-clean', '-q', '--log', '-', '-o', 'x', 'text')
    assert answer.returncode == 0 and answer.stdout.startswith(b'{"type":"correction"')
    assert sorted(os.listdir(folder)) == ['empty', 'folder', 'parsed', 'same', 'split', 'text', 'x']


@tap.test
def files_that_options_name():
    """--table, --revert and --files-from say why a file cannot be read"""
    folder = scratch()
    programs = [('gz-clean', '--table'), ('gz-clean', '--revert')]
    if os.path.exists(program('gz-batch')):
        programs += [('gz-batch', '--table'), ('gz-batch', '--files-from')]
    for name, option in programs:
        is_said(folder, [name, option, 'none', 'text'], INPUT, 'none: No such file or directory')
        is_said(folder, [name, option, 'folder', 'text'], INPUT, 'folder: Is a directory')


@tap.test
def reverting():
    """--revert goes without options that it would pass over; a log that is none is named by line"""
    folder = scratch()
    for other in (['--log', 'x'], ['--diff'], ['--stats'], ['--to', 'GB18030']):
        is_said(folder, ['gz-clean', '--revert', 'empty', *other, 'text'], MISUSE,
                '--revert goes without --log, --to, --diff and --stats')
    is_said(folder, ['gz-clean', '--revert', 'split', 'text'], INPUT,
            'split: line 1: neither a correction nor a source record')
    log = call(folder, 'gz-clean', '-q', '--log', '-', '-o', 'x', 'text').stdout
    lines = log.splitlines(keepends=True)
    with open(os.path.join(folder, 'cut'), 'wb') as file:
        file.write(b'\n' + lines[0] + lines[1][:200])
    answer = call(folder, 'gz-clean', '--revert', 'cut', 'x')
    assert answer.returncode == 1 and answer.stderr.startswith(b'gz-clean: cut: line 3: '), answer


@tap.test
def records_of_another_program():
    """gz-parse says of text that it is no record, and of its own records whose they are"""
    folder = scratch()
    said = call(folder, 'gz-parse', 'text').stderr.decode().splitlines()
    assert said[0] == 'gz-parse: text:5: no record: it does not begin with {', said[0]
    answer = call(folder, 'gz-parse', 'parsed')
    assert answer.returncode == 1 and answer.stderr.decode().splitlines()[0] == \
        'gz-parse: parsed:2: a document record without paragraphs; gz-parse itself writes such'


@tap.test
def batches():
    """gz-batch finds out before its run what no input could be done with"""
    folder = scratch()
    if not os.path.exists(program('gz-batch')):
        return
    is_said(folder, ['gz-batch', '--from', 'KLINGON', '-o', 'out', 'text'], MISUSE,
            '--from=KLINGON: iconv knows no such encoding')
    is_said(folder, ['gz-batch', '--place', '朝阳区', '-o', 'out', 'text'], MISUSE,
            '--place=朝阳区: no division, or more than one, is called so')
    is_said(folder, ['gz-batch', '-o', 'out', '-'], MISUSE,
            'standard input is no input here; --files-from=- reads a list from it')
    assert not os.path.exists(os.path.join(folder, 'out'))
    is_said(folder, ['gz-batch', '--report', 'none/x', '-o', 'out', 'text'], OUTPUT,
            'none/x: No such file or directory')
    assert 'text.ndjson' not in os.listdir(os.path.join(folder, 'out'))


@tap.test
def databases():
    """gz-load takes no nameless file; gz-find and --csv say why a database cannot be read"""
    folder = scratch()
    if not os.path.exists(program('gz-load')):
        return
    for name in ('', '-'):
        is_said(folder, ['gz-load', name, 'parsed'], MISUSE,
                'which database? Give a file, or a URL postgresql://...')
    is_said(folder, ['gz-load', '-o', 'x', 'a.db', 'parsed'], MISUSE,
            '--output is where --csv writes')
    sqlite3.connect(os.path.join(folder, 'other.db')).execute('CREATE TABLE search (x)')
    reasons = {'none': 'No such file or directory', 'folder': 'Is a directory',
               'text': 'file is not a database',
               'empty': 'gz-load has not made it: it has none of the tables',
               'other.db': 'gz-load has not made it: it has none of the tables'}
    for name, reason in reasons.items():
        for words in (['gz-find', name, '通知'], ['gz-load', '--csv', 'nodes', name]):
            is_said(folder, words, INPUT, f'{name}: {reason}')
    assert call(folder, 'gz-load', '-q', 'a.db', 'parsed').returncode == 0
    is_said(folder, ['gz-load', '--csv', 'nope', 'a.db'], INPUT, 'a.db: no such table: nope')


tap.run()
