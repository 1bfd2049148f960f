#!/usr/bin/python3
"""renderings.py - real pages: typeset, then read back by programs of others.

An issue is set in a CJK font on pages of 22 lines, of 28 characters (GB/T 9704
5.2.3) or more, with page numbers, written as PDF, and read back by pdftotext, by
pdftotext -layout and by tesseract (chi_sim) from page images. Each text goes
through gz-clean | gz-split; documents and paragraphs are compared with what
was set. Lines are not known here, so the comparison goes by characters: both
texts are aligned and a paragraph is right when its first and last characters
are those of a paragraph that was set.

Needs the Debian packages python3-cairo, fonts-noto-cjk, poppler-utils,
tesseract-ocr and tesseract-ocr-chi-sim; says so and ends with 77 when one is
missing. usage: renderings.py [--setting NAME]... [--issues N] [--seed N]
                     [--keep FOLDER] [--misses FILE] [--no-ocr] [CORPUS]
"""
import argparse
import dataclasses
import hashlib
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
import typeset
from lines import cells
from style import pages

SKIP = 77
SLACK = {"pdftotext": 0, "pdftotext -layout": 0, "tesseract": 2}  # characters


@dataclasses.dataclass(frozen=True)
class Setting:
    """How an issue is printed and scanned."""
    style: object
    dpi: int = 200
    specks: float = 0.0   # share of the pixels that are black or white by mistake
    degrees: float = 0.0  # by which the sheet lies askew


SETTINGS = {
    "standard": Setting(pages(contents="wrapped", number="— {n} —")),
    "narrow": Setting(pages(width=32, contents="wrapped", number="-{n}-", head="name"), dpi=300),
    "scan": Setting(pages(width=36, contents="wrapped", number="{n}", head="changing"), dpi=250, specks=0.002,
                    degrees=0.3),
}


def read_by_pdftotext(path, *options):
    return subprocess.run(["pdftotext", *options, path, "-"], stdout=subprocess.PIPE, check=True).stdout


