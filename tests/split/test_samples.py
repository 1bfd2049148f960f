#!/usr/bin/python3
"""What gz-split finds in the five samples: facts read off the texts."""
import json
import os
import re
import sys

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from records import Schemas, read_records
from tap import SAMPLES, run, test, tool

SCHEMAS = Schemas()
SPACE = re.compile(r'[\s\u3000]+')


def raw(name):
    with open(os.path.join(SAMPLES, name + '.txt'), 'rb') as file:
        return file.read()


def split(data, *arguments):
    result = tool('gz-split', '-q', *arguments, stdin=data)
    assert result.returncode == 0, result.stderr
    records = read_records(result.stdout)
    for record in records:
        assert not SCHEMAS.errors(record), SCHEMAS.errors(record)
    return records[0], records[1:]


def classes(document, name):
    return [p for p in document['paragraphs'] if p['class'] == name]


def codes(record):
    return [d['code'] for d in record['diagnostics']]


@test
def a_county_issue_of_two_documents():
    issue, documents = split(raw('tancheng-gazette-2026-01'))
    assert issue['id'] == '371322/2026/1'
    assert issue['name'] == '郯城县人民政府公报'
    assert issue['publisher'] == '郯城县人民政府'
    assert (issue['year'], issue['number'], issue['total_number']) == (2026, 1, None)
    assert [e['section'] for e in issue['toc']] == ['县政府办公室文件'] * 2
    assert [e['page'] for e in issue['toc']] == [1, 13]
    assert [e['document'] for e in issue['toc']] == [d['id'] for d in documents]
    assert [p['heading'] for p in issue['front_matter']] == ['公报介绍', '背景资料']
    assert [(d['source']['line'], d['source']['end_line']) for d in documents] == [(40, 190), (192, 271)]
    assert len(classes(documents[0], 'chapter')) == 6
    assert len(classes(documents[0], 'article')) == 26
    assert len(classes(documents[0], 'level2')) == 26
    assert len([p for p in documents[0]['paragraphs'] if 'joined' in p.get('layout', [])]) == 7
    note = classes(documents[1], 'note')
    assert len(note) == 1 and note[0]['line'] == 265


@test
def issues_of_one_number_by_two_counties():
    one = raw('tancheng-gazette-2024-03').decode()
    other = re.sub('[郯郟]城?', '莒', one)
    records = read_records(tool('gz-split', '-q', stdin=(one + other).encode()).stdout)
    assert [r['id'] for r in records if r['type'] == 'issue'] == ['371322/2024/3', '371122/2024/3']
    assert sum(r['type'] == 'document' for r in records) == 10


@test
def a_county_issue_of_five_documents():
    issue, documents = split(raw('tancheng-gazette-2024-03'))
    assert issue['id'] == '371322/2024/3'
    assert len({e['section'] for e in issue['toc']}) == 2 and len(issue['toc']) == 5
    assert len(documents) == 5 and issue['documents'] == 5
    assert len(classes(documents[0], 'table_row')) == 4
    assert sum(len(p['text'].split('\t')) for p in classes(documents[1], 'table_row')) == 77
    assert classes(documents[1], 'attachment_note')[0]['end_line'] == 88
    experts = [p for p in documents[3]['paragraphs'] if p['line'] >= 272]
    assert len(experts) == 50
    assert any(p['text'].endswith('农业技术推广研究员') and p['end_line'] == 293 for p in experts)
    titles = [p['text'] for p in classes(documents[4], 'title')]
    assert len(titles) == 4 and titles[3] == '郯城县 2024 年优化营商环境十一条措施'
    mismatch = [d['message'] for d in issue['diagnostics'] if d['line'] == 44]
    assert len(mismatch) == 1 and '〔2024〕18 号' in mismatch[0] and '〔2024〕28号' in mismatch[0]


@test
def a_notice_with_masthead_whose_page_break_repeats_itself():
    issue, documents = split(raw('tengzhou-notice-2024-08'))
    assert issue['id'].startswith('sha256:') and issue['name'] is None and len(documents) == 1
    heads = [p['class'] for p in documents[0]['paragraphs'][:4]]
    assert heads == ['masthead', 'doc_number', 'title', 'addressees']
    assert codes(issue) == ['overlap']
    item = [p for p in documents[0]['paragraphs'] if p['text'].startswith('11.')][0]
    assert item['text'].endswith('市国有资产监督管理局、市规划编制研究中心、市大数据中心、各镇街）')
    assert [(f['kind'], f['text'], f['line']) for f in issue['furniture']] == \
        [('overlap', '）', 70), ('overlap', '理局', 72)]
    assert [p['bold'] for p in documents[0]['paragraphs'] if p['text'].startswith('12.')] == [21]


