#!/usr/bin/python3
"""gz-clean reads a long source in pieces: they end with issues, and change nothing."""
import json
import os
import random
import subprocess
import tempfile

from tap import BIN, is_equal, run, test

GZ_CLEAN = os.path.join(BIN, 'gz-clean')


def issue(county, year, number, lines=120):
    """An issue with a masthead of its own, in which the county is misread now and then."""
    misread = county.replace('郯', '郟').replace('滕', '膝')
    body = [f'{misread}人民政府办公室印发《关于第{n}批名单的通知》，到 {year} 年全面施行。' for n in range(lines)]
    return '\n'.join([f'{county}人民政府公报', f'{year}年第{number}期', f'{county}人民政府', *body, ''])


ISSUES = [issue(county, year, number) for year in (2023, 2024)
          for number, county in enumerate(('郯城县', '滕州市', '郯城县', '滕州市'), 1)]
STREAM = ''.join(ISSUES)


def cleaned(data, sizes=None):
    """Text and log of a source that comes through a pipe, in writes of these sizes."""
    with tempfile.TemporaryDirectory() as folder:
        out, log = os.path.join(folder, 'out'), os.path.join(folder, 'log')
        with open(out, 'wb') as file:
            process = subprocess.Popen([GZ_CLEAN, '-q', '--log', log], stdin=subprocess.PIPE, stdout=file)
            at, turn = 0, 0
            while at < len(data):
                size = sizes[turn % len(sizes)] if sizes else len(data)
                os.write(process.stdin.fileno(), data[at:at + size])
                at, turn = at + size, turn + 1
            process.stdin.close()
            assert process.wait() == 0
        with open(out, 'rb') as file, open(log, encoding='utf-8') as records:
            return file.read(), [json.loads(line) for line in records]


def drip(data):
    """As it comes does not matter, at any place an issue may begin or a character be cut."""
    whole = cleaned(data)
    for sizes in ((1,), (2,), (3,), (7,), (4096,), (65536, 1), (1021, 30011)):
        short = data[:60000] if sizes[0] < 8 else data
        wanted = cleaned(short) if short != data else whole
        assert cleaned(short, sizes) == wanted, sizes
    return whole


@test
def chunks_of_a_stream_of_issues():
    text, records = drip(STREAM.encode())
    is_equal(text.decode().count('郟') + text.decode().count('膝'), 0, 'every issue is put right by itself')
    is_equal(records[-1]['lines'], STREAM.count('\n'), 'one source')
    lines = STREAM.split('\n')
    for record in records[:-1]:
        line = lines[record['line'] - 1]
        assert line[record['col'] - 1:].startswith(record['before']), record


@test
def chunks_in_other_encodings():
    for encoding in ('gb18030', 'utf-16'):
        drip(STREAM.encode(encoding))


@test
def chunks_of_damaged_bytes():
    data = bytearray(STREAM.encode())
    for at in range(5000, len(data), 4999):
        data[at] = 0xFF if at % 2 else 0
    data[30000:30100] = b'\xff' * 100
    drip(bytes(data))


@test
def chunks_of_noise():
    noise = random.Random(7).randbytes(200000)
    drip(STREAM.encode()[:150000] + noise + STREAM.encode())
    drip(noise[:90000])


@test
def an_issue_alone_is_cleaned_as_in_the_stream():
    text, _ = cleaned(STREAM.encode())
    is_equal(text == b''.join(cleaned(one.encode())[0] for one in ISSUES), True, 'the same text')


@test
def a_run_of_noise_is_one_correction():
    data = '第一行\n'.encode() + b'\xff' * 1000 + b'\n' + b'\0' * 1000 + '完\n'.encode()
    text, records = cleaned(data)
    is_equal(text.decode(), '第一行\n' + '\ufffd' * 1000 + '\n完\n', 'the text')
    bytes_ = [r for r in records if r['type'] == 'correction' and r['rule'] == 'undecodable']
    is_equal(''.join(r['bytes'] for r in bytes_), 'ff' * 1000, 'every byte is in the log')
    is_equal([r['offset'] for r in bytes_], list(range(10, 18)), 'the eighth takes what follows')
    is_equal(len([r for r in records if r.get('rule') == 'control']), 1, 'one correction')


run()
