#!/usr/bin/python3
"""Pages of two columns, whose lines stand side by side as pdftotext -layout sets them."""
import json
import unicodedata

from tap import pipe, run, test

DUTIES = ['组织编制本行政区域的水资源规划', '对取水单位进行登记', '公布上一年度的用水情况', '指导节水设施的建设、维修和更新',
          '依法查处违法取水行为', '会同财政、农业等部门拟定水价方案']
ORGANS = ['市人民政府', '县级以上人民政府水行政主管部门', '乡镇人民政府', '灌区管理单位', '村民委员会']
NUMERALS = '一二三四五六七八九十'


def numeral(n):
    tens, ones = divmod(n, 10)
    return (NUMERALS[tens - 1] if tens > 1 else '') + ('十' if tens else '') + (NUMERALS[ones - 1] if ones else '')


def articles(count):
    """Paragraphs of many lengths, some below an article."""
    for n in range(1, count + 1):
        duties = '，'.join(DUTIES[(n + k) % len(DUTIES)] for k in range(n % 4 + 1))
        yield f'第{numeral(n)}条　{ORGANS[n % len(ORGANS)]}应当{duties}。'
        if n % 3 == 0:
            yield f'前款规定自公布之日起三十日内，由{ORGANS[n % 4]}负责落实。'


def wrapped(paragraphs, width):
    lines = []
    for paragraph in paragraphs:
        text = '　　' + paragraph
        lines += [text[at:at + width] for at in range(0, len(text), width)]
    return lines


def padded(text, columns, han):
    """With spaces behind it; how many columns a Han character counts is for the caller to say."""
    width = sum(han if unicodedata.east_asian_width(c) in 'WF' else 1 for c in text)
    return text + ' ' * (columns - width)


def page(lines, han, number, width=20, gutter=5):
    """Half of the lines beside the other half, below a running head and above a page number."""
    lines = [line.replace('　', ' ' * han) for line in lines]
    half = (len(lines) + 1) // 2
    rows = [padded(left, width * han + gutter, han) + right
            for left, right in zip(lines[:half], lines[half:] + [''])]
    head = padded('某市人民政府公报', (2 * width - 8) * han + gutter, han) + '2016年第5期'
    return '\n'.join([head, '', ''] + [row.rstrip() for row in rows] + ['', '', '', ' ' * width * han + f'— {number} —']) + '\n\f'


def paragraphs_of(text):
    """Records, and the paragraphs of their documents without spaces."""
    records = [json.loads(line) for line in pipe(text.encode(), 'gz-clean', 'gz-split').splitlines()]
    return records, [''.join(p['text'].split()) for r in records[1:] for p in r['paragraphs']]


def wanted(paragraphs):
    return [''.join(p.split()) for p in paragraphs]


def codes(records):
    return [d['code'] for d in records[0]['diagnostics']]


