#!/usr/bin/python3
"""gz-find answers exactly what a plain scan answers."""
import os
import random
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap
from records import document, issue, load, node, scratch
from searching import HERE_IS, find, hits, real_documents, scan


@tap.test
def the_same_as_a_scan():
    """150 terms of 1 to 12 characters from real text: the same nodes as a scan finds"""
    documents = real_documents()
    path = scratch('a.db')
    load(path, [issue(len(documents)), *documents])
    rng = random.Random(7)
    texts = [n['text'] for d in documents for n in d['body']]
    terms = {'的', '人民', '郯城', '2024', 'V', '，', '〔2024〕', '）。', '3号'}
    while len(terms) < 150:
        text = rng.choice(texts)
        begin = rng.randrange(len(text))
        term = text[begin:begin + rng.choice([1, 2, 2, 3, 4, 5, 8, 12])].strip()
        if term and not any(c.isspace() for c in term):
            terms.add(term)
    total = 0
    for term in sorted(terms):
        found = hits(path, '--', term) if term.startswith('-') else hits(path, term)
        assert len(found) == len(set(found)), term
        assert set(found) == scan(documents, term), term
        total += len(found)
    tap.note(f'{len(terms)} terms, {total} hits')


@tap.test
def several_words():
    """all words have to stand in the node; a wide space parts words as well"""
    documents = [document(1, [node('p_1', text='行政处罚的听证'), node('p_2', text='行政处罚')])]
    path = scratch('a.db')
    load(path, [issue(), *documents])
    for words in ('行政处罚\0听证', '听证 处罚', '听证　处罚'):
        assert hits(path, words) == [(f'{HERE_IS}/1', 'p_1')], words


@tap.test
def titles_weigh_more():
    """a hit in a title comes first, one in a heading before one in the text"""
    text = '处罚' + '事项办理' * 4
    documents = [document(1, [node('p_1', text=text)]),
                 document(2, [node('p_1', text='无'), node('p_2', heading='处罚' + '事项办理' * 4)]),
                 document(3, [], title='关于处罚' + '事项办理' * 4)]
    path = scratch('a.db')
    load(path, [issue(3), *documents])
    assert hits(path, '处罚') == [(f'{HERE_IS}/3', ''), (f'{HERE_IS}/2', 'p_2'), (f'{HERE_IS}/1', 'p_1')]


@tap.test
def filters():
    """--year, --kind and --place narrow the answer; --limit ends it"""
    other = '110101/2020/2'
    made = [issue(1), document(1, [node('p_1', text='处罚')]),
            issue(1, other, name='东城区人民政府公报', publisher='东城区人民政府', region_code='110101'),
            document(1, [node('p_1', text='处罚')], other, date_signed='2020-01-01', kind='reply',
                     kind_zh='批复', issuers=['东城区人民政府'])]
    path = scratch('a.db')
    load(path, made)
    here, there = (f'{HERE_IS}/1', 'p_1'), (f'{other}/1', 'p_1')
    assert sorted(hits(path, '处罚')) == sorted([here, there])
    assert hits(path, '--year', '2020', '处罚') == [there]
    assert hits(path, '--kind', '批复', '处罚') == hits(path, '--kind', 'reply', '处罚') == [there]
    assert hits(path, '--place', '3713', '处罚') == hits(path, '--place', '郯城', '处罚') == [here]
    assert len(find(path, '--json', '--limit', '1', '处罚').stdout.splitlines()) == 1


@tap.test
def hostile_words():
    """operators of FTS5 and SQL, quotation marks and wildcards are just text"""
    texts = ['a"b', 'x OR y', "'; DROP TABLE nodes; --", '100%', 'a_b', 'NEAR(1 2)', '*', '\\']
    path = scratch('a.db')
    load(path, [issue(), document(1, [node(f'p_{k}', text=t) for k, t in enumerate(texts)])])
    for k, text in enumerate(texts):
        found = hits(path, '--', text)
        assert (f'{HERE_IS}/1', f'p_{k}') in found, (text, found)
    assert hits(path, 'a%b') == []


@tap.test
def terminal_escapes():
    """what a terminal might obey is not shown, not even in a title"""
    path = scratch('a.db')
    load(path, [issue(), document(1, [node('p_1', text='处罚\x1b]0;x\x07\x9b31m\u202e')],
                                  title='\x1b[2J标题')])
    shown = find(path, '处罚').stdout
    assert '【处罚】'.encode() in shown
    assert not any(b in shown for b in (b'\x1b', b'\x07', b'\xc2\x9b', '\u202e'.encode()))


@tap.test
def bad_calls():
    """no word, a missing file and a file that is no database are told apart"""
    path = scratch('a.db')
    load(path, [issue()])
    assert find(path, ' ').returncode == 2
    assert find(path, '--limit', '0', 'x').returncode == 2
    for target in (path + 'x', __file__):
        run = find(target, 'x')
        assert run.returncode == 1 and target.encode() in run.stderr, run
    assert find(path, 'x').stdout == b''


@tap.test
def misuse():
    """too few words, words that are no UTF-8, numbers that are none: status 2"""
    path = scratch('a.db')
    load(path, [issue()])
    run = lambda *words: subprocess.run([os.path.join(tap.BIN, 'gz-find'), *words], capture_output=True,
                                        timeout=60, check=False)
    for words in ([], [path], [path, b'\xff'], ['--year', '0', path, 'x'], ['--year', 'x', path, 'x'],
                  ['--limit', '', path, 'x'], ['--limit', '1x', path, 'x'], [path, '\u3000', ' ']):
        answer = run(*words)
        assert answer.returncode == 2 and len(answer.stderr.splitlines()) == 2, (words, answer)


@tap.test
def what_is_shown():
    """hits of one document stand below its title once; tabs are spaces; long text is cut at both ends"""
    long = '一' * 30 + '处罚' + '二' * 30
    table = node('p_2', 'table', rows=[['处罚', '甲'], ['乙', '丙']], header=0)
    path = scratch('a.db')
    load(path, [issue(), document(1, [node('p_1', text=long), table, node('p_3', heading='处罚')], title=None)])
    shown = find(path, '处罚').stdout.decode()
    assert shown.count('(no title)') == 1, shown
    assert '…' + '一' * 24 + '【处罚】' + '二' * 24 + '…\n' in shown, shown
    assert '【处罚】 甲 乙 丙\n' in shown, shown
    assert 'p_3' not in shown and shown.count('【处罚】') == 3, shown


@tap.test
def a_title_that_only_its_parties_hold():
    """a word that stands in no text of the node, but in its document's parties, has no snippet"""
    path = scratch('a.db')
    load(path, [issue(), document(1, [node('p_1', text='甲')], addressees=['某某街道办事处'])])
    found = find(path, '--json', '某某街道').stdout
    assert found.count(b'"snippet"') == 1, found


tap.run()
