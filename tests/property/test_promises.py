#!/usr/bin/python3
"""The promises of the toolkit, on samples and on texts made and damaged by seed.

    GAZ_SEED=word GAZ_COUNT=1000 tests/property/test_promises.py    other and more inputs
"""
import glob
import json
import os
import tempfile

import damage
import golden
from promises import assert_same_text, check_pipe, check_split, ran, text_of_parse
from records import read_records
from tap import run, test

SEED = os.environ.get('GAZ_SEED', 'promises')
COUNT = int(os.environ.get('GAZ_COUNT', '60'))


def sample_bytes():
    for path in golden.samples():
        with open(path, 'rb') as file:
            yield os.path.basename(path), file.read()


def keep(name, data):
    """Saves an input that broke a promise, for a person to look at."""
    path = os.path.join(tempfile.gettempdir(), 'broken-' + name.replace('/', '-'))
    with open(path, 'wb') as file:
        file.write(data)
    return path


def split_record(paragraphs):
    """A document record of gz-split: (text, class) of each paragraph, one a line."""
    return json.dumps({
        'type': 'document', 'schema_version': '1.0', 'id': '371322/2024/3/1',
        'issue': '371322/2024/3', 'seq': 1,
        'source': {'name': None, 'line': 1, 'end_line': len(paragraphs)},
        'region_code': None, 'toc_title': None, 'toc_doc_number': None,
        'paragraphs': [{'text': text, 'line': i, 'end_line': i, 'class': kind, 'layout': []}
                       for i, (text, kind) in enumerate(paragraphs, 1)],
        'diagnostics': []}).encode('ascii') + b'\n'


@test
def samples_keep_every_promise():
    for name, data in sample_bytes():
        try:
            check_pipe(data)
        except Exception as error:
            raise AssertionError(f'{name}: {error}') from error


@test
def made_and_damaged_texts_keep_every_promise():
    texts = [data.decode('utf-8') for _, data in sample_bytes()]
    broken = []
    for name, data in damage.inputs(SEED, COUNT, texts):
        try:
            check_pipe(data)
        except Exception as error:  # every kind of failure is one of the promises broken
            broken.append(f'{keep(name, data)}: {error}')
    assert not broken, '\n'.join([f'{len(broken)} of {COUNT}', *broken[:8]])


@test
def inputs_that_once_broke_a_promise_keep_it():
    for path in sorted(glob.glob(os.path.join(os.path.dirname(__file__), 'regressions', '*'))):
        with open(path, 'rb') as file:
            try:
                check_pipe(file.read())
            except Exception as error:
                raise AssertionError(f'{path}: {error}') from error


@test
def a_zero_byte_ends_no_text():
    """gz-clean takes U+0000 off; the stages behind it are given what others made."""
    for name, data in sample_bytes():
        lines = data.decode('utf-8').split('\n')
        text = '\n'.join(line[:1] + '\0' + line[1:] if i % 7 == 0 else line
                         for i, line in enumerate(lines)).encode('utf-8')
        check_split(text)


@test
def notes_with_zero_bytes_are_joined_whole():
    paragraphs = [('关于公布名单的通知', 'title'), ('甲段话。', 'other'),
                  ('附件：甲名\0单', 'attachment_note'), ('（试\0行）', 'attachment_note'),
                  ('某县人民政府', 'signature'), ('2024年7月2日', 'date')]
    parsed = read_records(ran('gz-parse', stdin=split_record(paragraphs)))
    assert_same_text(''.join(text for text, _ in paragraphs), ''.join(text_of_parse(parsed)),
                     'gz-parse')


@test
def a_date_under_the_title_and_one_at_the_end_are_both_kept():
    paragraphs = [('关于甲的公告', 'title'), ('某县人民政府', 'signature'),
                  ('2024年7月1日', 'date'), ('甲段话。', 'paragraph'),
                  ('某县人民政府', 'signature'), ('2024年8月2日', 'date')]
    parsed = read_records(ran('gz-parse', stdin=split_record(paragraphs)))[0]
    assert parsed['date_signed'] == '2024-08-02'
    assert [(f['kind'], f['text'], f['line']) for f in parsed['furniture']] == [
        ('date_signed', '2024年7月1日', 3)]


@test
def every_encoding_gives_the_same_clean_text():
    for name, data in sample_bytes():
        text = data.decode('utf-8')
        expected = ran('gz-clean', stdin=data)
        for encoding in ('utf-8-sig', 'gb18030', 'utf-16', 'utf-16-le', 'utf-16-be', 'utf-32-le'):
            got = ran('gz-clean', stdin=text.encode(encoding))
            assert got == expected, f'{name} in {encoding}'


@test
def locale_and_time_zone_change_nothing():
    for _, data in sample_bytes():
        outputs = set()
        for env in ({'LC_ALL': 'C'}, {'LC_ALL': 'C.UTF-8'}, {'LC_ALL': 'tr_TR.UTF-8'},
                    {'LC_ALL': 'zh_CN.GB18030', 'TZ': 'Asia/Shanghai'}, {'TZ': 'UTC+12'}):
            clean = ran('gz-clean', stdin=data, env=env)
            split = ran('gz-split', stdin=clean, env=env)
            outputs.add((clean, split, ran('gz-parse', stdin=split, env=env)))
        assert len(outputs) == 1


@test
def an_issue_gives_the_same_records_alone_and_in_a_stream():
    for name, data in sample_bytes():
        clean = ran('gz-clean', stdin=data)
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, name)
            with open(path, 'wb') as file:
                file.write(clean)
            assert ran('gz-split', path, path) == ran('gz-split', path) * 2


run()
