#!/usr/bin/python3
"""The schemas of the compact form follow from the others.

`make names` (or --write) writes them anew into schemas/compact/.
"""
import copy
import json
import os
import sys

from records import Schemas
from tap import SCHEMAS, done, is_equal, note

FOLDER = os.path.join(SCHEMAS, 'compact')
NAMES = ('diagnostic', 'document', 'issue', 'split-document')
BY_PLACE = 'Left out when its place says it: '

# What a compact record leaves out although its value is not null, [] or false:
# the schema, a member, and what its absence says.
LEFT_OUT = [
    ('split-document', '/properties/paragraphs/items', 'class', 'Left out when it is other.'),
    ('document', '/$defs/node', 'type',
     BY_PLACE + 'without a label paragraph, else what the label says; then marker is left out with it.'),
    ('document', '/$defs/node', 'ordinal',
     BY_PLACE + 'one more than that of the sibling of this type before it, 1 for the first.'),
    ('document', '/$defs/node', 'eid',
     BY_PLACE + 'the eid above it, two underscores, the prefix of its type, its ordinal.'),
    ('document', '/$defs/node', 'line',
     BY_PLACE + 'as far behind the node before as that one stood behind the one before it; '
     'the words of an article begin on its line.'),
    ('document', '/$defs/duty', 'role', 'Left out when it is responsible.'),
    ('document', '/$defs/quantity', 'kind',
     'Left out when the unit says it: amount for 元, percentage for %, 百分点, ‰ and ‱, '
     'deadline without a unit, else count.'),
    ('document', '/$defs/quantity', 'text',
     'Left out: it is what stands from start to end in the text of the node.'),
    ('document', '/$defs/reference', 'from',
     'Left out when it is that of the reference before; null for the first.'),
    ('document', '/$defs/reference', 'title',
     'Left out when it is what stands in text between a 《 at its start and the first 》, '
     'or when it is null and text does not begin so.'),
    ('document', '/$defs/reference', 'title_key',
     'Left out: it is the title without spaces, quotation and title marks.'),
    ('document', '/$defs/reference', 'text',
     'Left out when it is what stands from start to end in the text of the node.'),
]
END_LINE = 'Left out when it equals line.'
# paragraphs tells the records of gz-split from those of gz-parse.
KEPT = {('split-document', '', 'paragraphs')}


def allows(validator, schema, value):
    return validator.evolve(schema=schema).is_valid(value)


def sentence(validator, name, path, field, schema):
    """What the absence of a required member says; None where it may not be absent."""
    for where, place, member, text in LEFT_OUT:
        if (where, place, member) == (name, path, field):
            return text
    if (name, path, field) in KEPT:
        return None
    if field == 'end_line':
        return END_LINE
    for value, text in ((None, 'null'), ([], 'empty'), (False, 'false')):
        if allows(validator, schema, value):
            return f'Left out when it is {text}.'
    return None


def relax(validator, name, path, schema):
    """Takes from `required`, here and below, what a compact record may leave out."""
    if isinstance(schema, list):
        for index, item in enumerate(schema):
            relax(validator, name, f'{path}/{index}', item)
    if not isinstance(schema, dict):
        return
    for key, value in schema.items():
        if key not in ('enum', 'const', 'required'):
            relax(validator, name, f'{path}/{key}', value)
    kept = []
    for field in schema.get('required', []):
        member = schema['properties'][field]
        text = sentence(validator, name, path, field, member)
        if text is None:
            kept.append(field)
        else:
            member['description'] = f'{member.get("description", "")} {text}'.lstrip()
    if 'required' in schema:
        schema['required'] = kept


def compact(schemas, name):
    """The schema of the compact form of a record, as text."""
    schema = copy.deepcopy(schemas.files[name])
    schema['$id'] = schema['$id'].replace('/1.0/', '/1.0/compact/')
    schema['description'] += ' The compact form (docs/records.md); the full form is valid too.'
    relax(schemas.validator(name), name, '', schema)
    return json.dumps(schema, ensure_ascii=False, indent=1) + '\n'


def main():
    schemas = Schemas()
    for name in NAMES:
        path = os.path.join(FOLDER, name + '.schema.json')
        wanted = compact(schemas, name)
        if '--write' in sys.argv:
            os.makedirs(FOLDER, exist_ok=True)
            with open(path, 'w', encoding='utf-8') as file:
                file.write(wanted)
            continue
        with open(path, encoding='utf-8') as file:
            if not is_equal(file.read(), wanted, f'compact/{name}.schema.json'):
                note('make names writes it anew')
    if '--write' not in sys.argv:
        done()


main()
