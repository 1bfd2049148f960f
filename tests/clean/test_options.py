#!/usr/bin/python3
"""The options of gz-clean, as a user types them."""
import json
import os
import subprocess
import tempfile

from tap import BIN, SAMPLES, run, test

SAMPLE = os.path.join(SAMPLES, 'tancheng-gazette-2026-01.txt')


def clean(*words, data=b''):
    return subprocess.run([os.path.join(BIN, 'gz-clean'), *words], input=data,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)


def read(path):
    with open(path, 'rb') as file:
        return file.read()


@test
def report_changes_nothing():
    assert clean('-q', '--level', 'report', SAMPLE).stdout == read(SAMPLE)


@test
def likely_goes_further_than_certain():
    text = '县情简介 of 全县，修订。\n'.encode()
    assert clean('-q', data=text).stdout == text
    assert clean('-q', '--level=likely', data=text).stdout == '县情简介的全县，修订。\n'.encode()


@test
def only_and_skip_choose_rules():
    text = '调整 and 升级,到 2025 年。\n'.encode()
    assert clean('--only', 'stray-word', data=text).stdout == '调整和升级,到 2025 年。\n'.encode()
    assert clean('--skip', 'stray-word,space', data=text).stdout == \
        '调整 and 升级，到 2025 年。\n'.encode()
    assert clean('--only=nonsense', data=text).returncode == 2
    assert clean('--level=most', data=text).returncode == 2


@test
def a_stated_place_needs_no_masthead():
    text = '现将《郟城县方案》印发，驻郟各单位执行。\n'.encode()
    right = '现将《郯城县方案》印发，驻郯各单位执行。\n'.encode()
    assert clean('-q', data=text).stdout == text
    assert clean('-q', '--place', '郯城县', data=text).stdout == right
    assert clean('-q', '--place', '371322', data=text).stdout == right
    for wrong in ('朝阳区', '999999', '郟城县'):
        assert clean('--place', wrong, data=text).returncode == 2, wrong


@test
def lists_and_explanations():
    rules = clean('--rules').stdout.decode()
    for line in rules.splitlines():
        name = line.split()[0]
        explained = clean('--explain', name)
        assert explained.returncode == 0 and explained.stdout.startswith(name.encode() + b': ')
    assert clean('--explain', 'nonsense').returncode == 2
    encodings = clean('--encodings').stdout.decode().split()
    assert {'UTF-8', 'GB18030', 'BIG5-HKSCS', 'UTF-16LE'} <= set(encodings)


@test
def a_diff_has_a_line_for_every_correction():
    with tempfile.TemporaryDirectory() as folder:
        log = os.path.join(folder, 'log')
        lines = clean('-q', '--diff', '--log', log, SAMPLE).stdout.decode().splitlines()
        corrections = [r for r in map(json.loads, read(log).decode().splitlines())
                       if r['type'] == 'correction']
    assert len(lines) == len(corrections) > 10
    for line, c in zip(lines, corrections):
        sign = '->' if c['applied'] else '?>'
        assert f'{c["line"]}:{c["col"]}: {c["before"]} {sign} {c["after"] or ""}' in line, line


@test
def another_encoding_out():
    text = '郯城县人民政府\n'.encode()
    for name in ('GB18030', 'UTF-16LE', 'BIG5-HKSCS'):
        result = clean('--to', name, data='人民公告\n'.encode())
        assert result.stdout.decode(name.lower().replace('-', '_')) == '人民公告\n', name
    lacking = clean('--to', 'BIG5-HKSCS', data=text)
    assert lacking.returncode == 1 and b'?' in lacking.stdout
    assert clean('--to', 'nonsense', data=text).returncode == 2
    assert clean('--from', 'nonsense', data=text).returncode == 2


@test
def stats_count_by_rule():
    shown = clean('-q', '--stats', SAMPLE).stderr.decode()
    assert 'place-name' in shown and 'UTF-8' in shown


