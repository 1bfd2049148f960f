#!/usr/bin/python3
"""The names in the C tables equal those in the schemas.

`make names` (or --write) puts the names of the library into the schemas.
"""
import json
import os
import re
import subprocess
import sys

from tap import ROOT, SCHEMAS, done, is_equal, note

BUILD = os.path.join(ROOT, os.environ.get('GAZ_BUILD', 'build/release'))

# Where each list of the library stands in the schemas.
PLACES = {
    'code': ('diagnostic.schema.json', ['$defs', 'code', 'enum']),
    'line_class': ('split-document.schema.json', ['$defs', 'line_class', 'enum']),
    'furniture': ('issue.schema.json', ['$defs', 'furniture_kind', 'enum']),
    'node_type': ('document.schema.json', ['$defs', 'node_type', 'enum']),
    'format': ('document.schema.json', ['$defs', 'document_format', 'enum']),
    'kind': ('document.schema.json', ['$defs', 'document_kind', 'enum']),
    'rule': ('correction.schema.json', ['properties', 'rule', 'enum']),
    'confidence': ('correction.schema.json', ['properties', 'confidence', 'enum']),
    'severity': ('diagnostic.schema.json', ['$defs', 'severity', 'enum']),
}


def names_of_library():
    return json.loads(subprocess.run([os.path.join(BUILD, 'tests', 'helpers', 'dump_names')],
                                     check=True, stdout=subprocess.PIPE).stdout)


def read(name):
    with open(os.path.join(SCHEMAS, name), encoding='utf-8') as file:
        return file.read()


def at(schema, path):
    for step in path:
        schema = schema[step]
    return schema


def write(names):
    """Replaces the enums in the text of the schemas, leaving its layout alone."""
    for key, (name, path) in PLACES.items():
        text = read(name)
        old = at(json.loads(text), path)
        if old == names[key]:
            continue
        start = text.index('"enum"', text.index(f'"{path[-2]}": {{'))
        begin, end = text.index('[', start), text.index(']', start) + 1
        lines = json.dumps(names[key], ensure_ascii=False).replace(', ', ',\n        ')
        text = text[:begin] + lines.replace('["', '[\n        "').replace('"]', '"\n      ]') + \
            text[end:]
        with open(os.path.join(SCHEMAS, name), 'w', encoding='utf-8') as file:
            file.write(text)


def main():
    names = names_of_library()
    if '--write' in sys.argv:
        write(names)
        return
    for key, (name, path) in PLACES.items():
        if not is_equal(at(json.loads(read(name)), path), names[key], f'{name}: {"/".join(path)}'):
            note('make names puts the names of the library into the schemas')
    with open(os.path.join(ROOT, 'docs', 'diagnostics.md'), encoding='utf-8') as file:
        explained = re.findall(r'^\| `([a-z0-9-]+)` \|', file.read(), re.M)
    is_equal(sorted(explained), sorted(names['code']), 'docs/diagnostics.md explains every code')
    done()


main()
