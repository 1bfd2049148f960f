#!/usr/bin/python3
"""gz-parse --lint: diagnostics for a person, and the exit status that says how bad they are."""
import os
import re
import sys

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from tap import SAMPLES, pipe, run, test, tool

FORM = re.compile(r'^(.+):(\d+):([01]): (note|warning|error): .+ \[[a-z0-9-]+\]$')
NUMBERS = '关于做好工作的意见\n\n一、甲乙\n\n正文。\n\n二、丙丁\n\n正文。\n\n二、戊己\n\n正文。\n'
CLEAN = '莒县人民政府关于做好秋种工作的意见\n\n一、甲乙\n\n正文。\n\n二、丙丁\n\n正文。\n'
NOTE = '莒县河道管理办法\n\n第一条 违反本办法第九条的，责令改正。\n\n第二条 本办法自2024年1月1日起施行。\n'


def split(text, *options):
    return pipe(text.encode(), ('gz-split', '-q', *options))


def lint(text, *options):
    return tool('gz-parse', '--lint', *options, stdin=split(text, '--source', 'scan.txt'))


@test
def each_line_has_the_form_of_a_compiler():
    result = lint(NUMBERS)
    assert result.returncode == 0, result.stderr
    lines = result.stdout.decode().splitlines()
    assert lines and all(FORM.match(line) for line in lines), lines
    assert any(line.startswith('scan.txt:11:1: warning: ') and line.endswith('[number-repeat]')
               for line in lines), lines


@test
def no_record_is_printed_and_nothing_stands_on_standard_error():
    result = lint(NUMBERS)
    assert b'{' not in result.stdout and result.stderr == b''


@test
def the_issue_is_linted_as_well():
    with open(os.path.join(SAMPLES, 'tancheng-gazette-2024-03.txt'), 'rb') as file:
        records = pipe(file.read(), ('gz-clean', '-q'), ('gz-split', '-q'))
    result = tool('gz-parse', '--lint', stdin=records)
    assert b'(standard input):44:1: warning: number: ' in result.stdout, result.stdout


@test
def the_status_is_that_of_the_worst():
    for text, status in ((CLEAN, 0), (NOTE, 10), (NUMBERS, 11), (NOTE + '\f' + NUMBERS, 11)):
        assert lint(text, '--status').returncode == status, (text, lint(text).stdout.decode())
        assert lint(text).returncode == 0


@test
def an_input_that_failed_counts_for_more():
    result = tool('gz-parse', '--lint', '--status', stdin=split(NUMBERS) + b'{"type":\n')
    assert result.returncode == 1, result


@test
def status_without_lint_is_misuse():
    result = tool('gz-parse', '--status', stdin=split(CLEAN))
    assert (result.returncode, result.stdout) == (2, b''), result


@test
def what_a_terminal_would_obey_is_not_printed():
    result = tool('gz-parse', '--lint', stdin=split(NUMBERS, '--source', 'a\x1b[31m\nb'))
    assert b'\x1b' not in result.stdout and b'\nb' not in result.stdout


run()
