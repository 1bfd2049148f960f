#!/usr/bin/python3
"""The limits of SECURITY.md: what lies beyond one is said, and nothing honest comes near."""
import glob
import json
import os
import re
import sqlite3
import tempfile
import zlib

import golden
from promises import check_pipe, clean_and_revert, ran
from tap import ROOT, run, test, tool

MARGIN = 8  # how many times over honest text has to fit


def limit(name):
    """A limit of gazette.h."""
    with open(os.path.join(ROOT, 'lib', 'gazette.h'), encoding='utf-8') as header:
        found = re.search(rf'#define {name} (?:\(\(size_t\))?(\d+)(?: << (\d+))?', header.read())
    return int(found.group(1)) << int(found.group(2) or 0)


def texts():
    for path in golden.samples() + glob.glob(os.path.join(ROOT, 'tests', 'cases', '*.txt')):
        with open(path, 'rb') as file:
            yield file.read()


def depth_of(value):
    if isinstance(value, (dict, list)):
        items = value.values() if isinstance(value, dict) else value
        return 1 + max(map(depth_of, items), default=0)
    return 0


@test
def a_longer_line_loses_no_character():
    """140 MB without a line end: cut between characters, in UTF-8 and in GB18030"""
    taken_ahead = 2 * limit('GAZ_LONGEST_LINE')  # a line that ends within is looked at whole
    line = '各乡镇人民政府（街道办事处），县政府各部门：' * 2120000
    assert len(line.encode('gb18030')) < taken_ahead < len(line.encode('utf-8'))
    assert ran('gz-clean', stdin=line.encode('utf-8')) == line.encode('utf-8')
    line = (line[:1000] + ' A') * (taken_ahead // 2000 + 100)
    assert len(line.encode('gb18030')) > taken_ahead
    assert ran('gz-clean', stdin=line.encode('gb18030')) == line.encode('utf-8')


@test
def a_record_that_is_nested_too_deep_is_refused_by_name():
    deepest = limit('GAZ_DEEPEST_JSON')
    deep = [b'{"type":"other","x":' + b'[' * n + b']' * n + b'}\n' for n in (deepest, deepest + 1)]
    result = tool('gz-parse', stdin=deep[0] + deep[1] + deep[0])
    assert result.stdout == deep[0] * 2, result.stdout[:100]
    assert result.returncode == 1
    assert result.stderr == b'gz-parse: (standard input):2: JSON nested too deep\n', result.stderr


@test
def a_deep_record_is_refused_by_the_loader_too():
    """gz-load loads what is 512 levels deep, refuses one more by name, and goes on"""
    def issue(depth, number):
        return (f'{{"type":"issue","schema_version":"1.0","id":"x/{number}","x":' + '[' * depth + ']' * depth +
                '}\n').encode()
    deepest = limit('GAZ_DEEPEST_JSON')
    with tempfile.TemporaryDirectory() as folder:
        result = tool('gz-load', '-q', os.path.join(folder, 'a.db'),
                      stdin=issue(deepest, 1) + issue(deepest + 1, 2) + issue(3, 3))
        assert result.returncode == 1, result
        assert result.stderr.count(b'\n') == 1 and b'(standard input):2: ' in result.stderr, result.stderr
        with sqlite3.connect(os.path.join(folder, 'a.db')) as database:
            assert database.execute('SELECT id FROM issues ORDER BY id').fetchall() == [('x/1',), ('x/3',)]


@test
def an_issue_beyond_the_window_is_corrected_to_its_end():
    """20 MB without a masthead: what is wrong is corrected on both sides of each cut, and comes back"""
    wrong = '各乡镇人民政府要按照《管理办法（试行)》的规定执行。\n'
    part = (wrong + '各乡镇人民政府要确保各项工作落实到位。\n' * 4000).encode()
    times = 5 * limit('GAZ_CLEAN_WINDOW') // 2 // len(part)
    clean, records = clean_and_revert(part * times)
    assert clean == part.replace('试行)'.encode(), '试行）'.encode()) * times
    assert sum(r['type'] == 'correction' for r in records) == times


@test
def a_member_larger_than_any_text_fails():
    """more than 1 GB in a file of 5 MB: the member is named, the others are done"""
    stream = zlib.compressobj(1, zlib.DEFLATED, 31)
    packed = b''.join([*(stream.compress(b'x' * (64 << 20)) for _ in range(17)), stream.flush()])
    with tempfile.TemporaryDirectory() as folder:
        for name, content in (('bomb.txt.gz', packed), ('good.txt', '一、甲。\n'.encode())):
            with open(os.path.join(folder, name), 'wb') as file:
                file.write(content)
        result = tool('gz-batch', '-q', '-o', os.path.join(folder, 'out'), '--exclude', 'out/*', folder, timeout=240)
        assert result.returncode == 1, result
        assert result.stderr == b'gz-batch: bomb.txt.gz: it is larger than any text\n', result.stderr
        assert os.path.exists(os.path.join(folder, 'out', 'good.txt.ndjson'))


@test
def more_words_than_a_server_is_asked_for():
    """101 words for PostgreSQL: said before a server is asked; 100 are asked for"""
    words = [chr(0x4E00 + n) for n in range(101)]
    result = tool('gz-find', 'postgresql:///none?host=/nowhere', *words)
    assert (result.returncode, result.stderr) == (1, b'gz-find: postgresql: more than 100 words\n'), result
    result = tool('gz-find', 'postgresql:///none?host=/nowhere', *words[:100])
    assert result.returncode == 1 and b'words' not in result.stderr, result


@test
def what_a_rule_looks_at_is_not_what_it_keeps():
    """a title, a label, a row and a cell of a megabyte each are kept whole"""
    for begin, end in (('关于', '的通知'), ('第一条', '。'), ('一、', ''), ('附件：', ''), ('（责任单位：', '）'),
                       ('《', '》'), ('| 序号 | ', ' |'), ('**', '**'), ('1.1 ', ''), ('郯政发〔2024〕3号', '')):
        text = f'{begin}{"各乡镇人民政府" * 50000}{end}\n一、甲。\n'.encode()
        check_pipe(text)


@test
def honest_text_fits_many_times():
    line = record = 0
    for data in texts():
        line = max(line, max(map(len, re.split(rb'[\r\n]', data))))
        clean = ran('gz-clean', stdin=data)
        for row in ran('gz-parse', stdin=ran('gz-split', stdin=clean)).splitlines():
            record = max(record, depth_of(json.loads(row)))
        assert len(data) * MARGIN < limit('GAZ_CLEAN_WINDOW')
    assert line * MARGIN < limit('GAZ_LONGEST_LINE'), line
    assert record * MARGIN < limit('GAZ_DEEPEST_JSON'), record


run()
