#!/usr/bin/python3
"""gz-load into SQLite: what lands where, loaded twice, replaced, refused."""
import json
import os
import sqlite3
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import golden
import tap
from records import document, dump, issue, load, ndjson, node, rows, scratch

TREE = [node('art_1', 'article', label='第一条', ordinal=1, children=[
            node('art_1__para_1', text='依法处罚。'),
            node('art_1__table_1', 'table', rows=[['序号', '名称'], ['1', '甲']], header=1)]),
        node('art_2', 'article', label='第二条', ordinal=2,
             responsibility=[{'role': 'lead', 'orgs': ['县科技局', '县财政局'], 'open': True}])]


def whole(path):
    """The file is sound, its foreign keys hold, its index fits its nodes."""
    assert rows(path, 'PRAGMA integrity_check') == [('ok',)]
    assert rows(path, 'PRAGMA foreign_key_check') == []
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")
    connection.close()


@tap.test
def rows_of_a_document():
    """a document becomes rows: tree, cells, responsibilities, parties"""
    path = scratch('a.db')
    attachment = {'id': '371322/2026/1/1/att_1', 'role': 'issued_text', 'title': '管理办法',
                  'label': None, 'kind': 'measures', 'kind_zh': '办法', 'line': 3, 'end_line': 9,
                  'body': [node('att_1__art_1', 'article', '文字', label='第一条')]}
    made = document(1, TREE, attachments=[attachment], addressees=['各乡镇', '各部门'],
                    doc_number={'raw': '郯政〔2026〕3 号', 'norm': '郯政〔2026〕3号', 'code': '郯政',
                                'year': 2026, 'serial': 3},
                    references=[{'from': 'art_1', 'title': '某办法', 'doc_number': None,
                                 'provision': None, 'target': None, 'text': '《某办法》'}])
    run = load(path, [issue(), made])
    assert run.returncode == 0, run.stderr
    whole(path)
    assert rows(path, 'SELECT eid, depth, type, path FROM nodes ORDER BY position') == [
        ('', 0, 'document', ''), ('art_1', 1, 'article', '第一条'),
        ('art_1__para_1', 2, 'paragraph', '第一条 > ¶1'),
        ('art_1__table_1', 2, 'table', '第一条 > ¶2'), ('art_2', 1, 'article', '第二条'),
        ('att_1', 1, 'attachment', '办法'), ('att_1__art_1', 2, 'article', '办法 > 第一条')]
    assert rows(path, 'SELECT row_number, column_number, header, text FROM cells') == [
        (0, 0, 1, '序号'), (0, 1, 1, '名称'), (1, 0, 0, '1'), (1, 1, 0, '甲')]
    assert rows(path, "SELECT text FROM nodes WHERE type = 'table'") == [('序号\t名称\n1\t甲',)]
    assert rows(path, 'SELECT role, org, open FROM responsibility') == [
        ('lead', '县科技局', 1), ('lead', '县财政局', 1)]
    assert rows(path, "SELECT name FROM parties WHERE role = 'addressee' ORDER BY position") == [
        ('各乡镇',), ('各部门',)]
    assert rows(path, 'SELECT doc_number, doc_number_raw, doc_serial, year FROM documents') == [
        ('郯政〔2026〕3号', '郯政〔2026〕3 号', 3, 2026)]
    assert rows(path, 'SELECT eid, title FROM citations') == [('art_1', '某办法')]


@tap.test
def quantities():
    """amounts, shares and deadlines have a table; views show them where they stand and when they are due"""
    path = scratch('a.db')
    found = [{'kind': 'amount', 'value': '200000', 'value_to': None, 'unit': '元', 'qualifier': 'at_most',
              'due': None, 'text': '不超过20万元', 'start': 3, 'end': 10},
             {'kind': 'percentage', 'value': '12.5', 'value_to': '15', 'unit': '%', 'qualifier': None,
              'due': '2026-12-31', 'text': '12.5%至15%', 'start': 12, 'end': 21}]
    made = node('art_1', 'article', '到2026年底补助不超过20万元……', label='第一条', quantities=found,
                responsibility=[{'role': 'lead', 'orgs': ['县财政局'], 'open': False}])
    run = load(path, [issue(), document(1, [made])])
    assert run.returncode == 0, run.stderr
    whole(path)
    assert rows(path, 'SELECT eid, kind, value, value_to, unit, start_offset FROM quantities '
                      'WHERE value > 12 ORDER BY value') == [
        ('art_1', 'percentage', 12.5, 15, '%', 12), ('art_1', 'amount', 200000, None, '元', 3)]
    assert rows(path, 'SELECT due, value, org FROM deadlines') == [('2026-12-31', 12.5, '县财政局')]
    assert rows(path, "SELECT path, title FROM quantities_in_context WHERE unit = '元'") == [
        ('第一条', '关于第1件事的通知')]
    load(path, [issue(), document(1, [node('art_1', 'article', '无')])])
    assert rows(path, 'SELECT * FROM quantities') == []


