#!/usr/bin/python3
"""Right text stays as it is: names of the samples, and passages that look like errors."""
import os
import re
import sys

import cleaning
import harm
import tap

HERE = os.path.dirname(os.path.abspath(__file__))

# Each is right as it stands, whatever it resembles.
PASSAGES = (
    '郑某某与郏县人民政府签订协议，郏县位于河南省平顶山市。',
    '乾县和乾安县的干部赴亳州市谯城区考察，毫不松懈。',
    '第三人在第五条规定的期限内提出异议的，按照第（三）项办理。',
    '自己的事自己办，已经办结的不再重复，巳时开始。',
    '未经批准不得施工，末端设备由用户维护，年末考核。',
    '荥阳市与荣县结为友好县市，荣誉属于集体。',
    '采用IV 类标准，线缆为46AWG，配套 pack 工艺和MTO 装置。',
    '《山东省行政程序规定》（省政府令第238号）第五十条 AND 与会',
    '一、二、三产业融合发展，3.16 万台设备，10 亿元投资。',
    '沐浴、冶金、治理、陇海、账户、帐篷、赢得、羸弱、拆除、折旧、徽章、微小。',
    '比例为1:500，时间为8:30，网址为https://www.example.gov.cn/a?b=1，邮箱为a.b@c.cn。',
    '张○○、李某，身份证号后四位为○○○○，详见附件。',
    '朱镕基总理、堌阳镇、浉河区、硚口区、埇桥区、鄠邑区、瀍河回族区。',
)


def names():
    """(sample, [name]) from names.txt."""
    with open(os.path.join(HERE, 'names.txt'), encoding='utf-8') as file:
        for line in file:
            if not line.startswith('#'):
                sample, people = line.rstrip('\n').split('\t')
                yield sample, people.split(' ')


def read(sample):
    with open(os.path.join(tap.SAMPLES, sample), 'rb') as file:
        return file.read()


def squeeze(data):
    return re.sub(r'\s', '', data.decode())


@tap.test
def names_of_the_samples_stay():
    """Every personal and company name of the samples stands as often after as before."""
    cleaned = {}
    for sample, people in names():
        if sample not in cleaned:
            cleaned[sample] = squeeze(cleaning.clean(read(sample))[0])
        raw = squeeze(read(sample))
        for name in people:
            assert name in raw, (sample, name)
            assert cleaned[sample].count(name) == raw.count(name), (sample, name)


@tap.test
def right_passages_stay():
    """Passages that resemble errors keep every Han character, digit and label."""
    for passage in PASSAGES:
        measure = harm.Harm()
        measure.take(passage, passage.encode())
        assert not measure.harm, measure.harm


@tap.test
def latin_words_stay():
    """Latin words, addresses and units are not taken for stray words."""
    for passage in PASSAGES:
        cleaned = cleaning.clean(passage.encode())[0].decode()
        for word in re.findall('[A-Za-z0-9./:@?=]{2,}', passage):
            assert word == 'and' or word in cleaned, (word, cleaned)


@tap.test
def the_measure_sees_harm():
    """The measure itself notices a changed character, digit, label, number and date."""
    measure = harm.Harm()
    for old, new in (('郑州', '郯州'), ('12人', '13人'), ('第三条 本', '第二条 本'),
                     ('国发〔2011〕38号', '国发〔2011〕39号'), ('2024年7月', '2024年8月')):
        before = len(measure.harm)
        measure.compare('x', 1, old, new)
        assert len(measure.harm) > before, (old, new)


if __name__ == '__main__':
    sys.dont_write_bytecode = True
    tap.run()