@test
def opinions_with_an_imprint():
    _, documents = split(raw('heze-opinions-2024-01'))
    assert len(documents) == 1
    assert [p['class'] for p in documents[0]['paragraphs'][-6:]] == \
        ['signature', 'date', 'remark', 'cc', 'other', 'print']
    assert len(classes(documents[0], 'level1')) == 4


@test
def a_draft_without_number_whose_title_stands_on_two_lines():
    _, documents = split(raw('taian-opinions-draft'))
    first = documents[0]['paragraphs'][:2]
    assert first[0]['class'] == 'title' and (first[0]['line'], first[0]['end_line']) == (2, 4)
    assert first[0]['text'] == '泰安市人民政府关于以科技创新引领现代化产业体系建设的实施意见'
    assert first[1]['text'] == '（征求意见稿）'
    alone = [p for p in documents[0]['paragraphs'] if p['text'] == '重点任务']
    assert len(alone) == 1 and len(classes(documents[0], 'level3')) == 28


def squeezed(text):
    return SPACE.sub('', text)


def written(issue, documents):
    """Every text of the records, in any order."""
    for part in issue['front_matter']:
        yield part['heading'] or ''
        yield from part['paragraphs']
    for item in issue['furniture']:
        yield item['text']
    for document in documents:
        for paragraph in document['paragraphs']:
            yield paragraph['text']


@test
def nothing_is_lost_or_doubled():
    for name in sorted(os.listdir(SAMPLES)):
        if not name.endswith('.txt'):
            continue
        issue, documents = split(raw(name[:-4]))
        contents = {e['line'] for e in issue['toc']}
        lines = raw(name[:-4]).decode().split('\n')
        text = ''.join(line for n, line in enumerate(lines, 1) if n not in contents)
        text = re.sub(r'(?m)^#+ |\*\*', '', '\n'.join(lines[:0]) + text)
        text = re.sub(r'[#*:：【】-]', '', squeezed(text))
        sections = {e['section'] for e in issue['toc']} - {None}
        got = re.sub(r'[#*:：【】-]', '', squeezed(''.join(written(issue, documents)) + ''.join(sections)))
        assert sorted(text) == sorted(got), name


@test
def several_issues_in_one_stream():
    data = raw('tancheng-gazette-2024-03') + b'\n' + raw('tancheng-gazette-2026-01') + b'\n' + \
        raw('tancheng-gazette-2024-03')
    result = tool('gz-split', '-q', stdin=data)
    records = read_records(result.stdout)
    issues = [r['id'] for r in records if r['type'] == 'issue']
    assert issues == ['371322/2024/3', '371322/2026/1', '371322/2024/3']
    lines = [r['source']['line'] for r in records if r['type'] == 'document']
    assert lines == sorted(lines) and len(lines) == 12


@test
def the_source_can_be_named():
    issue, documents = split(raw('heze-opinions-2024-01'), '--source', '菏泽.txt')
    assert issue['source']['name'] == '菏泽.txt' == documents[0]['source']['name']


@test
def the_formats_hold_the_same_records():
    data = raw('tancheng-gazette-2024-03')
    records = read_records(tool('gz-split', '-q', stdin=data).stdout)
    array = tool('gz-split', '-q', '--format', 'json', stdin=data)
    assert json.loads(array.stdout) == records
    text = tool('gz-split', '-q', '--format', 'text', stdin=data).stdout.decode()
    lines = text.splitlines()
    assert lines[0] == '371322/2024/3 郯城县人民政府公报 2024年第3期'
    assert lines[1].startswith('  1  46-75  郯政发〔2024〕4号  ')
    assert sum('toc-mismatch' in line for line in lines) == \
        sum(d['code'] == 'toc-mismatch' for d in records[0]['diagnostics'])
    assert tool('gz-split', '--format', 'xml', stdin=data).returncode == 2


@test
def an_empty_text_is_an_issue_without_documents():
    issue, documents = split(b'')
    assert documents == [] and codes(issue) == ['empty-input']
    issue, documents = split(b'\n \n\x0c\n')
    assert documents == [] and codes(issue) == ['empty-input']


@test
def bytes_that_are_no_text_are_kept_as_replacement_characters():
    issue, documents = split(b'\xff\xfe\x00abc\n\xe9\x83')
    assert 'invalid-utf8' in codes(issue)
    assert [p['text'] for p in documents[0]['paragraphs']] == ['\ufffd\ufffd\x00abc', '\ufffd\ufffd']


run()
