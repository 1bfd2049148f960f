#!/usr/bin/python3
"""Text that a page break printed twice, and what rightly stands on both sides of one."""
import json
import os
import subprocess
import tempfile

from tap import BIN, run, test

FIRST = '县应急管理局要会同有关部门加强监督检查，发现隐患的，应当责令立即排除。'
SECOND = '各镇人民政府、街道办事处应当明确专人负责，并将办理结果于每月底前报送。'
HEAD, FOOT = '前面的正文，与此无关。\n', '后面的正文，也与此无关。\n'
BREAKS = ('\f', '— 3 —\n', '\n－3－\n\n', '\n- 12 -\n\f', '\f\n')


def clean(text, *options):
    return subprocess.run([os.path.join(BIN, 'gz-clean'), '-q', *options], input=text.encode(),
                          stdout=subprocess.PIPE, check=True).stdout.decode()


def notes(text):
    """What the rule made of the text, and what it noted: applied or not."""
    with tempfile.TemporaryDirectory() as folder:
        log = os.path.join(folder, 'log')
        result = clean(text, '--only', 'repeated', '--log', log)
        assert clean(result, '--revert', log) == text, text
        with open(log, encoding='utf-8') as file:
            records = [json.loads(line) for line in file]
    return result, [r['applied'] for r in records if r['type'] == 'correction']


def stays(text, reported=0):
    result, applied = notes(text)
    assert result == text and applied == [False] * reported, (text, applied)


@test
def a_line_that_stands_again_behind_a_break_is_taken_out():
    for page in BREAKS:
        text = HEAD + FIRST + '\n' + page + FIRST + '\n' + FOOT
        result, applied = notes(text)
        assert result == HEAD + FIRST + '\n' + page + '\n' + FOOT and applied == [True], (text, result)
        crlf = text.replace('\n', '\r\n')
        assert notes(crlf)[0].replace('\r\n', '\n').count(FIRST) == 1, page


@test
def several_lines_go_together_or_not_at_all():
    both = FIRST + '\n' + SECOND + '\n'
    result, applied = notes(HEAD + both + '\f' + both + FOOT)
    assert result == HEAD + both + '\f\n\n' + FOOT and applied == [True, True]
    stays(HEAD + both + '\f' + FIRST + '\n' + FOOT)
    stays(HEAD + FIRST + '\n' + SECOND[:20] + '\n\f' + SECOND + '\n')


@test
def without_a_break_nothing_is_taken_out():
    stays(HEAD + FIRST + '\n' + FIRST + '\n' + FOOT, reported=1)
    stays(HEAD + FIRST + '\n\n' + FIRST + '\n' + FOOT, reported=1)
    stays(HEAD + FIRST + '\n' + FIRST + '\n' + FOOT + FIRST + '\n')
    stays(HEAD + FIRST + '\n\n3\n\n' + FIRST + '\n' + FOOT)


@test
def what_pages_rightly_share_stays():
    for line in ('郯城县人民政府办公室关于印发重点建设项目管理办法的通知',  # a title, in contents and at its head
                 '郯城县人民政府公报　2024年第3期，总第十二期，县政府办公室主办编印',
                 '团结起来，到明天。',
                 '序号|单位名称，全称|负责人姓名和联系电话，须填写完整，不得空缺',
                 '姓名\t性别，年龄\t工作单位及职务，须按规定填写完整不得遗漏任何一项',
                 '<td>工作单位及职务，须按规定填写完整不得遗漏任何一项内容的</td>'):
        stays(HEAD + line + '\n\f' + line + '\n' + FOOT)


@test
def refrains_stand_elsewhere_as_well():
    stays(FIRST + '\n' + HEAD + FIRST + '\n\f' + FIRST + '\n' + FOOT)
    stays(HEAD + FIRST + '\n\f' + FIRST + '\n' + FOOT + FIRST + '\n')


@test
def list_items_and_doubled_sentences_are_reported():
    for label in ('（三）', '第三条 ', '3. '):
        stays(HEAD + label + FIRST + '\n\f' + label + FIRST + '\n' + FOOT, reported=1)
    stays(HEAD + SECOND + SECOND + '\n— 4 —\n' + FOOT, reported=1)
    stays(HEAD + SECOND + SECOND + '\n' + FOOT)


@test
def levels_and_switches_hold():
    text = HEAD + FIRST + '\n\f' + FIRST + '\n' + FOOT
    assert clean(text, '--level', 'report') == text
    assert clean(text, '--skip', 'repeated') == text
    assert 'repeated' in clean('', '--rules')


run()
