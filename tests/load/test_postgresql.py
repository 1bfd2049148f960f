#!/usr/bin/python3
"""gz-load and gz-find with PostgreSQL: a real server, the same rows and answers as SQLite."""
import os
import random
import re
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import golden
import tap
from records import document, issue, load, ndjson, node, rows, scratch
from searching import fold, hits, real_documents, scan
from server import Server, find_programs

TABLES = {'issues': 'id', 'sources': 'name', 'corrections': 'source, position',
          'toc': 'issue, position', 'front_matter': 'issue, position, paragraph', 'documents': 'id',
          'attachments': 'id', 'cells': 'document, eid, row_number, column_number',
          'responsibility': 'document, eid, position, org_position',
          'quantities': 'document, eid, position', 'parties': 'document, role, position', 'notes': 'document, eid, kind, position',
          'changes': 'document, eid, kind, position', 'citations': 'document, position',
          'furniture': 'issue, document, position',
          'diagnostics': 'issue, document, source, position'}
NODES = '''SELECT n.document, n.eid, p.eid, n.position, n.depth, n.attachment, n.type, n.marker, n.label,
    n.ordinal, CAST(n.inferred AS INTEGER), n.heading, n.text, n.path FROM nodes n
    LEFT JOIN nodes p ON p.id = n.parent ORDER BY n.document, n.position'''
TREE = [node('art_1', 'article', label='第一条', ordinal=1, children=[
            node('art_1__para_1', text='依法处罚。'),
            node('art_1__table_1', 'table', rows=[['序号', '名\t称'], ['1', '甲\\N']], header=1)]),
        node('art_2', 'article', label='第二条', ordinal=2,
             responsibility=[{'role': 'lead', 'orgs': ['县科技局'], 'open': True}],
             quantities=[{'kind': 'count', 'value': '12.5', 'value_to': None, 'unit': '家', 'text': '12.5家'}])]
server = None


def plain(value):
    """A value of SQLite as psql prints it."""
    return '\\N' if value is None else str(value)


def same_as_sqlite(database, path):
    """Every table of both databases holds the same rows."""
    for table, order in TABLES.items():
        columns = [c[1] for c in rows(path, f'PRAGMA table_info({table})')]
        asked = ', '.join(f'CAST({c} AS INTEGER)' if c in ('applied', 'header', 'open', 'mixed') else c
                          for c in columns)
        if table == 'quantities':  # one database keeps 12.50, the other 12.5
            asked = re.sub(r'(value\w*)', r'CAST(ROUND(\1 * 1000) AS BIGINT)', asked)
        sql = f'SELECT {asked} FROM {table}'
        left = sorted(tuple(map(plain, r)) for r in rows(path, sql))
        right = sorted(server.rows(sql, database))
        assert left == right, (table, left[:3], right[:3])
    assert [tuple(map(plain, r)) for r in rows(path, NODES)] == server.rows(NODES, database)


@tap.test
def the_same_rows():
    """real records give the same rows in both databases, also when loaded twice"""
    url, path = server.fresh('same'), scratch('a.db')
    made = subprocess.run([os.path.join(tap.BIN, 'gz-batch'), '-q', '--log', *golden.samples()],
                          stdout=subprocess.PIPE, timeout=60).stdout
    for _ in range(2):
        for target in (url, path):
            run = load(target, made)
            assert run.returncode == 0, run.stderr
        same_as_sqlite('same', path)
    assert b' 0 added, 0 replaced, ' in run.stderr, run.stderr
    for view in ('texts_in_force', 'citation_edges', 'number_series', 'number_gaps',
                 'corrections_by_rule', 'diagnostics_by_code', 'quantities_in_context', 'deadlines', 'responsibilities_by_organ'):
        left = rows(path, f'SELECT count(*) FROM {view}')
        assert server.rows(f'SELECT count(*) FROM {view}', 'same') == [(str(left[0][0]),)], view