@test
def many_sources_come_back_from_one_log():
    texts = ['到 2025 年\n', '没有行尾 and 结尾', '', '\ufeff有标记\n', '末行\u200b']
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for number, text in enumerate(texts):
            names.append(os.path.join(folder, str(number)))
            with open(names[-1], 'wb') as file:
                file.write(text.encode())
        log = os.path.join(folder, 'log')
        cleaned = clean('-q', '--log', log, *names)
        assert cleaned.stdout == '到2025年\n没有行尾和结尾有标记\n末行'.encode()
        back = clean('-q', '--revert', log, data=cleaned.stdout)
        assert (back.returncode, back.stdout) == (0, ''.join(texts).encode()), back
        for wrong in (cleaned.stdout[:-3], cleaned.stdout + b'x', b'', b'\n' + cleaned.stdout):
            assert clean('--revert', log, data=wrong).returncode == 1, wrong


@test
def bytes_that_are_no_text_come_back():
    data = bytes(range(256)) * 3 + '中文\n'.encode() + b'\xff\xfe\xe4\xb8'
    with tempfile.TemporaryDirectory() as folder:
        log = os.path.join(folder, 'log')
        cleaned = clean('-q', '--from', 'UTF-8', '--log', log, data=data)
        cleaned.stdout.decode()
        assert clean('-q', '--revert', log, data=cleaned.stdout).stdout == data


def with_table(rows, text):
    with tempfile.NamedTemporaryFile('w', suffix='.tsv', encoding='utf-8') as table:
        table.write(rows)
        table.flush()
        done = clean('-q', '--table', table.name, data=text.encode())
        return done.returncode, done.stdout.decode(), done.stderr.decode().replace(table.name, 'T')


MASTHEAD = '{0}人民政府文件\n\n{0}人民政府关于秋种工作的通知\n\n'


@test
def a_table_takes_every_form():
    """Terms, pairs, divisions and old names stand in one table, remarks and empty lines between them."""
    rows = ('# mine\n\n己径\t已经\t-\t-\n岱\t黛\tname\r\n371399\t郊城县\tcounty\t371300\n'
            '凌城区\t371403\t1950\n')
    head = MASTHEAD.format('岱山县')
    status, text, _ = with_table(rows, head + '黛山县己径批准，驻黛各单位。\n')
    assert (status, text) == (0, head + '岱山县已经批准，驻岱各单位。\n'), text
    head = MASTHEAD.format('郯城县')
    right = head + '临沂市郊城县的由来。德州市凌城区。\n'
    assert with_table('', right)[1] != right
    status, text, _ = with_table(rows, right)
    assert (status, text) == (0, right), text


@test
def a_bad_row_is_named_with_its_line():
    for rows, message in (('郯\t郊\tfoo\n', 'T:1: the use of a pair is rare, name or word'),
                          ('#\n\n\t郊\trare\n', 'T:3: a pair is two different Han characters'),
                          ('a\tb\n', 'T:1: a row has three or four fields between tabs'),
                          ('a\tb\tc\td\te\n', 'T:1: a row has three or four fields'),
                          ('一\t一\t-\t-\n', 'T:1: a term is a misread form'),
                          ('X县\t371322\t1950\n', 'T:1: a name of a place')):
        status, text, error = with_table(rows, '文\n')
        assert status == 2 and text == '' and message in error, error


@test
def a_report_shows_its_readings():
    """--diff has one line a correction; what is only reported shows every reading."""
    out = clean('-q', '--diff', data='菏泽市鄆城县2O24年\n'.encode()).stdout.decode()
    assert out == ('(standard input):1:4: 鄆城县 ?> 郓城县 | 鄄城县 [place-name, possible]\n'
                   '(standard input):1:7: 2O24 -> 2024 [digit, certain]\n'), out


@test
def every_rule_is_in_the_manual():
    manual = read(os.path.join(os.path.dirname(SAMPLES), 'docs', 'man', 'gz-clean.1')).decode()
    for line in clean('--rules').stdout.decode().splitlines():
        assert line.split()[0] in manual, line


