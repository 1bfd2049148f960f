#!/usr/bin/python3
"""test_layout.py - a small selection of the layout measure, for every build.

Two issues per variant, from the fixtures. The thresholds are what holds; the
whole measure over a corpus is `make check-layout CORPUS=folder`.
"""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "support")]
import check_layout
import measure
import tap
import truth

DOCUMENTS, PARAGRAPHS = 0.85, 0.95  # for any one variant
MEAN = 0.99                         # over all

SELECTED = ("width-20", "width-28", "width-60", "width-28-flush", "flush-blank", "indent-4-blank", "double",
            "number-bare", "number-page-of", "head-facing", "foot-changing", "feed", "pdf-layout", "pdf-text",
            "ocr-text", "markdown-pipes", "markdown-html", "web", "web-blank", "contents-wrapped", "contents-none",
            "stream", "gb18030-pages")


def main():
    statutes, _ = truth.read_statutes(os.path.join(HERE, "fixtures", "statutes"))
    total = measure.Score()
    for name in SELECTED:
        score, invalid, shown = check_layout.measure_variant(name, 2, statutes, 2, keep=1)
        held = score.document_f1 >= DOCUMENTS and score.paragraph_f1 >= PARAGRAPHS
        if not tap.ok(held and score.lost == 0 and not invalid, f"layout {name}"):
            tap.note(check_layout.row_of(name, score))
            tap.note("\n".join(shown[:2] + invalid[:2]))
        total.add(score)
    tap.ok(min(total.document_f1, total.paragraph_f1) >= MEAN, f"mean over {len(SELECTED)} variants")
    tap.note(check_layout.row_of("all", total))
    tap.done()


if __name__ == "__main__":
    main()
