"""gz-find as the tests call it, and a plain scan to compare it with."""
import glob
import json
import os
import subprocess

import tap
from records import document, node

HERE_IS = '371322/2026/1'


def find(database, *arguments):
    """Runs gz-find."""
    return subprocess.run([os.path.join(tap.BIN, 'gz-find'), *arguments[:-1], database,
                           *arguments[-1].split('\0')], capture_output=True, timeout=60)


def hits(database, *arguments):
    """The keys of all nodes found, in order."""
    run = find(database, '--json', '--limit', '100000', *arguments)
    assert run.returncode == 0, run.stderr
    return [(h['document'], h['eid']) for h in map(json.loads, run.stdout.decode().splitlines())]


def real_documents():
    """The lines of the sample texts as paragraphs, 60 to a document."""
    lines = []
    for path in sorted(glob.glob(os.path.join(tap.SAMPLES, '*.txt'))):
        with open(path, encoding='utf-8') as text:
            lines += [line.strip() for line in text if line.strip()]
    return [document(n + 1, [node(f'para_{k + 1}', text=line)
                             for k, line in enumerate(lines[60 * n:60 * n + 60])],
                     title=lines[60 * n][:40])
            for n in range(len(lines) // 60)]


def fold(text):
    """Text as it is compared."""
    spaces = (' \t\n\r\f\v\x85\xa0\xad\u2028\u2029\u202f\u205f\u2060\u3000\ufeff' +
              ''.join(map(chr, range(0x2000, 0x200E))))
    return ''.join(chr(ord(c) | 0x20) if 'A' <= c <= 'Z' else c for c in text or '' if c not in spaces)


def scan(documents, term):
    """The keys of all nodes that hold the term, read one by one."""
    wanted, found = fold(term), set()
    for made in documents:
        elements = '\n'.join(made['issuers'] + made['addressees'])
        if wanted in fold(made['title']) or any(wanted in fold(e) for e in elements.split('\n')):
            found.add((made['id'], ''))
        found |= {(made['id'], n['eid']) for n in made['body']
                  if wanted in fold(n['text']) or wanted in fold(n['heading'])}
    return found
