#!/usr/bin/python3
"""Counts what gz-clean changes in texts that are right.

    harm.py [--show N] [--issuers] FOLDER-OR-FILE...

Compares each line before and after. Harm is: another sequence of Han characters, other digits, another numbering
label, document number or date. Ends with 1 when there was any. With --issuers each text is put
into the gazette of a county, another one for each text, so that the rules for places have an issuer to think of: all
counties with names of two characters, then others. Repairs of what is plainly broken (a radical
codepoint for its character, 第五十－条, 一九九○年) and changes of spaces and punctuation are counted beside it.
"""
import argparse
import collections
import itertools
import os
import re
import sys
import unicodedata

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
import cleaning

NUMERAL = '[〇零一二三四五六七八九十百千]+'
LABEL = re.compile(f'^[ \u3000]*(?:第{NUMERAL}[编章节条](?:之{NUMERAL})?|[（(]{NUMERAL}[）)]|{NUMERAL}、|'
                   r'[（(]\d+[）)]|\d+[.．、]|[①-⑳])')
BROKEN_LABEL = re.compile('^[ \u3000]*第[〇零一二三四五六七八九十百千－—― -]+[编章节条]')
DOC_NUMBER = re.compile(r'[\u4e00-\u9fff]{1,12}[〔\[［(（【]\d{4}[〕\]］)）】]第?\d+号|令第?\d+号')
DATE = re.compile(r'\d{4}年\d{1,2}月(?:\d{1,2}日)?|[〇零○一二三四五六七八九]{4}年[一二三四五六七八九十]+月'
                  '(?:[一二三四五六七八九十]+日)?')
CIRCLE = re.compile('(?<=[一二三四五六七八九〇○])○|○(?=[一二三四五六七八九])')
RADICAL = re.compile('[\u2e80-\u2fdf]')


def digits(line):
    """Every digit's value, so that full-width digits count as what they mean."""
    return ''.join(str(unicodedata.digit(c)) for c in line if c.isdigit() and c.isdecimal())


def spaceless(line):
    return re.sub(r'\s', '', line)


def label(line):
    """The numbering label at the start, without the width of its brackets."""
    match = LABEL.match(line.lstrip('#* '))
    return unicodedata.normalize('NFKC', match.group().strip()) if match else None


# What may not change: name, and how it is read from a line.
PROPERTIES = (
    ('han', cleaning.han),
    ('digit', digits),
    ('label', label),
    ('document number', lambda line: [unicodedata.normalize('NFKC', n)
                                      for n in DOC_NUMBER.findall(spaceless(line))]),
    ('date', lambda line: DATE.findall(unicodedata.normalize('NFKC', spaceless(line)))),
)


class Harm:
    """What changed, over all texts."""

    def __init__(self):
        self.files = self.lines = self.characters = self.han = 0
        self.labels = self.numbers = self.dates = 0
        self.harm = []
        self.repairs = []
        self.rules = collections.Counter()
        self.reported = collections.Counter()

    def count(self, line):
        self.lines += 1
        self.characters += len(line)
        self.han += len(cleaning.han(line))
        self.labels += label(line) is not None
        self.numbers += len(DOC_NUMBER.findall(line))
        self.dates += len(DATE.findall(line))

    def take(self, name, data):
        """Cleans one text (bytes in UTF-8) and compares it line by line."""
        cleaned, _, records = cleaning.clean(data)
        before = cleaning.split_lines(data.decode())
        after = cleaning.split_lines(cleaned.decode())
        self.files += 1
        for record in records:
            (self.rules if record['applied'] else self.reported)[record['rule']] += 1
        if [end for _, end in before] != [end for _, end in after]:
            self.harm.append((name, 0, 'lines', '', ''))
            return
        for number, ((old, _), (new, _)) in enumerate(zip(before, after), 1):
            self.count(old)
            if old != new:
                self.compare(name, number, old, new)

    def compare(self, name, number, old, new):
        for what, read in PROPERTIES:
            if read(old) == read(new):
                continue
            broken = BROKEN_LABEL.match(old) and label(new) is not None and label(old) is None
            circle = CIRCLE.search(old) and read(CIRCLE.sub('〇', old)) == read(new)
            if broken or circle or RADICAL.search(old):
                self.repairs.append((name, number, what, old, new))
            else:
                self.harm.append((name, number, what, old, new))


def files_of(paths):
    for path in paths:
        if os.path.isfile(path):
            yield path
        for folder, _, names in sorted(os.walk(path)):
            for name in sorted(names):
                if name.endswith(('.md', '.txt')) and name != 'README.md':
                    yield os.path.join(folder, name)


def issuers():
    """Names of counties without end: those of two characters first."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'lib', 'data',
                        'divisions.tsv')
    with open(path, encoding='utf-8') as file:
        rows = [line.rstrip('\n').split('\t') for line in file if not line.startswith('#')]
    names = [row[1] for row in rows if row[2] == 'county' and row[1][-1] in '县市区']
    return itertools.cycle([name for name in names if len(name) == 2] +
                           [name for name in names if len(name) > 2][::5])


def issued(name, data):
    """A text as a document in the gazette of a county, its own place named as 本县 and the like."""
    head = (f'{name}人民政府公报\n\n{name}人民政府\n关于印发有关规定的通知\n\n{name[0]}政发〔2019〕3号\n\n'
            f'{name}人民政府\n\n2019年3月1日\n\n')
    text = data.decode().replace('上海市', '本县').replace('重庆市', '我县').replace('本市', '县')
    return (head + text).encode()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--show', type=int, default=20, help='how many cases to print')
    parser.add_argument('--issuers', action='store_true', help='put each text into a gazette')
    parser.add_argument('paths', nargs='+')
    options = parser.parse_args()
    harm = Harm()
    for path, issuer in zip(files_of(options.paths), issuers()):
        with open(path, 'rb') as file:
            data = file.read()
        name = os.path.basename(path)
        if options.issuers:
            data, name = issued(issuer, data), f'{issuer}: {name}'
        harm.take(name, data)
    print(f'{harm.files} texts, {harm.lines} lines, {harm.characters} characters, {harm.han} Han')
    print(f'holding {harm.labels} labels, {harm.numbers} document numbers, {harm.dates} dates')
    print(f'harm: {len(harm.harm)}; repairs of what is broken: {len(harm.repairs)}')
    print('changes by rule:', dict(harm.rules.most_common()) or 'none')
    print('reported only:', dict(harm.reported.most_common()) or 'none')
    for kind, rows in (('harm', harm.harm), ('repair', harm.repairs)):
        for name, number, what, old, new in rows[:options.show]:
            print(f'{kind}: {name}:{number}: {what}\n  {old[:150]}\n  {new[:150]}')
    return 1 if harm.harm else 0


if __name__ == '__main__':
    sys.exit(main())