@tap.test
def replaced():
    """newer versions, dropped documents, logs and hostile text end as in SQLite"""
    url, path = server.fresh('replaced'), scratch('a.db')
    hostile = "'); DROP TABLE nodes; --\x1b\t\n\\.\\N\"{},\u0000"
    fix = {'type': 'correction', 'schema_version': '1.0', 'source': hostile.replace('\0', ''), 'line': 1, 'col': 1,
           'before': '郟', 'after': None, 'candidates': ['郯', '郏'], 'rule': 'place-name',
           'confidence': 'possible', 'applied': False, 'evidence': 'x'}
    versions = [[issue(3), document(1, TREE), document(2, TREE), document(3, TREE), fix, fix],
                [issue(2), document(1, [node('para_1', text=hostile)]), document(2, TREE), fix],
                [document(1, TREE, '110101/2020/1', title=hostile)]]
    for version in versions:
        for target in (url, path):
            run = load(target, version)
            assert run.returncode == 0, run.stderr
        same_as_sqlite('replaced', path)


@tap.test
def refused():
    """a record that does not fit is refused alone, also one the server refuses"""
    url = server.fresh('refused')
    twice = document(2, [node('art_1'), node('art_1')])
    huge = document(3, [node('p_1', line=2 ** 40)])
    run = load(url, [issue(4), document(1, TREE), twice, huge, document(4, TREE)])
    assert run.returncode == 1
    assert b':3:' in run.stderr and b':4:' in run.stderr, run.stderr
    assert server.rows('SELECT id FROM documents ORDER BY id', 'refused') == [
        ('371322/2026/1/1',), ('371322/2026/1/4',)]


@tap.test
def searching():
    """30 terms find the same nodes as a scan, with the index and without"""
    url = server.fresh('searching')
    documents = real_documents()
    assert load(url, [issue(len(documents)), *documents]).returncode == 0
    rng = random.Random(5)
    texts = [n['text'] for d in documents for n in d['body']]
    terms = {'的', '人民', '2024', 'V', '，', '）。', '%', "'"}
    while len(terms) < 30:
        text = rng.choice(texts)
        begin = rng.randrange(len(text))
        term = text[begin:begin + rng.choice([1, 2, 2, 3, 5, 9])].strip()
        if term and not any(c.isspace() for c in term):
            terms.add(term)
    terms = sorted(terms)
    for term in terms:
        assert set(hits(url, '--', term)) == scan(documents, term), term
    assert [r[0] for r in server.rows("SELECT indexname FROM pg_indexes WHERE indexname = "
                                      "'search_grams'", 'searching')] == ['search_grams']
    server.rows('DROP INDEX search_grams', 'searching')
    for term in terms[:6]:
        assert set(hits(url, '--', term)) == scan(documents, term), term
    assert hits(url, '--year', '1999', '的') == [] and hits(url, '--place', '3713', '的')
    assert hits(url, '--kind', '通知', '的') and not hits(url, '--kind', 'reply', '的')


@tap.test
def rare_characters():
    """characters beyond U+FFFF, spaces of every kind and capitals are found as written"""
    url = server.fresh('rare')
    texts = ['姓𠮷的', '姓𠮸的', '𠮷𠮸', '中\u3000华\u00a0人\u200b民\ufeff共', 'ABC公司', '\ud7ff\ue000',
             '一' * 3000]
    documents = [document(1, [node(f'p_{k}', text=t) for k, t in enumerate(texts)], title='题')]
    assert load(url, [issue(), *documents]).returncode == 0
    for term in ('𠮷', '𠮸', '姓𠮷', '𠮷的', '𠮷𠮸', '华人', '中华人民共', '中 华', 'abc', 'bC公', 'C', '一一',
                 '\ue000', '的', '\ud7ff\ue000'):
        wanted = {(documents[0]['id'], f'p_{k}') for k, t in enumerate(texts)
                  if fold(term) in fold(t)}
        assert wanted and set(hits(url, term)) == wanted, (term, hits(url, term))
        asked = server.rows(f"SELECT s.node FROM search s WHERE grams @> gazette_grams('{term}')", 'rare')
        assert len(asked) >= len(wanted), ('the numbers of SQL and of C differ', term, asked)
    assert hits(url, '的姓') == [] and hits(url, '𠮸𠮷') == []
    assert server.rows("SELECT count(*) FROM search WHERE (SELECT count(*) FROM unnest(grams)) = 2",
                       'rare') == [('1',)]


@tap.test
def indexes():
    """every index is there when a load ends, also when one was missing"""
    url = server.fresh('indexes')
    load(url, [issue(), document(1, TREE)])
    names = "SELECT indexname FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1"
    made = server.rows(names, 'indexes')
    assert ('search_grams',) in made and ('citations_title',) in made, made
    server.rows('DROP INDEX search_grams; DROP INDEX citations_title', 'indexes')
    load(url, [issue(), document(1, TREE)])
    assert server.rows(names, 'indexes') == made


