#!/usr/bin/python3
"""check_layout.py - the whole layout measure over a folder of statutes.

usage: check_layout.py [--variant NAME]... [--issues N] [--seed N]
                       [--misses FILE] CORPUS

Prints one row per variant. Exit status 1 when a record is invalid, when a
character is lost, or when the mean document or paragraph F1 is under the aim.
"""
import argparse
import itertools
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "support")]
import issue as issues_of
import measure
import records as strict
import render
import truth
from style import VARIANTS

AIM = 0.995
VALIDATE_EVERY = 10  # files; the validator is slower than all the rest
HEADER = ("variant", "files", "docs", "doc F1", "titles", "contents", "paras", "para F1", "missed", "wrong", "open",
          "lost")


def written_documents():
    samples = os.path.join(HERE, "..", "..", "samples")
    fixtures = os.path.join(HERE, "fixtures")
    return (truth.read_written(os.path.join(fixtures, "made.txt"))
            + truth.read_samples(samples, os.path.join(fixtures, "samples.tsv")))


def renderings(style, seed, statutes, limit):
    """Renderings of one variant: an issue, a document or a stream per file."""
    source = itertools.islice(issues_of.issues(seed, statutes, written_documents()), limit)
    if style.stream:
        chunk = list(itertools.islice(source, 3))
        while chunk:
            yield render.render(style, chunk, seed)
            chunk = list(itertools.islice(source, 3))
        return
    for issue in source:
        if style.single:
            for number, document in enumerate(issue.documents):
                alone = issues_of.Issue(**{**issue.__dict__, "documents": [document]})
                yield render.render(style, [alone], seed + number)
        else:
            yield render.render(style, [issue], seed)


def describe(name, rendering, kind, first, last, text):
    """One miss with the raw lines around it, for a person."""
    rows = [f"### {name}: {kind} {first}-{last}", "", text, "", "```"]
    low, high = max(1, first - 2), min(len(rendering.lines), min(last, first + 5) + 2)
    for n in range(low, high + 1):
        rows.append(f"{n:5} {rendering.tags[n - 1]!s:14} {rendering.lines[n - 1][:90]}")
    return "\n".join(rows + ["```", ""])


def measure_variant(name, seed, statutes, limit, keep=3):
    """(score, validator's complaints, worst misses with context)."""
    total, invalid, shown = measure.Score(), [], []
    schemas, kinds = strict.Schemas(), {}
    for number, rendering in enumerate(renderings(VARIANTS[name], seed, statutes, limit)):
        score, records = measure.measure(rendering)
        if number % VALIDATE_EVERY == 0:
            invalid += [f"{name}: {error}" for record in records for error in schemas.errors(record)]
        for kind, first, last, text in score.misses:
            kinds[kind] = kinds.get(kind, 0) + 1
            if kinds[kind] <= keep:
                shown.append(describe(name, rendering, kind, first, last, text))
        score.misses = []
        total.add(score)
    return total, invalid, shown


def row_of(name, score):
    def rate(part, whole):
        return f"{part / whole:.4f}" if whole else "-"
    return (name, score.files, score.documents, f"{score.document_f1:.4f}", rate(score.titles_right, score.documents),
            rate(score.contents_right, score.contents), score.paragraphs, f"{score.paragraph_f1:.4f}",
            rate(score.joins_missed, score.joins), rate(score.joins_wrong, score.breaks), score.undecidable, score.lost)


def print_row(row):
    print("| " + " | ".join(str(cell) for cell in row) + " |", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus")
    parser.add_argument("--variant", action="append", choices=list(VARIANTS))
    parser.add_argument("--issues", type=int, default=None)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses")
    options = parser.parse_args()
    statutes, left_out = truth.read_statutes(options.corpus)
    if not statutes:
        sys.exit(f"check_layout: no statutes in {options.corpus}")
    print(f"{len(statutes)} statutes, {left_out} left out because their own paragraphs are damaged\n")
    print_row(HEADER)
    print_row(["---"] + ["---:"] * (len(HEADER) - 1))
    total, invalid, misses = measure.Score(), [], []
    for name in options.variant or VARIANTS:
        score, complaints, shown = measure_variant(name, options.seed, statutes, options.issues)
        print_row(row_of(name, score))
        total.add(score)
        invalid += complaints
        misses += shown
    print_row(row_of("all", total))
    if options.misses:
        with open(options.misses, "w", encoding="utf-8") as stream:
            stream.write("\n".join(misses))
    for complaint in invalid[:10]:
        print("invalid:", complaint)
    holds = not invalid and total.lost == 0 and min(total.document_f1, total.paragraph_f1) >= AIM
    print(f"\naim {AIM}: {'holds' if holds else 'MISSED'}")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
