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


run()
