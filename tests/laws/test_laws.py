#!/usr/bin/python3
"""The tree of a law written for this test is right in every layout."""
import os
import random

import laws
import tap
import truth

LAW = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'river.md')
title, notes, body = truth.read(LAW)
expected = truth.units(body)
tap.is_equal([sum(unit[0] == kind for unit in expected) for kind in laws.KINDS], [0, 3, 2, 8, 10],
             'the truth has 3 chapters, 2 sections, 8 articles, 10 items')
tap.ok(('point', '（二）', '第七条 2', None) in expected, 'the truth counts 款')

for variant in (name for name, (_, aim) in truth.VARIANTS.items() if aim):
    for seed in range(3):
        text = truth.VARIANTS[variant][0](title, notes, body, random.Random(seed))
        score = laws.Score()
        score.take(variant, expected, laws.Walk(laws.records_of(text)))
        tap.is_equal(score.misses, [], f'{variant}, seed {seed}: every unit in its place')

score = laws.Score()
walk = laws.Walk([])
walk.found = expected[1:] + [('article', '第九条', None, None)]
score.take('x', expected, walk)
tap.is_equal((len(score.misses), score.value < 1), (2, True), 'the score sees a lost and a false unit')
tap.done()
