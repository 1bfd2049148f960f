#!/usr/bin/python3
"""What the documents name is there: files, folders, targets of make; tables and files say what they are."""
import glob
import os
import re

import tap
from tap import ROOT

# Made by a build or a run, or names of what a user has.
ELSEWHERE = re.compile(r'^(build/|NAME|report\.md$)|[*]|NAME')
FILE = re.compile(r'\w\.(c|h|py|md|tsv|def|jq|json|sh|mk|sql)$')


def read(path):
    with open(path, encoding='utf-8') as file:
        return file.read()


def documents():
    """The texts that people read, by their paths from the root."""
    patterns = ('*.md', 'docs/*.md', 'docs/man/*.1', 'schemas/README.md', 'tests/*/README.md')
    for path in sorted(path for pattern in patterns for path in glob.glob(os.path.join(ROOT, pattern))):
        if os.path.basename(path) != 'CHANGELOG.md':  # what was, may be gone
            yield os.path.relpath(path, ROOT), read(path)


def tracked():
    """Every file of the project, and every folder, by path from the root."""
    found = set()
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in ('.git', 'build', 'bin')]
        for name in files + folders:
            found.add(os.path.relpath(os.path.join(folder, name), ROOT))
    return found


def named(text):
    """Paths in `code`, in links, after .Pa, and those that begin with a folder of the project."""
    for match in re.finditer(r'`([\w./*-]+)`|\]\(([^)#]+)\)|\.Pa ([\w./-]+)|'
                             r'(?<=[\s(])((?:lib|tests|docs|tools|scripts|schemas|samples|packaging)/[\w./*-]+)',
                             text):
        path = next(group for group in match.groups() if group).rstrip('.,:/')
        is_path = '/' in path and not re.fullmatch(r'[\d/]+', path)
        if (is_path or FILE.search(path)) and not path.startswith(('http', '/')) and not ELSEWHERE.search(path):
            yield path


@tap.test
def paths():
    """every file or folder that a document names exists, from the root, from its own folder, or by its end"""
    there = tracked()
    ends = {path[at:] for path in there for at in range(len(path)) if at == 0 or path[at - 1] == '/'}
    missing = [(document, path) for document, text in documents() for path in named(text)
               if path not in ends and
               os.path.normpath(os.path.join(os.path.dirname(document), path)) not in there and
               not (document.endswith('gz-batch.1') and path.startswith('folder/'))]
    assert not missing, missing


@tap.test
def targets():
    """every target of make that a document names as code is one"""
    rules = ''.join(read(path) for path in [os.path.join(ROOT, 'Makefile')] +
                    glob.glob(os.path.join(ROOT, 'lib', '*', '*.mk')))
    known = set(re.findall(r'^([\w-]+):', rules, re.M))
    for names in re.findall(r'^\.PHONY:((?:.*\\\n)*.*)', rules, re.M):
        known |= set(names.replace('\\', ' ').split())
    missing = [(document, target) for document, text in documents()
               for target in re.findall(r'(?:`|^    )make (?:-j\d+ |[A-Z_]+=[^\s`]+ )*([a-z][\w-]*)', text, re.M)
               if target not in known]
    assert not missing, missing


@tap.test
def files_of_headers():
    """the headers of a folder that say in which file a function stands are right"""
    missing = [(os.path.relpath(header, ROOT), name)
               for header in glob.glob(os.path.join(ROOT, 'lib', '**', '*.h'), recursive=True)
               for name in re.findall(r'^/\* (\w+\.c)\b', read(header), re.M)
               if not os.path.exists(os.path.join(os.path.dirname(header), name))]
    assert not missing, missing


@tap.test
def tables():
    """docs/tables.md has a row for every table"""
    text = read(os.path.join(ROOT, 'docs', 'tables.md'))
    files = [os.path.basename(path) for path in glob.glob(os.path.join(ROOT, 'lib', 'data', '*.tsv'))]
    missing = [name for name in files if f'| `{name}` |' not in text]
    assert not missing, missing


@tap.test
def first_lines():
    """every source says in its first line what it is for"""
    wrong = [os.path.relpath(path, ROOT)
             for path in glob.glob(os.path.join(ROOT, 'lib', '**', '*.[ch]'), recursive=True) +
             glob.glob(os.path.join(ROOT, 'tools', '**', '*.[ch]'), recursive=True)
             if not re.match(r'/\*(\n \*)? ' + re.escape(os.path.basename(path)) + ' - ', read(path))]
    assert not wrong, wrong


tap.run()
