#!/usr/bin/python3
"""Measures how many misread place names gz-clean puts right, and what it spoils.

    recovery.py [--counties N] [--seed N] [--misses FILE] [--undamaged]

--undamaged leaves the texts right: whatever is changed then is wrong.
Ends with 1 when recall of the certain kinds is below 0.99 or anything right was changed.
"""
import argparse
import collections
import os
import random
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
import cleaning
import texts
import world

CERTAIN = ('full', 'stem', 'code', 'stationed')
SURNAMES = set('郑秦单费曹冠梁汤陕沈何江汪洪杨邓邵邱阴阳韩龙金马莫荣营荆萧苏蒋薛谭潘徐康唐廉府'
               '官宦甄豪莱章童林杜石白吴欧祈祁邢郝郎芦庐户卢胡湖项顾颜景景纪苗房方高郭贾贵覃樊安')


class Case:
    """One text of one county, damaged or not, with everything that is known about the damage."""

    def __init__(self, all_places, county, character, seed, base, damaged=True):
        self.world, self.county, self.character = all_places, county, character
        self.random = random.Random(f'{seed} {county.code} {character}')
        stem = county.name[:-1]
        self.letter = character if self.random.random() < 0.7 else stem[0]
        self.lookalikes = self.choose_lookalikes(stem)
        self.rate = self.random.uniform(0.3, 0.7) if damaged else 0
        self.damage = []   # (line, start, right text, kind)
        self.decoys = []   # (line, start, end, what)
        self.raw = ''
        self.write(self.pieces(base))

    def choose_lookalikes(self, stem):
        """Mostly one misreading, as an engine repeats itself; sometimes a second one."""
        possible = list(self.world.lookalikes[self.character])
        self.random.shuffle(possible)
        return possible[:2] if self.random.random() < 0.25 else possible[:1]

    def pieces(self, base):
        if base < 2 and self.county.name[-1] == '县':
            pieces = texts.sample(base, self.county, self.letter)
        else:
            pieces = texts.notice(self.random, self.county, self.letter)
        return pieces + [('\n', None)] + self.decoy_lines()

    def decoy_lines(self):
        """Right text that holds the look-alike: people, companies, the other county."""
        lines = [('参加编写的有', None), (f'{self.random.choice("王李张刘")}建国', 'decoy')]
        for one in self.lookalikes:
            if one in SURNAMES:
                lines += [('、', None), (f'{one}志强', 'decoy'), ('、', None),
                          (f'{one}玉梅', 'decoy'), ('。', None),
                          (f'{one}润食品有限公司', 'decoy'), ('提供了数据', None)]
            if world.in_gb2312(one):
                lines += [('、', None), (f'李{one}', 'decoy')]
            if self.world.beside(self.county, one):
                lines += [('。根据', None), (f'（{one}政发〔2012〕9号）', 'decoy'), ('执行', None)]
            other = self.world.elsewhere(self.county, one)
            if other:
                lines += [('。调研组到', None), (other.path, 'decoy'), ('学习考察', None)]
        return lines + [('。线缆规格为46AWG，压力等级为IV 类。\n', None)]

    def kind_of(self, piece, kind, lookalike):
        """What may be expected of one misreading."""
        if kind in ('full', 'stem'):
            stem = self.county.name[:-1]
            if piece.replace(self.character, lookalike, 1) in self.world.names:
                return 'real'
            if self.world.collides(self.county.name, stem, self.character, lookalike):
                return 'collides'
            return 'two' if len(piece) == 2 and kind == 'full' else kind
        if lookalike in world.LETTERS:
            return 'collides'
        return 'shared' if lookalike in self.world.initials else kind

    def misread(self, piece, kind):
        """Perhaps a misreading of a name; what stands then, and what it is called."""
        if kind in (None, 'decoy') or self.character not in piece:
            return piece, None
        if self.random.random() >= self.rate:
            return piece, None
        lookalike = self.lookalikes[0 if self.random.random() < 0.8 else -1]
        return piece.replace(self.character, lookalike, 1), self.kind_of(piece, kind, lookalike)

    def write(self, pieces):
        out = []
        for piece, kind in pieces:
            shown, damage = self.misread(piece, kind)
            out.append((shown, piece, kind, damage))
        line, column, text = 1, 0, []
        for shown, piece, kind, damage in out:
            if kind is None:
                shown = self.stray(shown, line, column)
            if damage:
                self.damage.append((line, column, piece, damage))
            elif kind == 'decoy':
                self.decoys.append((line, column, column + len(shown), shown))
            text.append(shown)
            newlines = shown.count('\n')
            line += newlines
            column = len(shown) - shown.rfind('\n') - 1 if newlines else column + len(shown)
        self.raw = ''.join(text)

    def stray(self, text, line, column):
        """Sets ` and ` where a 和 stood between Han characters, one time in four."""
        out = []
        for index, character in enumerate(text):
            between = 0 < index < len(text) - 1 and \
                cleaning.han(text[index - 1] + text[index + 1]) == text[index - 1] + text[index + 1]
            if character == '和' and between and self.rate and self.random.random() < 0.25:
                self.damage.append((line, column, '和', 'stray'))
                out.append(' and ')
                column += 5
            else:
                out.append(character)
                line, column = (line + 1, 0) if character == '\n' else (line, column + 1)
        return ''.join(out)


