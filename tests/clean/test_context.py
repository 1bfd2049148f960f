#!/usr/bin/env python3
"""gz-clean by neighbours: spaces beside numbers, brackets that a page cut apart."""
import tap

CASES = (
    ('a year that opens the line', '2023 年，全县粮食丰收。', '2023年，全县粮食丰收。'),
    ('a date that opens the line', '2024 年 7 月 26 日', '2024年7月26日'),
    ('a label that opens the line stays', '12 万元以上的项目，按程序报批。', '12 万元以上的项目，按程序报批。'),
    ('a percentage inside a sentence', '增幅均在 15% 以上的企业，予以奖励。', '增幅均在15%以上的企业，予以奖励。'),
    ('a number spaced on both sides', '围绕未来健康 6 大方向，重点发展。', '围绕未来健康6大方向，重点发展。'),
    ('a space before the point of a label', '1 .推动创新企业发展。\n  16 . 支持企业。\n“2 .《办法》”', '1.推动创新企业发展。\n  16. 支持企业。\n“2 .《办法》”'),
    ('a space before a point elsewhere', '路基 12 .桥梁\n2024 .某某\n1 .5\n0 .某', '路基 12 .桥梁\n2024 .某某\n1 .5\n0 .某'),
    ('the cells of a row stay apart', '路基 12 桥梁 3', '路基 12 桥梁 3'),
    ('the space behind a label stays', '第七条 3 日内答复，逾期视为同意。', '第七条 3日内答复，逾期视为同意。'),
    ('a bracket closed on the next page', '技术创新中心（研\n\n究中心)的，给予奖励。',
     '技术创新中心（研\n\n究中心）的，给予奖励。'),
    ('a bracket that nothing opened stays', '技术创新中心\n\n究中心)的，给予奖励。',
     '技术创新中心\n\n究中心)的，给予奖励。'),
    ('a bracket behind other text stays', '技术创新中心（研\n一、总则\n究中心)的，给予奖励。',
     '技术创新中心（研\n一、总则\n究中心)的，给予奖励。'),
    ('a gap behind a label, of a space and a quotation mark', '第一条 ”甲方应当。\n第二条”乙方应当。\n第三条 ”丙方应当。',
     '第一条 甲方应当。\n第二条 乙方应当。\n第三条 丙方应当。'),
    ('the next article ends what a mark in a gap could open',
     '第一条 ”甲方应当。\n第二条”乙方应当。\n第三条“丙方应当。\n第四条 ”丁方应当。\n《甲方》所称”乙方“不变。',
     '第一条 甲方应当。\n第二条 乙方应当。\n第三条 丙方应当。\n第四条 丁方应当。\n《甲方》所称”乙方“不变。'),
    ('a mark in a gap, and another in a later sentence', '第一条 ”甲方。\n第二条”乙方。\n第三条 ”丙方。\n第四条“丁方应当。\n但戊方”除外。',
     '第一条 甲方。\n第二条 乙方。\n第三条 丙方。\n第四条 丁方应当。\n但戊方”除外。'),
    ('gaps that are all opening marks', '第一条“甲方应当。\n第二条“乙方应当。\n第三条“丙方应当。\n第四条“丁”指丁方。',
     '第一条 甲方应当。\n第二条 乙方应当。\n第三条 丙方应当。\n第四条“丁”指丁方。'),
    ('the same behind a speck', '第一条“甲方。\n第二条“乙方。\n第三条“丙方。\n。 第四条“丁方应当。\n第五条 “戊”指戊方。',
     '第一条 甲方。\n第二条 乙方。\n第三条 丙方。\n第四条 丁方应当。\n第五条 “戊”指戊方。'),
    ('a quotation behind a label stays', '第一条 ”甲方应当。\n第二条”乙方应当。\n第三条 ”丙方应当。\n第四条 “丁”指丁方。',
     '第一条 甲方应当。\n第二条 乙方应当。\n第三条 丙方应当。\n第四条 “丁”指丁方。'),
)

for name, raw, clean in CASES:
    got = tap.tool('gz-clean', '-q', stdin=raw.encode()).stdout.decode()
    tap.is_equal(got, clean, name)
tap.done()
