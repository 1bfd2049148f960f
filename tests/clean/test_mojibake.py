#!/usr/bin/python3
"""Text that was decoded with the wrong encoding, and text that looks like it."""
import glob
import json
import os
import subprocess
import tempfile

from tap import BIN, SAMPLES, run, test

LINE = '郯城县人民政府办公室关于印发《重点建设项目管理办法》的通知，请认真遵照执行。'
TRADITIONAL = '縣人民政府關於印發重點建設項目管理辦法的通知，請認真遵照執行。'
BEFORE, AFTER = '前面一行是正常的文字。\n', '\n后面一行也是。\n'


def clean(data, *words):
    return subprocess.run([os.path.join(BIN, 'gz-clean'), '-q', *words], input=data,
                          stdout=subprocess.PIPE, check=True).stdout


def repaired(garbled):
    text = clean((BEFORE + garbled + AFTER).encode()).decode()
    assert text.startswith(BEFORE) and text.endswith(AFTER), text
    return text[len(BEFORE):-len(AFTER)]


def kept(result, wanted):
    """How much of the wanted characters came back, the lost ones marked."""
    return sum(c in result for c in wanted) / len(wanted)


@test
def what_lost_nothing_comes_back_whole():
    for text in (LINE, LINE * 3, '　　' + LINE[:14]):
        assert repaired(text.encode('gbk').decode('latin1')) == text
        assert repaired(text.encode('gbk').decode('cp1252', 'replace')) in (text, text), text
    assert repaired('中国人民政府公报'.encode().decode('cp1252')) == '中国人民政府公报'


def as_browsers_read(data):
    """As 1252, but the five bytes that are no characters there become controls."""
    return ''.join(bytes([byte]).decode('cp1252', 'ignore') or chr(byte) for byte in data)


@test
def what_browsers_read_as_1252_comes_back_whole():
    for text in (LINE, '关于印发《澜江市古树名木保护办法》', '各区、县人民政府，市政府各部门：'):
        assert repaired(as_browsers_read(text.encode())) == text
        assert repaired(as_browsers_read(text.encode('gbk'))) == text, text
        twice = as_browsers_read(as_browsers_read(text.encode()).encode())
        assert repaired(twice) == text, twice
    for stays in ('Café — déjà vu, naïve façade…', 'ÀÁÂÃ · ¸½ÄÅ', '«Ürümqi»—Kaşgar'):
        assert repaired(stays) == stays


def corrections(data):
    with tempfile.TemporaryDirectory() as folder:
        log = os.path.join(folder, 'log')
        text = clean(data, '--log', log)
        with open(log, encoding='utf-8') as stream:
            found = [json.loads(line) for line in stream]
        assert clean(text, '--revert', log) == data
    return text, [(c['rule'], c['applied'], c['col']) for c in found if c['type'] == 'correction']


@test
def a_replacement_character_in_the_source_is_reported_once():
    data = '贯彻落\ufffd《水法》，县\ufffd\ufffd府\n'.encode()
    assert corrections(data) == (data, [('mojibake', False, 4), ('mojibake', False, 11)])
    text, found = corrections('人民'.encode() + b'\xff' + '政府\n'.encode())
    assert found == [('undecodable', True, 3)], found
    garbled = '\ufffd' + LINE.encode().decode('gb18030', 'replace')
    assert kept(clean(garbled.encode()).decode(), LINE) > 0.8


@test
def text_one_byte_off_is_reported():
    shifted = b'\xa1' + '（一）制定政策；'.encode('gb18030')
    data = ('?' + shifted.decode('gb18030', 'ignore') + '\n').encode()
    text, found = corrections(data)
    assert text == data and ('mojibake', False, 3) in found, found
    right = '注音符號ㄅㄆㄇ。ㄅ、ㄆ，（ㄒ）一\n'.encode()
    assert clean(right) == right


