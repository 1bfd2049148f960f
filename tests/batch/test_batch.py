#!/usr/bin/python3
"""gz-batch: the same records as the pipe, whole files or none, runs that go on."""
import glob
import gzip
import io
import json
import lzma
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tarfile
import time
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap
from runs import BATCH, batch, folder, made_archive, piped, sample_texts, tree, write
from tap import SAMPLES


@tap.test
def compact_like_the_pipe():
    """--compact gives what the filters give with it; another form is done anew"""
    source, out = folder(), folder()
    for name, text in sample_texts().items():
        write(f'{source}/{name}', text)
    for form in ([], ['--compact']):
        run = batch(*form, '-o', out, source)
        assert run.returncode == 0, run.stderr
        for name, text in sample_texts().items():
            assert tree(out)[f'{name}.ndjson'] == piped(text, name, *form), (name, form)


@tap.test
def like_the_pipe():
    """each file's records are byte for byte what the three filters write"""
    source, out = made_archive(25), folder()
    write(f'{source}/empty.txt', b'')
    assert batch('-o', out, source).returncode == 0
    got = tree(out)
    assert len(got) == 26
    for name, records in got.items():
        name = name[:-len('.ndjson')]
        with open(f'{source}/{name}', 'rb') as file:
            assert records == piped(file.read(), name), name


@tap.test
def long_streams():
    """issues that go through the stages together, one too large for that, more records than are kept back"""
    source, out = folder(), folder()
    texts = list(sample_texts().values())
    large = '第一条　各县区应当加强领导。\n'.encode() * 60000
    whole = b''.join(texts) * 8 + large + b''.join(texts) * 8
    write(f'{source}/many.txt', whole)
    assert batch('-j', '1', '-o', out, source).returncode == 0
    records = tree(out)['many.txt.ndjson']
    assert records == piped(whole, 'many.txt')
    assert len(records) > 16 << 20, 'more than a worker keeps back'
    assert batch('-j', '1', source).stdout == records


@tap.test
def any_number_of_workers():
    """-j 1, 2 and 5 give the same tree and the same stream"""
    source = made_archive(60)
    out = [folder() for _ in range(3)]
    for jobs, place in zip('125', out):
        assert batch('-j', jobs, '-o', place, source).returncode == 0
    assert tree(out[0]) == tree(out[1]) == tree(out[2])
    streams = {batch('-j', jobs, source).stdout for jobs in '125'}
    names = sorted(tree(out[0]))
    assert streams == {b''.join(tree(out[0])[n] for n in names)}


@tap.test
def second_run():
    """a second run does only what is new, changed, failed or gone"""
    source, out = made_archive(20), folder()
    batch('-o', out, source)
    before = tree(out)
    report = os.path.join(folder(), 'r')

    def counts():
        assert batch('-o', out, '--report', report, source).returncode == 0
        with open(report) as file:
            made = json.load(file)
        return made['done'], made['skipped']
    assert counts() == (0, 20)
    os.utime(f'{source}/0/0.txt')
    assert counts() == (0, 20), 'touched, the same bytes'
    write(f'{source}/0/0.txt', sample_texts()['taian-opinions-draft.txt'])
    write(f'{source}/new.txt', 'x'.encode())
    os.unlink(f'{out}/1/1.txt.ndjson')
    assert counts() == (3, 18)
    after = tree(out)
    assert after['1/1.txt.ndjson'] == before['1/1.txt.ndjson']
    assert after['0/0.txt.ndjson'] != before['0/0.txt.ndjson']
    fresh = folder()
    batch('-o', fresh, source)
    assert tree(fresh) == after
    run = batch('-o', out, '--log', '--report', report, source)
    with open(report) as file:
        assert run.returncode == 0 and json.load(file)['done'] == 21, 'other options'


@tap.test
def killed_and_resumed():
    """killed at 12 random moments and started again: the undisturbed tree, no half file"""
    source, out, fresh = made_archive(400), folder(), folder()
    batch('-o', fresh, source)
    whole = tree(fresh)
    rng = random.Random(11)
    for _ in range(12):
        process = subprocess.Popen([BATCH, '-q', '-j', '2', '-o', out, source],
                                   stderr=subprocess.DEVNULL)
        time.sleep(rng.random() * 0.12)
        process.kill()
        process.wait()
        time.sleep(0.02)
        part = {n: b for n, b in tree(out).items() if not n.startswith('.')}
        assert all(whole[n] == b for n, b in part.items())
    assert batch('-o', out, source).returncode == 0
    assert tree(out) == whole


