#!/usr/bin/python3
"""Quantities and references of the samples against what a person reads there: precision and recall."""
import re

from compare import all_nodes
from table import compare, tap

FIELDS = ('kind', 'value', 'value_to', 'unit', 'qualifier', 'due', 'text')
CITED = ('text', 'doc_number', 'provision_eid', 'relation')


def quantities(run):
    for document in run.documents:
        for node, _ in all_nodes(document):
            for one in node.get('quantities', []):
                assert node['text'][one['start']:one['end']] == one['text'], one
                yield (node['line'], *(one[field] or '-' for field in FIELDS))


def references(run):
    for document in run.documents:
        lines = {node['eid']: node['line'] for node, _ in all_nodes(document)}
        for one in document['references']:
            target = one['target'] or '-'
            yield (lines[one['from']], *(one[field] or '-' for field in CITED),
                   re.sub(f'^{re.escape(document["issue"])}/', '*/', target))


compare('quantities.tsv', quantities)
compare('references.tsv', references)
tap.done()