class Score:
    """Counts over all cases."""

    def __init__(self):
        self.total, self.hit = collections.Counter(), collections.Counter()
        self.reported = collections.Counter()
        self.changed = 0
        self.wrong, self.misses, self.spoiled = [], [], []

    def take(self, case):
        cleaned, _, records = cleaning.clean(case.raw.encode())
        text, lines = cleaning.apply_log(case.raw, records)
        if text.encode() != cleaned:
            raise cleaning.LogError(f'{case.county.name}: the log does not give the output')
        self.take_damage(case, lines, records)
        self.take_changes(case, lines, records)

    def take_damage(self, case, lines, records):
        raw_lines = [line for line, _ in cleaning.split_lines(case.raw)]
        for line, start, right, kind in case.damage:
            end = start + (5 if kind == 'stray' else len(right))
            self.total[kind] += 1
            if lines[line - 1].at(start, end) == right:
                self.hit[kind] += 1
                continue
            seen = any(r['line'] == line and r['col'] - 1 < end and
                       r['col'] - 1 + len(r['before']) > start for r in records)
            self.reported[kind] += seen
            context = raw_lines[line - 1][max(0, start - 8):end + 8]
            self.misses.append((kind, case.county.name, right, raw_lines[line - 1][start:end],
                                context, 'reported' if seen else 'unseen'))

    def take_changes(self, case, lines, records):
        """Every change of a Han character must be of a damaged place, and right."""
        places = {}
        for line, start, right, kind in case.damage:
            end = start + (5 if kind == 'stray' else len(right))
            for column in range(start, end):
                places[line, column] = (start, end, right, kind)
        for record in records:
            if not record['applied'] or \
                    cleaning.han(record['before']) == cleaning.han(record['after']):
                continue
            self.changed += 1
            column = record['col'] - 1
            touched = [places.get((record['line'], column + offset))
                       for offset in range(len(record['before']))]
            good = any(touched) and all(
                one is None or one[3] != 'real' and
                lines[record['line'] - 1].at(one[0], one[1]) == one[2]
                for one in touched)
            if good and len(record['before']) == len(record['after']):
                good = all(touched[i] for i in range(len(touched))
                           if record['before'][i] != record['after'][i])
            if not good:
                raw = cleaning.split_lines(case.raw)[record['line'] - 1][0]
                self.wrong.append((case.county.name, record['before'], record['after'],
                                   record['rule'], raw[max(0, column - 8):column + 12]))
        for line, start, end, what in case.decoys:
            if lines[line - 1].at(start, end) != what:
                self.spoiled.append((case.county.name, what, lines[line - 1].at(start, end)))

    @property
    def recall(self):
        kinds = CERTAIN + ('stray',)
        total = sum(self.total[kind] for kind in kinds)
        return sum(self.hit[kind] for kind in kinds) / total if total else 1.0

    @property
    def precision(self):
        return (self.changed - len(self.wrong)) / self.changed if self.changed else 1.0


def cases(count, seed, damaged=True):
    """count counties drawn by seed, each with one text."""
    places = world.World()
    chosen = {}
    candidates = places.candidates()
    random.Random(seed).shuffle(candidates)
    for county, character in candidates:
        if len(chosen) < count and county.code not in chosen:
            chosen[county.code] = (county, character)
    for number, (county, character) in enumerate(chosen.values()):
        yield Case(places, county, character, seed, number % 3, damaged)


def report(score, count):
    print(f'{count} counties, {sum(score.total.values())} misreadings and stray words')
    print(f'{"kind":<10} {"damaged":>8} {"repaired":>9} {"reported":>9} {"recall":>7}')
    for kind in CERTAIN + ('stray', 'two', 'shared', 'brand', 'collides', 'real'):
        if score.total[kind]:
            print(f'{kind:<10} {score.total[kind]:>8} {score.hit[kind]:>9} '
                  f'{score.reported[kind]:>9} {score.hit[kind] / score.total[kind]:>7.4f}')
    print(f'certain kinds ({", ".join(CERTAIN)}, stray): recall {score.recall:.4f}')
    print(f'changes of Han characters: {score.changed}, wrong {len(score.wrong)}, '
          f'precision {score.precision:.4f}; decoys spoiled: {len(score.spoiled)}')


def write_misses(score, path):
    with open(path, 'w', encoding='utf-8') as file:
        for what, rows in (('wrong', score.wrong), ('spoiled', score.spoiled),
                           ('missed', score.misses)):
            for row in rows:
                print(what, *row, sep='\t', file=file)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--counties', type=int, default=240)
    parser.add_argument('--seed', default='1')
    parser.add_argument('--misses', help='write every miss there')
    parser.add_argument('--undamaged', action='store_true')
    options = parser.parse_args()
    score, count = Score(), 0
    for case in cases(options.counties, options.seed, not options.undamaged):
        score.take(case)
        count += 1
    report(score, count)
    if options.misses:
        write_misses(score, options.misses)
    return 0 if score.recall >= 0.99 and not score.wrong and not score.spoiled else 1


if __name__ == '__main__':
    sys.exit(main())
