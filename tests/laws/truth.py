"""What the Markdown of a law says about its structure, and the law in other layouts."""
import re
import unicodedata

NUMERAL = '[〇零一二三四五六七八九十百千]'
HEADING = re.compile(f'^#+ *(第{NUMERAL}+[编章节])(.*)$')
ARTICLE = re.compile(f'^第({NUMERAL}+)[－—]? ?条(?:之{NUMERAL}+)?(?=[ \u3000]|.)')
BROKEN = re.compile(f'^(第{NUMERAL}*)([－—]?)( ?)(条)')
POINT = re.compile(f'^[（(]({NUMERAL}+)[）)]')
BELOW = re.compile(r'^(\d+[.．、]|[（(]\d+[）)]|[①-⑳])')
# A heading whose label the source has lost: short, nothing but words. What follows stands under it.
LOST = re.compile('^[\u4e00-\u9fff]{2,16}$')
ENDS = '。；：！？”）》:;)'  # a line that ends otherwise was cut in two by the source
TYPES = {'编': 'book', '章': 'chapter', '节': 'section'}


def read(path):
    """(title, notes, body lines) of a law: the lines that are not empty, Markdown as it stands."""
    with open(path, encoding='utf-8') as file:
        lines = [line.strip() for line in file if line.strip()]
    end = next(i for i, line in enumerate(lines) if line.startswith('<!--'))
    return lines[0].lstrip('# '), lines[1:end], lines[end + 1:]


def spaceless(text):
    return re.sub(r'\s', '', unicodedata.normalize('NFKC', text.replace('\u200b', '')))


def article_label(line):
    """The label of an article line as it was meant: 第五十－条 is 第五十一条."""
    match = BROKEN.match(line)
    if not match or not ARTICLE.match(line):
        return None
    label = ARTICLE.match(line).group()
    return label.replace('－', '一').replace('—', '一').replace(' ', '').replace('\u3000', '')


def without_contents(body):
    """The body without a run of headings at its start that stand again later (目录)."""
    if body and len(re.findall(f'第{NUMERAL}+章', body[0])) > 2:
        return body[1:]  # all of them in one line
    run = 0
    while run < len(body) and HEADING.match(body[run]):
        run += 1
    label = HEADING.match(body[run - 1]).group(1) if run else None
    again = any(HEADING.match(line) and HEADING.match(line).group(1) == label
                for line in body[run:])
    return body[run:] if again else body


def units(body):
    """[(type, label, parent, heading)] in order. A point's parent is its article and 款."""
    found = []
    division, article, paragraph, before = {}, None, 0, '。'
    for line in without_contents(body):
        heading = HEADING.match(line)
        label = article_label(line)
        point = POINT.match(line)
        if heading:
            kind = TYPES[heading.group(1)[-1]]
            parent = division.get('chapter') if kind == 'section' else None
            found.append((kind, heading.group(1), parent, spaceless(heading.group(2))))
            division = {**division, kind: heading.group(1)}
            if kind == 'chapter':
                division.pop('section', None)
            article = None
        elif label:
            parent = division.get('section') or division.get('chapter')
            found.append(('article', label, parent, None))
            article, paragraph = label, 1
        elif point and article:
            found.append(('point', f'（{point.group(1)}）', f'{article} {paragraph}', None))
        elif LOST.match(line):
            division, article = {}, None
        elif article and not BELOW.match(line) and before in ENDS:
            paragraph += 1
        before = line[-1]
    return found


def whole_lines(body):
    """The body with the lines joined that the source cut in two."""
    whole = []
    for line in body:
        begins = any(form.match(line) for form in (HEADING, LOST, POINT, BELOW, BROKEN))
        cut = whole and whole[-1][-1] not in ENDS and not HEADING.match(whole[-1])
        if cut and not begins and not LOST.match(whole[-1]):
            whole[-1] += line
        else:
            whole.append(line)
    return whole


def plain(title, notes, body, _chance):
    """One paragraph a line, no marks."""
    return '\n'.join([title, *notes, *(line.lstrip('# ') for line in body)]) + '\n'


def without_gaps(body):
    """The body as recognition leaves it that loses the gap behind 第一条."""
    return [re.sub(f'^(第{NUMERAL}+条(?:之{NUMERAL}+)?)[ \u3000]+', r'\1', line) for line in body]


