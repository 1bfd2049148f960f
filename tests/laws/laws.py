#!/usr/bin/python3
"""Compares the trees of laws with the truth that their Markdown gives.

    laws.py [--variant NAME] [--misses FILE] [--every N] FOLDER-OR-FILE...

A unit is a chapter, section, article or （一）-item; it is right when its label, its parent (for an item also the 款)
and the heading of a chapter or section are. The score is right / (all + units that are not there). Texts without
第一条 are left out and named. Ends with 1 when a variant stays below its aim; one without an aim is not held yet.
"""
import argparse
import collections
import json
import os
import random
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
import tap
import truth

KINDS = ('book', 'chapter', 'section', 'article', 'point')


def records_of(text):
    """The document records that the three filters make of a text."""
    output = tap.pipe(text.encode(), 'gz-clean', 'gz-split', 'gz-parse')
    records = [json.loads(line) for line in output.decode().split('\n') if line]
    return [record for record in records if record['type'] == 'document']


class Walk:
    """The units of parsed documents, in the form of truth.units."""

    def __init__(self, documents):
        self.found, self.lines = [], []
        for document in documents:
            self.nodes(document['body'], {})
            for attachment in document['attachments']:
                self.nodes(attachment['body'], {})

    def nodes(self, nodes, context):
        for node in nodes:
            kind, label = node['type'], node['label']
            if kind in KINDS and label:
                self.found.append((kind, label, self.parent(kind, context),
                                   self.heading(kind, node)))
                self.lines.append(node['line'])
            self.nodes(node.get('children') or [], self.inside(node, context))

    @staticmethod
    def inside(node, context):
        context = dict(context)
        kind = node['type']
        if kind == 'paragraph':
            context['paragraph'] = node['ordinal']
        elif kind in KINDS:
            context[kind] = node['label']
        return context

    @staticmethod
    def parent(kind, context):
        if kind == 'point':
            return f'{context.get("article")} {context.get("paragraph")}'
        if kind == 'article':
            return context.get('section') or context.get('chapter')
        return context.get('chapter') if kind == 'section' else None

    @staticmethod
    def heading(kind, node):
        if kind in ('article', 'point'):
            return None
        return truth.spaceless(node['heading'] or '')


class Score:
    """Right, missed and surplus units of one variant."""

    def __init__(self):
        self.total, self.right = collections.Counter(), collections.Counter()
        self.surplus = collections.Counter()
        self.misses, self.files, self.clean_files = [], 0, 0

    def take(self, name, expected, walk):
        """Compares two lists of units, each unit as often as it stands."""
        left = collections.Counter(walk.found)
        missed = []
        for unit in expected:
            self.total[unit[0]] += 1
            if left[unit] > 0:
                left[unit] -= 1
                self.right[unit[0]] += 1
            else:
                missed.append(unit)
        surplus = [unit for unit in left for _ in range(left[unit])]
        for unit in surplus:
            self.surplus[unit[0]] += 1
        self.files += 1
        self.clean_files += not missed and not surplus
        self.misses += [(name, 'missed', *unit) for unit in missed]
        self.misses += [(name, 'surplus', *unit) for unit in surplus]

    @property
    def value(self):
        whole = sum(self.total.values()) + sum(self.surplus.values())
        return sum(self.right.values()) / whole if whole else 1.0

    def show(self, variant, aim):
        print(f'{variant}: {self.value:.5f} (aim {aim or "none yet"}); '
              f'{self.clean_files} of {self.files} texts without a miss')
        for kind in KINDS:
            if self.total[kind] or self.surplus[kind]:
                print(f'  {kind:<8} {self.right[kind]:>6} of {self.total[kind]:>6} right, '
                      f'{self.surplus[kind]} surplus')


def files_of(paths):
    for path in paths:
        if os.path.isfile(path):
            yield path
        for folder, _, names in sorted(os.walk(path)):
            yield from (os.path.join(folder, n) for n in sorted(names)
                        if n.endswith('.md') and n != 'README.md')


def measure(path, variants, scores):
    """Takes one law into the scores; False when it has no articles to count."""
    title, notes, body = truth.read(path)
    if not any(re.match('第一条', line) for line in body):
        return False
    expected = truth.units(body)
    for variant in variants:
        chance = random.Random(f'{variant} {os.path.basename(path)}')
        text = truth.VARIANTS[variant][0](title, notes, body, chance)
        scores[variant].take(os.path.basename(path), expected, Walk(records_of(text)))
    return True


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--variant', choices=truth.VARIANTS, action='append')
    parser.add_argument('--every', type=int, default=1)
    parser.add_argument('--misses', help='write every miss there')
    parser.add_argument('paths', nargs='+')
    options = parser.parse_args()
    variants = options.variant or list(truth.VARIANTS)
    scores = {variant: Score() for variant in variants}
    left_out = [os.path.basename(path) for path in list(files_of(options.paths))[::options.every]
                if not measure(path, variants, scores)]
    print(f'left out, without articles: {len(left_out)}', *left_out, sep='\n  ')
    for variant in variants:
        scores[variant].show(variant, truth.VARIANTS[variant][1])
    if options.misses:
        with open(options.misses, 'w', encoding='utf-8') as file:
            for variant in variants:
                for miss in scores[variant].misses:
                    print(variant, *miss, sep='\t', file=file)
    return 0 if all(scores[v].value >= (truth.VARIANTS[v][1] or 0) for v in variants) else 1


if __name__ == '__main__':
    sys.exit(main())
