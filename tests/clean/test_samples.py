#!/usr/bin/python3
"""gz-clean on the five real texts: what must change, what must stay, and back."""
import collections
import glob
import json
import os
import tempfile

from tap import BIN, SAMPLES, run, test
import subprocess

TEXTS = sorted(glob.glob(os.path.join(SAMPLES, '*.txt')))
TANCHENG = [path for path in TEXTS if 'tancheng' in path]


class Cleaned:
    """A text, what gz-clean made of it, and the log."""

    def __init__(self, data, *options):
        with tempfile.TemporaryDirectory() as folder:
            log = os.path.join(folder, 'log')
            result = subprocess.run([os.path.join(BIN, 'gz-clean'), '-q', '--log', log, *options],
                                    input=data, check=True, stdout=subprocess.PIPE)
            self.data, self.clean = data, result.stdout
            with open(log, encoding='utf-8') as file:
                records = [json.loads(line) for line in file]
            self.corrections = [r for r in records if r['type'] == 'correction']
            self.source = records[-1]
            self.back = subprocess.run([os.path.join(BIN, 'gz-clean'), '-q', '--revert', log],
                                       input=self.clean, check=True, stdout=subprocess.PIPE).stdout
        self.text = self.clean.decode()

    def made(self, before, after):
        return sum(c['applied'] and c['before'] == before and c['after'] == after
                   for c in self.corrections)


def read(path):
    with open(path, 'rb') as file:
        return file.read()


def cleaned(path):
    return Cleaned(read(path))


def everywhere(*fragments):
    """Each fragment stands in some sample, and still does after cleaning."""
    texts = [(read(path).decode(), cleaned(path).text) for path in TEXTS]
    for fragment in fragments:
        raw = [text for text, _ in texts if fragment in text]
        assert raw, fragment
        for text, clean in texts:
            assert text.count(fragment) == clean.count(fragment), fragment


@test
def all_77_and_five_misread_names_of_the_county_are_mended():
    made = collections.Counter()
    for path in TANCHENG:
        result = cleaned(path)
        for wrong in '郟郑':
            made[wrong] += result.made(wrong, '郯')
        assert '郟' not in result.text
    assert made == {'郟': 77, '郑': 5}, made


@test
def people_companies_and_true_names_stay():
    everywhere('郑金龙', '郑 伟', '郑洪艳', '郑建新型建材', '郑润食品', '鄄城海装', '郓城水浒旅游城',
               '鄆城化工园区', '大唐鄆城发电', '郓财土地', '葛振乾', '姍', '何 燕', ' pack ', 'IV 类',
               '46AWG', '乾源城市开发')


@test
def the_two_companies_and_the_ambiguous_park_are_reported():
    reports = [(c['before'], c['after'], tuple(c['candidates'])) for path in TEXTS
               for c in cleaned(path).corrections if not c['applied']]
    assert reports.count(('郑', None, ('郯', '郑'))) == 2, reports
    assert reports.count(('鄆城', None, ('郓城', '鄄城'))) == 2, reports
    assert len(reports) == 4, reports


@test
def four_english_words_become_chinese():
    assert sum(cleaned(path).made(' and ', '和') for path in TEXTS) == 4


@test
def line_for_line_and_back_again():
    for path in TEXTS:
        result = cleaned(path)
        assert result.clean.count(b'\n') == result.data.count(b'\n'), path
        assert result.back == result.data, path


def apply_by_hand(text, corrections):
    """The log applied to the original, from the record's description alone."""
    lines = text.split('\n')
    for c in reversed(corrections):
        if c['applied']:
            line, at = lines[c['line'] - 1], c['col'] - 1
            assert line[at:at + len(c['before'])] == c['before'], c
            lines[c['line'] - 1] = line[:at] + c['after'] + line[at + len(c['before']):]
    return '\n'.join(lines)


@test
def the_log_applied_by_hand_gives_the_clean_text():
    for path in TEXTS:
        result = cleaned(path)
        assert apply_by_hand(result.data.decode(), result.corrections) == result.text, path


