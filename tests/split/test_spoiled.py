#!/usr/bin/python3
"""What OCR spoils of a page: numbers of pages, running heads, the contents page."""
import json

from tap import run, test, tool

BODY = '各乡镇应当加强组织领导，落实工作责任，完善工作机制，确保各项任务落到实处，推动全县工作再上新台阶。'
NUMBERS = ['上府办发〔2009〕5号', '池政办字〔2026〕3号', '郑政发〔2024〕4号']
TITLES = ['关于印发安置帮教工作规定的通知', '关于做好重点建设项目管理工作的通知', '关于公布重大行政决策事项目录的通知']


def records_of(text):
    done = tool('gz-split', '-q', stdin=text.encode())
    assert done.returncode == 0
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def paragraphs_of(records):
    return [p['text'] for r in records if r['type'] == 'document' for p in r['paragraphs']]


def page(number):
    lines = [BODY[:28], BODY[28:], BODY] * 5
    return '\n'.join(lines) + f'\n{number}\n'


def furniture_of(records, kind):
    return [f['text'] for f in records[0]['furniture'] if f['kind'] == kind]


def document(i):
    return f'{NUMBERS[i]}\n莒县人民政府办公室\n{TITLES[i]}\n各乡镇人民政府：\n{BODY}\n莒县人民政府办公室\n2024年3月5日\n'


@test
def numbers_that_lost_a_side_of_their_frame_are_those_of_pages():
    numbers = ['一1一', '一2', '二3一', '一 6一', '37一', '8一', '一9一']
    records = records_of(''.join(page(n) for n in numbers))
    assert furniture_of(records, 'page_number') == [n for n in numbers if n != '37一']
    assert not any('二3一' in text for text in paragraphs_of(records))


@test
def numbers_whose_frames_were_all_misread_prove_each_other():
    for frame in ('| %d', '= %d =', '—%d', '%d —', '_ %d _', '“ %d ”', '｜%d｜'):
        numbers = [frame % n for n in range(3, 7)]
        assert furniture_of(records_of(''.join(page(n) for n in numbers)), 'page_number') == numbers


@test
def digits_of_a_page_number_read_for_letters_count_as_well():
    numbers = ['— l —', '— Z —', '— 3 —', '— 4 —', '— S —']
    assert furniture_of(records_of(''.join(page(n) for n in numbers)), 'page_number') == numbers


@test
def two_cells_with_a_dash_prove_nothing():
    assert furniture_of(records_of(page('-2') + page('-3')), 'page_number') == []


@test
def an_organ_at_the_top_of_pages_that_go_on_is_a_running_head():
    text = ''.join('莒县人民政府办公室\n' + page(f'— {n} —') for n in range(1, 6))
    assert furniture_of(records_of(text), 'running_head').count('莒县人民政府办公室') == 4


@test
def an_organ_above_a_title_and_under_a_text_is_none():
    text = ''.join(document(i) + f'— {i} —\n' for i in range(3))
    assert furniture_of(records_of(text), 'running_head') == []


@test
def an_address_on_every_page_is_no_text():
    records = records_of(''.join(page('www.juxian.gov.cn') for _ in range(4)))
    assert furniture_of(records, 'web_page') == ['www.juxian.gov.cn'] * 4


@test
def a_cell_between_two_pages_is_none():
    records = records_of(page('一1一') + '一2\n' + page('一2一'))
    assert furniture_of(records, 'page_number') == ['一1一', '一2一']


@test
def where_every_page_ends_in_its_number_a_scrap_there_is_one():
    numbers = ['— 1 —', '— 2 —', '局', '— 4 —', '—5', '— 6 —', '— 7 —', '— 8 —']
    records = records_of('\f'.join(page(n) for n in numbers))
    assert furniture_of(records, 'page_number') == numbers
    assert '局' not in ''.join(paragraphs_of(records))


