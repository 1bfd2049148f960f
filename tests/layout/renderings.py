#!/usr/bin/python3
"""renderings.py - real pages: typeset, then read back by programs of others.

An issue is set in a CJK font on pages of 22 lines of 28 characters (GB/T 9704
5.2.3) with page numbers, written as PDF, and read back by pdftotext, by
pdftotext -layout and by tesseract (chi_sim) from page images. Each text goes
through gz-clean | gz-split; documents and paragraphs are compared with what
was set. Lines are not known here, so the comparison goes by characters: both
texts are aligned and a paragraph is right when its first and last characters
are those of a paragraph that was set.

Needs the Debian packages python3-cairo, fonts-noto-cjk, poppler-utils,
tesseract-ocr and tesseract-ocr-chi-sim; says so and ends with 77 when one is
missing. usage: renderings.py [--issues N] [--keep FOLDER] [--no-ocr]
"""
import argparse
import itertools
import os
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import align
import check_layout
import issue as issues_of
import measure
import render
import truth
from lines import cells
from style import pages

SKIP = 77
FONT = "Noto Serif CJK SC"
SIZE, LEADING = 16, 28.9          # points; 三号字, 22 lines in the type area
LEFT, TOP, WIDTH, HEIGHT = 73.5, 120, 595, 842
TYPE_AREA = 28 * SIZE
STYLE = pages(contents="wrapped", number="— {n} —")
SLACK = {"pdftotext": 0, "pdftotext -layout": 0, "tesseract": 2}  # characters


def printed_pages(rendering):
    """The lines of each printed page: cover and contents, then the body."""
    starts = sorted(rendering.breaks)
    front = [i for i, line in enumerate(rendering.lines[:starts[0]]) if line.replace("　", "").replace(" ", "") == "目录"]
    cuts = [0] + front[:1] + starts + [len(rendering.lines)]
    for low, high in zip(cuts, cuts[1:]):
        block = list(range(low, high))
        for at in range(0, len(block), render.ROWS + 2):
            yield block[at:at + render.ROWS + 2]


def row_columns(document, part):
    """Where the columns of the table around a row begin, and how wide it is, in
    cells; the rows of a table stand one behind the other."""
    first = last = part
    while first > 0 and document.parts[first - 1].role == truth.ROW:
        first -= 1
    while last < len(document.parts) and document.parts[last].role == truth.ROW:
        last += 1
    widths = []
    for row in document.parts[first:last]:
        for column, field in enumerate(row.text.split("\t")):
            widths[column:column + 1] = [max(cells(field), *widths[column:column + 1], 0)]
    starts = [sum(widths[:column]) + 3 * column for column in range(len(widths) + 1)]
    return starts[:-1], starts[-1] - 3


def draw_row(context, document, part, x, y):
    """A row of a table, set smaller where the table is wider than the page."""
    starts, width = row_columns(document, part)
    size = min(SIZE, TYPE_AREA * 2 / width)
    context.set_font_size(size)
    for start, field in zip(starts, document.parts[part].text.split("\t")):
        context.move_to(x + start * size / 2, y)
        context.show_text(field)


def draw_page(context, rendering, numbers):
    y = TOP
    for number in numbers:
        line, tag = rendering.lines[number], rendering.tags[number]
        text = line.lstrip(" 　\f")
        role = rendering.documents[tag[1]].parts[tag[2]].role if tag[0] == "p" else ""
        size = SIZE + 2 if role == truth.TITLE else SIZE - 2 if tag[0] == "f" else SIZE
        context.set_font_size(size)
        x = LEFT + cells(line[:len(line) - len(text)]) * SIZE / 2
        if tag[0] == "f":
            y = HEIGHT - 70
            x = LEFT if tag and int("".join(filter(str.isdigit, text)) or 0) % 2 == 0 else WIDTH - 140
        if role == truth.ROW:
            draw_row(context, rendering.documents[tag[1]], tag[2], x, y)
        else:
            context.move_to(x, y)
            context.show_text(text)
        y += LEADING


def typeset(rendering, path):
    import cairo
    surface = cairo.PDFSurface(path, WIDTH, HEIGHT)
    context = cairo.Context(surface)
    context.select_font_face(FONT)
    for numbers in printed_pages(rendering):
        draw_page(context, rendering, numbers)
        context.show_page()
    surface.finish()


def read_by_pdftotext(path, *options):
    return subprocess.run(["pdftotext", *options, path, "-"], stdout=subprocess.PIPE, check=True).stdout