@test
def logs_that_do_not_fit():
    """--revert says what is wrong with a log, and writes nothing"""
    text = '郯城县人民政府关于印发(试行）办法的通知\n'.encode()
    with tempfile.TemporaryDirectory() as folder:
        log = os.path.join(folder, 'log')
        cleaned = clean('-q', '--log', log, data=text)
        with open(log, 'rb') as file:
            records = file.read().splitlines(keepends=True)
        assert len(records) == 2, records
        wrong = [(b'{"type":"issue"}\n', b'neither a correction nor a source'), (b'x\n', b'neither'),
                 (b'{"x":[1],"type":"issue"}\n', b'neither'),
                 (records[0], b'ends before the source record'),
                 (records[0].replace(b'"line"', b'"lime"') + records[1], b'lacks its line'),
                 (records[0].replace(b'"after":"', b'"after":"\\u12') + records[1], b'escape'),
                 (records[0] + records[1].replace(b'"clean_bytes"', b'"bytes"'), b'lacks its clean_bytes'),
                 (records[0] + records[1].replace(b'"clean_bytes":', b'"clean_bytes":"x'), b'integer')]
        for content, reason in wrong:
            with open(log, 'wb') as file:
                file.write(content)
            result = clean('--revert', log, data=cleaned.stdout)
            assert result.returncode == 1 and reason in result.stderr, (content, result)
            assert result.stdout == b''
        with open(log, 'wb') as file:
            file.write(b'\n\n'.join(records) + b'\n')
        assert clean('-q', '--revert', log, data=cleaned.stdout).stdout == text, 'empty lines are none'
        for path in (os.path.join(folder, 'none'), folder):
            result = clean('--revert', path, data=cleaned.stdout)
            assert result.returncode == 1 and path.encode() in result.stderr, result


@test
def logs_that_do_not_fit_the_text():
    """a correction that stands twice, that reaches beyond its line or lies in no line"""
    text = '郯城县\u200b人民政府关于印发(试行）办法的通知\n第二行\n'.encode()
    with tempfile.TemporaryDirectory() as folder:
        log = os.path.join(folder, 'log')
        cleaned = clean('-q', '--log', log, data=text)
        with open(log, 'rb') as file:
            first, second, source = [json.loads(line) for line in file]
        assert (first['after'], second['after']) == ('', '（'), (first, second)
        good = [first, second, source]
        wrong = [[first, first, second, source], [second, first, source],
                 [first, {**second, 'after': second['after'] + '甲' * 400}, source],
                 [first, {**second, 'col': 400}, source], [first, second, {**first, 'line': 3}, source],
                 [first, second, {**first, 'line': 4, 'after': '甲'}, source]]
        for records, status in [(good, 0)] + [(records, 1) for records in wrong]:
            with open(log, 'w', encoding='utf-8') as file:
                file.write(''.join(json.dumps(record) + '\n' for record in records))
            result = clean('-q', '--revert', log, data=cleaned.stdout)
            assert result.returncode == status, (records, result)
            assert status or result.stdout == text


@test
def a_last_line_that_became_empty_comes_back():
    """a page number that was all of the last line"""
    for end in ('\ufeff', '\u200b', '**', '<br>'):
        text = ('郯城县人民政府关于修路的通知\n' + end).encode()
        with tempfile.TemporaryDirectory() as folder:
            log = os.path.join(folder, 'log')
            cleaned = clean('-q', '--log', log, data=text)
            assert clean('-q', '--revert', log, data=cleaned.stdout).stdout == text, end


@test
def utf_16_without_a_mark():
    """both orders of bytes are told by where the high bytes stand"""
    with open(os.path.join(SAMPLES, 'taian-opinions-draft.txt'), encoding='utf-8') as file:
        text = file.read()
    wanted = clean('-q', data=text.encode()).stdout
    for encoding in ('utf-16-le', 'utf-16-be', 'utf-16'):
        for piece in (text, '1' * 40 + '\n' + text):
            got = clean('-q', data=piece.encode(encoding)).stdout
            assert got.endswith(wanted), (encoding, got[:80])


run()
