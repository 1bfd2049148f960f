#!/usr/bin/python3
"""test_measure.py - the layout measure itself: right records score 1, and each
kind of damage is seen. Without it a measure that compares nothing is green."""
import copy
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "support")]
import align
import check_layout
import issue as issues_of
import measure
import render
import tap
import truth
from style import VARIANTS


def rendering_of(name, seed=4):
    statutes, _ = truth.read_statutes(os.path.join(HERE, "fixtures", "statutes"))
    source = issues_of.issues(seed, statutes, check_layout.written_documents())
    return render.render(VARIANTS[name], [next(source), next(source)], seed)


def right_records(rendering):
    """The records that a program without faults would write."""
    lines = rendering.lines
    wanted = measure.expected(rendering, lines)
    records = []
    for number, (firsts, last) in wanted.documents.items():
        paragraphs = [{"text": p.text, "line": p.first, "end_line": p.last,
                       "class": "title" if p.role == truth.TITLE else "other"}
                      for p in wanted.paragraphs if p.document == number]
        records.append({"type": "document", "source": {"line": min(firsts), "end_line": last},
                        "paragraphs": paragraphs})
    rest = [{"text": measure.plain(line, rendering.style.form == "markdown")} for line, tag
            in zip(lines, rendering.tags) if tag[0] in ("f", "c", "x")]
    return [{"type": "issue", "toc": [], "front_matter": [], "furniture": rest}] + records


def first_document(records):
    return next(r for r in records if r["type"] == "document")


@tap.test
def right_records_score_one_in_every_kind_of_variant():
    for name in list(VARIANTS)[::5]:
        rendering = rendering_of(name)
        score = measure.judge(rendering, rendering.lines, right_records(rendering))
        score.misses = [m for m in score.misses if m[0] != "lost"]
        assert score.document_f1 == score.paragraph_f1 == 1.0, (name, score.misses[:3])
        assert score.joins_missed == score.joins_wrong == 0, name
        assert score.lost == 0, (name, score.lost)
        assert score.titles_right == score.documents > 0, name


@tap.test
def two_paragraphs_put_together_are_seen():
    rendering = rendering_of("width-28")
    records = right_records(rendering)
    paragraphs = first_document(records)["paragraphs"]
    paragraphs[3]["text"] += paragraphs[4]["text"]
    paragraphs[3]["end_line"] = paragraphs[4]["end_line"]
    del paragraphs[4]
    score = measure.judge(rendering, rendering.lines, records)
    assert score.joins_wrong == 1 and score.paragraph_f1 < 1.0 and score.lost == 0


@tap.test
def a_paragraph_left_in_two_is_seen():
    rendering = rendering_of("width-28")
    records = right_records(rendering)
    paragraphs = first_document(records)["paragraphs"]
    long = next(p for p in paragraphs if p["end_line"] > p["line"])
    tail = dict(long, line=long["end_line"], text=long["text"][-3:])
    long["end_line"] -= 1
    long["text"] = long["text"][:-3]
    paragraphs.insert(paragraphs.index(long) + 1, tail)
    score = measure.judge(rendering, rendering.lines, records)
    assert score.joins_missed == 1 and score.paragraph_f1 < 1.0


@tap.test
def a_document_lost_or_moved_by_a_line_is_seen():
    rendering = rendering_of("width-28")
    records = right_records(rendering)
    moved = copy.deepcopy(records)
    first_document(moved)["source"]["end_line"] -= 1
    assert measure.judge(rendering, rendering.lines, moved).document_f1 < 1.0
    records.remove(first_document(records))
    score = measure.judge(rendering, rendering.lines, records)
    assert score.document_f1 < 1.0 and score.lost > 0


@tap.test
def one_lost_and_one_doubled_character_are_seen():
    rendering = rendering_of("width-28")
    records = right_records(rendering)
    paragraph = first_document(records)["paragraphs"][3]
    paragraph["text"] = paragraph["text"][1:] + paragraph["text"][-2]
    assert measure.judge(rendering, rendering.lines, records).lost == 2


@tap.test
def texts_are_aligned_character_by_character():
    assert align.matches("abcd", "abxd") == [(0, 0), (1, 1), (3, 3)]
    assert [align.distance(*pair) for pair in (("abcd", "abxd"), ("", "ab"), ("ab", ""), ("", ""))] == [1, 2, 2, 0]


@tap.test
def the_same_seed_gives_the_same_bytes():
    for name in ("pdf-layout-head", "markdown", "ocr-text"):
        assert rendering_of(name).bytes() == rendering_of(name).bytes()


tap.run()