@tap.test
def kills_do_not_undo():
    """a run that is killed again and again gets on: what was done is not done again"""
    source, out, report = made_archive(150), folder(), os.path.join(folder(), 'r')
    write(f'{source}/6/zzz.txt', b''.join(sample_texts().values()) * 60)
    process = subprocess.Popen([BATCH, '-q', '-j', '1', '-o', out, source])
    deadline = time.time() + 60
    # Names only: files come and go while the run is at work.
    while sum(len(names) for _, _, names in os.walk(out)) < 151 and time.time() < deadline:
        time.sleep(0.01)
    process.kill()
    process.wait()
    assert batch('-o', out, '--report', report, source).returncode == 0
    with open(report) as file:
        assert json.load(file)['skipped'] > 0


@tap.test
def shards():
    """the shards are disjoint and together the whole"""
    source, out, fresh = made_archive(50), folder(), folder()
    batch('-o', fresh, source)
    together = {}
    for part in '123':
        alone = folder()
        assert batch('--shard', f'{part}/3', '-o', alone, source).returncode == 0
        assert batch('--shard', f'{part}/3', '-o', out, source).returncode == 0
        share = tree(alone)
        assert share and not set(share) & set(together)
        together.update(share)
    assert together == tree(fresh) == tree(out)
    for wrong in ('0/3', '4/3', '1', 'a/b', '1/3x', '1/', '/3', '1/-3', '-1/3', '1/99999999999999999999'):
        assert batch('--shard', wrong, source).returncode == 2


@tap.test
def archives():
    """members of zip, tar, tar.gz and single compressed files are read in place"""
    source, out = folder(), folder()
    texts = sample_texts()
    with zipfile.ZipFile(f'{source}/a.zip', 'w', zipfile.ZIP_DEFLATED) as archive:
        for name, text in texts.items():
            archive.writestr(f'2024/{name}', text)
    for suffix, mode in (('tar', 'w'), ('tar.gz', 'w:gz'), ('tar.xz', 'w:xz')):
        with tarfile.open(f'{source}/b.{suffix}', mode) as archive:
            for path in sorted(glob.glob(os.path.join(SAMPLES, '*.txt'))):
                archive.add(path, arcname=os.path.basename(path))
    write(f'{source}/c.txt.gz', gzip.compress(texts['taian-opinions-draft.txt']))
    write(f'{source}/d.txt.xz', lzma.compress(texts['taian-opinions-draft.txt']))
    run = batch('-j', '3', '-o', out, source)
    assert run.returncode == 0, run.stderr
    got = tree(out)
    assert len(got) == 22, sorted(got)
    for name, text in texts.items():
        assert got[f'a.zip/2024/{name}.ndjson'] == piped(text, f'a.zip/2024/{name}')
        assert got[f'b.tar.gz/{name}.ndjson'] == piped(text, f'b.tar.gz/{name}')
    draft = texts['taian-opinions-draft.txt']
    assert got['c.txt.gz.ndjson'] == piped(draft, 'c.txt.gz')
    report = os.path.join(folder(), 'r')
    assert batch('-o', out, '--report', report, source).returncode == 0
    with open(report) as file:
        made = json.load(file)
    assert (made['done'], made['skipped']) == (0, 22)
    os.unlink(f'{out}/a.zip/2024/taian-opinions-draft.txt.ndjson')
    assert batch('-o', out, source).returncode == 0 and tree(out) == got


