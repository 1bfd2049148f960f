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
        pieces = text.split("\t")
        for column, piece in enumerate(pieces):
            context.move_to(x + column * TYPE_AREA / len(pieces), y)
            context.show_text(piece)
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


def compare(rendering, raw, slack):
    """(document F1, paragraph F1, character error rate of the raw text)."""
    parts = [(d, part) for d, document in enumerate(rendering.documents) for part in document.parts]
    text, paragraphs, documents = spans(parts, lambda p: p[1].text.replace("|", ""), lambda p: p[0])
    _, records = measure.pipeline(raw)
    read = [(r["seq"], p["text"]) for r in records if r["type"] == "document" for p in r["paragraphs"]]
    other, read_paragraphs, read_documents = spans(read, lambda p: p[1], lambda p: p[0])
    pairs = dict((j, i) for i, j in align.matches(text, other))
    place = lambda j: pairs.get(j, next((pairs[j + s] - s for s in (1, -1, 2, -2) if j + s in pairs), -1))
    document_f1 = measure.Score.f1(agree(documents, read_documents, place, slack), len(documents), len(read_documents))
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
                d, p, cer = compare(rendering, raw, SLACK[reader])
                print(f"| {number} | {len(rendering.documents)} | {len(list(printed_pages(rendering)))} | {reader} "
                      f"| {d:.4f} | {p:.4f} | {cer:.4f} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
