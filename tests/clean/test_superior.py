#!/usr/bin/env python3
"""gz-clean: misread places in texts of a ministry or province, where the text says in which place they lie."""
import json

import tap

HEAD = '国务院办公厅\n\n国办函〔2019〕3号\n\n国务院办公厅关于同意有关事项的函\n\n'
# text, what becomes of it (None: it stays), readings reported
CASES = (
    ('山东省临沂市郟城县', '山东省临沂市郯城县', None),
    ('临沂市郑城县和德州市凌城区', '临沂市郯城县和德州市陵城区', None),
    ('宿迁市四洪县', '宿迁市泗洪县', None),
    ('河南省郟县', '河南省郏县', None),
    ('郟城县马头镇', '郯城县马头镇', None),
    ('郟城县，即郯城县', '郯城县，即郯城县', None),
    ('菏泽市鄆城县', None, ['郓城县', '鄄城县']),
    ('郟城县的来信', None, []),
    ('德州市主城区、济南市中心城区、泰安市老城区、临沂市郊城区、滨州市新城区', None, None),
    ('菏泽市定陶县、临沂市苍山县、襄樊市襄阳区、河南省平顶山市郏县、郑州市', None, None),
    ('宿州市肃县、莱阳市辖区、北京市县级公立医院', None, None),
)


def clean(text):
    done = tap.tool('gz-clean', '-q', '--log', '/dev/stderr', stdin=text.encode())
    records = [json.loads(line) for line in done.stderr.decode().splitlines()]
    return done.stdout.decode(), [r for r in records if r['type'] == 'correction']


for raw, right, readings in CASES:
    text, corrections = clean(HEAD + raw + '。\n')
    tap.is_equal(text, HEAD + (right or raw) + '。\n', raw)
    reported = [r['candidates'] for r in corrections if not r['applied']]
    tap.is_equal(reported, [] if readings is None else [readings], f'{raw}: what is reported')
tap.done()