@tap.test
def hostile_archives():
    """names that lead out of the tree, doubled names, links and broken archives do no harm"""
    source, out = folder(), folder()
    draft = sample_texts()['taian-opinions-draft.txt']
    names = ['../../../escape.txt', '/etc/escape.txt', 'a/../../b.txt', './c.txt', 'x\x1b[31m.txt',
             'con\nnl.txt', '%2E%2E/d.txt', 'l' * 250 + '.txt', '郯城/公报.txt']
    with tarfile.open(f'{source}/a.tar', 'w') as archive:
        for name in names + ['twice.txt', 'twice.txt', 'twice.txt']:
            info = tarfile.TarInfo(name)
            info.size = len(draft)
            archive.addfile(info, io.BytesIO(draft))
        link = tarfile.TarInfo('link.txt')
        link.type, link.linkname = tarfile.SYMTYPE, '/etc/passwd'
        archive.addfile(link)
    with zipfile.ZipFile(f'{source}/gbk.zip', 'w') as archive:
        archive.writestr('XXXX.txt', draft)
    with open(f'{source}/gbk.zip', 'rb') as file:
        data = file.read().replace(b'XXXX', '公报'.encode('gbk'))
    write(f'{source}/gbk.zip', data)
    write(f'{source}/broken.zip', data[:300])
    write(f'{source}/no.zip', b'this is no archive')
    run = batch('-o', out, source)
    assert run.returncode == 1
    got = {n for n in tree(out)}
    assert len(got) == len(names) + 2, sorted(got)
    assert 'a.tar/郯城/公报.txt.ndjson' in got and 'gbk.zip/公报.txt.ndjson' in got
    assert not any('..' in n.split('/') or '\x1b' in n or '\n' in n for n in got), got
    assert not os.path.exists(os.path.join(os.path.dirname(out), 'escape.txt.ndjson'))
    assert run.stderr.count(b'twice.txt (again') == 2, run.stderr
    for failed in (b'broken.zip', b'no.zip', b'twice.txt (again'):
        assert failed in run.stderr, (failed, run.stderr)
    assert b'\x1b' not in run.stderr


@tap.test
def bad_inputs():
    """bad inputs are named, listed and counted; the others are done"""
    source, out, report = folder(), folder(), os.path.join(folder(), 'r')
    draft = sample_texts()['taian-opinions-draft.txt']
    write(f'{source}/good.txt', draft)
    write(f'{source}/scan.txt', b'%PDF-1.7\n...')
    write(f'{source}/noise.txt', bytes(range(256)) * 20)
    os.symlink('/nowhere', f'{source}/dangling.txt')
    run = batch('-o', out, '--report', report, source, f'{source}/missing')
    assert run.returncode == 1
    with open(report) as file:
        made = json.load(file)
    assert (made['done'], made['failed_inputs']) == (2, 3)
    names = [f['name'] for f in made['failed']]
    assert 'scan.txt' in names and 'dangling.txt' in names, names
    with sqlite3.connect(f'{out}/manifest.db') as manifest:
        rows = manifest.execute("SELECT name, message FROM inputs WHERE status = 'failed'").fetchall()
    assert len(rows) == 3 and all(message for _, message in rows)
    only_bad = folder()
    write(f'{only_bad}/scan.txt', b'%PDF-1.7\n...')
    assert batch('-o', folder(), only_bad).returncode == 5
    run = batch('-j', '1', '--fail-fast', '-o', folder(), '--report', report, f'{source}/missing',
                source)
    with open(report) as file:
        assert run.returncode != 0 and json.load(file)['done'] == 0


@tap.test
def crashed_worker():
    """an input on which a worker dies fails alone; what waited behind it is done"""
    source, out = made_archive(12), folder()
    big = b''.join(sample_texts().values()) * 120
    write(f'{source}/0/!big.txt', big)
    process = subprocess.Popen([BATCH, '-q', '-j', '1', '-o', out, source],
                               stderr=subprocess.PIPE)
    children = f'/proc/{process.pid}/task/{process.pid}/children'
    deadline = time.time() + 20
    while not glob.glob(f'{out}/.gz-batch/*') and time.time() < deadline:
        time.sleep(0.01)
    with open(children) as file:
        os.kill(int(file.read().split()[0]), signal.SIGKILL)
    errors = process.communicate(timeout=60)[1]
    assert process.returncode == 1, errors
    assert b'0/!big.txt: the stages crashed on it' in errors, errors
    assert len(tree(out)) == 12
    assert batch('-o', out, source).returncode == 0
    assert len(tree(out)) == 13
    slow = batch('--timeout', '1', '-o', folder(), source)
    assert slow.returncode in (0, 1)


