#!/usr/bin/python3
"""Every rule on small texts: what it changes, and what looks like it and stays."""
import os
import subprocess
import tempfile

from tap import BIN, is_equal, done

# rule, text, what becomes of it (None: it stays)
CASES = [
    ('radical', '⼈⺠政府', '人民政府'),
    ('radical', '⻓江⻔⼾', '长江门户'),
    ('compatibility', '二〇二四\uf98e', '二〇二四年'),
    ('compatibility', '\ufa0e\ufa29', None),
    ('full-width', '２０２４年ＡＢ，５％', '2024年AB，5%'),
    ('zero-width', '人\u200b民\u00ad政\ufeff府', '人民政府'),
    ('control', '人\x01民\x7f', '人民'),
    ('control', 'a\tb\x0cc', None),
    ('private-use', '2\ue0105米', None),
    ('space', '到 2025 年，增长 15%，建成 3 家。', '到2025年，增长15%，建成3家。'),
    ('space', '2024 年 7 月 26 日', '2024年7月26日'),
    ('space', '第一条 1990年以前', None),
    ('space', '何 燕\t郑 伟', None),
    ('space', '1 总则', None),
    ('space', '第一次修正  2012年11月29日修正', None),
    ('space', '张三 2 李四 3', None),
    ('space', '    缩进 的行', None),
    ('punctuation', '培育,提升;联系电话:0539', '培育，提升；联系电话：0539'),
    ('punctuation', '达到70%,其中', '达到70%，其中'),
    ('punctuation', '12:30，1,000元，http://a.cn/b?c=1;d，A, B', None),
    ('bracket', '（一)总体要求', '（一）总体要求'),
    ('bracket', '(责任单位：县财政局)', '（责任单位：县财政局）'),
    ('bracket', '(一)总体要求 第(三)项 f(x) (1)', None),
    ('quotation', '推进"一网通办"和"一件事"', '推进“一网通办”和“一件事”'),
    ('quotation', '<td class="政府">', None),
    ('quotation', '3" 管道"', None),
    ('doc-number', '郯政办字[2024] 24 号', '郯政办字〔2024〕24号'),
    ('doc-number', '国发（2024）第3号', '国发〔2024〕第3号'),
    ('doc-number', '鲁政发〔2009J12号', '鲁政发〔2009〕12号'),
    ('doc-number', '公告（2024）第12号、工作要点（2024）', None),
    ('date-zero', '二○二四年、一九九○年', '二〇二四年、一九九〇年'),
    ('date-zero', '张○○、○○年', None),
    ('digit', '2O24年、20l9年', '2024年、2019年'),
    ('digit', 'CO2排放、IO12年、O型', None),
    ('label', '第五十－条', '第五十一条'),
    ('label', '—、总体要求', '一、总体要求'),
    ('label', '（—）目标', '（一）目标'),
    ('label', '— 3 —', None),
    ('label', '2023—2025年、一是——', None),
    ('stray-word', '结构调整 and 转型升级', '结构调整和转型升级'),
    ('stray-word', '组 pack 生产、Research and Development 中心、R and D', None),
    ('markup', '误差$\\pm$5%，&ldquo;一网通办&rdquo;&#12288;&#x4E00;', '误差±5%，“一网通办”　一'),
    ('markup', '1\\.总体要求$^{①}$', '1.总体要求①'),
    ('markup', 'a&b、100$、C:\\dir、\\*星号\\*、&#10;&#0;&#xD800;', None),
    ('term', '主耍负责入末经批准', '主要负责入未经批准'),
    ('term', '自己经营、期末经审计、企业努力', None),
]


def clean(text, *options):
    return subprocess.run([os.path.join(BIN, 'gz-clean'), '-q', *options], input=text.encode(),
                          stdout=subprocess.PIPE, check=True).stdout.decode()


def goes_back(text):
    with tempfile.TemporaryDirectory() as folder:
        log = os.path.join(folder, 'log')
        return clean(clean(text, '--log', log), '--revert', log)


for rule, raw, wanted in CASES:
    wanted = raw if wanted is None else wanted
    is_equal(clean(raw, '--only', rule), wanted, f'{rule}: {raw!r}')
    is_equal(goes_back(raw), raw, f'{rule}: {raw!r} comes back')
done()