@test
def a_scrap_at_the_foot_of_pages_without_numbers_stays():
    records = records_of('\f'.join(page(n) for n in ['某局。', '某局。', '局', '某局。', '某局。', '某局。']))
    assert furniture_of(records, 'page_number') == []


@test
def the_contents_page_is_read_though_its_leaders_are_spoiled():
    ends = [' ………：', ' .', ' pp24']
    contents = ''.join(f'【政府文件]】\n莒县人民政府办公室\n{TITLES[i]}（{NUMBERS[i]}）{ends[i]}\n' for i in range(3))
    records = records_of('莒县人民政府公报\n2024年第3期\n目录\n' + contents + ''.join(document(i) for i in range(3)))
    toc = records[0]['toc']
    assert [e['doc_number'] for e in toc] == NUMBERS
    assert [e['page'] for e in toc] == [None, None, 24]
    assert all(e['section'] == '政府文件' and e['document'] for e in toc)
    assert len(records) == 4
    assert 'pp' in furniture_of(records, 'contents_head')


@test
def a_number_of_the_contents_page_that_is_none_does_not_stick_to_the_title():
    contents = ''.join(f'莒县人民政府办公室{t}（上府办发 【2009j 5{i}辟）\n' for i, t in enumerate(TITLES))
    records = records_of('莒县人民政府公报\n2024年第3期\n目录\n' + contents + ''.join(document(i) for i in range(3)))
    assert [e['title'] for e in records[0]['toc']] == ['莒县人民政府办公室' + t for t in TITLES]
    assert all(e['document'] for e in records[0]['toc'])


@test
def running_heads_tell_the_issue_whose_cover_is_lost():
    heads = ['莒县人民政府公报 2022年第10期 1', '营县人民政府公报 2022年第10期 2', '莒县人民政府公报.2022年第10期 3',
             '莒县人民政府公报 2022年第10期 4', '莒县人民政府公报 2022年第10期 5']
    text = '六\nCH-\n目录\n' + ''.join(f'莒县人民政府办公室{t}……{i}\n' for i, t in enumerate(TITLES, 1))
    text += ''.join(f'{heads[i]}\n' + document(i) for i in range(3)) + f'{heads[3]}\n{BODY}\n{heads[4]}\n{BODY}\n'
    records = records_of(text)
    assert (records[0]['name'], records[0]['year'], records[0]['number']) == ('莒县人民政府公报', 2022, 10)
    assert furniture_of(records, 'running_head') == heads
    assert [r['paragraphs'][0]['text'] for r in records[1:]] == NUMBERS


@test
def digits_above_a_running_head_are_the_foot_of_the_page_before():
    pages = [document(0) + BODY[:28] + f'\n{n}\n莒县人民政府公报 2022年第10期 {i}\n' + BODY[28:] + '\n'
             for i, n in enumerate(['11', '1', '4', '7'])]
    records = records_of(''.join(pages))
    assert furniture_of(records, 'page_number') == ['11', '1', '4', '7']
    assert BODY in paragraphs_of(records)


def wrapped(text, width=28):
    return '\n'.join(text[i:i + width] for i in range(0, len(text), width)) + '\n'


@test
def a_bracket_behind_a_sentence_in_brackets_and_a_gap_begins_a_paragraph():
    duty = '（市财政局按照职责分工）'
    full = (BODY * 2)[:56 - len(duty)] + duty
    text = wrapped(BODY * 3) * 3 + wrapped(full) + '\n（AAA）实施平台提升行动\n\n' + wrapped(BODY)
    found = paragraphs_of(records_of(text))
    assert full in found and '（AAA）实施平台提升行动' in found


@test
def a_label_without_its_numeral_does_not_stick_to_the_caption():
    text = wrapped(BODY * 3) * 3 + '一、强化企业创新主体\n.' + wrapped(BODY) + '2.' + wrapped(BODY)
    found = paragraphs_of(records_of(text))
    assert '一、强化企业创新主体' in found and '.' + BODY in found


