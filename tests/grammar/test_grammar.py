#!/usr/bin/python3
"""Runs the cases of grammar.md: input through gz-split | gz-parse, compared with what is expected.

    test_grammar.py [--show] [NUMBER | WORD-OF-A-HEADING]...

--show prints what the programs give for the chosen cases, in the notation of the document.
"""
import argparse
import json
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
import tap

DOCUMENT = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'grammar.md')

class Case:
    """One heading of the document with its two blocks."""

    def __init__(self, number, heading):
        self.number, self.heading = number, heading
        self.blocks = {}
        self.pending = False

    @property
    def name(self):
        return f'{self.number}. {self.heading}'


def read_cases():
    """The cases of grammar.md; one without both blocks is an error in the document."""
    cases, block, lines = [], None, []
    with open(DOCUMENT, encoding='utf-8') as file:
        for line in file.read().split('\n'):
            if block is None and line.startswith('### '):
                cases.append(Case(len(cases) + 1, line[4:]))
            elif block is None and line.startswith('```'):
                block, _, mark = line[3:].partition(' ')
                cases[-1].pending |= mark == 'not yet'
                lines = []
            elif block is not None and line == '```':
                cases[-1].blocks[block] = lines
                block = None
            elif block is not None:
                lines.append(line)
    for case in cases:
        if set(case.blocks) != {'input', 'expected'}:
            raise ValueError(f'{case.name}: has the blocks {sorted(case.blocks)}')
    return cases


class Records:
    """The records of one input, and the values that the notation asks for."""

    def __init__(self, text):
        output = tap.pipe(text.encode(), 'gz-split', 'gz-parse')
        records = [json.loads(line) for line in output.decode().split('\n') if line]
        self.issue = next(record for record in records if record['type'] == 'issue')
        self.documents = [record for record in records if record['type'] == 'document']

    def at(self, path):
        """The value at a dotted path; a KeyError or IndexError when there is none."""
        value = {'issue': self.issue, 'documents': self.documents}
        if path.split('.')[0].split('[')[0] not in value:
            value = self.documents[0]
        for name, index in re.findall(r'([a-z_]+)|\[(\d+)\]', path):
            value = value[name] if name else value[int(index)]
        return value

    def trees(self):
        for document in self.documents:
            yield document['body']
            for attachment in document['attachments']:
                yield attachment['body']

    def nodes(self):
        """Every node of every tree, in order."""
        stack = [node for tree in self.trees() for node in tree][::-1]
        while stack:
            node = stack.pop()
            yield node
            stack += (node.get('children') or [])[::-1]

    def references(self):
        return [one for document in self.documents for one in document['references']]

    def quantities(self):
        return [one for node in self.nodes() for one in node.get('quantities', [])]

    def codes(self):
        diagnostics = self.issue['diagnostics'] + \
            [one for document in self.documents for one in document['diagnostics']]
        return {diagnostic['code'] for diagnostic in diagnostics}


def head(node):
    """Type and label of a node."""
    kind = node['type'] + (f'.{node["marker"]}' if node.get('marker') else '')
    if node.get('inferred'):
        return f'{kind} ~{node["ordinal"]}'
    return f'{kind} {node["label"]}' if node.get('label') else kind


def outline(nodes, depth=0):
    """The lines of an outline, as the notation writes it."""
    lines = []
    for node in nodes:
        line = '  ' * depth + head(node)
        if node['type'] == 'table':
            line += f' header={node["header"]}'
        line += f' {{{node["heading"]}}}' if node.get('heading') else ''
        line += f' {node["text"]}' if node.get('text') else ''
        lines.append(line)
        inner = '  ' * (depth + 1)
        lines += [f'{inner}@{one["role"]} {"、".join(one["orgs"])}{" +" if one["open"] else ""}'
                  for one in node.get('responsibility') or []]
        lines += [f'{inner}| {" | ".join(row)} |' for row in node.get('rows') or []]
        lines += [f'{inner}- {entry}' for entry in node.get('entries') or []]
        lines += outline(node.get('children') or [], depth + 1)
    return lines