def read_by_tesseract(path, folder):
    subprocess.run(["pdftoppm", "-r", "200", "-gray", "-png", path, os.path.join(folder, "page")], check=True)
    texts = []
    for name in sorted(n for n in os.listdir(folder) if n.startswith("page") and n.endswith(".png")):
        done = subprocess.run(["tesseract", os.path.join(folder, name), "-", "-l", "chi_sim"],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
        texts.append(done.stdout)
        os.remove(os.path.join(folder, name))
    return b"".join(texts)


def spans(paragraphs, text_of, document_of):
    """(whole text, paragraph spans, document spans) of a list of paragraphs."""
    text, own, documents = [], [], {}
    at = 0
    for p in paragraphs:
        piece = truth.squeeze(text_of(p))
        text.append(piece)
        own.append((at, at + len(piece)))
        first = documents.get(document_of(p), (at, at))[0]
        documents[document_of(p)] = (first, at + len(piece))
        at += len(piece)
    return "".join(text), own, list(documents.values())


def agree(wanted, found, place, slack):
    """How many spans of the truth were found, both ends within slack."""
    ends = {(a, b) for a, b in ((place(a), place(b - 1)) for a, b in found if b > a)}
    near = range(-slack, slack + 1)
    return sum(any((a + i, b - 1 + j) in ends for i in near for j in near) for a, b in wanted)


def without_sign(rendering):
    """(document, part) of paragraphs at a boundary that bears no sign once the
    indents are gone: a full line that ends a sentence, as in the made layouts."""
    lines, found = {}, set()
    for line, tag in zip(rendering.lines, rendering.tags):
        if tag[0] == "p":
            lines.setdefault((tag[1], tag[2]), []).append(line.strip(" \u3000\f"))
    for (d, p), own in lines.items():
        full = cells(own[-1]) >= STYLE.width * 2 - (6 if len(own) == 1 else 2)
        if any(truth.SENTENCE_END.search(line) for line in own[:-1]):
            found.add((d, p))
        behind = lines.get((d, p + 1))
        if behind and full and truth.SENTENCE_END.search(own[-1]) and not truth.LABEL.match(behind[0]):
            found |= {(d, p), (d, p + 1)}
    return found


def set_paragraphs(rendering, indents):
    """(document, text, open) of each paragraph that was set. A reader that drops
    indents gives tables cell by cell too, and is asked for cells."""
    opened, found = set() if indents else without_sign(rendering), []
    for d, document in enumerate(rendering.documents):
        for p, part in enumerate(document.parts):
            by_cells = not indents and part.role == truth.ROW
            texts = part.text.split("\t") if by_cells else [part.text.replace("|", "")]
            found += [(d, text, (d, p) in opened) for text in texts]
    return found


def compare(rendering, raw, reader):
    """(document F1, paragraph F1, character error rate of the raw text)."""
    slack = SLACK[reader]
    parts = set_paragraphs(rendering, reader == "pdftotext -layout")
    text, paragraphs, documents = spans(parts, lambda p: p[1], lambda p: p[0])
    opened = [span for span, part in zip(paragraphs, parts) if part[2]]
    paragraphs = [span for span, part in zip(paragraphs, parts) if not part[2]]
    _, records = measure.pipeline(raw)
    read = [(r["seq"], p["text"]) for r in records if r["type"] == "document" for p in r["paragraphs"]]
    other, read_paragraphs, read_documents = spans(read, lambda p: p[1], lambda p: p[0])
    pairs = dict((j, i) for i, j in align.matches(text, other))
    place = lambda j: pairs.get(j, next((pairs[j + s] - s for s in (1, -1, 2, -2) if j + s in pairs), -1))
    document_f1 = measure.Score.f1(agree(documents, read_documents, place, slack), len(documents), len(read_documents))
    inside = {i for a, b in opened for i in range(a, b)}
    read_paragraphs = [(a, b) for a, b in read_paragraphs if place(a) not in inside and place(b - 1) not in inside]
    paragraph_f1 = measure.Score.f1(agree(paragraphs, read_paragraphs, place, slack), len(paragraphs),
                                    len(read_paragraphs))
    whole = truth.squeeze("".join(rendering.lines))
    errors = align.distance(whole, truth.squeeze(raw.decode("utf-8", "replace")))
    return document_f1, paragraph_f1, errors / len(whole)


def missing_parts():
    try:
        import cairo  # noqa: F401
    except ImportError:
        yield "python3-cairo"
    for program, package in (("pdftotext", "poppler-utils"), ("tesseract", "tesseract-ocr tesseract-ocr-chi-sim"),
                             ("fc-list", "fontconfig")):
        if shutil.which(program) is None:
            yield package
    if shutil.which("fc-list") and FONT not in subprocess.run(["fc-list"], stdout=subprocess.PIPE,
                                                              check=True).stdout.decode():
        yield "fonts-noto-cjk"


def readings(path, folder, ocr):
    yield "pdftotext", read_by_pdftotext(path)
    yield "pdftotext -layout", read_by_pdftotext(path, "-layout")
    if ocr:
        yield "tesseract", read_by_tesseract(path, folder)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--issues", type=int, default=2)
    parser.add_argument("--keep")
    parser.add_argument("--no-ocr", action="store_true")
    options = parser.parse_args()
    missing = list(missing_parts())
    if missing:
        print("renderings: skipped, needs " + " ".join(missing), file=sys.stderr)
        return SKIP
    statutes, _ = truth.read_statutes(os.path.join(check_layout.HERE, "fixtures", "statutes"))
    source = itertools.islice(issues_of.issues(11, statutes, check_layout.written_documents()), options.issues)
    print("| issue | documents | pages | reader | document F1 | paragraph F1 | CER |\n|---|---:|---:|---|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or temporary
        for number, issue in enumerate(source, 1):
            rendering = render.render(STYLE, [issue], number)
            path = os.path.join(folder, f"issue-{number}.pdf")
            typeset(rendering, path)
            for reader, raw in readings(path, temporary, not options.no_ocr):
                if options.keep:
                    with open(f"{path}.{reader.replace(' ', '')}.txt", "wb") as stream:
                        stream.write(raw)
                d, p, cer = compare(rendering, raw, reader)
                print(f"| {number} | {len(rendering.documents)} | {len(list(printed_pages(rendering)))} | {reader} "
                      f"| {d:.4f} | {p:.4f} | {cer:.4f} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
