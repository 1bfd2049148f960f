#!/usr/bin/python3
"""Every provision that a law says is its own resolves, or the record says why not.

    citations.py [--misses FILE] [--every N] FOLDER-OR-FILE...

Looked for in the text of the nodes, without the tools' readers: 本法第三条 (or 条例, 规定, 办法, 细则, 规则), 本条第二款 and
前款. Each must be covered by a reference whose `target` is a node of the tree, or that a `provision-missing`
diagnostic names. Ends with 1 when one is not.
"""
import argparse
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
import laws
import tap

NUMBER = '[一二三四五六七八九十百零〇0-9]+'
OWN = re.compile(f'本(?:法|条例|规定|办法|细则|规则)第{NUMBER}条|本条第{NUMBER}款|'
                 '(?<![目提以当])前(?:款|条|项)(?![件例目])')


def nodes_of(document):
    stack = list(document['body']) + [node for attachment in document['attachments']
                                      for node in attachment['body']]
    while stack:
        node = stack.pop()
        yield node
        if node['type'] != 'quotation':
            stack += node['children']


def check(document):
    """(provisions that are named, those that resolve, those reported, what is wrong)."""
    nodes = {node['eid']: node for node in nodes_of(document)}
    said = [d['message'] for d in document['diagnostics'] if d['code'] == 'provision-missing']
    named = resolved = reported = 0
    wrong = []
    for eid, node in nodes.items():
        text = node['text'] or ''
        inside_article = 'art_' in eid
        for found in OWN.finditer(text) if inside_article and node['type'] != 'quotation' else ():
            named += 1
            covering = [one for one in document['references'] if one['from'] == eid
                        and one['start'] <= found.start() and found.end() <= one['end']]
            if covering and all(one['target'] in nodes for one in covering):
                resolved += 1
            elif covering and any(eid in text and covering[0]['text'] in text for text in said):
                reported += 1
            else:
                wrong.append(f'{eid}: {text[max(0, found.start() - 12):found.end() + 12]}')
    return named, resolved, reported, wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--misses')
    parser.add_argument('--every', type=int, default=1)
    parser.add_argument('paths', nargs='+')
    options = parser.parse_args()
    total = [0, 0, 0]
    misses = []
    for path in list(laws.files_of(options.paths))[::options.every]:
        title, notes, body = laws.truth.read(path)
        for document in laws.records_of(laws.truth.VARIANTS['plain'][0](title, notes, body, None)):
            *counts, wrong = check(document)
            total = [a + b for a, b in zip(total, counts)]
            misses += [f'{os.path.basename(path)}: {one}' for one in wrong]
    if options.misses:
        with open(options.misses, 'w', encoding='utf-8') as file:
            file.writelines(miss + '\n' for miss in misses)
    print(f'{total[0]} provisions are named, {total[1]} resolve, {total[2]} are reported as missing, '
          f'{len(misses)} neither')
    sys.exit(1 if misses else 0)


if __name__ == '__main__':
    main()
