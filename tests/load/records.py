"""Records made by hand, in the published shape, for the tests of the databases."""
import json
import os
import sqlite3
import subprocess
import tempfile

import tap

HEAD = {'schema_version': '1.0'}


def node(eid, kind='paragraph', text=None, **more):
    """A node of a body."""
    made = {'eid': eid, 'type': kind, 'label': None, 'ordinal': None, 'inferred': False,
            'heading': None, 'text': text, 'line': 1, 'end_line': 1, 'children': [],
            'responsibility': []}
    return {**made, **more}


def document(number, body, issue='371322/2026/1', **more):
    """A document record with that place in its issue."""
    made = {'type': 'document', **HEAD, 'id': f'{issue}/{number}', 'issue': issue, 'seq': number,
            'source': {'name': 'a.txt', 'line': 1, 'end_line': 9}, 'format': 'document',
            'title': f'关于第{number}件事的通知', 'kind': 'notice', 'kind_zh': '通知',
            'doc_number': {'raw': None, 'norm': None}, 'issuers': ['郯城县人民政府'],
            'addressees': [], 'body': body, 'attachments': [], 'references': [],
            'date_signed': '2026-03-09', 'diagnostics': []}
    return {**made, **more}


def issue(documents=1, key='371322/2026/1', **more):
    """An issue record."""
    made = {'type': 'issue', **HEAD, 'id': key, 'name': '郯城县人民政府公报',
            'publisher': '郯城县人民政府', 'region_code': '371322', 'year': 2026, 'number': 1,
            'source': {'name': 'a.txt', 'lines': 9, 'sha256': '0'}, 'front_matter': [], 'toc': [],
            'documents': documents, 'furniture': [], 'diagnostics': []}
    return {**made, **more}


def ndjson(records):
    """Records as the tools write them."""
    return ''.join(json.dumps(r, ensure_ascii=False, separators=(',', ':')) + '\n' for r in records)


def scratch(name):
    """A path in a folder of its own that is gone when the test ends."""
    folder = tempfile.TemporaryDirectory(prefix='gz-load-')
    _folders.append(folder)
    return os.path.join(folder.name, name)


_folders = []


def load(database, records, *options):
    """Runs gz-load over records (a list, or text) from standard input."""
    text = records if isinstance(records, (str, bytes)) else ndjson(records)
    data = text if isinstance(text, bytes) else text.encode()
    return subprocess.run([os.path.join(tap.BIN, 'gz-load'), *options, database], input=data,
                          capture_output=True, timeout=120)


def rows(database, sql, *parameters):
    """What an SQLite file answers."""
    connection = sqlite3.connect(database)
    try:
        return connection.execute(sql, parameters).fetchall()
    finally:
        connection.close()


def dump(database):
    """Every row of every table and the content of the index, for comparison. Row
    ids of nodes are replaced by the keys of the nodes."""
    tables = [t for t, in rows(database, "SELECT name FROM sqlite_master WHERE type = 'table' AND "
                                         "name NOT LIKE 'search%' AND name NOT LIKE 'sqlite%' AND "
                                         "name NOT IN ('nodes', 'gazette_meta')")]
    content = {t: sorted(rows(database, f'SELECT * FROM {t}'), key=repr) for t in tables}
    content['nodes'] = rows(database, '''SELECT n.document, n.eid, p.eid, n.position, n.depth,
        n.attachment, n.type, n.marker, n.label, n.ordinal, n.inferred, n.heading, n.text, n.path
        FROM nodes n LEFT JOIN nodes p ON p.id = n.parent ORDER BY n.document, n.position''')
    return content