@tap.test
def globs_lists_and_names():
    """--include, --exclude, patterns, lists; two inputs of one name are refused"""
    source, out = folder(), folder()
    for name in ('a.txt', 'b.md', 'sub/c.txt', 'sub/old/d.txt', '.hidden/e.txt'):
        write(f'{source}/{name}', 'x')
    assert batch('--include', '*.txt', '--exclude', 'sub/old/*', '-o', out, source).returncode == 0
    assert sorted(tree(out)) == ['a.txt.ndjson', 'sub/c.txt.ndjson']
    run = batch('-o', folder(), '--files-from', '-', stdin=None, cwd=source,
                input=b'a.txt\nsub/c.txt\n')
    assert run.returncode == 0
    assert batch(os.path.join(source, '*.md')).stdout.count(b'"type":"issue"') == 1
    assert batch('-o', folder(), source, source).returncode == 2
    inside = f'{source}/out'
    assert batch('-o', inside, source).returncode == batch('-o', inside, source).returncode == 0
    assert len(tree(inside)) == 4, 'the tree of outputs is no input'


@tap.test
def compressed_outputs():
    """--compress gives the same records, and the same bytes each time"""
    source, plain = made_archive(6), batch(made_archive(6)).stdout
    for how, unpack in (('gzip', gzip.decompress), ('xz', lzma.decompress)):
        assert unpack(batch('--compress', how, source).stdout) == plain
        first, second = folder(), folder()
        batch('--compress', how, '-o', first, source)
        batch('--compress', how, '-o', second, source)
        assert tree(first) == tree(second) and len(tree(first)) == 6
    assert batch('--compress', 'rar', source).returncode == 2


@tap.test
def failing_output():
    """a full disk and a folder that cannot be made: status 3, and nothing half-written"""
    source = made_archive(5)
    blocked = os.path.join(folder(), 'file')
    write(blocked, 'x')
    for target in (blocked, blocked + '/below'):
        assert batch('-o', target, source).returncode == 3
    with open('/dev/full', 'w') as full:
        run = subprocess.run([BATCH, '-q', source], stdout=full, stderr=subprocess.PIPE, timeout=30)
    assert run.returncode == 3 and b'No space left' in run.stderr, run.stderr
    out = folder()
    os.makedirs(f'{out}/0/0.txt.ndjson')
    run = batch('-o', out, source)
    assert run.returncode == 3 and b'0/0.txt' in run.stderr, run
    os.rmdir(f'{out}/0/0.txt.ndjson')
    assert batch('-o', out, source).returncode == 0 and len(tree(out)) == 5


@tap.test
def one_at_a_time():
    """a second run on the same tree is turned away while the first is at work"""
    source, out = made_archive(3), folder()
    batch('-o', out, source)
    holder = sqlite3.connect(f'{out}/manifest.db', isolation_level=None)
    holder.execute('BEGIN EXCLUSIVE')
    run = batch('-o', out, source)
    holder.close()
    assert run.returncode == 3 and b'another gz-batch' in run.stderr, run.stderr


@tap.test
def reports():
    """the report counts what the records hold; --progress json is JSON"""
    report = os.path.join(folder(), 'r')
    run = batch('--log', '--report', report, '--progress', 'json', SAMPLES)
    records = [json.loads(line) for line in run.stdout.splitlines()]
    with open(report) as file:
        made = json.load(file)
    assert made['documents'] == sum(r['type'] == 'document' for r in records)
    applied = [r['rule'] for r in records if r['type'] == 'correction' and r['applied']]
    assert made['corrections_made'] == len(applied)
    assert {c['code']: c['count'] for c in made['corrections']} == {
        rule: applied.count(rule) for rule in applied}
    for line in run.stderr.splitlines():
        assert json.loads(line)['type'] == 'progress'


@tap.test
def interrupted():
    """SIGINT ends the run with a word; the next one goes on"""
    source, out = made_archive(30), folder()
    write(f'{source}/0/!big.txt', b''.join(sample_texts().values()) * 200)
    process = subprocess.Popen([BATCH, '-q', '-j', '1', '-o', out, source], stderr=subprocess.PIPE)
    deadline = time.time() + 20
    while not glob.glob(f'{out}/.gz-batch/*') and time.time() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    errors = process.communicate(timeout=30)[1]
    assert process.returncode == 130 and b'run it again' in errors, (process.returncode, errors)
    shutil.rmtree(f'{source}/0')
    assert batch('-o', out, source).returncode == 0


tap.run()
