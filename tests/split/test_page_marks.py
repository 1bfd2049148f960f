#!/usr/bin/python3
"""What programs write between pages is furniture: the texts around it are whole again."""
import json
import os
import sys

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from records import Schemas, read_records
from tap import run, test, tool

SCHEMAS = Schemas()
PAGES = ('''潭溪县人民政府关于印发潭溪县渡口管理办法的通知

潭政发〔2023〕7号

各乡镇人民政府、街道办事处，县政府各部门：

现将《潭溪县渡口管理办法》印发给你们，请认真组织实施。

潭溪县人民政府

2023年4月20日

潭溪县渡口管理办法

第一条 为了加强渡口管理，保障人民群众生命财产安全，根据有关法律、法规，结合本县实际，制定本办法。

第二条 县人民政府交通运输主管部门负责本行政区域内渡口安全的监督和''', '''管理工作，承担县渡口安全委员会的日常工作。

第三条 乡镇人民政府应当建立渡工队伍，

（一）制定渡运应急预案；

（二）组织救生演练，配备必要的救生机具、通信设备和防护''', '''装备，并定期检查。

第四条 本办法由县交通运输局负责解释，具体解释工作由''', '''县渡口管理站承担。

第五条 本办法自2023年6月1日起施行。''')

PAGE_MARKS = (
    '<!-- PageNumber="{n}" -->\n<!-- PageBreak -->',
    '<!-- PageFooter="潭溪县人民政府公报" -->\n<!-- PageNumber="{n}" --> <!-- PageBreak -->\n\n<!-- PageHeader="第2期" -->',
    '<!-- image -->',
    '<page_number>{n}</page_number>',
    '<watermark>内部资料</watermark>\n<page_number>— {n} —</page_number>',
    '<footer>{n}</footer>\n<header>潭溪县人民政府公报 2023年第2期</header>',
    '<hr>',
    '{{{n}}}------------------------------------------------',
    '```\n\n```markdown',
    '---\nprimary_language: zh\nis_rotation_valid: True\nrotation_correction: 0\n---',
    '<|ref|>text<|/ref|><|det|>[[84, 75, 900, 121]]<|/det|>',
    '\\newpage',
)
PAGE_NUMBERS = ('## Page {n}', 'Page {n} of 4', '--- Page {n} ---', '=== 第 {n} 页 ===', '[第{n}页]',
                '共 4 页 第 {n} 页', '≡≡≡≡≡≡≡≡ Page {n} ≡≡≡≡≡≡≡≡')


def records_of(text):
    result = tool('gz-split', '-q', stdin=text.encode())
    assert result.returncode == 0, result.stderr
    records = read_records(result.stdout)
    for record in records:
        assert not SCHEMAS.errors(record), SCHEMAS.errors(record)
    return records


def paragraphs_of(records):
    return [paragraph['text'] for record in records if record['type'] == 'document'
            for paragraph in record['paragraphs']]


def printed(mark):
    return ''.join(f'{page}\n\n{mark.format(n=number)}\n\n' for number, page in enumerate(PAGES, 1))


WHOLE = paragraphs_of(records_of(printed('\f')))


def expect_whole(mark, kind):
    records = records_of(printed(mark))
    assert paragraphs_of(records) == WHOLE, (mark, paragraphs_of(records))
    issue = records[0]
    assert {item['kind'] for item in issue['furniture']} == {kind}, (mark, issue['furniture'])
    lines = [line for number in range(1, 5) for line in mark.format(n=number).split('\n') if line]
    assert [item['text'] for item in issue['furniture']] == [line.lstrip('# ') for line in lines], mark


@test
def a_page_that_a_program_marks_does_not_cut_a_sentence():
    for mark in PAGE_MARKS:
        expect_whole(mark, 'page_mark')


@test
def a_page_that_a_program_names_does_not_cut_a_sentence():
    for mark in PAGE_NUMBERS:
        expect_whole(mark, 'page_number')


@test
def a_fence_or_front_matter_around_a_text_is_not_its_title():
    for before, behind in (('```markdown', '```'), ('---\nis_table: False\nlanguage: zh\n---', '---')):
        text = f'{before}\n{PAGES[0]}管理工作。\n{behind}\n'
        records = records_of(text)
        assert paragraphs_of(records)[0] == '潭溪县人民政府关于印发潭溪县渡口管理办法的通知', records[1]
        assert paragraphs_of(records)[-1].endswith('监督和管理工作。'), paragraphs_of(records)


