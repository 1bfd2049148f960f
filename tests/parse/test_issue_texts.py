#!/usr/bin/python3
"""References between the documents of one issue: by number, by title, and when they stay open."""
import json
import os
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(HERE, '..', 'support'))
from tap import pipe, run, test, tool

PLAN = '关于印发《滕州市防汛办法》的通知'
NOTICE = '关于做好滕州市养老服务工作的通知'


def document(seq, *lines, issue='x'):
    paragraphs = [{'text': text, 'line': i, 'end_line': i, 'class': 'other'}
                  for i, text in enumerate(lines, 1)]
    return {'type': 'document', 'schema_version': '1.0', 'id': f'{issue}/{seq}', 'issue': issue,
            'seq': seq, 'source': {'name': None, 'line': 1, 'end_line': len(lines)},
            'region_code': '370481', 'toc_title': None, 'toc_doc_number': None,
            'paragraphs': paragraphs, 'diagnostics': []}


def issue(*entries):
    toc = [{'title': title, 'doc_number': number, 'document': target}
           for title, number, target in entries]
    return {'type': 'issue', 'id': 'x', 'toc': toc}


def targets(*records):
    """For each document, what its citations resolve to, in the order of the text."""
    lines = ''.join(json.dumps(record, ensure_ascii=False) + '\n' for record in records)
    result = tool('gz-parse', '-q', stdin=lines.encode())
    assert result.returncode == 0, result.stderr
    parsed = [json.loads(line) for line in result.stdout.decode().splitlines()]
    return [[one['target'] for one in record['references'] if one['title'] or one['doc_number']]
            for record in parsed if record['type'] == 'document']


def plan(seq=1, number='滕政发〔2024〕4号', **options):
    return document(seq, number, PLAN, '各乡镇人民政府：', '现印发给你们，请遵照执行。',
                    '滕州市人民政府', '2024年3月1日', '滕州市防汛办法', '第一条 为了防汛，制定本办法。',
                    '第二条 本办法自印发之日起施行。', **options)


def notice(seq, text, **options):
    return document(seq, '滕政发〔2024〕5号', NOTICE, '各乡镇人民政府：', text, **options)


@test
def by_number_and_by_title():
    found = targets(plan(), notice(2, f'按照《{PLAN}》和滕政发〔2024〕4号文件，执行《滕州市防汛办法》。'))
    assert found[1] == ['x/1', 'x/1', 'x/1/att_1'], found
    found = targets(plan(), notice(2, '按照滕州市滕政发〔2024〕4号文件执行。'))
    assert found[1] == ['x/1'], found


@test
def later_documents_by_the_contents_page():
    contents = issue((PLAN, '滕政发〔2024〕4号', 'x/2'), (NOTICE, '滕政发〔2024〕5号', 'x/1'))
    text = f'按照《{PLAN}》和滕政发〔2024〕4号文件执行。'
    assert targets(contents, notice(1, text), plan(2))[0] == ['x/2', 'x/2']
    assert targets(notice(1, text), plan(2))[0] == [None, None], 'nothing tells what comes later'


@test
def what_is_not_in_the_issue_stays_open():
    text = '按照《关于印发《滕州市防火办法》的通知》和滕政发〔2023〕4号文件执行。'
    assert targets(plan(), notice(2, text))[1] == [None, None]


@test
def two_documents_of_one_title_stay_open():
    twins = plan(), plan(2, '滕政发〔2024〕7号')
    found = targets(*twins, notice(3, f'按照《{PLAN}》执行。'))
    assert found[2] == [None], found
    found = targets(*twins, notice(3, f'按照《{PLAN}》（滕政发〔2024〕7号）执行。'))
    assert found[2] == ['x/2'], found


@test
def the_same_title_with_another_number_is_another_text():
    found = targets(plan(), notice(2, f'《{PLAN}》（滕政发〔2018〕9号）同时废止。'))
    assert found[1] == [None], found
    found = targets(issue((NOTICE, None, 'x/1')), notice(1, f'《{NOTICE}》同时废止。'))
    assert found[0] == [None], 'a document does not cite itself by its title alone'


@test
def another_issue_is_another_issue():
    text = f'按照《{PLAN}》和滕政发〔2024〕4号文件执行。'
    assert targets(plan(issue='w'), notice(1, text))[1] == [None, None]
    assert targets(plan(), issue(), notice(2, text))[1] == [None, None]


@test
def many_documents_keep_their_names():
    numbers = range(1, 301)
    each = [document(i, f'滕政发〔2024〕{i}号', f'关于第{i}项工作的通知', '现印发给你们。') for i in numbers]
    text = ''.join(f'按照《关于第{i}项工作的通知》执行。' for i in numbers)
    assert targets(*each, notice(301, text))[-1] == [f'x/{i}' for i in numbers]


@test
def in_one_process_as_in_a_pipe():
    text = f"""滕州市人民政府公报
2024年第1期
目  录
{NOTICE}（滕政发〔2024〕5号）……1
{PLAN}（滕政发〔2024〕4号）……3

滕政发〔2024〕5号

{NOTICE}

各乡镇人民政府：
    按照《{PLAN}》和滕政发〔2024〕4号文件执行。
滕州市人民政府
2024年3月2日

滕政发〔2024〕4号

{PLAN}

各乡镇人民政府：
    请与《{NOTICE}》一并执行。
滕州市人民政府
2024年3月1日
""".encode()
    piped = pipe(text, ('gz-clean', '-q'), ('gz-split', '-q'), ('gz-parse', '-q'))
    documents = [json.loads(line) for line in piped.decode().splitlines()][1:]
    ids = [record['id'] for record in documents]
    found = [[one['target'] for one in record['references']] for record in documents]
    assert len(ids) == 2 and found == [[ids[1], ids[1]], [ids[0]]], (ids, found)
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(f'{folder}/in')
        with open(f'{folder}/in/a.txt', 'wb') as file:
            file.write(text)
        result = tool('gz-batch', '-q', '-o', f'{folder}/out', f'{folder}/in')
        assert result.returncode == 0, result.stderr
        with open(f'{folder}/out/a.txt.ndjson', encoding='utf-8') as file:
            batched = [json.loads(line) for line in file.read().splitlines()][1:]
    assert [record['references'] for record in batched] == \
        [record['references'] for record in documents]


run()
