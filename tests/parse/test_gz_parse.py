#!/usr/bin/python3
"""gz-parse as a filter: what it passes on, what it refuses, what it keeps."""
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(HERE, '..', 'support'))
sys.path.append(HERE)
from lost import difference
from records import Schemas
from tap import ROOT, SAMPLES, SCHEMAS as SCHEMA_FOLDER, pipe, run, test, tool

SCHEMAS = Schemas()
ISSUE = b'{"type": "issue",  "unknown": [1, 2]}\n'


def split(lines):
    paragraphs = [{'text': text, 'line': i, 'end_line': i, 'class': 'other'}
                  for i, text in enumerate(lines, 1)]
    record = {'type': 'document', 'schema_version': '1.0', 'id': 'x/1', 'issue': 'x', 'seq': 1,
              'source': {'name': None, 'line': 1, 'end_line': len(lines)}, 'region_code': None,
              'toc_title': None, 'toc_doc_number': None, 'paragraphs': paragraphs,
              'diagnostics': []}
    return json.dumps(record, ensure_ascii=False).encode() + b'\n'


def parse(lines):
    result = tool('gz-parse', '-q', stdin=split(lines))
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


@test
def other_records_pass_byte_for_byte():
    result = tool('gz-parse', stdin=ISSUE)
    assert (result.returncode, result.stdout) == (0, ISSUE), result


@test
def a_malformed_line_is_named_and_the_rest_goes_on():
    result = tool('gz-parse', stdin=ISSUE + b'{"type":\n' + split(['一、甲']))
    assert result.returncode == 1
    assert b':2: ' in result.stderr, result.stderr
    assert len(result.stdout.splitlines()) == 2


@test
def what_stands_behind_a_bracketed_day_is_kept():
    for line in ('（2024年8月6日）池塘清淤。', '（2024年8月6日县人民代表大会通过）池塘清淤'):
        given = split(['关于印发办法的通知', line, '正文。'])
        result = pipe(given, ('gz-parse', '-q'))
        assert difference(json.loads(given), json.loads(result)) == ('', ''), result.decode()


@test
def samples_lose_nothing_and_are_valid():
    for name in sorted(os.listdir(SAMPLES)):
        if not name.endswith('.txt'):
            continue
        with open(os.path.join(SAMPLES, name), 'rb') as file:
            before = pipe(file.read(), ('gz-clean', '-q'), ('gz-split', '-q'))
        after = pipe(before, ('gz-parse', '-q'))
        pairs = zip(map(json.loads, before.splitlines()), map(json.loads, after.splitlines()))
        for given, parsed in pairs:
            assert not SCHEMAS.errors(parsed), (name, SCHEMAS.errors(parsed)[:3])
            if parsed['type'] == 'document':
                assert difference(given, parsed) == ('', ''), (name, parsed['id'])


@test
def ids_are_unique_whatever_the_numbers():
    parsed = parse(['关于工作的意见'] + ['一、甲乙', '（一）丙丁', '正文。'] * 50)
    found = []

    def walk(nodes):
        for node in nodes:
            found.append(node['eid'])
            walk(node['children'])

    walk(parsed['body'])
    assert len(found) == 150 and len(set(found)) == 150


@test
def the_field_guide_names_every_field():
    with open(os.path.join(ROOT, 'docs', 'records.md'), encoding='utf-8') as file:
        guide = file.read()
    with open(os.path.join(SCHEMA_FOLDER, 'document.schema.json'), encoding='utf-8') as file:
        schema = json.load(file)
    parts = [schema] + [part for part in schema['$defs'].values() if 'properties' in part]
    missing = {name for part in parts for name in part['properties'] if f'`{name}`' not in guide}
    assert not missing, missing


@test
def a_registration_number_stands_in_the_head():
    """letters, year and serial with dashes; what only looks like it stays text"""
    head = ['鲁政发〔2024〕3号', 'SDPR-2024-0010001', '某县人民政府关于修路的通知', '各乡镇：', '请办。']
    assert parse(head)['registration_number'] == 'SDPR-2024-0010001'
    assert parse(head[:1] + ['SDPR－2024—0010001'] + head[2:])['registration_number'] is not None
    for other in ('SDPR20240010001', 'SDPR-2024', 'S-2024-0010001', 'SDPR-2024-001000A', 'TOOLONGLETTERS-2024-00100'):
        assert parse(head[:1] + [other] + head[2:])['registration_number'] is None, other


