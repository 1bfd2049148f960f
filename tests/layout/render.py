"""render.py - lays an issue out in a style, and remembers what each line is.

A rendered line is (text, tag). Tags: ("p", document, part) a line of a
paragraph, ("f",) page furniture, ("b",) blank, ("c",) cover, front matter,
contents, ("x", document) a line of the document that is no paragraph of it.
"""
import dataclasses
import random
import re

import truth
from lines import break_title, cells, space_letters, wrap

ROWS = 22  # lines on a page, GB/T 9704 5.2.3
LOST_INDENT = 4  # cells
BLANK = ("", ("b",))
CENTRED = (truth.MASTHEAD, truth.NUMBER, truth.MARK_LINE, truth.HEADING)


@dataclasses.dataclass
class Rendering:
    style: object
    lines: list      # raw lines, without line ends
    tags: list
    documents: list  # truth.Document
    contents: list   # titles on the contents pages
    breaks: set      # indices of lines that begin a printed page

    def bytes(self):
        text = "\n".join(self.lines) + "\n"
        return text.encode(self.style.encoding, errors="replace")


def place(style, text, how):
    """One line at its place: body, first, centre or right."""
    margin = " " * style.margin
    if how == "first":
        return margin + style.indent + text
    if how in ("centre", "right") and style.centred:
        free = max(0, style.width * 2 - cells(text)) // (2 if how == "centre" else 1)
        if how == "right":
            free = max(0, free - 4)
        if style.narrow:
            free //= 2
        return margin + ("　" * (free // 2) if style.indent == "　　" else " " * free) + text
    return margin + text


def set_part(style, rng, part):
    """The lines of one paragraph on a page."""
    text = part.text.replace("|", "") if part.role != truth.TITLE else part.text
    if style.spaced or style.form == "pages" and part.role == truth.HEADING and rng.random() < 0.3:
        text = space_letters(text)
    if part.role == truth.TITLE:
        return [place(style, line, "centre") for line in break_title(text, style.width)]
    if part.role == truth.ROW:
        joint = "\t" if style.tables != "spaces" else " " * rng.randint(3, 8)
        return [" " * style.margin + joint.join(text.split("\t"))]
    if part.role in (truth.SIGN, truth.DATE):
        return [place(style, text, "right")]
    width = style.width * 2
    text = text.replace("条 ", "条　", 1) if text.startswith("第") else text
    if part.role in CENTRED:
        return [place(style, line, "centre") for line in wrap(text, width, width)]
    if part.role in (truth.TO, truth.ANNEX):
        return [place(style, line, "body") for line in wrap(text, width, width, style.cut_numbers)]
    first = width - (LOST_INDENT if style.lost else cells(style.indent))
    rows = wrap(text, width, first, style.cut_numbers)
    return [place(style, row, "first" if i == 0 else "body") for i, row in enumerate(rows)]


# ---- pages ------------------------------------------------------------------

def flow(style, rng, documents, offset):
    """Lines of all documents; None is a forced page break."""
    for d, document in enumerate(documents):
        yield ("page", d)
        for p, part in enumerate(document.parts):
            if p > 0 and part.role in (truth.ANNEX, truth.TITLE) and rng.random() < 0.4:
                if document.parts[p - 1].role not in (truth.ANNEX, truth.NUMBER, truth.MASTHEAD):
                    yield ("page", None)
            if style.margin and part.role == truth.TITLE:
                yield BLANK
            yield from flow_part(style, rng, part, ("p", offset + d, p))


def flow_part(style, rng, part, tag):
    rows = set_part(style, rng, part)
    label = re.match(r"(第\S+?条)　(.+)", rows[0]) if style.labels_apart else None
    if label:
        yield from [(label.group(1), tag), BLANK, (label.group(2), tag), BLANK]
        rows = rows[1:]
    for text in rows:
        yield (text, tag)
        if style.double or style.ragged and rng.random() < 0.03:
            yield BLANK
    if style.blank or (style.margin and part.role == truth.TITLE) or style.ragged and rng.random() < 0.7:
        yield BLANK


def heads_title(documents, offset, page, tag):
    """Whether a line begins a title: a press does not part its lines."""
    if tag[0] != "p" or (page and page[-1][1] == tag):
        return False
    return documents[tag[1] - offset].parts[tag[2]].role == truth.TITLE


def paginate(style, rng, documents, offset):
    """(pages of lines, page on which each document starts)."""
    pages, page, starts = [], [], []
    for item in flow(style, rng, documents, offset):
        if item[0] == "page" and not isinstance(item[1], tuple):
            if page and (item[1] is None or rng.random() < 0.7):
                pages.append(page)
                page = []
            if item[1] is not None:
                starts.append(len(pages))
            continue
        room = ROWS - 2 if heads_title(documents, offset, page, item[1]) else ROWS
        if sum(1 for text, _ in page if text or style.blank) >= room:
            pages.append(page)
            page = []
        if item != BLANK or page:
            page.append(item)
    if page:
        pages.append(page)
    return pages, starts


def running_line(style, issue, section, n):
    name = f"{issue.publisher}公报"
    if style.head == "name":
        return f"{name}　{issue.year}年第{issue.number}期"
    if style.head == "changing":
        return f"{name} {issue.year}年第{issue.number}期  {n}"
    return f"{name}·{issue.year}·{issue.number}  {n}" if n % 2 else f"{n}  {section or '政府文件'}"


def dress_page(style, rng, issue, section, page, n, total):
    """Furniture above and below a page."""
    gap = [BLANK] if style.blank or style.margin else []
    while page and page[-1] == BLANK:
        page = page[:-1]
    top, bottom = [], []
    if style.head:
        line = [(" " * style.margin + running_line(style, issue, section, n), ("f",))]
        if style.foot:
            bottom += gap + line
        else:
            top += line + gap
    if style.number:
        number = rng.choice(style.number.split("|")).format(n=n, N=total)
        side = style.margin + (style.width * 2 - 8 if n % 2 else 2) if style.margin else 0
        bottom += gap + [(" " * side + number, ("f",))]
    lines = top + page + bottom + gap
    if style.feed and n > 1:
        lines[0] = ("\f" + lines[0][0], lines[0][1])
    return lines


def section_of(issue, page):
    for _, tag in page:
        if tag[0] == "p":
            return issue.documents[tag[1] % 1000].section
    return ""


def set_pages(style, rng, issue, offset):
    """(lines, starting page of each document, from 1, line indices of page starts)."""
    pages, starts = paginate(style, rng, issue.documents, offset)
    lines, breaks = [], set()
    for n, page in enumerate(pages, 1):
        body = [(t, ("p", g[1] - offset, g[2])) if g[0] == "p" else (t, g) for t, g in page]
        dressed = dress_page(style, rng, issue, section_of(issue, body), page, n, len(pages))
        breaks.add(len(lines))
        lines += dressed
    return lines, [s + 1 for s in starts], breaks


# ---- OCR Markdown ------------------------------------------------------------

def markdown_title(rng, text):
    pieces = [space_letters(p) for p in break_title(text, rng.choice([20, 28, 60]))]
    shape = rng.random()
    if shape < 0.5:
        return ["#" * rng.randint(1, 3) + " " + " ".join(pieces)]
    if shape < 0.8:
        return ("**" + "  \n".join(pieces) + "**").split("\n")
    return [" ".join(pieces)]


def markdown_part(style, rng, part):
    """Paragraph of OCR Markdown as raw lines."""
    text = part.text
    if part.role == truth.TITLE:
        return markdown_title(rng, text)
    if part.role in (truth.HEADING, truth.LABEL_LINE, truth.MASTHEAD):
        text = space_letters(text)
        shape = rng.random()
        return ["#" * rng.randint(1, 4) + " " + text if shape < 0.6 else "**" + text + "**" if shape < 0.7 else text]
    if part.role == truth.ENTRY and rng.random() < 0.5:
        return ["- " + text]
    if part.role == truth.BODY and rng.random() < 0.3:
        label = truth.LABEL.match(text)
        if label:
            stop = text.find("。", 0, 24)
            end = stop + 1 if stop > 0 and rng.random() < 0.5 else label.end()
            text = "**" + text[:end] + "**" + text[end:]
    return [text]


def cut_by_page(rng, lines, used):
    """Cuts the last line of a paragraph in two when a page ends inside it."""
    text = lines[-1]
    if used + len(text) < 600 or len(text) < 30 or text.startswith(("#", "**", "- ")):
        return lines, False
    at = max(12, min(len(text) - 6, 600 - used))
    while at < len(text) - 4 and (text[at] in "，。、；：）》”*" or text[at - 1] in "（《“*"):
        at += 1
    if "*" in text[at - 2:] or text[at] == " ":
        return lines, False
    return lines[:-1] + [text[:at], text[at:]], True


def set_markdown(style, rng, issue, offset):
    lines, used, n, starts, breaks = [], 0, 1, [], set()
    for d, document in enumerate(issue.documents):
        starts.append(n)
        for p, part in enumerate(document.parts):
            tag = ("p", offset + d, p)
            if part.role == truth.ROW:
                lines += markdown_row(style, document.parts, p, tag)
                continue
            rows, is_cut = cut_by_page(rng, markdown_part(style, rng, part), used)
            used = len(rows[-1]) if is_cut else used + sum(map(len, rows))
            for i, row in enumerate(rows):
                if is_cut and i == len(rows) - 1:
                    n += 1
                    lines.append(BLANK)
                    if style.number:
                        lines += [(style.number.format(n=n - 1, N=99), ("f",)), BLANK]
                    breaks.add(len(lines))
                lines.append((row, tag))
            lines.append(BLANK)
    return lines, starts, breaks


def markdown_row(style, parts, p, tag):
    fields = parts[p].text.split("\t")
    first = p == 0 or parts[p - 1].role != truth.ROW
    last = p + 1 == len(parts) or parts[p + 1].role != truth.ROW
    if style.tables == "html":
        row = [("<tr>" + "".join(f"<td>{field}</td>" for field in fields) + "</tr>", tag)]
        frame = ("x", tag[1])
        return [("<table>", frame)] * first + row + [("</table>", frame), BLANK] * last
    if style.tables != "pipes":
        return [("\t".join(fields), tag)] + ([BLANK] if last else [])
    row = [("| " + " | ".join(fields) + " |", tag)]
    rule = [("|" + " --- |" * len(fields), ("x", tag[1]))] if first else []
    return row + rule + ([BLANK] if last else [])


# ---- portals -------------------------------------------------------------------

def portal_lines(style, rng, issue, document):
    """The metadata block that a portal prints before a document."""
    if not style.portal:
        return []
    pairs = [("标题", document.title), ("索引号", f"11{rng.randint(10**9, 10**10)}/2024-{rng.randint(10**6, 10**7)}"),
             ("发文机关", issue.publisher), ("发文字号", document.number or "无"), ("成文日期", "2024-05-16"),
             ("发布日期", "2024-05-20"), ("主题分类", "综合政务"), ("有效性", "有效")]
    if style.portal == "alternate":
        return [text for pair in pairs for text in (pair[0] + "：", pair[1])]
    return [f"{name}：{value}" for name, value in pairs]


def set_web(style, rng, issue, offset):
    lines, starts = [], []
    for d, document in enumerate(issue.documents):
        starts.append(d + 1)
        lines += [(text, ("x", offset + d)) for text in portal_lines(style, rng, issue, document)] + [BLANK]
        for p, part in enumerate(document.parts):
            text = part.text.replace("|", "")
            flush = part.role in (truth.TITLE, truth.NUMBER, truth.MASTHEAD, truth.TO, truth.HEADING, truth.ROW)
            lines.append((text if flush else style.indent + text, ("p", offset + d, p)))
            if style.blank:
                lines.append(BLANK)
    return lines, starts, set()


# ---- cover and contents ----------------------------------------------------------

def cover(style, rng, issue):
    name = f"{issue.publisher}公报"
    shape = rng.randint(0, 3)
    if shape == 0:
        rows = [name, str(issue.year), f"第{issue.number}期"]
    elif shape == 1:
        rows = [name, f"{issue.year}年第{issue.number}期（总第{issue.total}期）", f"{issue.year}年6月15日出版",
                f"主办：{issue.publisher}办公室"]
    elif shape == 2:
        rows = [name, f"{issue.year}年 第{issue.number}期", f"总第{issue.total}期"]
    else:
        rows = [f"{issue.place}人民政府", "公　报", f"{issue.year}年第{issue.number}号", f"（总第{issue.total}号）"]
    if style.form == "markdown":
        rows[0] = "# " + rows[0]
    lines = [row for text in rows for row in ([(text, ("c",)), BLANK] if style.form != "web" else [(text, ("c",))])]
    for heading, paragraphs in issue.front_matter:
        lines.append((("## " if style.form == "markdown" else "") + heading, ("c",)))
        for text in paragraphs:
            rows = wrap(text, style.width * 2, style.width * 2 - cells(style.indent)) if style.form == "pages" else [text]
            lines += [(style.indent + row if i == 0 else row, ("c",)) for i, row in enumerate(rows)]
            lines += [BLANK] if style.blank else []
    return lines


def slip(rng, title):
    at = rng.randrange(2, max(3, len(title) - 4))
    return title[:at] + rng.choice("曰己末人土未") + title[at + 1:]


def entry_rows(style, rng, document, page):
    """One entry of the contents page as raw lines."""
    title = document.title if not style.slips or rng.random() < 0.7 else slip(rng, document.title)
    text = title + (f"（{document.number}）" if document.number.endswith("号") and "〔" in document.number else "")
    if style.contents == "bracket":
        return [f"{text}（{page}）"]
    leader = {"tab": "\t", "dots": "…" * 6, "dotted": "." * 18, "spaces": "        ", "wrapped": "…" * 4}[style.contents]
    if style.contents != "wrapped":
        return [text + leader + str(page)]
    rows = wrap(text, style.width * 2 - 12, style.width * 2 - 12)
    return rows[:-1] + [rows[-1] + leader + str(page)]


def contents(style, rng, issue, starts):
    if style.contents == "none":
        return []
    heading = rng.choice(["目 录", "目　录", "目录"])
    lines = [(("# " if style.form == "markdown" else "") + heading, ("c",)), BLANK]
    frame = rng.choice(["【{}】", "{}"])
    section = None
    for document, page in zip(issue.documents, starts):
        if document.section != section:
            section = document.section
            lines.append((frame.format(section), ("c",)))
        lines += [(row, ("c",)) for row in entry_rows(style, rng, document, page)]
    return lines + [BLANK]


SETTERS = {"pages": set_pages, "markdown": set_markdown, "web": set_web}


def render(style, issues, seed):
    """A file that holds the issues (one, unless the style is a stream)."""
    rng = random.Random(seed)
    result = Rendering(style, [], [], [], [], set())
    for issue in issues:
        offset = len(result.documents)
        body, starts, breaks = SETTERS[style.form](style, rng, issue, offset)
        front = cover(style, rng, issue) if style.cover else []
        front += contents(style, rng, issue, starts)
        if front and style.feed and body:
            body[0] = ("\f" + body[0][0], body[0][1])
        base = len(result.lines) + len(front)
        for text, tag in front + body:
            result.lines.append(text)
            result.tags.append(tag)
        result.breaks |= {base + b for b in breaks}
        result.documents += issue.documents
        if style.contents != "none":
            result.contents += [d.title for d in issue.documents]
    return result