@tap.test
def lists_and_changes():
    """name lists keep their posts; what is repealed or amended has a table"""
    path = scratch('a.db')
    people = node('list_1', 'list', entries=['张三', '李四'], posts=['局长', None])
    gone = {'title': '旧办法', 'doc_number': None, 'provision': '第三条'}
    load(path, [issue(), document(1, [people], repeals=[gone])])
    assert rows(path, 'SELECT row_number, column_number, text FROM cells') == [
        (0, 0, '张三'), (0, 1, '局长'), (1, 0, '李四'), (1, 1, None)]
    assert rows(path, "SELECT text FROM nodes WHERE eid = 'list_1'") == [('张三\t局长\n李四\t',)]
    assert rows(path, 'SELECT kind, title, provision FROM changes') == [('repeals', '旧办法', '第三条')]


@tap.test
def every_field_has_a_place():
    """every member of the published schemas is a column, or is known to be elsewhere"""
    elsewhere = {'issue': {'type', 'schema_version', 'source', 'front_matter', 'toc', 'furniture',
                           'diagnostics'},
                 'document': {'type', 'schema_version', 'source', 'signers', 'issuers', 'addressees', 'joint_doc_numbers',
                              'attendees', 'co_signers', 'body', 'attachment_notes', 'signatories', 'remarks',
                              'attachments', 'subject_terms', 'cc_orgs', 'portal_metadata', 'repeals',
                              'amends', 'history', 'references', 'furniture', 'diagnostics', 'departments'},
                 'node': {'rows', 'header', 'entries', 'posts', 'children', 'responsibility', 'quantities',
                          'enumerations'},
                 'attachment': {'body', 'repeals', 'amends', 'history'},
                 'reference': {'from', 'start', 'end'},
                 'correction': {'type', 'schema_version', 'offset'},
                 'source': {'type', 'schema_version'}}
    path = scratch('a.db')
    load(path, [])

    def check(name, table, properties):
        columns = {c[1] for c in rows(path, f'PRAGMA table_info({table})')}
        missing = set(properties) - columns - elsewhere.get(name, set())
        assert not missing, (name, missing)
    schemas = {}
    for name in ('issue', 'document', 'correction', 'source'):
        with open(os.path.join(tap.SCHEMAS, f'{name}.schema.json'), encoding='utf-8') as file:
            schemas[name] = json.load(file)
    check('issue', 'issues', schemas['issue']['properties'])
    check('document', 'documents', schemas['document']['properties'])
    check('correction', 'corrections', schemas['correction']['properties'])
    check('source', 'sources', schemas['source']['properties'])
    for name, table in (('node', 'nodes'), ('attachment', 'attachments'),
                        ('reference', 'citations')):
        check(name, table, schemas['document']['$defs'][name]['properties'])


@tap.test
def the_same_again():
    """loading the same records again changes not one byte"""
    path = scratch('a.db')
    records = [issue(2), document(1, TREE), document(2, TREE)]
    load(path, records)
    before = open(path, 'rb').read()
    run = load(path, records)
    assert b'3 unchanged' in run.stderr, run.stderr
    assert open(path, 'rb').read() == before


@tap.test
def indexes():
    """every index is there when a load ends, also when one was missing"""
    path = scratch('a.db')
    load(path, [issue(), document(1, TREE)])
    names = "SELECT name FROM sqlite_master WHERE type = 'index' ORDER BY 1"
    made = rows(path, names)
    assert ('citations_title',) in made and ('nodes_parent',) in made, made
    with sqlite3.connect(path) as database:
        database.execute('DROP INDEX citations_title')
    load(path, [issue(), document(1, TREE)])
    assert rows(path, names) == made