@test
def records_that_are_none():
    """what is wrong with a line is said with its number; nothing of it is passed on"""
    good = split(['一、甲'])
    wrong = [(b'{"type":"document","id":"\xff"}', b'UTF-8'), (b'{"type":"issue","x":"\xff"}', b'UTF-8'),
             (good[:-2], b'JSON'), (good[:-1] + b' {}', b'follows the record'), (b'{"type":"document","seq":[]}', b'integer'),
             (b'{"type":"document","id":"\\u12"}', b'escape'), (b'{"type":"document","id":"\\ud83d\\u12"}', b'escape'),
             (b'{"type":"document","id":"\\q"}', b''), (b'{"type":"document","paragraphs":[{"text":3}]}', b''),
             (b'[]', b''), (b'"x"', b''), (b'{"type":"document",}', b''), (b'{"type":"document","a":[1,}', b'')]
    for line, reason in wrong:
        for options in (['-q'], ['--lint']):
            result = tool('gz-parse', *options, stdin=ISSUE + line + b'\n' + ISSUE)
            assert result.returncode == 1, (line, options, result)
            assert b':2: ' in result.stderr and reason in result.stderr, (line, result.stderr)
            if options == ['-q']:
                assert result.stdout == ISSUE * 2, (line, result.stdout)


@test
def every_escape_is_read():
    """characters beyond the first 65,536 by two escapes; half of such a pair is a replacement character"""
    record = split(['甲乙']).replace('甲乙'.encode(), rb'\ud840\udc0b\ud800x\r\t\b\f\/\"\\')
    result = tool('gz-parse', '-q', stdin=record)
    assert result.returncode == 0, result.stderr
    text = json.dumps(json.loads(result.stdout), ensure_ascii=False)
    assert '\U0002000b\ufffdx' in text, text


@test
def members_of_later_versions():
    """members that are not known are skipped, a paragraph without text is empty"""
    record = json.loads(split(['关于修路的通知', '一、甲', '乙']))
    record['paragraphs'][1]['colour'] = {'red': [1, {'x': None}]}
    del record['paragraphs'][2]['text']
    record['later'] = [[], {}, 'x', 1.5e3, True]
    result = tool('gz-parse', '-q', stdin=json.dumps(record).encode())
    assert result.returncode == 0, result.stderr
    parsed = json.loads(result.stdout)
    assert not SCHEMAS.errors(parsed), SCHEMAS.errors(parsed)[:3]
    assert parsed['body'][0]['label'] == '一、'


@test
def a_document_larger_than_the_buffer():
    """3 MB of text in one paragraph and in many: written in pieces, whole"""
    for lines in (['关于修路的通知', '甲"乙' * 300000], ['关于修路的通知'] + ['甲"乙' * 50] * 6000):
        before = split(lines)
        parsed = json.loads(tool('gz-parse', '-q', stdin=before).stdout)
        assert difference(json.loads(before), parsed) == ('', '')


@test
def a_record_that_is_let_go():
    """a record of many megabytes is forgotten when it was read, and what stands behind it is not"""
    before = split(['关于修路的通知'] + ['一、甲'] * 70000)
    after = split(['关于架桥的通知', '一、乙'])
    assert len(before) > 4 << 20
    first, second = map(json.loads, tool('gz-parse', '-q', stdin=before + after).stdout.splitlines())
    assert difference(json.loads(before), first) == ('', '')
    assert difference(json.loads(after), second) == ('', '')


def ids_of(lines):
    found = []

    def walk(nodes):
        for node in nodes:
            found.append(node['eid'])
            walk(node['children'])
    walk(parse(lines)['body'])
    return found


@test
def a_number_that_comes_again_is_counted_by_its_parent_and_type():
    """what another parent or another type numbers so is another number; forty numbers are remembered"""
    assert ids_of(['关于工作的意见', '一、甲。', '第一条 乙。', '一、丙。', '第一条 丁。']) == [
        'level_1', 'art_1', 'art_1__para_1', 'art_1__para_1__level_1', 'art_1_2', 'art_1_2__para_1']
    found = ids_of(['管理办法', '第一章 总则', '第一条 甲。', '第一条 乙。', '第二章 分则', '第一条 丙。', '第一条 丁。'])
    assert [eid for eid in found if eid.count('__') == 1] == [
        'chp_1__art_1', 'chp_1__art_1_2', 'chp_2__art_1', 'chp_2__art_1_2'], found
    tens = ['', '十', '二十', '三十', '四十']
    numbers = [ten + unit for ten in tens for unit in ['', *'一二三四五六七八九']][1:]
    found = ids_of(['关于工作的意见'] + [f'{number}、甲。' for number in numbers] + ['一、甲。', '四十、乙。', '一、丙。'])
    assert found[0] == 'level_1' and found[-4:] == ['level_49', 'level_1_2', 'level_40_2', 'level_1_3'], found[-5:]


run()
