#!/usr/bin/python3
"""Law texts one behind another are one document each; what a notice carries stays with it."""
import itertools
import json
import os
import sys

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from records import Schemas, read_records
from tap import run, test, tool

SCHEMAS = Schemas()
SUBJECTS = ('河道保洁条例', '公共浴室管理办法', '古树名木保护若干规定', '集市贸易管理条例', '渡口安全管理办法')
ADOPTED = ('1995年3月18日云川省第八届人民代表大会第三次会议通过',
           '根据2009年8月27日云川省第十一届人民代表大会常务委员会第十次会议《关于修改部分地方性法规的决定》修正')


def plain_notes():
    return list(ADOPTED)


def notes_in_brackets():
    return [f'（{"　".join(ADOPTED)}）']


def notes_broken_in_brackets():
    return [f'（{ADOPTED[0]}', f'{ADOPTED[1]}）']


def comment_alone():
    return ['<!-- end of notes -->']


def notes_and_comment():
    return [*ADOPTED, '<!-- end of notes -->']


def notes_and_contents():
    return [*ADOPTED, '目录', '第一章　总则', '第二章　附则']


def law(subject, notes, mark='', chapters=True):
    """The lines of a law of four articles."""
    body = [f'第一条　为了加强管理，根据有关法律，结合本省实际，制定本规定，以{subject[:4]}为限。',
            '第二条　本省行政区域内的有关活动适用本规定。',
            '县级以上人民政府应当加强领导。',
            '第三条　有下列行为之一的，责令改正：',
            '（一）不按照规定登记的；',
            '（二）拒绝检查的。']
    head, tail = (['第一章　总则'], ['第二章　附则']) if chapters else ([], [])
    return [mark + '云川省' + subject, *notes(), *head, *body, *tail, '第四条　本规定自公布之日起施行。']


def documents_of(text, *arguments):
    result = tool('gz-split', '-q', *arguments, stdin=text.encode())
    assert result.returncode == 0, result.stderr
    records = read_records(result.stdout)
    for record in records:
        assert not SCHEMAS.errors(record), SCHEMAS.errors(record)
    return [record for record in records if record['type'] == 'document']


def starts_of(texts):
    """The line on which each text begins in all of them together."""
    return list(itertools.accumulate((text.count('\n') for text in texts[:-1]), initial=1))


STYLES = (plain_notes, notes_in_brackets, notes_broken_in_brackets, comment_alone, notes_and_comment,
          notes_and_contents)


@test
def each_law_is_a_document_whatever_its_notes_look_like():
    for notes, mark, gap in itertools.product(STYLES, ('', '# '), ('\n', '\n\n')):
        chapters = notes is notes_and_contents or mark == ''
        texts = [gap.join(law(subject, notes, mark, chapters)) + '\n' for subject in SUBJECTS]
        found = [document['source']['line'] for document in documents_of(''.join(texts))]
        assert found == starts_of(texts), (notes.__name__, mark, gap, found, starts_of(texts))


@test
def laws_of_different_styles_follow_one_another():
    texts = ['\n'.join(law(subject, notes)) + '\n' for subject, notes in zip(SUBJECTS, STYLES)]
    assert [document['source']['line'] for document in documents_of(''.join(texts))] == starts_of(texts)


@test
def the_title_and_the_notes_are_paragraphs_of_their_law():
    text = '\n'.join(line for subject in SUBJECTS for line in law(subject, plain_notes)) + '\n'
    for subject, document in zip(SUBJECTS, documents_of(text)):
        title, note = document['paragraphs'][:2]
        assert (title['class'], title['text']) == ('title', '云川省' + subject)
        assert note['text'].startswith(ADOPTED[0])


def notice(*lines):
    return '\n'.join(['云川省人民政府关于印发《云川省渡口安全管理办法》的通知', '云政发〔2015〕8号', '各市、县人民政府：',
                      '现将《云川省渡口安全管理办法》印发给你们，请遵照执行。', '云川省人民政府', '2015年6月1日', *lines]) + '\n'


@test
def the_measures_that_a_notice_carries_stay_with_it():
    for notes, mark in itertools.product((plain_notes, comment_alone, notes_and_contents), ('', '# ')):
        text = notice(*law('渡口安全管理办法', notes, mark))
        assert len(documents_of(text)) == 1, (notes.__name__, mark)
        annex = notice('附件', *law('渡口收费规定', notes, mark))
        assert len(documents_of(annex)) == 1, (notes.__name__, mark)


@test
def a_sentence_that_begins_with_a_day_proves_no_title():
    text = '\n'.join([*law('河道保洁条例', plain_notes), '有关部门应当遵守', '云川省渡口安全管理办法',
                      '2015年6月1日县政府修订了本办法。此后未再修改。', '以上情况请各地注意。']) + '\n'
    assert len(documents_of(text)) == 1


@test
def laws_of_files_without_a_last_line_end_are_found():
    text = ''.join('\n\n'.join(law(s, notes_and_comment, mark='# ')) for s in SUBJECTS)
    assert '起施行。# 云川省' in text
    documents = documents_of(text)
    assert [d['paragraphs'][0]['text'] for d in documents] == ['云川省' + s for s in SUBJECTS]
    assert all(d['paragraphs'][-1]['text'].endswith('起施行。') for d in documents)
    assert documents[1]['source']['line'] == documents[0]['source']['end_line']


@test
def a_number_sign_within_a_sentence_is_no_heading():
    lines = law(SUBJECTS[0], plain_notes)
    lines[4] = '第二条　本省适用本规定。# 号楼按照规定办理。'
    lines.insert(5, '详见附表。#1 机组的情况另行通知')
    text = '\n\n'.join(lines)
    found = [p['text'] for d in documents_of(text) for p in d['paragraphs']]
    assert lines[4] in found and lines[5] in found


@test
def a_law_whose_note_names_its_older_self_follows_that():
    def amended():
        return [ADOPTED[0], '根据2009年8月27日《关于修改〈云川省河道保洁条例〉的决定》修正', '现将《云川省河道保洁条例》重新公布']
    text = '\n'.join(law(SUBJECTS[0], plain_notes) + law(SUBJECTS[0], amended) + law(SUBJECTS[0], amended)) + '\n'
    assert len(documents_of(text)) == 3


@test
def the_array_holds_the_lines_of_ndjson_and_text_names_each_law():
    data = ''.join('\n'.join(law(subject, plain_notes)) + '\n' for subject in SUBJECTS).encode()
    lines = tool('gz-split', '-q', '-f', 'ndjson', stdin=data).stdout
    assert lines == tool('gz-split', '-q', stdin=data).stdout
    records = [json.loads(line) for line in lines.decode().splitlines()]
    assert json.loads(tool('gz-split', '-q', '--format=json', stdin=data).stdout) == records
    shown = tool('gz-split', '-q', '-f', 'text', stdin=data).stdout.decode().splitlines()
    assert [line.split()[-1] for line in shown[1:1 + len(SUBJECTS)]] == ['云川省' + s for s in SUBJECTS]
    assert tool('gz-split', '--compact', '-f', 'text', stdin=data).returncode == 2


@test
def the_array_is_one_for_several_files_and_for_an_empty_one():
    assert [r['type'] for r in json.loads(tool('gz-split', '-q', '-f', 'json', stdin=b'').stdout)] == ['issue']
    two = tool('gz-split', '-q', '-f', 'json', '-', os.devnull, stdin='云川省人民政府公告\n'.encode())
    assert two.returncode == 0
    assert [r['type'] for r in json.loads(two.stdout)] == ['issue', 'document', 'issue']


run()
