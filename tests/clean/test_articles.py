#!/usr/bin/env python3
"""gz-clean by counting: labels of articles and chapters whose gap, numeral or margin OCR misread."""
import tap

CASES = (
    ('a comma read for the gap', '第六条 甲方应当。\n第七条，乙方应当。\n第八条 丙方应当。',
     '第六条 甲方应当。\n第七条 乙方应当。\n第八条 丙方应当。'),
    ('a comma and a space', '第六条 甲方应当。\n第七条， 乙方应当。\n第八条 丙方应当。',
     '第六条 甲方应当。\n第七条 乙方应当。\n第八条 丙方应当。'),
    ('several on end', '第六条 甲方应当。\n第七条，乙方应当。\n第八条，丙方应当。\n第九条 丁方应当。',
     '第六条 甲方应当。\n第七条 乙方应当。\n第八条 丙方应当。\n第九条 丁方应当。'),
    ('the first one, by the one behind', '某某办法\n第一条，为了规范，制定本办法。\n第二条 乙方应当。',
     '某某办法\n第一条 为了规范，制定本办法。\n第二条 乙方应当。'),
    ('the last one, by the one before', '第六条 甲方应当。\n第七条，本办法自2024年1月1日起施行。',
     '第六条 甲方应当。\n第七条 本办法自2024年1月1日起施行。'),
    ('a speck before the label', '第六条 甲方应当。\n。 第七条 乙方应当。\n第八条 丙方应当。',
     '第六条 甲方应当。\n第七条 乙方应当。\n第八条 丙方应当。'),
    ('a misread numeral', '第十五条 甲方应当。\n第士六条乙方应当。\n第十七条 丙方应当。',
     '第十五条 甲方应当。\n第十六条乙方应当。\n第十七条 丙方应当。'),
    ('a numeral read as digits', '第三十六条 甲方应当。\n第三二七条 乙方应当。\n第三十八条 丙方应当。',
     '第三十六条 甲方应当。\n第三十七条 乙方应当。\n第三十八条 丙方应当。'),
    ('above a hundred', '第一百零四条 甲方应当。\n第一百零互条 乙方应当。\n第一百零六条 丙方应当。',
     '第一百零四条 甲方应当。\n第一百零五条 乙方应当。\n第一百零六条 丙方应当。'),
    ('a chapter', '第四章 附件\n第六条 甲方应当。\n第五章，法律责任\n第七条 乙方应当。\n。 第六章 附则\n第八条 丙方应当。',
     '第四章 附件\n第六条 甲方应当。\n第五章 法律责任\n第七条 乙方应当。\n第六章 附则\n第八条 丙方应当。'),
    ('a gap where the line before lost its full stop', '第六条甲方应当。\n第七条乙方应当讲诚信\n第八条丙方应当。\n第九条丁方应当。',
     '第六条甲方应当。\n第七条乙方应当讲诚信\n第八条 丙方应当。\n第九条丁方应当。'),
    ('the same below a note', '某某条例\n（2024年11月28日某某会议通过）\n第一条为了规范，制定本条例。\n第二条乙方应当。',
     '某某条例\n（2024年11月28日某某会议通过）\n第一条 为了规范，制定本条例。\n第二条乙方应当。'),
    ('the head of a contents page', '某某公报\n日录\n某某办法 1', '某某公报\n目录\n某某办法 1'),
    ('over a page number', '第六条 甲方应当。\n\n— 3 —\n第七条，乙方应当。\n第八条 丙方应当。',
     '第六条 甲方应当。\n\n— 3 —\n第七条 乙方应当。\n第八条 丙方应当。'),
)

STAY = (
    ('a line that goes on', '第六条 违反本条例\n第七条，由甲方处罚。\n第八条 丙方应当。'),
    ('a line that goes on over a page', '第六条 违反本条例\n\n— 3 —\n\n第七条，由甲方处罚。\n第八条 丙方应当。'),
    ('an article that is cited between its neighbours', '第六条 甲方应当守约。\n第七条，乙方应当。\n第七条 丙方。\n第八条 丙方应当。'),
    ('what the count does not ask for', '第六条 甲方应当。\n第五条，乙方应当。\n第八条 丙方应当。'),
    ('alone', '第七条，乙方应当。'),
    ('a list of what is cited', '第六条 甲方应当。\n第七条、第九条规定的除外。\n第八条 丙方应当。'),
    ('any article', '第六条 甲方应当。\n第某条 乙方应当。\n第七条 丙方应当。'),
    ('an article of an amendment', '第六条 甲方应当。\n“第七条 乙方应当。”\n第八条 丙方应当。'),
    ('a colon', '第六条：甲方应当。\n第七条：乙方应当。\n第八条：丙方应当。'),
    ('a label without a gap below a sentence', '第六条甲方应当。\n第七条乙方应当。\n第八条丙方应当。'),
    ('a label without a gap that is cited', '第七条乙方应当遵守约定并按照甲方\n第八条丙方应当。\n第八条丙方应当。\n第九条丁方应当。'),
    ('a diary', '某某办法\n日录入数据不少于三条。\n每日录'),
    ('a chapter that is cited', '第四章 附件\n第五章，第六章另行规定，不适用。\n第六章 附则'),
)

for name, raw, clean in CASES + tuple((f'{name} stays', raw, raw) for name, raw in STAY):
    got = tap.tool('gz-clean', '-q', stdin=raw.encode()).stdout.decode()
    tap.is_equal(got, clean, name)
tap.done()
