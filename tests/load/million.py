#!/usr/bin/python3
"""A million nodes into SQLite and PostgreSQL, and searches compared with a plain scan.

    million.py [--nodes N] [--out docs/benchmarks-load.md] [--only sqlite|postgresql]

The records are those of the samples, the cases and the statutes of the tests, again and
again as issues of other counties, years and numbers. Needs about 6 GB below build/ for
a million nodes.
"""
import argparse
import glob
import json
import os
import random
import re
import resource
import sqlite3
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, '..', 'support')]
import tap
from searching import fold
from server import Server, find_programs

FOLDER = os.path.join(tap.ROOT, 'build', 'million')
LOAD, FIND = (os.path.join(tap.BIN, name) for name in ('gz-load', 'gz-find'))
FIXED = ['的', '处', '，', '人民', '处罚', '通知', '郯城', '2024', '第三条', '行政处罚', '人民政府', '责任单位',
         '营商环境', '人民政府办公室', '法律法规规定的', '没有这样的词', '𠮷']


def sources():
    """The records of the texts, issue by issue: (id, lines, nodes)."""
    texts = [p for pattern in ('samples/*.txt', 'tests/cases/*.txt',
                               'tests/layout/fixtures/statutes/*.md')
             for p in sorted(glob.glob(os.path.join(tap.ROOT, pattern)))]
    made = subprocess.run([os.path.join(tap.BIN, 'gz-batch'), '-q', *texts], check=True,
                          stdout=subprocess.PIPE).stdout.decode()
    issues = []
    for line in made.splitlines(keepends=True):
        record = json.loads(line)
        if record['type'] == 'issue':
            issues.append([record['id'], [], 0])
        issues[-1][1].append(line)
        issues[-1][2] += line.count('"eid":') + (record['type'] == 'document') + line.count('/att_')
    return issues


def counties():
    """Stems of county names, to put in the place of those in the texts."""
    with open(os.path.join(tap.ROOT, 'lib', 'data', 'divisions.tsv'), encoding='utf-8') as file:
        names = re.findall(r'\t([\u4e00-\u9fff]{2})[县区市]\b', file.read())
    return sorted(set(names))


def write_records(path, wanted):
    """Records with at least so many nodes, by an estimate."""
    random_, issues, names = random.Random(6), sources(), counties() or ['东城']
    total, copies = 0, 0
    with open(path, 'w', encoding='utf-8') as out:
        while total < wanted:
            copies += 1
            old, lines, nodes = random_.choice(issues)
            new = f'{110000 + copies % 540000}/{1980 + copies % 47}/{copies}'
            text = ''.join(lines).replace(old, new)
            text = text.replace('郯城', random_.choice(names)).replace(
                '2024', str(random_.randrange(1980, 2027)))
            out.write(text)
            total += nodes
    return path


def timed(words, **more):
    """Seconds of wall and processor, and the last line on standard error."""
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.time()
    run = subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **more)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.time() - begin, used, run.stderr.decode().strip().split('\n')[-1]


def read_nodes(path):
    """What a search looks at, of every node: (document, eid), and its folded text."""
    connection = sqlite3.connect(path)
    rows = connection.execute('SELECT document, eid, heading, text FROM nodes')
    nodes = [((document, eid), fold(heading) + '\x1f' + fold(text))
             for document, eid, heading, text in rows]
    connection.close()
    return nodes


def terms_of(nodes, count):
    """The fixed terms, and pieces of 1 to 8 characters of random nodes."""
    random_, terms = random.Random(8), list(FIXED)
    while len(terms) < count:
        text = random_.choice(nodes)[1].split('\x1f')[1]
        begin = random_.randrange(len(text)) if text else 0
        term = text[begin:begin + random_.choice([1, 2, 2, 3, 4, 5, 8])]
        if term.strip() and term not in terms:
            terms.append(term)
    return terms


def search(database, term):
    """The first hits as a user asks for them, timed; and all keys found."""
    begin = time.time()
    subprocess.run([FIND, database, '--', term], check=True, stdout=subprocess.DEVNULL)
    seconds = time.time() - begin
    found = subprocess.run([FIND, '--json', '--limit', '999999999', database, '--', term], check=True,
                           stdout=subprocess.PIPE).stdout.decode()
    return seconds, [(h['document'], h['eid']) for h in map(json.loads, found.splitlines())]


def compare(database, nodes, terms):
    """Rows of a table: each term, its hits, and whether the scan finds the same."""
    results = []
    for term in terms:
        wanted = fold(term)
        begin = time.time()
        scanned = {key for key, text in nodes if wanted in text}
        scan = time.time() - begin
        seconds, found = search(database, term)
        same = len(found) == len(set(found)) and set(found) == scanned
        results.append((term, len(scanned), seconds, scan, same))
        print(f'  {term}: {len(scanned)} hits, {seconds:.3f} s, same {same}', flush=True)
    return results


