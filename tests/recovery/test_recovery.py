#!/usr/bin/python3
"""Place names misread in the texts of a dozen counties come back, and nothing else changes."""
import collections
import os

import recovery
import tap
import world

COUNT = 12


@tap.test
def nothing_right_is_changed():
    """No right character and no decoy changes in the texts of twelve counties."""
    assert not score.wrong, score.wrong[:5]
    assert not score.spoiled, score.spoiled[:5]


@tap.test
def there_was_damage():
    """The generator damages a third of the names or more, of every kind, with decoys."""
    damaged = collections.Counter(one[3] for case in cases for one in case.damage)
    assert damaged['full'] > 5 * COUNT and damaged['code'] > COUNT / 2 and damaged['stray'] > COUNT
    assert all(case.decoys for case in cases)


@tap.test
def the_score_sees_errors():
    """A change of a decoy and a wrong repair are counted as wrong."""
    case = cases[0]
    line, start, end, what = case.decoys[0]
    raw_lines = [raw for raw, _ in recovery.cleaning.split_lines(case.raw)]
    record = {'applied': True, 'line': line, 'col': start + 1, 'before': what[0], 'after': '郯',
              'rule': 'x'}
    text, lines = recovery.cleaning.apply_log(case.raw, [record])
    mine = recovery.Score()
    mine.take_changes(case, lines, [record])
    assert mine.changed == 1 and len(mine.wrong) == 1 and mine.spoiled
    assert len(raw_lines) == len(lines) and text != case.raw


@tap.test
def divisions_have_many_confusable_counties():
    """At least two hundred counties can be drawn."""
    assert len({county.code for county, _ in world.World().candidates()}) >= 200


cases = list(recovery.cases(COUNT, 'small'))
score = recovery.Score()
for one_case in cases:
    score.take(one_case)
tap.pending(score.recall >= 0.99, 'misread names and stray words of twelve counties come back, '
            f'99 of 100 (recall {score.recall:.4f})', 'the place rules are young')
tap.run()