@test
def every_correction_says_why():
    for path in TEXTS:
        result = cleaned(path)
        assert all(c['evidence'] for c in result.corrections)
        assert result.source['corrections'] == sum(c['applied'] for c in result.corrections)
        assert result.source['reported'] == sum(not c['applied'] for c in result.corrections)
        assert result.source['bytes'] == len(result.data)


@test
def cleaning_twice_changes_nothing_more():
    for path in TEXTS:
        once = cleaned(path)
        assert Cleaned(once.clean).clean == once.clean, path


def of_another_county(data):
    """The same issue, printed by 莒县, of which nothing was misread."""
    text = data.decode()
    for name in ('郯城', '郟城'):
        text = text.replace(name, '莒')
    return text.replace('郯', '莒').replace('郟', '莒').encode()


@test
def issues_of_one_number_are_judged_apart():
    one = read(os.path.join(SAMPLES, 'tancheng-gazette-2024-03.txt'))
    other = of_another_county(one)
    apart = Cleaned(one).text + Cleaned(other).text
    assert Cleaned(one + other).text == apart
    assert Cleaned((one + other).decode().encode('gb18030')).text == apart


@test
def a_person_in_a_list_keeps_the_name():
    text = ('李沧区人民政府文件\n李沧政发〔2024〕3号\n李沧区人民政府关于表扬先进的通知\n各街道办事处：\n'
            '李苍区各单位要向李沧的先进学习。参加编写的有李建国、李苍。\n李沧区人民政府\n2024年3月1日\n')
    made = Cleaned(text.encode())
    assert '李沧区各单位' in made.text and '李建国、李苍。' in made.text, made.text


@test
def gb18030_gives_the_same_text():
    for path in TEXTS:
        data = read(path)
        wide = Cleaned(data.decode().encode('gb18030'))
        assert wide.source['encoding'] == 'GB18030', wide.source
        assert wide.text == cleaned(path).text, path
        assert wide.back == data, path


# A sample moved to another county: name, stem characters, parents, a township,
# and look-alikes of this test's own for the character that stands for 郯.
MOVES = [
    ('莒县', '莒', '日照市', '山东省', '浮来街道', '苢'),
    ('鄄城县', '鄄', '菏泽市', '山东省', '古泉街道', '鄆'),
    ('郫都区', '郫', '成都市', '四川省', '郫筒街道', '鄟'),
    ('濉溪县', '濉', '淮北市', '安徽省', '濉溪镇', '灘'),
    ('滕州市', '滕', '枣庄市', '山东省', '荆河街道', '榺'),
    ('隰县', '隰', '临汾市', '山西省', '龙泉镇', '隕'),
    ('颍上县', '颍', '阜阳市', '安徽省', '慎城镇', '潁'),
]


def moved(text, county, letter, prefecture, province, township):
    text = text.replace('郯城街道', township).replace('郟城街道', township)
    text = text.replace('郯城县', county).replace('临沂市', prefecture)
    text = text.replace('山东省', province)
    stem = county[:-1]
    return text.replace('郯城', stem if len(stem) > 1 else county).replace('郯', letter)


@test
def the_same_holds_for_other_counties():
    for county, letter, prefecture, province, township, wrong in MOVES:
        for path in TANCHENG:
            raw = read(path).decode()
            right = cleaned(path).text.replace('郑', '赵')
            goal = moved(right, county, letter, prefecture, province, township)
            # The damage of the sample, character for character.
            marks = raw.replace('郟城街道', '郯城街道').replace('郟', '\ue000').replace('郯', '\ue001')
            places = [c for c in marks if c in '\ue000\ue001']
            damaged, index = [], 0
            for part in goal.split(letter):
                damaged.append(part)
                hit = places[index % len(places)] == '\ue000'
                damaged.append(wrong if hit else letter)
                index += 1
            damaged = ''.join(damaged[:-1])
            result = Cleaned(damaged.encode())
            assert result.text == goal, (county, path, [
                (a, b) for a, b in zip(result.text.split('\n'), goal.split('\n')) if a != b][:3])


run()