@test
def the_title_of_a_web_page_above_its_metadata_is_no_mark():
    title = '潭溪县渡口管理办法'
    text = f'{title}\n发布时间：2023-04-20　　来源：县政府办\n{title}\n\n{PAGES[0]}管理工作。\n<!-- PageBreak -->\n'
    found = [(item['kind'], item['text']) for item in records_of(text)[0]['furniture']]
    assert found == [('web_page', title), ('page_mark', '<!-- PageBreak -->')], found


@test
def what_only_looks_like_a_mark_stays():
    stays = ('<header>潭溪县渡口管理办法</header>', '---\ntitle: 潭溪县渡口管理办法\n---', '`渡口`与`渡船`的名称。',
             '{3}项工作----', '文中的<!-- 注 -->二字。', 'Pages 3 and 4.', '=== 3 件 ===', '<page_number>3')
    for text in stays:
        records = records_of(f'{PAGES[0]}管理工作。\n\n{text}\n\n第三条 本办法自公布之日起施行。\n')
        kinds = {item['kind'] for item in records[0]['furniture']}
        assert kinds <= {'rule'}, (text, records[0]['furniture'])
        said = ''.join(paragraphs_of(records))
        assert all(line in said for line in text.split('\n') if line != '---'), (text, said)


@test
def a_comment_that_names_no_page_breaks_none():
    text = PAGES[0].replace('第一条', '<!-- end of notes -->\n\n第一条') + '管理工作。\n'
    records = records_of(text * 4)
    assert [item['text'] for item in records[0]['furniture']] == ['<!-- end of notes -->'] * 4
    whole = paragraphs_of(records_of(text.replace('<!-- end of notes -->\n\n', '') * 4))
    assert paragraphs_of(records) == whole, json.dumps(paragraphs_of(records), ensure_ascii=False)


HEADED = ('2　　潭溪县人民政府公报', '2014年第8期　　3', '4　　潭溪县人民政府公报', '2014年第8期　　5')


def wrapped_pages(width=20):
    """The text of PAGES in printed lines, eight to a page."""
    lines = [line[at:at + width] for page in PAGES for line in ('　　' + page).split('\n') if line
             for at in range(0, len(line), width)]
    return [lines[at:at + 8] for at in range(0, len(lines), 8)]


@test
def heads_of_facing_pages_that_count_are_furniture():
    pages = wrapped_pages()
    assert len(pages) >= 4, pages
    heads = HEADED[:len(pages) - 1]
    text = '\n'.join('\n'.join([*lines, *heads[i:i + 1]]) for i, lines in enumerate(pages))
    plain = '\n'.join('\n'.join(lines) for lines in pages)
    records = records_of(text)
    found = [item['text'] for item in records[0]['furniture'] if item['kind'] == 'running_head']
    assert found == list(heads) and len(heads) >= 3, records[0]['furniture']
    assert ''.join(paragraphs_of(records)) == ''.join(paragraphs_of(records_of(plain)))


@test
def heads_that_do_not_count_stay():
    pages = wrapped_pages()
    for heads in (('专栏 1', '专栏 2', '专栏 3'), ('2　　潭溪县人民政府公报', '2014年第8期　　9', '7　　潭溪县人民政府公报')):
        text = '\n'.join('\n'.join([*lines, *heads[i:i + 1]]) for i, lines in enumerate(pages))
        kinds = [item for item in records_of(text)[0]['furniture'] if item['text'] in heads]
        assert not kinds, kinds


@test
def the_address_below_a_printed_page_is_a_mark_of_it():
    expect_whole('http://www.tanxi.gov.cn/gb/2023/t1.html {n}/4', 'page_mark')
    head = '2023/8/20 潭溪县渡口管理办法_潭溪县人民政府'
    text = ''.join(f'{head}\n\n{page}\n\nhttp://www.tanxi.gov.cn/t1.html {n}/9\n' for n, page in enumerate(PAGES * 2, 1))
    heads = [item for item in records_of(text)[0]['furniture'] if item['text'] == head]
    assert len(heads) >= 5, heads


run()
