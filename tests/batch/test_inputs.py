#!/usr/bin/python3
"""gz-batch: every kind of archive and output, what people see, targets that fail."""
import glob
import json
import os
import pty
import resource
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap
from runs import BATCH, batch, folder, made_archive, piped, sample_texts, tree, write
from seven_zip import seven_zip


@tap.test
def seven_zip_archives():
    """members of a .7z are read in place, by their Chinese names too; a cut one is named"""
    source, out = folder(), folder()
    texts = {f'2024年/{name}': text for name, text in sample_texts().items()}
    data = seven_zip(texts)
    write(f'{source}/公报.7z', data)
    write(f'{source}/cut.7z', data[:len(data) // 2])
    run = batch('-o', out, source)
    assert run.returncode == 1 and b'cut.7z' in run.stderr, run
    assert tree(out) == {f'公报.7z/{name}.ndjson': piped(text, f'公报.7z/{name}')
                         for name, text in texts.items()}


@tap.test
def zstandard():
    """what --compress zstd wrote is read in place again"""
    text = sample_texts()['taian-opinions-draft.txt']
    source, packed, out = folder(), folder(), folder()
    write(f'{source}/a.txt', text)
    assert batch('--compress', 'zstd', '-o', packed, source).returncode == 0
    plain = batch(f'{source}/a.txt', cwd=source).stdout
    assert list(tree(packed)) == ['a.txt.ndjson.zst']
    assert batch('-o', out, packed).returncode == 0
    assert tree(out) == {'a.txt.ndjson.zst.ndjson':
                         piped(batch('a.txt', cwd=source).stdout, 'a.txt.ndjson.zst')}, plain[:80]


@tap.test
def one_stream():
    """-o - is standard output; a list on standard input is taken in its order"""
    source = made_archive(6)
    names = sorted(glob.glob(f'{source}/*/*.txt'), reverse=True)
    plain = b''.join(batch(name).stdout for name in names)
    run = batch('-o', '-', '--files-from', '-', stdin=None, input='\n'.join(names).encode())
    assert run.returncode == 0 and run.stdout == plain
    assert not os.path.exists('-')


@tap.test
def on_a_terminal():
    """a terminal shows files, speed, time left and failures in one line; a pipe nothing"""
    source, out = made_archive(60), folder()
    write(f'{source}/0/scan\x1b[31m.txt', b'%PDF-1.7\n')
    main, side = pty.openpty()
    process = subprocess.Popen([BATCH, '-o', out, source], stderr=side, stdout=subprocess.DEVNULL,
                               stdin=subprocess.DEVNULL)
    os.close(side)
    shown = b''
    while True:
        try:
            piece = os.read(main, 4096)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.close(main)
    assert process.wait(timeout=60) == 1
    assert b'MB/s' in shown and b'61' in shown and b'1 failed' in shown, shown
    assert b'\x1b[31m' not in shown, shown
    run = subprocess.run([BATCH, '-o', folder(), source], capture_output=True, timeout=60)
    assert b'\r' not in run.stderr, run.stderr


@tap.test
def a_report_to_read():
    """at the end: documents, diagnostics and corrections by name, slowest, worst, failed"""
    source = folder()
    for name, text in sample_texts().items():
        write(f'{source}/{name}', text)
    write(f'{source}/scan.txt', b'%PDF-1.7\n')
    run = subprocess.run([BATCH, '-o', folder(), source], capture_output=True, timeout=60)
    said = run.stderr.decode()
    for word in ('documents', 'diagnostics', 'corrections', 'Slowest', 'Failed', 'scan.txt', 'place-name'):
        assert word in said, (word, said)


@tap.test
def full_disk():
    """a file that cannot grow is a full disk: status 3, whole files or none, a second run completes"""
    source, out, fresh = folder(), folder(), folder()
    for name, text in sample_texts().items():
        write(f'{source}/{name}', text)
    assert batch('-o', fresh, source).returncode == 0
    whole = tree(fresh)
    largest = max(map(len, whole.values()))

    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest - 1000, largest - 1000))
    run = batch('-o', out, source, preexec_fn=limit)
    assert run.returncode == 3 and b'too large' in run.stderr, run
    assert all(whole[name] == data for name, data in tree(out).items())
    assert len(tree(out)) < len(whole)
    assert batch('-o', out, source).returncode == 0 and tree(out) == whole


@tap.test
def no_folder_to_write():
    """where no folder can be made: the name, the reason, status 3"""
    source = made_archive(2)
    for target in ('/proc/none/out', '/dev/null/out'):
        run = batch('-o', target, source)
        assert run.returncode == 3 and target.encode() in run.stderr, run
    target = os.path.join(folder(), 'gone')
    report = batch('--report', f'{target}/report.json', '-o', folder(), source)
    assert report.returncode == 3 and b'report.json' in report.stderr, report
    shutil.rmtree(target, ignore_errors=True)


@tap.test
def the_same_report():
    """the JSON report says what the text report says"""
    report = os.path.join(folder(), 'r')
    run = subprocess.run([BATCH, '--report', report, '-o', folder(), tap.SAMPLES],
                         capture_output=True, timeout=60)
    with open(report, encoding='utf-8') as file:
        made = json.load(file)
    assert f'{made["documents"]} documents'.encode() in run.stderr, (made, run.stderr)
    assert str(made['corrections_made']).encode() in run.stderr


tap.run()