@tap.test
def a_newer_version():
    """another version of a document replaces it whole, in the index too"""
    path, fresh = scratch('a.db'), scratch('b.db')
    load(path, [issue(2), document(1, TREE), document(2, TREE)])
    newer = [issue(2), document(1, [node('para_1', text='全新的文字')]), document(2, TREE)]
    run = load(path, newer)
    assert b'1 replaced, 2 unchanged' in run.stderr, run.stderr
    load(fresh, newer)
    assert dump(path) == dump(fresh)
    whole(path)
    found = 'SELECT n.document FROM search JOIN nodes n ON n.id = search.rowid WHERE search MATCH ?'
    assert rows(path, found, '"全 新"') == [('371322/2026/1/1',)]
    assert rows(path, found, '"处 罚"') == [('371322/2026/1/2',)]
    assert rows(path, "SELECT count(*) FROM search WHERE search MATCH '\"处 罚\"'") == [(1,)]


@tap.test
def fewer_documents():
    """documents that a new version of the issue no longer has are gone"""
    path = scratch('a.db')
    page = [{'kind': 'page_number', 'text': '— 1 —', 'line': 3}]
    load(path, [issue(2), document(1, TREE), document(2, TREE, furniture=page)])
    assert rows(path, 'SELECT document, text FROM furniture') == [('371322/2026/1/2', '— 1 —')]
    load(path, [issue(1), document(1, TREE)])
    assert rows(path, 'SELECT * FROM furniture') == []
    assert rows(path, 'SELECT id FROM documents') == [('371322/2026/1/1',)]
    assert rows(path, "SELECT count(*) FROM search WHERE search MATCH '\"处 罚\"'") == [(1,)]
    whole(path)


@tap.test
def refused_records():
    """bad records are named and refused, whole; good ones around them are loaded"""
    path = scratch('a.db')
    twice = document(2, [node('art_1'), node('art_1')])
    unparsed = document(3, [])
    unparsed['paragraphs'] = []
    lines = [ndjson([issue(4), document(1, TREE)]), '{"type":"docu\n', ndjson([twice, unparsed]),
             '[]\n', '{"type":"issue","schema_version":"2.0","id":"x"}\n', ndjson([document(4, TREE)])]
    run = load(path, ''.join(lines).encode() + b'{"type":"issue","id":"\xff"}\n')
    assert run.returncode == 1
    for number in (3, 4, 5, 6, 7, 9):
        assert f'(standard input):{number}:'.encode() in run.stderr, (number, run.stderr)
    assert rows(path, 'SELECT id FROM documents ORDER BY id') == [
        ('371322/2026/1/1',), ('371322/2026/1/4',)]
    whole(path)


@tap.test
def documents_without_issue():
    """a document whose issue record never came is loaded; the issue may come later"""
    path, fresh = scratch('a.db'), scratch('b.db')
    load(path, [document(1, TREE)])
    whole(path)
    load(path, [issue()])
    load(fresh, [issue(), document(1, TREE)])
    assert dump(path) == dump(fresh)


@tap.test
def logs():
    """the log of a source is one unit, replaced whole, in whatever order its lines come"""
    path = scratch('a.db')
    source = {'type': 'source', 'schema_version': '1.0', 'name': 'a.txt', 'encoding': 'UTF-8',
              'bytes': 9, 'lines': 1, 'sha256': '0', 'corrections': 2, 'reported': 0}
    fixes = [{'type': 'correction', 'schema_version': '1.0', 'source': 'a.txt', 'line': n, 'col': 1,
              'before': '郟', 'after': '郯', 'rule': 'place', 'confidence': 'certain',
              'applied': True, 'evidence': 'x'} for n in (1, 2, 3)]
    assert load(path, [source, *fixes]).returncode == 0
    assert rows(path, 'SELECT corrections, sources FROM corrections_by_rule') == [(3, 1)]
    load(path, [*fixes[:2], source])
    assert rows(path, 'SELECT corrections, sources FROM corrections_by_rule') == [(2, 1)]
    whole(path)