@tap.test
def csv_of_both():
    """--csv writes the same from both databases; a view that is not there is an error"""
    url, path = server.fresh('csv'), scratch('a.db')
    texts = ['=1+1', 'a,b', '引"号', '两\n行', '', '平常']
    for target in (url, path):
        load(target, [issue(), document(1, [node(f'p_{k}', text=t) for k, t in enumerate(texts)])])
    for view in ('documents', 'notes', 'number_series', 'parties', 'cells'):
        made = [subprocess.run([os.path.join(tap.BIN, 'gz-load'), '--csv', view, target],
                               capture_output=True, timeout=60) for target in (url, path)]
        assert [run.returncode for run in made] == [0, 0], made
        assert made[0].stdout == made[1].stdout, (view, made)
    for wrong in ('nothing', 'nodes"; DROP TABLE nodes; --'):
        run = subprocess.run([os.path.join(tap.BIN, 'gz-load'), '--csv', wrong, url],
                             capture_output=True, timeout=60)
        assert run.returncode == 1 and run.stdout == b'' and b'nothing' in run.stderr + b'nothing', run
    assert server.rows('SELECT count(*) FROM nodes', 'csv') == [('7',)]


@tap.test
def weights():
    """titles come first, then headings, then text"""
    url = server.fresh('weights')
    load(url, [issue(3), document(1, [node('p_1', text='处罚')]),
               document(2, [node('p_2', heading='处罚')]), document(3, [], title='关于处罚')])
    assert [eid for _, eid in hits(url, '处罚')] == ['', 'p_2', 'p_1']


@tap.test
def two_loaders():
    """two loaders at once, also into an empty database: every record once"""
    url = server.fresh('two')
    streams = [ndjson([issue(300, f'37000{k}/2026/1')] +
                      [document(n, TREE, f'37000{k}/2026/1') for n in range(1, 301)]).encode()
               for k in (1, 2)]
    running = [subprocess.Popen([os.path.join(tap.BIN, 'gz-load'), '-q', url],
                                stdin=subprocess.PIPE, stderr=subprocess.PIPE) for _ in streams]
    for process, stream in zip(running, streams):
        process.stdin.write(stream)
        process.stdin.close()
    errors = [process.stderr.read() for process in running]
    assert [process.wait() for process in running] == [0, 0], errors
    assert server.rows('SELECT count(*), count(DISTINCT id) FROM nodes', 'two') == [('3000', '3000')]


@tap.test
def server_gone():
    """the server crashes in mid-load: a message, status 3, whole documents; then it completes"""
    url = server.fresh('gone')
    data = ndjson([issue(4000)] + [document(n, TREE) for n in range(1, 4001)]).encode()
    process = subprocess.Popen([os.path.join(tap.BIN, 'gz-load'), '-q', url],
                               stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdin.write(data[:len(data) // 2])
    process.stdin.flush()
    time.sleep(0.3)
    server.stop('immediate')
    try:
        process.stdin.write(data[len(data) // 2:])
        process.stdin.close()
    except BrokenPipeError:
        pass
    message = process.stderr.read()
    assert process.wait() == 3 and message.startswith(b'gz-load: postgresql: '), message
    assert load(url, data).returncode == 3, 'no server at all'
    server.start()
    assert server.rows('SELECT d.id FROM documents d WHERE (SELECT count(*) FROM nodes n '
                       'WHERE n.document = d.id) <> 5', 'gone') == []
    assert load(url, data).returncode == 0
    assert server.rows('SELECT count(*) FROM nodes', 'gone') == [('20000',)]


@tap.test
def no_password_shown():
    """a password in the URL is in no message"""
    run = load('postgresql://someone:geheim@127.0.0.1:1/none', [issue()])
    assert run.returncode == 3 and b'geheim' not in run.stderr, run.stderr


programs = find_programs()
if programs is None:
    tap.skip('gz-load with PostgreSQL', 'NO POSTGRESQL SERVER HERE: install the package postgresql')
    tap.done()
server = Server(programs)
try:
    tap.run()
finally:
    server.remove()