@test
def indents_that_differ_from_page_to_page_are_one_indent():
    names = [a + b for a in '甲乙丙丁戊己庚辛' for b in '东西南北']
    texts = [f'{name}局应当' + BODY + BODY[:30] + '。' for name in names]

    def page_of(number, indent):
        lines = []
        for text in texts[number * 4:number * 4 + 4]:
            text = '　　' + text
            rows = [text[i:i + 28] for i in range(0, len(text), 28)]
            lines += [' ' * indent + rows[0].strip('　')] + rows[1:]
        return '\n'.join(lines) + '\n'
    text = '\f'.join(page_of(*page) for page in enumerate([2, 7, 2, 4, 7, 6, 2, 7]))
    assert paragraphs_of(records_of(text)) == texts


@test
def labels_that_a_reader_of_columns_set_before_both_texts_get_their_own():
    text = wrapped('第一条　' + BODY * 3) * 4 + '第二章\n第六条\n\n组织管理\n\n' + wrapped(BODY * 2) + '第七条\n\n' + wrapped(BODY)
    records = records_of(text)
    paragraphs = records[1]['paragraphs']
    assert [(p['class'], p['text']) for p in paragraphs[-3:]] == [
        ('chapter', '第二章 组织管理'), ('article', '第六条 ' + BODY * 2), ('article', '第七条 ' + BODY)]


@test
def the_other_half_of_a_running_head_is_found_below_a_label():
    def page_of(i):
        label = '第四条\n\n' if i % 2 else ''
        return wrapped(BODY * 6) + f'— {i} —\n莒县人民政府公报\n\n{label}2022年第10期\n\n'
    records = records_of(document(0) + ''.join(map(page_of, range(1, 7))) + wrapped(BODY))
    assert not any('2022年第10期' in text for text in paragraphs_of(records))


@test
def rows_of_names_below_a_title_do_not_lead_to_the_next():
    rows = '县科学技术局    县财政局    县教育局\n县第一中学    县人民医院    县图书馆\n'
    table = '指标  单位  总量\n地区生产总值  亿元  62.3\n工业增加值  亿元  21.7\n固定资产投资  亿元  18.4\n'
    text = document(0) + '附件\n2022年度先进单位名单\n' + rows + '— 15 —\n\f2024年一季度全县主要经济指标\n' + table
    found = paragraphs_of(records_of(text))
    assert '2022年度先进单位名单' in found and '2024年一季度全县主要经济指标' in found


@test
def a_head_that_stands_twice_tells_nothing():
    text = document(0) + '莒县人民政府公报 2022年第10期 1\n' + document(1) + '莒县人民政府公报 2022年第10期 2\n' + document(2)
    assert records_of(text)[0]['year'] is None


def contents_of(last_entry, between=''):
    return (f'目录\n\n县政府文件\n\n莒县人民政府办公室{TITLES[0]}（{NUMBERS[0]}） 1\n'
            f'\n部门文件\n\n莒县人民政府办公室{TITLES[1]}（{NUMBERS[1]}） 5\n\n县政府办公室文件\n\n'
            f'{last_entry}\n{between}')


@test
def a_last_section_whose_entry_lost_its_page_is_still_of_the_contents():
    text = contents_of(f'莒县人民政府办公室{TITLES[2]}（郑政发') + ''.join(document(i) for i in range(3))
    records = records_of(text)
    assert [e['section'] for e in records[0]['toc']] == ['县政府文件', '部门文件', '县政府办公室文件']
    assert len([r for r in records if r['type'] == 'document']) == 3


@test
def a_section_printed_again_above_its_documents_is_not():
    text = contents_of(f'莒县人民政府办公室{TITLES[2]}（{NUMBERS[2]}） 9', '县政府文件\n') + \
        ''.join(document(i) for i in range(3))
    records = records_of(text)
    assert len(records[0]['toc']) == 3
    assert len([r for r in records if r['type'] == 'document']) == 3


run()
