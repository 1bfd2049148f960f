"""Right texts with marked places: lists of (text, kind), kind None for plain text.

Kinds: full 郯城县 · stem 郯城 · code 郯政办字 · stationed 驻郯 · brand 郯心公开 (a coined word).
"""
import os
import re

import tap

SAMPLE_FILES = ('tancheng-gazette-2024-03.txt', 'tancheng-gazette-2026-01.txt')
# What stands wrongly in the samples, read by hand: beside every 郟 five 郑, and the English word.
HAND = (('郟', '郯'), ('郑政办字', '郯政办字'), ('专家郑城行', '专家郯城行'),
        ('郑城监管支局', '郯城监管支局'), (' and ', '和'))
MARK = re.compile('(?P<full>郯城县)|(?P<code>郯)(?=政发|政字|政办|办发)|(?P<stem>郯城)|'
                  '(?P<stationed>(?<=驻)郯)|(?P<brand>郯)')
TOWNSHIPS = ('马头镇', '李庄镇', '杨集镇', '红花镇', '归昌乡', '郯城街道')


def with_superiors(text, county):
    """Replaces the townships and superiors of the samples' county by those of another one."""
    towns = [place.name for place in county.children if place.level == 'township']
    for number, town in enumerate(TOWNSHIPS):
        text = text.replace(town, towns[number % len(towns)])
    text = text.replace('新村银杏产业开发区', '高新技术产业开发区')
    text = text.replace('驻临院校', '驻市院校').replace('潍宿高铁', '高铁')
    prefecture, province = county.parent, county.province
    for old, new in (('临沂市', prefecture.name), ('临沂', prefecture.short),
                     ('山东省', province.name), ('山东', province.short)):
        text = text.replace(old, new)
    return text


def marked(text, county, letter):
    """Splits the samples' text at the names of their county and puts another one's there."""
    stem = county.name[:-1] if len(county.name) > 2 else county.name
    new = {'full': county.name, 'stem': stem, 'code': letter, 'stationed': letter,
           'brand': letter}
    pieces, at = [], 0
    for match in MARK.finditer(text):
        kind = match.lastgroup
        pieces += [(text[at:match.start()], None), (new[kind], kind)]
        at = match.end()
    return pieces + [(text[at:], None)]


def sample(index, county, letter):
    """A sample, put right by hand, of another county."""
    with open(os.path.join(tap.SAMPLES, SAMPLE_FILES[index]), encoding='utf-8') as file:
        text = file.read()
    for wrong, right in HAND:
        text = text.replace(wrong, right)
    return marked(with_superiors(text, county), county, letter)


NOTICE = '''郯城县人民政府文件

郯政发〔{year}〕{serial}号

郯城县人民政府
关于印发《郯城县{matter}管理办法》的通知

各乡镇人民政府、街道办事处，{one}、{two}，县政府各部门，省、市驻郯各单位：

《郯城县{matter}管理办法》已经县政府第{serial}次常务会议研究通过，现印发给你们，请认真贯彻执行。

郯城县人民政府

{year}年{month}月{day}日

（此件公开发布）

郯城县{matter}管理办法

第一章 总则

第一条 为了规范本县{matter}工作，根据《{province}{matter}条例》和{prefecture}有关规定，结合郯城县实际，制定本办法。

第二条 郯城县行政区域内的{matter}及其监督管理和服务，适用本办法。

第三条 郯城县人民政府统一领导全县{matter}工作。郯城县财政局、郯城县自然资源和规划局和{three}、{four}按照职责分工负责有关工作。

（一）建立郯城县{matter}台账和档案，定期向{prefecture}有关部门报送；

（二）安排经费和人员，经费纳入郯城县年度预算；

（三）在{one}、{two}设立服务站点和公示栏。

第二章 附则

第四条 本办法由郯城县人民政府办公室负责解释。《郯城县{matter}暂行规定》（郯政办发〔{before}〕{serial}号）同时废止。

第五条 本办法自{year}年{next}月1日起施行，有效期五年。

抄送：县委各部门，县人大常委会办公室，县政协办公室，驻郯部队。

郯城县人民政府办公室 {year}年{month}月{day}日印发
'''
MATTERS = ('农村公路', '城市绿化', '河道采砂', '生活垃圾', '公共租赁住房', '校园安全', '政府投资项目',
           '地下水资源', '历史建筑', '物业服务')


def notice(random, county, letter):
    """A short notice of a county, a city or a district, written from a template."""
    towns = [place.name for place in county.children if place.level == 'township']
    year, month = random.randint(2013, 2024), random.randint(1, 11)
    text = NOTICE.format(
        year=year, before=year - random.randint(3, 9), month=month, next=month + 1,
        day=random.randint(1, 28), serial=random.randint(2, 60), matter=random.choice(MATTERS),
        prefecture=county.parent.name, province=county.province.name,
        **dict(zip(('one', 'two', 'three', 'four'), random.sample(towns, 4))))
    pieces = marked(text, county, letter)
    level = county.name[-1]
    if level == '县':
        return pieces
    return [(re.sub('(?<![乡])县(?=政|委|人大|直)|(?<=[本全])县', level, piece), kind)
            if kind is None else (piece, kind) for piece, kind in pieces]
