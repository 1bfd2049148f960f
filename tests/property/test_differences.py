#!/usr/bin/python3
"""What makes no difference: how bytes arrive, where a tool runs and on what processor, how a
text is encoded and how its lines end, and whether one program or three give the records."""
import glob
import os
import re
import tempfile

import golden
from promises import ran
from tap import ROOT, note, run, test

BUILD = os.path.join(ROOT, os.environ.get('GAZ_BUILD', 'build/release'))
SHIM = os.path.join(BUILD, 'tests', 'faults.so')
FILTERS = ('gz-clean', 'gz-split', 'gz-parse')
LINE_ENDS = {'CRLF': '\r\n', 'CR': '\r', 'NEL': '\x85', 'U+2028': '\u2028', 'U+2029': '\u2029'}
LOCALES = ('C', 'C.UTF-8', 'POSIX', 'zh_CN.UTF-8', 'zh_CN.GB18030', 'tr_TR.UTF-8', 'xx_invalid', '')


def texts():
    """Samples and cases by name, those in UTF-8."""
    paths = golden.samples() + sorted(glob.glob(os.path.join(ROOT, 'tests', 'cases', '*.txt')))
    for path in paths:
        with open(path, 'rb') as file:
            data = file.read()
        if is_utf8(data):
            yield os.path.basename(path), data


def is_utf8(data):
    try:
        return data.decode('utf-8') is not None
    except UnicodeDecodeError:
        return False


def through(data, env=None):
    """What the three filters write, one after the other."""
    outputs = []
    for name in FILTERS:
        data = ran(name, stdin=data, env=env)
        outputs.append(data)
    return outputs


def without_hashes(records):
    """Records without what tells the bytes of a text rather than the text."""
    return re.sub(rb'sha256:[0-9a-f]{16}|[0-9a-f]{64}', b'', records)


@test
def bytes_may_arrive_one_by_one():
    if not os.path.exists(SHIM) or 'sanitize' in BUILD:
        note('nothing can be preloaded here')
        return
    stream = b''.join(data for name, data in texts() if name[0].isdigit())
    inputs = [stream[:120000]]
    for name in FILTERS:
        inputs.append(ran(name, stdin=inputs[-1]))
    for name, data, expected in zip(FILTERS, inputs, inputs[1:]):
        for size in (1, 2, 3, 7, 4096):
            got = ran(name, stdin=data, env={'LD_PRELOAD': SHIM, 'FAULT_CALL': 'short',
                                             'FAULT_AT': str(size)})
            assert got == expected, f'{name}: reads of {size} bytes'


@test
def the_locale_changes_nothing():
    stream = b''.join(data for _, data in texts())
    expected = through(stream)
    for locale in LOCALES:
        assert through(stream, {'LC_ALL': locale, 'LANG': locale}) == expected, locale


@test
def the_machine_changes_nothing():
    stream = b''.join(data for _, data in texts())
    expected = through(stream)
    for less in ('-AVX512BW', '-AVX512BW,-AVX2'):  # glibc tells the tools that it has none
        assert through(stream, {'GLIBC_TUNABLES': f'glibc.cpu.hwcaps={less}'}) == expected, less


@test
def the_encoding_changes_nothing():
    for name, data in texts():
        text = data.decode('utf-8')
        expected = through(data)[0]
        for encoding in ('utf-8-sig', 'utf-16', 'utf-16-le', 'utf-16-be', 'utf-32'):
            got = ran('gz-clean', stdin=text.encode(encoding))
            assert got == expected, f'{name} in {encoding}'
        marked = b'\xfe\xff' + text.encode('utf-16-be')
        assert ran('gz-clean', stdin=marked) == expected, f'{name} in UTF-16BE with a mark'


@test
def line_ends_change_nothing():
    stream = b''.join(data for name, data in texts() if 'gazette' in name)
    for name, data in [*texts(), ('issues one behind another', stream)]:
        text = data.decode('utf-8')
        if any(end in text for end in LINE_ENDS.values()):
            continue
        expected = [without_hashes(records) for records in through(data)[1:]]
        for what, end in LINE_ENDS.items():
            got = through(text.replace('\n', end).encode('utf-8'))
            assert got[0].decode('utf-8').count(end) == text.count('\n'), (name, what)
            assert [without_hashes(records) for records in got[1:]] == expected, (name, what)


@test
def one_program_gives_what_three_give():
    with tempfile.TemporaryDirectory() as folder:
        expected = []
        for name, data in texts():
            with open(os.path.join(folder, name), 'wb') as file:
                file.write(data)
            split = ran('gz-split', '--source', name, stdin=ran('gz-clean', stdin=data))
            expected.append((name, ran('gz-parse', stdin=split)))
        whole = b''.join(records for _, records in sorted(expected))
        for jobs in ('1', '2', '3', '8'):
            assert ran('gz-batch', '-j', jobs, folder) == whole, f'-j {jobs}'


run()