def agrees(got, wanted):
    if isinstance(wanted, str) and wanted.startswith('…'):
        return isinstance(got, str) and got.endswith(wanted[1:])
    return got == wanted


def holds(record, wanted):
    return all(key in record and agrees(record[key], value) for key, value in wanted.items())


def check_line(line, records):
    """What is wrong with one expectation of a single line, or None."""
    word, _, rest = line.partition(': ')
    if word in ('reference', 'quantity'):
        found = records.references() if word == 'reference' else records.quantities()
        good = any(holds(one, json.loads(rest)) for one in found)
        return None if good else f'no such {word} among {json.dumps(found, ensure_ascii=False)}'
    if word == 'diagnostic':
        return None if rest in records.codes() else f'diagnostics are {sorted(records.codes())}'
    if word == 'no diagnostic':
        return f'diagnostics are {sorted(records.codes())}' if rest in records.codes() else None
    if word == 'no node':
        found = [head(node) for node in records.nodes() if node['type'] == rest]
        return f'there are {found}' if found else None
    if word.startswith('eid '):
        found = [' '.join(filter(None, (node['type'], node.get('label'))))
                 for node in records.nodes() if node['eid'] == word[4:]]
        return None if found == [rest] else f'found {found}'
    path, _, value = line.partition(' = ')
    if path in ('references', 'quantities'):
        got = len(records.references() if path == 'references' else records.quantities())
    else:
        try:
            got = records.at(path)
        except (KeyError, IndexError, TypeError) as error:
            return f'nothing there ({error!r})'
    return None if got == json.loads(value) else f'got {json.dumps(got, ensure_ascii=False)}'


def check(case):
    """Every broken expectation of a case, as text."""
    records = Records('\n'.join(case.blocks['input']) + '\n')
    problems, lines = [], case.blocks['expected']
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        if not line.endswith(':') or ' = ' in line:
            problem = check_line(line, records)
            problems += [f'{line}\n    {problem}'] if problem else []
            continue
        wanted = []
        while at < len(lines) and lines[at].startswith('  '):
            wanted.append(lines[at][2:])
            at += 1
        try:
            got = outline(records.at(line[:-1]))
        except (KeyError, IndexError, TypeError) as error:
            got = [repr(error)]
        if got != wanted:
            problems.append('\n'.join([line, *('  + ' + one for one in got)]))
    return problems


def show(case):
    records = Records('\n'.join(case.blocks['input']) + '\n')
    print(case.name)
    for number, document in enumerate(records.documents):
        fields = {key: value for key, value in document.items()
                  if key not in ('body', 'attachments') and value not in (None, [])}
        print(f'documents[{number}]', json.dumps(fields, ensure_ascii=False, indent=1))
        print('\n'.join(['body:', *outline(document['body'], 1)]))
        for index, attachment in enumerate(document['attachments']):
            print(f'attachments[{index}]: {attachment["title"]}')
            print('\n'.join(outline(attachment['body'], 1)))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--show', action='store_true')
    parser.add_argument('chosen', nargs='*')
    options = parser.parse_args()
    cases = read_cases()
    if options.chosen:
        cases = [case for case in cases if any(
            choice == str(case.number) or not choice.isdigit() and choice in case.heading
            for choice in options.chosen)]
    for case in cases:
        if options.show:
            show(case)
            continue
        try:
            problems = check(case)
        except Exception as error:  # a program that fails fails the case, not the run
            problems = [repr(error)]
        if case.pending and not options.chosen:
            tap.pending(not problems, case.name, 'see the document')
            continue
        tap.ok(not problems, case.name)
        for problem in problems:
            tap.note(problem)
    if not options.show:
        tap.done()


if __name__ == '__main__':
    main()