def table(results):
    """The fixed terms one by one; the others in one line."""
    fixed = [r for r in results if r[0] in FIXED]
    others = sorted(r[2] for r in results if r[0] not in FIXED)
    lines = ['| term | hits | first 20, s | scan in Python, s | same as scan |',
             '|---|---:|---:|---:|---|']
    lines += [f'| {t} | {n:,} | {s:.3f} | {scan:.2f} | {"yes" if same else "NO"} |'
              for t, n, s, scan, same in fixed]
    good = sum(r[4] for r in results)
    lines += ['', f'{len(results)} terms, {good} with exactly the nodes of the scan. The '
              f'{len(others)} pieces of 1 to 8 characters from random nodes: median '
              f'{others[len(others) // 2]:.3f} s, slowest {others[-1]:.3f} s.']
    return '\n'.join(lines)


def sqlite(path, records):
    """Loads the file; answers the lines about it."""
    for suffix in ('', '-journal', '-wal', '-shm'):
        if os.path.exists(path + suffix):
            os.unlink(path + suffix)
    wall, used, said = timed([LOAD, path, records])
    again = timed([LOAD, path, records])
    nodes = int(re.search(r'(\d+) nodes', said).group(1))
    return nodes, (f'SQLite: {nodes:,} nodes in {wall:.0f} s of wall, {used:.0f} s of processor '
                   f'({nodes / used:,.0f} nodes a second of it); {os.path.getsize(path) / 1e6:,.0f} MB; '
                   f'the same records again: {again[1]:.0f} s, {again[2].split(";")[0][9:]}.')


def server_seconds(server):
    """Processor seconds of the server: of those that ended, by their parent."""
    with open(os.path.join(server.data, 'postmaster.pid'), encoding='ascii') as file:
        pid = int(file.readline())
    with open(f'/proc/{pid}/stat', encoding='ascii') as file:
        fields = file.read().rsplit(')', 1)[1].split()
    return sum(map(int, fields[11:15])) / os.sysconf('SC_CLK_TCK')


def postgresql(server, records):
    """Loads into a new database; answers its URL and the lines about it."""
    url = server.fresh('million')
    before = server_seconds(server)
    wall, used, said = timed([LOAD, url, records])
    time.sleep(1)
    used += server_seconds(server) - before
    nodes = int(re.search(r'(\d+) nodes', said).group(1))
    size = int(server.rows("SELECT pg_database_size('million')", 'million')[0][0])
    index = int(server.rows("SELECT pg_relation_size('search_grams')", 'million')[0][0])
    again = timed([LOAD, url, records])
    return url, (f'PostgreSQL: {nodes:,} nodes in {wall:.0f} s of wall, {used:.0f} s of processor, '
                 f'client and server ({nodes / used:,.0f} nodes a second of it); {size / 1e6:,.0f} MB, '
                 f'of which the search index {index / 1e6:,.0f} MB; the same records again: '
                 f'{again[0]:.0f} s, {again[2].split(";")[0][9:]}.')


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--nodes', type=int, default=1000000)
    parser.add_argument('--terms', type=int, default=60)
    parser.add_argument('--out')
    parser.add_argument('--only', choices=('sqlite', 'postgresql'))
    options = parser.parse_args()
    os.makedirs(FOLDER, exist_ok=True)
    records = write_records(os.path.join(FOLDER, 'records.ndjson'), options.nodes)
    path = os.path.join(FOLDER, 'gazette.db')
    _, said = sqlite(path, records)
    parts = [f'Records: {os.path.getsize(records) / 1e6:,.0f} MB of NDJSON. Load average at the '
             f'beginning: {os.getloadavg()[0]:.1f}.', '', said]
    print('\n'.join(parts), flush=True)
    nodes = read_nodes(path)
    terms = terms_of(nodes, options.terms)
    if options.only != 'postgresql':
        parts += ['', '### SQLite', '', table(compare(path, nodes, terms))]
    programs = find_programs()
    if options.only != 'sqlite' and programs is not None:
        server = Server(programs)
        try:
            url, said = postgresql(server, records)
            print(said, flush=True)
            parts[3:3] = ['', said]
            parts += ['', '### PostgreSQL', '', table(compare(url, nodes, terms))]
        finally:
            server.remove()
    text = '\n'.join(parts) + '\n'
    print(text)
    if options.out:
        with open(options.out, 'w', encoding='utf-8') as out:
            out.write('# Loading and searching\n\nWritten by `make bench-load`.\n\n' + text)


main()
