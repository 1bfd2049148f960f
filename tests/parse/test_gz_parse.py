#!/usr/bin/python3
"""gz-parse as a filter: what it passes on, what it refuses, what it keeps."""
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(HERE, '..', 'support'))
sys.path.append(HERE)
from lost import difference
from records import Schemas
from tap import ROOT, SAMPLES, SCHEMAS as SCHEMA_FOLDER, pipe, run, test, tool

SCHEMAS = Schemas()
ISSUE = b'{"type": "issue",  "unknown": [1, 2]}\n'


def split(lines):
    paragraphs = [{'text': text, 'line': i, 'end_line': i, 'class': 'other'}
                  for i, text in enumerate(lines, 1)]
    record = {'type': 'document', 'schema_version': '1.0', 'id': 'x/1', 'issue': 'x', 'seq': 1,
              'source': {'name': None, 'line': 1, 'end_line': len(lines)}, 'region_code': None,
              'toc_title': None, 'toc_doc_number': None, 'paragraphs': paragraphs,
              'diagnostics': []}
    return json.dumps(record, ensure_ascii=False).encode() + b'\n'


def parse(lines):
    result = tool('gz-parse', '-q', stdin=split(lines))
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


@test
def other_records_pass_byte_for_byte():
    result = tool('gz-parse', stdin=ISSUE)
    assert (result.returncode, result.stdout) == (0, ISSUE), result


@test
def a_malformed_line_is_named_and_the_rest_goes_on():
    result = tool('gz-parse', stdin=ISSUE + b'{"type":\n' + split(['一、甲']))
    assert result.returncode == 1
    assert b':2: ' in result.stderr, result.stderr
    assert len(result.stdout.splitlines()) == 2


@test
def samples_lose_nothing_and_are_valid():
    for name in sorted(os.listdir(SAMPLES)):
        if not name.endswith('.txt'):
            continue
        with open(os.path.join(SAMPLES, name), 'rb') as file:
            before = pipe(file.read(), ('gz-clean', '-q'), ('gz-split', '-q'))
        after = pipe(before, ('gz-parse', '-q'))
        pairs = zip(map(json.loads, before.splitlines()), map(json.loads, after.splitlines()))
        for given, parsed in pairs:
            assert not SCHEMAS.errors(parsed), (name, SCHEMAS.errors(parsed)[:3])
            if parsed['type'] == 'document':
                assert difference(given, parsed) == ('', ''), (name, parsed['id'])


@test
def ids_are_unique_whatever_the_numbers():
    parsed = parse(['关于工作的意见'] + ['一、甲乙', '（一）丙丁', '正文。'] * 50)
    found = []

    def walk(nodes):
        for node in nodes:
            found.append(node['eid'])
            walk(node['children'])

    walk(parsed['body'])
    assert len(found) == 150 and len(set(found)) == 150


@test
def the_field_guide_names_every_field():
    with open(os.path.join(ROOT, 'docs', 'records.md'), encoding='utf-8') as file:
        guide = file.read()
    with open(os.path.join(SCHEMA_FOLDER, 'document.schema.json'), encoding='utf-8') as file:
        schema = json.load(file)
    parts = [schema] + [part for part in schema['$defs'].values() if 'properties' in part]
    missing = {name for part in parts for name in part['properties'] if f'`{name}`' not in guide}
    assert not missing, missing


run()
