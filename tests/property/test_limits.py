#!/usr/bin/python3
"""The limits of SECURITY.md: what lies beyond one is said, and nothing honest comes near."""
import glob
import json
import os
import re

import golden
from promises import ran
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
    """70 MB without a line end: cut between characters, in UTF-8 and in GB18030"""
    line = '各乡镇人民政府（街道办事处），县政府各部门：' * 1060000
    assert len(line.encode('gb18030')) < limit('GAZ_LONGEST_LINE') < len(line.encode('utf-8'))
    assert ran('gz-clean', stdin=line.encode('utf-8')) == line.encode('utf-8')
    line = (line[:1000] + ' A') * (limit('GAZ_LONGEST_LINE') // 2000 + 100)
    assert len(line.encode('gb18030')) > limit('GAZ_LONGEST_LINE')
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
