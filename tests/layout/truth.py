"""truth.py - structured documents whose paragraphs are known.

A Document is a list of Parts; a Part is one paragraph as it is printed, with
the role that decides how a press sets it. Nothing here knows about layout.
"""
import dataclasses
import os
import re

# Roles, in the order of a document. Centred: MASTHEAD NUMBER TITLE MARK_LINE
# HEADING; flush right: SIGN DATE; a ROW holds its cells separated by tabs.
MASTHEAD, NUMBER, TITLE, MARK_LINE, NOTE, TO, HEADING, LABEL_LINE, BODY = (
    "masthead", "number", "title", "mark_line", "note", "to", "heading", "label", "body")
SIGN, DATE, REMARK, ANNEX, ROW, ENTRY, CC, PRINT = (
    "sign", "date", "remark", "annex", "row", "entry", "cc", "print")

LABEL = re.compile(r"第[〇零一二三四五六七八九十百千0-9]+[编章节条]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十0-9]+[）)]"
                   r"|[0-9]+[.．、]|[①-⑳]")
SENTENCE_END = re.compile(r"[。；：！？;:!?”）)…]$")


@dataclasses.dataclass
class Part:
    role: str
    text: str  # "|" in a title says where the press breaks it by meaning


@dataclasses.dataclass
class Document:
    parts: list
    section: str = ""

    @property
    def title(self):
        for part in self.parts:
            if part.role == TITLE:
                return part.text.replace("|", "")
        return ""

    @property
    def number(self):
        for part in self.parts:
            if part.role == NUMBER:
                return part.text
        return ""


def squeeze(text):
    """The text without white space: what layout may not change."""
    return re.sub(r"[\s\u200b\ufeff]+", "", text)


# ---- statutes -------------------------------------------------------------

@dataclasses.dataclass
class Statute:
    title: str
    note: str
    parts: list
    place: str


def read_statute(path):
    """One statute in light Markdown, or None when its own paragraphs are
    damaged (then it is no truth)."""
    with open(path, encoding="utf-8") as stream:
        text = re.sub("[\u200b\ufeff\ue000-\uf8ff]", "", stream.read())
    head, mark, body = text.partition("<!-- INFO END -->")
    if not mark:
        return None
    lines = [line.strip() for line in head.split("\n")]
    title = next((line[2:].strip() for line in lines if line.startswith("# ")), None)
    notes = [line.strip("（）") for line in lines if line and not line.startswith("#")]
    parts = []
    for line in (line.strip() for line in body.split("\n")):
        if not line or line.startswith("<!--"):
            continue
        if line.startswith("#"):
            parts.append(Part(HEADING, line.lstrip("#").strip()))
        elif SENTENCE_END.search(line):
            parts.append(Part(BODY, line))
        else:
            return None
    if not title or len(parts) < 3:
        return None
    place = re.match(r"(.{2,8}?[省市县区州])", title)
    note = "（" + "　".join(notes) + "）" if notes else ""
    return Statute(title, note, parts, place.group(1) if place else "上海市")


def read_statutes(folder):
    """(statutes, how many files were left out)."""
    found, left_out = [], 0
    for root, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            if name.endswith(".md"):
                statute = read_statute(os.path.join(root, name))
                if statute:
                    found.append(statute)
                else:
                    left_out += 1
    return found, left_out


# ---- documents written down in fixtures/*.txt -------------------------------

def read_written(path):
    """Documents separated by lines of "=": one paragraph a line, `@role text`
    where the role is not the body. `@section` names the contents section."""
    documents, parts, section = [], [], ""
    with open(path, encoding="utf-8") as stream:
        for line in stream.read().split("\n") + ["===="]:
            if line.startswith("===="):
                if parts:
                    documents.append(Document(parts, section))
                parts, section = [], ""
            elif line.startswith("@section "):
                section = line[9:]
            elif line.startswith("@"):
                role, _, text = line[1:].partition(" ")
                parts.append(Part(role, text))
            elif line and not line.startswith("#"):
                parts.append(Part(label_or_body(line), line))
    return documents


def label_or_body(text):
    """A numbered heading on a line of its own is set like a paragraph, but
    OCR engines mark it as a heading."""
    return LABEL_LINE if LABEL.match(text) and len(text) < 30 and not SENTENCE_END.search(text) else BODY


# ---- documents of samples/, by the line lists of fixtures/samples.tsv -------

def strip_marks(line):
    return re.sub(r"^(#+|-)\s+", "", line.strip().replace("**", "")).strip()


def read_sample_document(lines, spec):
    """One row of samples.tsv: first, last, roles, joins, left out."""
    first, last = int(spec["first"]), int(spec["last"])
    roles, joined, skipped = {}, {}, set()
    for item in spec["roles"].split():
        role, _, numbers = item.partition(":")
        for piece in numbers.split(","):
            low, _, high = piece.partition("-")
            for number in range(int(low), int(high or low) + 1):
                roles[number] = role
    for item in spec["joins"].split():
        numbers = [int(n) for n in item.split("-")]
        for number in numbers[1:]:
            joined[number] = numbers[0]
    for item in spec["without"].split():
        skipped.add(int(item))
    parts, at = [], {}
    for number in range(first, last + 1):
        text = strip_marks(lines[number - 1])
        if not text or number in skipped:
            continue
        head = joined.get(number)
        if head in at:
            part = at[head]
            part.text += ("|" if part.role == TITLE else "") + text
            continue
        role = roles.get(number, ROW if "\t" in text else BODY)
        if role == TITLE:
            text = re.sub(r"(?<=[^0-9 ]) (?=[^0-9 ])", "|", text)
        if role == BODY:
            role = label_or_body(text)
        at[number] = Part(role, text)
        parts.append(at[number])
    return Document(parts, spec["section"])


def read_samples(samples, table):
    documents = []
    with open(table, encoding="utf-8") as stream:
        rows = [row.split("\t") for row in stream.read().split("\n") if row and not row.startswith("#")]
    for row in rows:
        spec = dict(zip(["file", "section", "first", "last", "roles", "joins", "without"], row + [""] * 7))
        with open(os.path.join(samples, spec["file"]), encoding="utf-8") as stream:
            documents.append(read_sample_document(stream.read().split("\n"), spec))
    return documents
