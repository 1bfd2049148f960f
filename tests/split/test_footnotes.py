#!/usr/bin/python3
"""Notes at the foot of a page that cut a paragraph in two."""
import json
import os

from tap import ROOT, pipe, run, test

CASE = os.path.join(ROOT, 'tests', 'cases', '141-notes-at-the-foot.txt')


@test
def a_document_ends_with_its_last_line_when_a_note_was_put_behind_it():
    with open(CASE, 'rb') as file:
        text = file.read()
    records = [json.loads(line) for line in pipe(text, 'gz-split').splitlines()]
    document = records[-1]
    ends = [p['end_line'] for p in document['paragraphs']]
    assert ends[-1] < max(ends), 'no note was moved'
    assert document['source']['end_line'] == max(ends) == len(text.splitlines())


run()