def check(han):
    paragraphs = list(articles(50))
    lines = wrapped(paragraphs, 20)
    text = ''.join(page(lines[at:at + 60], han, 1 + at // 60) for at in range(0, len(lines), 60))
    records, got = paragraphs_of(text)
    assert got == wanted(paragraphs), set(got) ^ set(wanted(paragraphs))
    assert codes(records) == ['two-columns'], codes(records)
    assert all(p['line'] <= p['end_line'] for r in records[1:] for p in r['paragraphs'])


@test
def columns_are_read_one_after_the_other_where_a_han_character_counts_one():
    check(1)


@test
def and_where_it_counts_two():
    check(2)


def set_in(paragraphs, width):
    """Wrapped; no line begins with a mark."""
    lines = []
    for paragraph in paragraphs:
        text = '　　' + paragraph
        while text:
            cut = width if len(text) <= width or text[width] not in '，、。' else width - 1
            lines.append(text[:cut])
            text = text[cut:]
    return lines


def narrow_page(lines, number, width=20, margin=26):
    """The same with a narrow gutter, as pdftotext sets it: one space behind a full left line, and the right
    column wherever the widest line of the page pushes it."""
    lines = [line.replace('　', ' ') for line in lines]
    half = (len(lines) + 1) // 2
    rows = []
    for left, right in zip(lines[:half], lines[half:] + ['']):
        full = len(left) == width and not right.startswith(' ')
        rows.append(left + ' ' + right if full else padded(left, margin, 1) + right)
    return '\n'.join([row.rstrip() for row in rows] + ['', '', ' ' * width + f'— {number} —']) + '\n\f'


@test
def a_gutter_of_one_space_behind_full_lines():
    paragraphs = list(articles(50))
    lines = set_in(paragraphs, 20)
    text = ''.join(narrow_page(lines[at:at + 60], 1 + at // 60) for at in range(0, len(lines), 60))
    records, got = paragraphs_of(text)
    assert got == wanted(paragraphs), set(got) ^ set(wanted(paragraphs))
    assert codes(records) == ['two-columns'], codes(records)


@test
def three_columns_are_read_one_after_the_other():
    paragraphs = list(articles(50))
    lines = [line.replace('　', ' ') for line in set_in(paragraphs, 14)]
    text = ''
    for at in range(0, len(lines), 84):
        columns = [lines[at + k * 28:at + k * 28 + 28] for k in range(3)]
        for k in range(len(columns[0])):
            left, middle, right = (column[k] if k < len(column) else '' for column in columns)
            text += (padded(padded(left, 18, 1) + middle, 36, 1) + right).rstrip() + '\n'
        text += f'\n\n                    — {1 + at // 84} —\n\f'
    _, got = paragraphs_of(text)
    assert got == wanted(paragraphs), set(got) ^ set(wanted(paragraphs))


@test
def a_page_of_short_paragraphs_between_pages_of_print():
    paragraphs = list(articles(24))
    short = [f'{ORGANS[n % 5]}{DUTIES[n % 6]}。' for n in range(40)]
    pages = [wrapped(paragraphs, 20), wrapped(short, 20), wrapped(paragraphs, 20)]
    _, got = paragraphs_of(''.join(page(lines, 1, n) for n, lines in enumerate(pages, 1)))
    assert got == wanted(paragraphs + short + paragraphs), set(got) ^ set(wanted(paragraphs + short))


@test
def a_text_beside_its_new_version_is_read_row_by_row():
    old = [p for p in articles(16) if p.startswith('第')]
    new = [p.replace('应当', '应当依法') for p in old]
    rows = []
    for left, right in zip(old, new):
        cells = [wrapped([cell], 20) for cell in (left, right)]
        height = max(map(len, cells))
        rows += zip(*(cell + [''] * (height - len(cell)) for cell in cells))
    lines = [padded(left.replace('　', ' '), 24, 1) + right.replace('　', ' ') for left, right in rows]
    _, got = paragraphs_of('某市水资源管理办法修改对照表\n\n' + '\n'.join(line.rstrip() for line in lines) + '\n')
    assert got[1:] == wanted(sum(([left, right] for left, right in zip(old, new)), [])), got


@test
def what_is_below_the_columns_stays_there():
    lines = wrapped(articles(24), 20)
    text = '某市水资源管理办法\n\n' + page(lines, 1, 1).rstrip('\f') + '\n本办法由市水利局解释。\n'
    _, got = paragraphs_of(text)
    assert got[-1] == '本办法由市水利局解释。', got[-1]


@test
def cells_side_by_side_are_not_columns():
    names = ['张建国', '李秀英', '王志强', '赵丽华', '陈永平', '杨文斌', '周海燕', '吴晓东', '郑玉兰', '孙德明']
    posts = ['市水利局局长、党组书记', '市财政局副局长', '市农业农村局副局长', '市生态环境局总工程师', '市发展改革委副主任']
    rows = [f'    {name}        {posts[i % 5]}' for i, name in enumerate(names * 2)]
    questions = [padded(f'第{numeral(i)}项　{DUTIES[i % 6]}', 40, 2) + ORGANS[i % 5] for i in range(1, 20)]
    for cells in (rows, questions):
        records, got = paragraphs_of('某市水资源工作名单\n\n' + '\n'.join(cells) + '\n')
        assert 'two-columns' not in codes(records), got


@test
def an_article_below_a_running_head_is_no_imprint():
    lines = ['某市水资源管理办法', '', '某市人民政府公报  2016年第5期', '', '第一条　县级以上人民政府水行政主管部', '门应当对取水单位进行登记。']
    _, got = paragraphs_of('\n'.join(lines) + '\n')
    assert '第一条县级以上人民政府水行政主管部门应当对取水单位进行登记。' in ''.join(got), got


@test
def words_of_a_foreign_text_are_not_columns():
    words = 'The Parties shall, within the limits of their respective laws, exchange data on the use of water'.split()
    lines = [' '.join(words[(i + k) % len(words)] for k in range(12)) for i in range(60)]
    records, _ = paragraphs_of('某国与某国水资源合作协定\n\n' + '\n'.join(lines) + '\n')
    assert 'two-columns' not in codes(records)


run()
