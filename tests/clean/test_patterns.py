#!/usr/bin/python3
"""Patterns of a table of one's own: what they change, what bounds them, what is no pattern."""
import json
import os
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(HERE, '..', 'support'))
from tap import done, is_equal, ok, tool


def clean(rows, text, *options):
    """What gz-clean does with the text: status, text, messages, records of the log."""
    with tempfile.TemporaryDirectory() as folder:
        table, log = os.path.join(folder, 'table.tsv'), os.path.join(folder, 'log')
        with open(table, 'w', encoding='utf-8') as file:
            file.write(''.join('\t'.join(row) + '\n' for row in rows))
        run = tool('gz-clean', '--table', table, '--log', log, *options, stdin=text.encode())
        records = []
        if run.returncode == 0:
            with open(log, encoding='utf-8') as file:
                records = [json.loads(line) for line in file]
            back = tool('gz-clean', '-q', '--revert', log, stdin=run.stdout)
            is_equal(back.stdout.decode(), text, f'the way back: {text[:20]!r}')
        return run.returncode, run.stdout.decode(), run.stderr.decode().replace(table, 'T'), records


def changes(rows, text, expected, name):
    status, got, messages, _ = clean(rows, text, '-q')
    is_equal((status, got, messages), (0, expected, ''), name)


def row(expression, replacement, reason='seen on the scans'):
    return (f'/{expression}/', replacement, reason)


def check_replacements():
    changes([row('丙(?=类)', '内')], '丙类、丙等\n', '内类、丙等\n', 'what stands behind is looked at')
    changes([row('(?<=第)丙', '一')], '第丙条，丙\n', '第一条，丙\n', 'what stands before is looked at')
    changes([row('(甲)(乙)', '$2$1')], '甲乙甲乙\n', '乙甲乙甲\n', 'groups')
    changes([row('甲(丁)?', '$0$1')], '甲丁、甲\n', '甲丁丁、甲\n', 'the whole match, and a group that is not set')
    changes([row('甲', '$$1$')], '甲\n', '$1$\n', 'dollars')
    changes([row('废', '')], '作废字\n', '作字\n', 'nothing')
    changes([row('甲', '乙'), row('乙', '丙')], '甲乙\n', '丙丙\n', 'one row after the other')
    changes([row(r'\d+', '9')], '第12页３\n', '第9页9\n', 'digits as the other rules leave them')
    changes([row('甲', '甲')], '甲\n', '甲\n', 'what is the same is no change')
    changes([row(r'\p{Han}{2}$', '乙')], '天地甲丁\r\n天地玄黄\n', '天地乙\r\n天地乙\n', 'the end of a line')


def check_borders():
    changes([row(r'\s+', '-')], '甲\t乙\n\n丙\n', '甲-乙\n\n丙\n', 'line ends are no part of a line')
    changes([row('(?=甲)|x*', 'y')], '甲xx乙\n', '甲y乙\n', 'a match of nothing is none')
    changes([row(r'(?s)甲.*', '丁')], '甲乙\n丙\n', '丁\n丙\n', 'a dot stays within its line')
    changes([row('.+', '')], '甲乙', '甲乙', 'the last line does not go')


def check_log():
    _, _, _, records = clean([row('丙丁', '内丁')], '天\n丙丁\n')
    first = {key: records[0][key] for key in ('line', 'col', 'before', 'after', 'rule', 'confidence', 'applied', 'evidence')}
    is_equal(first, {'line': 2, 'col': 1, 'before': '丙丁', 'after': '内丁', 'rule': 'pattern', 'confidence': 'certain',
                     'applied': True, 'evidence': 'seen on the scans'}, 'a correction has the reason as evidence')
    for option, expected in (('--level=report', '丙\n'), ('--skip=pattern', '丙\n'), ('--only=pattern', '内\n')):
        _, text, _, _ = clean([row('丙', '内')], '丙\n', '-q', option)
        is_equal(text, expected, option)


def check_limits():
    slow = row('(?:甲乙|甲乙甲乙)+$', '丁')
    hard, long = '甲乙' * 40 + '天', '天地玄黄' * 6000
    status, text, messages, _ = clean([slow], f'{hard}\n丙甲乙\n')
    is_equal((status, text), (0, f'{hard}\n丙丁\n'), 'a line that takes too long stays, the next is searched')
    ok(':1: warning: /(?:甲乙|甲乙甲乙)+$/: match limit exceeded; the line' in messages, messages)
    status, text, messages, _ = clean([row('黄', '丁')], f'{long}\n黄\n')
    is_equal((status, text), (0, f'{long}\n丁\n'), 'a line that is too long stays')
    ok(':1: warning: /黄/: the line is too long' in messages, messages)
    status, text, messages, _ = clean([slow], f'{hard}\n' * 30 + '丙甲乙\n')
    ok(text.endswith('丙甲乙\n') and messages.count('pattern-limit') == 10, 'ten lines, and it is left')
    ok(':10: warning: /(?:甲乙|甲乙甲乙)+$/: match limit exceeded; it is not tried' in messages, messages)
    status, text, _, _ = clean([row('(甲(?1)?乙)', '丁')], '甲' * 5000 + '乙' * 5000 + '\n', '-q')
    ok(status == 0, 'a pattern that calls itself is bounded')


def check_bad_rows():
    for bad, message in ((row('甲(', '乙'), 'T:1: missing closing parenthesis, at byte 5 of the pattern'),
                         (row('甲', '$1'), 'T:1: the replacement has a group that the pattern has not'),
                         (row('甲', '乙', ''), 'T:1: a pattern has a reason'),
                         (row(r'\C', '乙'), 'T:1: using \\C is disabled'),
                         (('/甲/', '乙'), 'T:1: a row has three or four fields')):
        status, text, messages, _ = clean([bad], '甲\n')
        ok(status == 2 and text == '' and message in messages, f'{bad}: {messages}')


check_replacements()
check_borders()
check_log()
check_limits()
check_bad_rows()
done()
