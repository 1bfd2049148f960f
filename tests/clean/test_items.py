#!/usr/bin/env python3
"""gz-clean by counting: labels of items whose numeral or opening bracket OCR misread, within their list."""
import tap

CASES = (
    ('a numeral that stands twice', '应当具备：\n（一）甲方；\n（一）乙方；\n（三）丙方。', '应当具备：\n（一）甲方；\n（二）乙方；\n（三）丙方。'),
    ('a numeral that goes back', '应当具备：\n（一）甲方；\n（二）乙方；\n（一）丙方；\n（四）丁方。',
     '应当具备：\n（一）甲方；\n（二）乙方；\n（三）丙方；\n（四）丁方。'),
    ('a numeral read for another character, without its bracket', '应当具备：\n（一）甲方；\n人）乙方；\n（三）丙方。',
     '应当具备：\n（一）甲方；\n（二）乙方；\n（三）丙方。'),
    ('nothing left but a bracket', '应当具备：\n（一）甲方；\n）乙方；\n（三）丙方。', '应当具备：\n（一）甲方；\n（二）乙方；\n（三）丙方。'),
    ('the first one', '应当具备：\n一）甲方；\n（二）乙方。', '应当具备：\n（一）甲方；\n（二）乙方。'),
    ('the last one', '应当具备：\n（一）甲方；\n二）乙方。\n第四条 丙方。', '应当具备：\n（一）甲方；\n（二）乙方。\n第四条 丙方。'),
    ('a speck before it', '应当具备：\n（一）甲方；\n“二）乙方；\n（三）丙方。', '应当具备：\n（一）甲方；\n（二）乙方；\n（三）丙方。'),
)

STAY = (
    ('a list that begins anew', '应当具备：\n（一）甲方；\n（二）乙方。\n第四条 应当符合：\n（一）丙方；\n（二）丁方。'),
    ('a list of one item', '应当具备：\n（一）甲方。\n还应当符合：\n（一）乙方；\n（三）丙方。'),
    ('lists on both sides of a heading', '（一）甲方；\n二、条件\n（一）乙方；\n（三）丙方。'),
    ('a bracket that closes what a line before opened', '应当具备：\n（一）甲方（包括乙方\n人）丙方；\n（三）丁方。'),
    ('text that no item ends before', '应当具备：\n（一）甲方和\n人）乙方；\n（三）丙方。'),
    ('a label that the list does not ask for', '应当具备：\n（一）甲方；\n五）乙方；\n（三）丙方。'),
    ('labels that all have one bracket', '应当具备：\n1）甲方；\n2）乙方。'),
)

for name, raw, clean in CASES + tuple((f'{name} stays', raw, raw) for name, raw in STAY):
    got = tap.tool('gz-clean', '-q', stdin=raw.encode()).stdout.decode()
    tap.is_equal(got, clean, name)
tap.done()