def read_by_tesseract(path, folder, setting):
    """The text of the page images, one after the other."""
    subprocess.run(["pdftoppm", "-r", str(setting.dpi), "-gray", "-png", path, os.path.join(folder, "page")],
                   check=True)
    texts = []
    for number, name in enumerate(sorted(n for n in os.listdir(folder) if n.endswith(".png"))):
        image = os.path.join(folder, name)
        if setting.specks or setting.degrees:
            typeset.spoil(image, number, setting.specks, setting.degrees)
        done = subprocess.run(["tesseract", image, "-", "-l", "chi_sim", "--dpi", str(setting.dpi)],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
        texts.append(done.stdout)
        os.remove(image)
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
    """The spans of the truth that were found, both ends within slack."""
    ends = {(a, b) for a, b in ((place(a), place(b - 1)) for a, b in found if b > a)}
    near = range(-slack, slack + 1)
    return {(a, b) for a, b in wanted if any((a + i, b - 1 + j) in ends for i in near for j in near)}


def without_sign(rendering):
    """(document, part) of paragraphs at a boundary that bears no sign once the
    indents are gone: a full line that ends a sentence, as in the made layouts."""
    lines, found = {}, set()
    for line, tag in zip(rendering.lines, rendering.tags):
        if tag[0] == "p":
            lines.setdefault((tag[1], tag[2]), []).append(line.strip(" \u3000\f"))
    for (d, p), own in lines.items():
        full = cells(own[-1]) >= rendering.style.width * 2 - (6 if len(own) == 1 else 2)
        if any(truth.SENTENCE_END.search(line) for line in own[:-1]):
            found.add((d, p))
        behind = lines.get((d, p + 1))
        if behind and full and truth.SENTENCE_END.search(own[-1]) and not truth.LABEL.match(behind[0]):
            found |= {(d, p), (d, p + 1)}
    return found


def set_paragraphs(rendering, indents):
    """(document, texts, open) of each paragraph that was set. A reader that drops
    indents may give a row of a table cell by cell: there a row has its cells."""
    opened, found = set() if indents else without_sign(rendering), []
    for d, document in enumerate(rendering.documents):
        for p, part in enumerate(document.parts):
            by_cells = not indents and part.role == truth.ROW
            texts = part.text.split("\t") if by_cells else [part.text.replace("|", "")]
            found.append((d, texts, (d, p) in opened))
    return found


def cell_spans(part, span):
    """The spans of the cells of a paragraph that stands at a span."""
    at, found = span[0], []
    for text in part[1]:
        length = len(truth.squeeze(text))
        found += [(at, at + length)] * (length > 0)
        at += length
    return found


def whole_or_cells(parts, spans_of, agreed):
    """What is asked for: a row as it stands, or its cells where the row was not
    found as a whole."""
    for part, span in zip(parts, spans_of):
        if not part[2]:
            yield from [span] if span in agreed else cell_spans(part, span)


@dataclasses.dataclass
class Comparison:
    document_f1: float
    paragraph_f1: float
    unread: int    # paragraphs of which the reader lost or moved the first or last characters
    read_f1: float  # paragraph F1 without those
    cer: float     # character error rate of the raw text
    misses: list   # lines for a person


def places(wanted, other):
    """Where a character of the other text stands in the wanted one; near a
    character that was read when it was not read itself, else -1."""
    pairs = {j: i for i, j in align.matches(wanted, other)}
    return lambda j: pairs.get(j, next((pairs[j + s] - s for s in (1, -1, 2, -2) if j + s in pairs), -1))


def unread_spans(text, spans_of, raw, slack):
    """Spans of which the raw text lacks all characters at one end."""
    read = {i for i, _ in align.matches(text, raw)}
    return {(a, b) for a, b in spans_of
            if read.isdisjoint(range(a, min(a + slack + 1, b))) or read.isdisjoint(range(max(a, b - slack - 1), b))}


def describe_misses(text, missed, other, found, place):
    """What was not found, with what was read instead."""
    for a, b in missed:
        near = [other[c:d] for c, d in found if d > c and place(c) < b and place(d - 1) >= a and place(c) >= 0]
        yield f"- set: {measure.short(text[a:b])}"
        yield from (f"  - read: {measure.short(t)}" for t in near[:6])


def compare(rendering, raw, reader):
    """How the records of a reading agree with what was set."""
    slack = SLACK[reader]
    parts = set_paragraphs(rendering, reader == "pdftotext -layout")
    text, paragraphs, documents = spans(parts, lambda p: "".join(p[1]), lambda p: p[0])
    opened = [span for span, part in zip(paragraphs, parts) if part[2]]
    _, records = measure.pipeline(raw)
    read = [(r["seq"], p["text"]) for r in records if r["type"] == "document" for p in r["paragraphs"]]
    other, read_paragraphs, read_documents = spans(read, lambda p: p[1], lambda p: p[0])
    place = places(text, other)
    documents_found = agree(documents, read_documents, place, slack)
    inside = {i for a, b in opened for i in range(a, b)}
    read_paragraphs = [(a, b) for a, b in read_paragraphs if place(a) not in inside and place(b - 1) not in inside]
    paragraphs = list(whole_or_cells(parts, paragraphs, agree(paragraphs, read_paragraphs, place, slack)))
    found = agree(paragraphs, read_paragraphs, place, slack)
    squeezed = truth.squeeze(raw.decode("utf-8", "replace"))
    whole = truth.squeeze("".join(rendering.lines))
    misses = ["#### documents"]
    misses += describe_misses(text, sorted(set(documents) - documents_found), other, read_documents, place)
    misses += ["#### paragraphs"]
    misses += describe_misses(text, sorted(set(paragraphs) - found), other, read_paragraphs, place)
    unread = unread_spans(text, paragraphs, squeezed, slack)
    lost = {i for a, b in unread for i in range(a, b)}
    whole_ones = [(a, b) for a, b in read_paragraphs if b > a and place(a) not in lost and place(b - 1) not in lost
                  and max(place(a), place(b - 1)) >= 0]
    return Comparison(measure.Score.f1(len(documents_found), len(documents), len(read_documents)),
                      measure.Score.f1(len(found), len(paragraphs), len(read_paragraphs)), len(unread),
                      measure.Score.f1(len(found - unread), len(set(paragraphs) - unread), len(whole_ones)),
                      align.distance(whole, squeezed) / len(whole), misses)


def missing_parts():
    try:
        import cairo  # noqa: F401
    except ImportError:
        yield "python3-cairo"
    for program, package in (("pdftotext", "poppler-utils"), ("tesseract", "tesseract-ocr tesseract-ocr-chi-sim"),
                             ("fc-list", "fontconfig")):
        if shutil.which(program) is None:
            yield package
    if shutil.which("fc-list") and typeset.FONT not in subprocess.run(["fc-list"], stdout=subprocess.PIPE,
                                                              check=True).stdout.decode():
        yield "fonts-noto-cjk"


def recognised(path, folder, temporary, setting):
    """The text that tesseract reads; the one kept from another run when the
    pages are the same."""
    kept, printed = f"{path}.tesseract.txt", f"{path}.sha256"
    with open(path, "rb") as stream:
        digest = hashlib.sha256(stream.read()).hexdigest() + f" {setting.dpi} {setting.specks} {setting.degrees}"
    if os.path.exists(kept) and os.path.exists(printed):
        with open(kept, "rb") as text, open(printed, encoding="utf-8") as stream:
            if stream.read() == digest:
                return text.read()
    raw = read_by_tesseract(path, temporary, setting)
    if folder:
        with open(kept, "wb") as text, open(printed, "w", encoding="utf-8") as stream:
            text.write(raw)
            stream.write(digest)
    return raw


def readings(path, folder, temporary, setting, ocr):
    yield "pdftotext", read_by_pdftotext(path)
    yield "pdftotext -layout", read_by_pdftotext(path, "-layout")
    if ocr:
        yield "tesseract", recognised(path, folder, temporary, setting)


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--setting", action="append", choices=list(SETTINGS))
    parser.add_argument("--issues", type=int, default=2)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--keep", metavar="FOLDER", help="keep pages and texts; a text of the same pages is not read again")
    parser.add_argument("--misses", metavar="FILE")
    parser.add_argument("--no-ocr", action="store_true")
    parser.add_argument("corpus", nargs="?", default=os.path.join(check_layout.HERE, "fixtures", "statutes"))
    return parser.parse_args()


def measure_setting(name, options, temporary, misses):
    """Prints the rows of one setting."""
    statutes, _ = truth.read_statutes(options.corpus)
    source = itertools.islice(issues_of.issues(options.seed, statutes, check_layout.written_documents()),
                              options.issues)
    for number, issue in enumerate(source, 1):
        rendering = render.render(SETTINGS[name].style, [issue], number)
        path = os.path.join(options.keep or temporary, f"{name}-{number}.pdf")
        typeset.typeset(rendering, path)
        pages_set = len(list(typeset.printed_pages(rendering)))
        for reader, raw in readings(path, options.keep, temporary, SETTINGS[name], not options.no_ocr):
            c = compare(rendering, raw, reader)
            misses += [f"### {name} {number} {reader}"] + c.misses
            print(f"| {name} {number} | {len(rendering.documents)} | {pages_set} | {reader} | {c.document_f1:.4f} "
                  f"| {c.paragraph_f1:.4f} | {c.unread} | {c.read_f1:.4f} | {c.cer:.4f} |", flush=True)


def main():
    options = arguments()
    missing = list(missing_parts())
    if missing:
        print("renderings: skipped, needs " + " ".join(missing), file=sys.stderr)
        return SKIP
    misses = []
    print("| issue | documents | pages | reader | document F1 | paragraph F1 | unread | of those read | CER |")
    print("|---|---:|---:|---|---:|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as temporary:
        for name in options.setting or SETTINGS:
            measure_setting(name, options, temporary, misses)
    if options.misses:
        with open(options.misses, "w", encoding="utf-8") as stream:
            stream.write("\n".join(misses) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