@tap.test
def views_answer():
    """the views answer: in force, series with gaps, edges, organs"""
    path = scratch('a.db')

    def numbered(place, serial, **more):
        return document(place, TREE, doc_number={
            'raw': f'郯政〔2026〕{serial}号', 'norm': f'郯政〔2026〕{serial}号', 'code': '郯政',
            'year': 2026, 'serial': serial}, **more)
    cites = [{'from': 'art_1', 'title': None, 'doc_number': '郯政〔2026〕2号', 'text': 'x'}]
    load(path, [issue(3), numbered(1, 2, expiry_date='2026-12-31'), numbered(2, 5, references=cites),
                numbered(3, 6, effective_date='2027-01-01')])
    assert rows(path, 'SELECT * FROM number_series') == [('郯政', 2026, 3, 2, 6, 2)]
    assert rows(path, 'SELECT * FROM number_gaps') == [('郯政', 2026, 3, 4)]
    assert rows(path, 'SELECT citing, cited FROM citation_edges') == [
        ('371322/2026/1/2', '371322/2026/1/1')]
    in_force = ("SELECT id FROM texts_in_force WHERE in_force_from <= ?1 AND "
                "(in_force_to IS NULL OR in_force_to >= ?1) ORDER BY id")
    assert rows(path, in_force, '2026-06-01') == [('371322/2026/1/1',), ('371322/2026/1/2',)]
    assert rows(path, in_force, '2027-06-01') == [('371322/2026/1/2',), ('371322/2026/1/3',)]
    assert rows(path, "SELECT document, path FROM responsibilities_by_organ WHERE org = '县财政局' "
                      "ORDER BY document LIMIT 1") == [('371322/2026/1/1', '第二条')]


@tap.test
def hostile_text():
    """text that looks like SQL, NUL and control characters stay data"""
    path = scratch('a.db')
    text = "'); DROP TABLE nodes; --\x1b[31m\u0000\"\\ %s ../../etc/passwd"
    load(path, [issue(), document(1, [node('para_1', text=text)], title="x'; DELETE FROM issues; --")])
    assert rows(path, "SELECT text FROM nodes WHERE eid = 'para_1'") == [
        (text.replace('\0', '\ufffd'),)]
    assert rows(path, 'SELECT title FROM documents') == [("x'; DELETE FROM issues; --",)]
    whole(path)


@tap.test
def deep_and_long():
    """a tree 200 deep and a record with 20,000 nodes are loaded"""
    path = scratch('a.db')
    deep = node('n_200', text='底')
    for depth in range(199, 0, -1):
        deep = node(f'n_{depth}', children=[deep])
    many = [node(f'para_{n}', text=f'第{n}段文字') for n in range(20000)]
    run = load(path, [issue(2), document(1, [deep]), document(2, many)])
    assert run.returncode == 0, run.stderr
    assert rows(path, 'SELECT max(depth), count(*) FROM nodes') == [(200, 20202)]


