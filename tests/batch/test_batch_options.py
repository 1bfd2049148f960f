#!/usr/bin/python3
"""gz-batch: options, names of inputs, lists, members that cannot be read."""
import json
import os
import subprocess
import sys
import zipfile
import zlib

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap
from runs import batch, folder, piped, sample_texts, tree, write

TEXT = '郯城县人民政府关于修路的通知\n\n各乡镇：\n\n请办。\n\n郯城县人民政府\n\n2024年3月1日\n'


@tap.test
def misuse():
    """what makes no sense is said in two lines, with status 2, and nothing is read"""
    for words in ([], ['-j', '0', 'x'], ['-j', '257', 'x'], ['-j', 'x', 'x'], ['-j', '1x', 'x'], ['-j', '-1', 'x'],
                  ['--timeout', '1000001', 'x'], ['--progress', 'much', 'x'], ['--compress', 'zip', 'x'],
                  ['--include', '*'] * 65 + ['x'], ['--exclude', '*'] * 65 + ['x']):
        run = batch(*words)
        assert run.returncode == 2 and not run.stdout, (words, run)
        assert len(run.stderr.splitlines()) == 2, run.stderr
    assert batch(*['--include', '*.txt'] * 64, folder()).returncode == 0
    assert batch('-j', '256', '--timeout', '1000000', folder()).returncode == 0


@tap.test
def options_of_the_stages():
    """--from and --place are those of gz-clean; --force does again what was done"""
    source, out, report = folder(), folder(), os.path.join(folder(), 'r')
    text = TEXT.replace('郯城', '郟城')
    write(f'{source}/a.txt', text.encode('big5', 'ignore'))
    for words in (['--from', 'BIG5'], ['--from', 'BIG5', '--place', '郯城县']):
        cleaned = tap.tool('gz-clean', '-q', *words, f'{source}/a.txt').stdout
        split = tap.tool('gz-split', '-q', '--source', 'a.txt', stdin=cleaned).stdout
        assert batch('-o', out, *words, source).returncode == 0
        assert tree(out)['a.txt.ndjson'] == tap.tool('gz-parse', '-q', stdin=split).stdout, words
    for words, done in (([], 0), (['--force'], 1)):
        assert batch('-o', out, '--report', report, *words, '--from', 'BIG5', '--place', '郯城县',
                     source).returncode == 0
        with open(report, encoding='utf-8') as file:
            assert json.load(file)['done'] == done
    assert batch('--from', 'NO-SUCH', source).returncode == 2


@tap.test
def a_table_of_ones_own():
    """--table is that of gz-clean; what was done with another table is done again"""
    source, out, table, report = folder(), folder(), os.path.join(folder(), 't'), os.path.join(folder(), 'r')
    write(f'{source}/a.txt', TEXT.encode())
    for rows, done in (('/郯城/\t安平\tan example\n', 1), ('/郯城/\t安平\tan example\n', 0), ('郯城\t安平\t-\t-\n', 1)):
        write(table, rows.encode())
        cleaned = tap.tool('gz-clean', '-q', '--table', table, f'{source}/a.txt').stdout
        assert '安平' in cleaned.decode() and '郯城' not in cleaned.decode()
        split = tap.tool('gz-split', '-q', '--source', 'a.txt', stdin=cleaned).stdout
        assert batch('-o', out, '--report', report, '--table', table, source).returncode == 0
        assert tree(out)['a.txt.ndjson'] == tap.tool('gz-parse', '-q', stdin=split).stdout
        with open(report, encoding='utf-8') as file:
            assert json.load(file)['done'] == done, rows
    write(table, b'/(/\t-\tbad\n')
    run = batch('-o', out, '--table', table, source)
    assert run.returncode == 2 and b':1: missing closing parenthesis' in run.stderr, run


@tap.test
def names_of_inputs():
    """./ is no part of a name; names in GB18030 are read, those in no encoding spelt out"""
    source, out = folder(), folder()
    for name in (b'plain.txt', '公报.txt'.encode('gb18030'), b'a\xff\xff.txt'):
        with open(os.path.join(source.encode(), name), 'wb') as file:
            file.write(TEXT.encode())
    assert batch('-o', out, source).returncode == 0
    assert sorted(tree(out)) == ['a%25FF%25FF.txt.ndjson', 'plain.txt.ndjson', '公报.txt.ndjson'], sorted(tree(out))
    records = [json.loads(line) for line in batch('.//.//plain.txt', cwd=source).stdout.splitlines()]
    assert records[0]['source']['name'] == 'plain.txt'
    assert batch('./plain.txt', 'plain.txt', cwd=source).returncode == 2, 'the same name twice'