def gapless(title, notes, body, _chance):
    """As plain, without the gaps behind 第一条."""
    return plain(title, notes, without_gaps(body), None)


def columns(text):
    """How wide a text is set: Han and full-width punctuation 1, ASCII one half."""
    return sum(0.5 if ord(character) < 0x80 else 1 for character in text)


def hard_wrapped(line, width, indent):
    """A paragraph as print sets it: lines of a fixed width, punctuation hanging over."""
    rows, row = [], '\u3000\u3000' if indent else ''
    for character in line:
        hangs = character in '，。；：、！？）》”'
        if columns(row + character) > width and not hangs:
            rows.append(row)
            row = ''
        row += character
    return rows + [row]


def wrapped(title, notes, body, chance, indent=True):
    """Lines of 28 characters, headings in the middle, a page number every 22 lines."""
    width = chance.choice((27, 28, 28, 30))
    rows = [('\u3000' * max(0, (width - len(title)) // 2) + title) if len(title) < width else title, '']
    for note in notes:
        rows += hard_wrapped(note, width, False)
    for line in whole_lines(without_contents(body)):
        if HEADING.match(line):
            text = line.lstrip('# ')
            rows += ['', '\u3000' * ((width - len(text)) // 2) + text, '']
        else:
            rows += hard_wrapped(line, width, indent)
    pages = []
    for number, start in enumerate(range(0, len(rows), 22), 1):
        pages += rows[start:start + 22] + ['', f'— {number} —', '']
    return '\n'.join(pages) + '\n'


def flush(title, notes, body, chance):
    """As wrapped, but the extraction has lost the indents: a full last line tells nothing."""
    return wrapped(title, notes, body, chance, indent=False)


def gapless_wrapped(title, notes, body, chance):
    """As wrapped, without the gaps behind 第一条."""
    return wrapped(title, notes, without_gaps(body), chance)


def letter_spaced(line):
    """第一章 总则 as a heading is set: 第一章 总 则."""
    match = re.match('^(第[^章节编]+[章节编])[ \u3000]*(.{2,3})$', line)
    return f'{match.group(1)} {" ".join(match.group(2))}' if match else line


def cut_by_page(line, chance):
    """A paragraph that a page break cuts: two pieces with an empty line between."""
    if len(line) < 60:
        return [line]
    at = chance.randrange(20, len(line) - 20)
    wrong = line[at - 1] in '。；：！？，、' or line[at] in '。；：！？，、（第' or POINT.match(line[at:])
    return [line] if wrong else [line[:at], line[at:]]


def ocr_line(line, chance):
    """One body line as an OCR model writes Markdown."""
    if HEADING.match(line):
        text = line.lstrip('# ')
        text = letter_spaced(text) if chance.random() < 0.3 else text
        return '#' * chance.choice((1, 2, 2, 3, 4)) + ' ' + text
    label = article_label(line)
    if label and ARTICLE.match(line).group() == label and chance.random() < 0.5:
        return f'**{label}**{line[len(label):]}'
    if POINT.match(line) and chance.random() < 0.1:
        return re.sub('^（(.+?)）', chance.choice((r'(\1)', r'（\1)', r'(\1）')), line)
    return line


def ocr_markdown(title, notes, body, chance):
    """Random depths of headings, bold labels, half-width brackets, pages that cut paragraphs."""
    rows = ['# ' + title, '', *notes, '']
    body = without_contents(body)
    headings = [line.lstrip('# ') for line in body if HEADING.match(line)]
    if headings and chance.random() < 0.3:
        rows += ['## 目 录', '', *headings, '']
    for line in body:
        line = ocr_line(line, chance)
        pieces = cut_by_page(line, chance) if chance.random() < 0.06 and line[0] not in '#*' else [line]
        for piece in pieces:
            rows += [piece, '']
    return '\n'.join(rows) + '\n'


VARIANTS = {'plain': (plain, 0.9999), 'gapless': (gapless, 0.999), 'wrapped': (wrapped, 0.998), 'flush': (flush, 0.988),
            'gapless-wrapped': (gapless_wrapped, 0.997), 'ocr-markdown': (ocr_markdown, 0.995)}
