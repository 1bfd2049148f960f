#!/usr/bin/python3
"""Wrapped print: notes of two lines, lines that are short of full, page numbers in letters."""
import json

from tap import pipe, run, test

BODY = ['市人民政府水行政主管部门负责本市行政区域内水资源的统一管理和监督', '工作，县级以上人民政府有关部门按照职责分工负责水资源开发利用和节',
        '约保护的有关工作，乡镇人民政府和街道办事处应当协助做好水资源管理']


def paragraphs(lines):
    records = [json.loads(line) for line in pipe('\n'.join(lines).encode() + b'\n', 'gz-clean', 'gz-split').splitlines()]
    return [p['text'] for r in records[1:] for p in r['paragraphs']], records[0]['furniture']


def body(indent=''):
    return [indent + '    ' + BODY[0][:-2], *[indent + line for line in BODY], indent + '工作。']


@test
def a_note_of_two_lines_in_the_middle_is_one():
    note = ['        （2019年7月31日某省第十三届人民代表大会常务委员会第十一次', '                 会议通过）']
    got, _ = paragraphs(['              某省水资源管理条例', *note, *body(), *body(), *body()])
    assert '（2019年7月31日某省第十三届人民代表大会常务委员会第十一次会议通过）' in got, got
    note = ['    ——2019年7月29日在某省第十三届人民代表大会常务委员会第十', '             次会议上']
    got, _ = paragraphs(['        关于《某省水资源管理条例》的说明', *note, *body(), *body(), *body()])
    assert '——2019年7月29日在某省第十三届人民代表大会常务委员会第十次会议上' in got, got


@test
def first_lines_of_short_paragraphs_are_no_margin():
    short = ['各市、县、区人民政府和行政公署，省直属各部门、各单位和驻本省的各单位：', '   为改进水资源管理，提出如下意见。', '   一、总体要求',
             *[f'   到202{n}年，全省{what}全部完成登记和检查。' for n, what in enumerate(('取水口', '水库', '渡船', '灌区', '堤防'))]]
    title = ['            某省人民政府办公厅关于改进全省', '            水资源管理和监督工作的指导意见', '']
    pages = '\f'.join('\n'.join([*body(), *body(), *body()]) for _ in range(3))
    got, _ = paragraphs([*pages.split('\n'), '\f' + title[0], *title[1:], *short])
    assert short[0] in got and short[1].strip() in got, got[-9:]


@test
def the_width_shows_among_many_names():
    names = [f'    {name}某　市水利局{post}' for name in '王李张刘陈杨赵黄周吴徐孙马朱胡郭何林' for post in ('规划科科长', '办公室主任', '总工程师')]
    got, _ = paragraphs(['某市专家名单', *names, *sum((body() for _ in range(6)), [])])
    assert sum(text.startswith('市人民政府') and text.endswith('工作。') for text in got) == 6, got


@test
def an_article_that_lost_signs_goes_on():
    text = ['第%s条 市人民政府水行政主管部门负责本市行政区域内水资源管', '监督和指导。']
    lines = sum(([text[0] % n, text[1]] for n in '一二三四五六七八'), [])
    got, _ = paragraphs(['某市水资源管理办法', *lines, *BODY, *BODY, *BODY, '等工作。'])
    assert '第四条市人民政府水行政主管部门负责本市行政区域内水资源管监督和指导。' in [t.replace(' ', '') for t in got], got


@test
def a_line_that_ends_with_the_first_sign_of_a_provision_goes_on():
    lines = ['某市环境局的上述行为违反了《环境影响评价法》第', '二十五条的规定。']
    got, _ = paragraphs(['某市人民政府决定书', *lines, *BODY, *BODY, '等工作。'])
    assert ''.join(lines) in got, got


@test
def pages_counted_in_letters():
    pages = sum(([*body(), *body(), '', f'                {n}', ''] for n in ('i', 'ii', 'iii', 'iv')), [])
    got, furniture = paragraphs(['某市水资源管理办法', *pages])
    assert [f['text'] for f in furniture if f['kind'] == 'page_number'] == ['i', 'ii', 'iii', 'iv'], furniture
    cells = ['某市统计表', 'I', 'II', 'III', *body(), *body(), 'C', 'D']
    got, furniture = paragraphs(cells)
    assert not furniture, furniture


run()