@tap.test
def lists():
    """--files-from takes a file; empty lines are none, a missing list is an error"""
    source = folder()
    write(f'{source}/a.txt', TEXT)
    write(f'{source}/list', f'\n{source}/a.txt\n\n')
    run = batch('--files-from', f'{source}/list')
    assert run.returncode == 0 and run.stdout.count(b'"type":"issue"') == 1, run
    run = batch('--files-from', f'{source}/none')
    assert run.returncode == 1 and b'/none: No such file or directory' in run.stderr, run
    run = batch('--files-from', source)
    assert run.returncode == 1 and b'Is a directory' in run.stderr, run


@tap.test
def folders_that_cannot_be_read():
    """a folder below that may not be read is named, the others are done"""
    source, out = folder(), folder()
    write(f'{source}/a.txt', TEXT)
    deep = os.open(source, os.O_RDONLY)
    for _ in range(40):  # a path longer than any that can be opened
        os.mkdir('d' * 200, dir_fd=deep)
        below = os.open('d' * 200, os.O_RDONLY, dir_fd=deep)
        os.close(deep)
        deep = below
    os.close(deep)
    run = batch('-o', out, source)
    assert run.returncode == 1 and b'File name too long' in run.stderr, run
    assert list(tree(out)) == ['a.txt.ndjson']
    subprocess.run(['rm', '-rf', f'{source}/' + 'd' * 200], check=True)


@tap.test
def a_shard_of_an_archive():
    """members of an archive are shared out by their names as files are"""
    source = folder()
    with zipfile.ZipFile(f'{source}/a.zip', 'w') as archive:
        for n in range(12):
            archive.writestr(f'{n}.txt', TEXT)
    found = []
    for part in '123':
        out = folder()
        assert batch('--shard', f'{part}/3', '-o', out, source).returncode == 0
        found += tree(out)
    assert sorted(found) == sorted(f'a.zip/{n}.txt.ndjson' for n in range(12))


@tap.test
def many_members():
    """1,500 members: a name that comes again is found among them, and none is lost"""
    source, out = folder(), folder()
    with zipfile.ZipFile(f'{source}/a.zip', 'w') as archive:
        for n in range(1500):
            archive.writestr(f'{n}.txt', 'x')
    with zipfile.ZipFile(f'{source}/a.zip', 'a') as archive:
        archive.filelist = [one for one in archive.filelist if one.filename != '7.txt']
        archive.NameToInfo.pop('7.txt')
        archive.writestr('8.TXT', 'x')
    data = open(f'{source}/a.zip', 'rb').read().replace(b'8.TXT', b'8.txt')
    write(f'{source}/a.zip', data)
    run = batch('-o', out, source)
    assert run.returncode == 1 and run.stderr.count(b'8.txt (again') == 1, run.stderr[-300:]
    assert len(tree(out)) == 1499, len(tree(out))


def encrypted(name, data):
    """A zip archive whose one member says that it is encrypted."""
    packed = bytearray(data)
    at = packed.find(b'PK\x03\x04')
    packed[at + 6] |= 1
    at = packed.find(b'PK\x01\x02')
    packed[at + 8] |= 1
    write(name, bytes(packed))


@tap.test
def members_that_cannot_be_read():
    """an encrypted member and one whose bytes are cut are named; the others are done"""
    source, out = folder(), folder()
    with zipfile.ZipFile(f'{source}/secret.zip', 'w') as archive:
        archive.writestr('a.txt', TEXT)
    with open(f'{source}/secret.zip', 'rb') as file:
        encrypted(f'{source}/secret.zip', file.read())
    write(f'{source}/b.txt.gz', zlib.compress(TEXT.encode(), wbits=31)[:-20])
    write(f'{source}/good.txt', TEXT)
    run = batch('-o', out, source)
    assert run.returncode == 1, run
    assert b'secret.zip/a.txt: it is encrypted' in run.stderr, run.stderr
    assert b'b.txt.gz' in run.stderr and list(tree(out)) == ['good.txt.ndjson'], run.stderr


@tap.test
def a_report_of_many_failures():
    """the report for people names the first failures and says how many more there are"""
    source = folder()
    for n in range(60):
        write(f'{source}/{n}.txt', b'%PDF-1.7\n')
    run = subprocess.run([os.path.join(tap.BIN, 'gz-batch'), '-o', folder(), source], capture_output=True,
                         timeout=60, check=False)
    assert run.returncode == 5 and b'more: --report FILE has them all' in run.stderr, run.stderr[-400:]


@tap.test
def long_names_are_cut_between_characters():
    """a part of a path that no file system takes is cut behind a whole character"""
    source, out = folder(), folder()
    with zipfile.ZipFile(f'{source}/a.zip', 'w') as archive:
        for n in range(3):
            archive.writestr('x' * n + '公' * 90 + '.txt', TEXT)
    assert batch('-o', out, source).returncode == 0
    names = sorted(name.split('/')[1] for name in tree(out))
    assert len(names) == 3 and all(len(os.fsencode(name)) <= 255 for name in names), names
    assert all(name.strip('x').startswith('公' * 60) for name in names), names


tap.run()