@tap.test
def two_loaders():
    """two loaders at once: both end well, every record is there once"""
    path = scratch('a.db')
    program = os.path.join(tap.BIN, 'gz-load')
    streams = [ndjson([issue(900, f'37000{k}/2026/1')] +
                      [document(n, TREE, f'37000{k}/2026/1') for n in range(1, 901)]).encode()
               for k in (1, 2)]
    running = [subprocess.Popen([program, '-q', path], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
               for _ in streams]
    for process, stream in zip(running, streams):
        process.stdin.write(stream)
        process.stdin.close()
    errors = [process.stderr.read() for process in running]
    assert [process.wait() for process in running] == [0, 0], errors
    assert rows(path, 'SELECT count(*), count(DISTINCT id) FROM nodes') == [(9000, 9000)]
    whole(path)


@tap.test
def targets_that_fail():
    """a folder, a text file and a full disk give a message and status 3"""
    folder = os.path.dirname(scratch('x'))
    text = scratch('text.db')
    with open(text, 'w') as out:
        out.write('这不是数据库\n' * 100)
    for target in (folder, text, '/dev/full', folder + '/none/a.db'):
        run = load(target, [issue(), document(1, TREE)])
        assert run.returncode == 3, (target, run)
        assert target.encode() in run.stderr, run.stderr
    assert open(text).read() == '这不是数据库\n' * 100


@tap.test
def killed_while_loading():
    """a loader killed at any moment leaves whole documents; the next run completes"""
    path, fresh = scratch('a.db'), scratch('b.db')
    records = [issue(3000)] + [document(n, TREE) for n in range(1, 3001)]
    data = ndjson(records).encode()
    load(fresh, data)
    for seconds in (0.02, 0.05, 0.1, 0.2):
        process = subprocess.Popen([os.path.join(tap.BIN, 'gz-load'), '-q', path],
                                   stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
        try:
            process.stdin.write(data[:int(len(data) * 0.9)])
            process.wait(timeout=seconds)
        except (subprocess.TimeoutExpired, BrokenPipeError):
            pass
        process.kill()
        process.wait()
        process.stdin.close()
        if os.path.exists(path) and rows(path, 'SELECT count(*) FROM sqlite_master') != [(0,)]:
            broken = rows(path, 'SELECT d.id FROM documents d WHERE (SELECT count(*) FROM nodes n '
                                'WHERE n.document = d.id) <> 5')
            assert broken == [], broken
    assert load(path, data).returncode == 0
    assert dump(path) == dump(fresh)
    whole(path)


@tap.test
def compact_records():
    """records in the compact form give the same rows as in the full form"""
    loaded = []
    for form in ([], ['--compact']):
        made = subprocess.run([os.path.join(tap.BIN, 'gz-batch'), '-q', '--log', *form,
                               *golden.samples()], stdout=subprocess.PIPE, check=True)
        path = scratch('form.db')
        assert load(path, made.stdout).returncode == 0
        whole(path)
        content = dump(path)
        content.update(lines=rows(path, 'SELECT document, eid, line, end_line FROM nodes ORDER BY id'))
        for hashed in ('issues', 'documents'):
            content[hashed] = [row[:-1] for row in content[hashed]]
        loaded.append(content)
    for table in loaded[0]:
        assert loaded[0][table] == loaded[1][table], table


@tap.test
def no_database_named():
    """no database on the command line is misuse"""
    run = subprocess.run([os.path.join(tap.BIN, 'gz-load')], capture_output=True, timeout=10,
                         stdin=subprocess.DEVNULL)
    assert run.returncode == 2 and b'which database' in run.stderr


@tap.test
def another_layout():
    """a database whose tables a later program made is left as it is"""
    path = scratch('a.db')
    load(path, [issue(), document(1, TREE)])
    connection = sqlite3.connect(path)
    connection.execute("UPDATE gazette_meta SET value = '99' WHERE name = 'layout'")
    connection.commit()
    connection.close()
    with open(path, 'rb') as file:
        before = file.read()
    run = load(path, [issue(), document(1, [])])
    assert run.returncode == 3 and b'have layout 99, this program knows layout' in run.stderr, run
    with open(path, 'rb') as file:
        assert file.read() == before


@tap.test
def malformed_inside():
    """a record that is well-formed JSON but not of its shape is refused whole, the others are loaded"""
    wrong = [document(1, [1, 2]), document(1, 'text'), document(1, [node('p', children=[[]])]),
             document(1, [], references=[3]), document(1, [], attachments=[[]]),
             document(1, [], attachments=[{'id': 'x', 'body': [5]}]), document(1, [], diagnostics=['x'])]
    for made in wrong:
        path = scratch('a.db')
        run = load(path, [issue(2), made, document(2, TREE)])
        assert run.returncode == 1 and run.stderr.count(b':2: ') == 1, (made, run.stderr)
        assert rows(path, 'SELECT seq FROM documents') == [(2,)], made
        whole(path)
    for made in (issue(1, toc=[1]), issue(1, front_matter=['x']), issue(1, furniture=[[]])):
        path = scratch('a.db')
        run = load(path, [made, document(1, TREE)])
        assert run.returncode == 1, (made, run.stderr)
        whole(path)


@tap.test
def unknown_shapes_of_nodes():
    """a node of a type that a later version has is kept; a year may stand only in the issue's id"""
    path = scratch('a.db')
    made = document(1, [node('x_1', 'hologram', text='光')], date_signed=None, doc_number=None)
    run = load(path, [issue(year=None), made])
    assert run.returncode == 0, run.stderr
    assert ('x_1', 'hologram', '光') in rows(path, 'SELECT eid, type, text FROM nodes')
    assert rows(path, 'SELECT year FROM documents') == [(2026,)]


@tap.test
def refused_for_what_they_are():
    """each objection to a record is said by name"""
    good = document(1, TREE)
    said = [('{"type":"document"', b'not a whole JSON object'), ('[1]', b'not a whole JSON object'),
            ('{"id":"x"}', b'it has no type'), (ndjson([{**good, 'schema_version': '2.0'}]), b'not 1.x'),
            (ndjson([{**good, 'id': None}]), b'it has no id'), (ndjson([{**good, 'issue': None}]), b'names no issue'),
            (ndjson([{**good, 'id': 'a\0b'}]), b'U+0000'), (ndjson([{**good, 'paragraphs': []}]), b'gz-split')]
    for text, reason in said:
        run = load(scratch('a.db'), text)
        assert run.returncode == 1 and reason in run.stderr, (text, run.stderr)
    run = load(scratch('a.db'), b'{"type":"issue","id":"\xff"}\n')
    assert run.returncode == 1 and b'not UTF-8' in run.stderr, run.stderr


tap.run()