@test
def what_is_reported_inside_a_repair_stands_behind_it():
    for report in ('\ue010', 'x<b>y'):
        garbled = (LINE + report + LINE).encode('gb18030').decode('latin1')
        with tempfile.TemporaryDirectory() as folder:
            log = os.path.join(folder, 'log')
            clean((BEFORE + garbled + AFTER).encode(), '--log', log)
            with open(log, encoding='utf-8') as stream:
                records = [json.loads(line) for line in stream]
        reported = [r['before'] for r in records if r['type'] == 'correction' and not r['applied']]
        assert reported == [''], (report, reported)


@test
def what_lost_characters_comes_back_with_marks():
    for garbled in (LINE.encode().decode('gbk', 'replace'),
                    LINE.encode().decode('gbk', 'replace').replace('\ufffd', '?'),
                    LINE.encode().decode('gb18030', 'replace'),
                    LINE.encode().decode('cp1252', 'replace')):
        result = repaired(garbled)
        assert kept(result, LINE) > 0.7, (garbled, result)
        assert kept(garbled, LINE) < 0.3


def goes_through(character):
    try:
        return character.encode('gbk').decode('big5').encode('big5') == character.encode('gbk')
    except UnicodeError:
        return False


@test
def the_two_families_of_double_bytes():
    result = repaired(TRADITIONAL.encode('big5').decode('gbk', 'replace'))
    assert kept(result, TRADITIONAL) > 0.5, result
    whole = ''.join(c for c in LINE if goes_through(c))
    result = repaired(whole.encode('gbk').decode('big5'))
    assert len(whole) > 9 and kept(result, whole) > 0.9, (whole, result)


FRESH = '为进一步规范行政执法行为，保障公民的合法权益，根据有关法律法规，结合本市实际，制定本办法。'
KINDS = (('utf-8', 'gbk'), ('gbk', 'latin1'), ('gbk', 'cp1252'), ('utf-8', 'cp1252'))
HONEST = ('涓滴之水，可成江河，经办人闫鏖、芈銘。', 'Ärzte ohne Grenzen, São Paulo, Ångström',
          '±0.5℃，§3，£20，«Наука»', 'café, señor, “naïve” – €5',
          '笢、弊、惆等字在规范字表之外', '现将い、ぃ等假名的用法通知如下',
          '锟铻之剑，斤两之拷', '烫伤、烫金、滚烫烫的水')


@test
def each_kind_comes_back_and_honest_lines_stay():
    for really, read_as in KINDS:
        garbled = FRESH.encode(really).decode(read_as, 'replace')
        result = repaired(garbled)
        assert kept(result, FRESH) > 0.7 > kept(garbled, FRESH), (really, read_as, result)
    for text in HONEST:
        assert repaired(text) == text, text


@test
def two_characters_in_a_good_line_come_back_one_does_not():
    two = '按照规定予以%s。' % '问责'.encode().decode('cp1252')
    assert repaired(two) == '按照规定予以问责。', repaired(two)
    one = '按照规定予以问%s。' % '责'.encode().decode('cp1252')
    assert repaired(one) == one, repaired(one)


@test
def what_is_lost_is_only_reported():
    for text in ('通知锟斤拷锟斤拷如下', '烫烫烫烫'):
        assert repaired(text) == text
        with tempfile.TemporaryDirectory() as folder:
            log = os.path.join(folder, 'log')
            clean(text.encode(), '--log', log)
            with open(log, encoding='utf-8') as file:
                rules = [json.loads(line).get('rule') for line in file]
        assert 'mojibake' in rules


@test
def good_text_is_never_taken_for_it():
    for path in glob.glob(os.path.join(SAMPLES, '*.txt')):
        assert clean(b'', '--only', 'mojibake', '--diff', path) == b'', path
    for text in ('口腔医院、河浜、鎏金', 'naïve café, Müller & Söhne', '50±3℃，§12，·', '屯屯', '烫金',
                 'ÀÉÎÕÜ', '弊病、鼠疫、口腔'):
        assert repaired(text) == text, text


@test
def it_goes_back():
    garbled = (BEFORE + LINE.encode().decode('gbk', 'replace') + AFTER).encode()
    with tempfile.TemporaryDirectory() as folder:
        log = os.path.join(folder, 'log')
        result = clean(garbled, '--log', log)
        assert result != garbled and clean(result, '--revert', log) == garbled


run()
