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
    ('compatibility', '︽办法︾︵试行︶︐鲁政发﹝2024﹞5号﹔“ﬁle”､日期︰', '《办法》（试行），鲁政发〔2024〕5号；“file”、日期：'),
    ('compatibility', 'ー“”–①㈠⒈￥', None),
    ('full-width', '２０２４年ＡＢ，５％', '2024年AB，5%'),
    ('zero-width', '人\u200b民\u00ad政\ufeff府', '人民政府'),
    ('zero-width', '古\U000e0100树\ufe00名\u2069木', '古树名木'),
    ('control', '人\x01民\x7f', '人民'),
    ('control', 'a\tb\x0cc', None),
    ('private-use', '2\ue0105米', None),
    ('space', '到 2025 年，增长 15%，建成 3 家。', '到2025年，增长15%，建成3家。'),
    ('space', '2024 年 7 月 26 日', '2024年7月26日'),
    ('space', '定于 2 0 2 4 年 1 2 月 3 1 日召开。', '定于2024年12月31日召开。'),
    ('space', '2024年1 3月、2024年1月3 2日', None),
    ('space', '第 1 2 条，第 2 6 次会议；鲁政发〔2 0 2 4〕1 5 号', '第12条，第26次会议；鲁政发〔2024〕15号'),
    ('space', '投资 3 5 0 0 万元，占 2 5 . 6 %。', '投资3500万元，占25.6 %。'),
    ('space', '附件 1 2 3', None),
    ('space', '2 郑伟 男 1979 年 12 月 高级工程师\n项目 2018 年 2022 年 属性\n蔬菜 100 亩 200 吨\n李四 98 分 第 2 名',
     '2 郑伟 男 1979年12月 高级工程师\n项目 2018年 2022年 属性\n蔬菜 100亩 200吨\n李四 98分 第2名'),
    ('space', '云溪县人民政府 2019 年 5 月 6 日\n2019 年第 3 期 总第 45 期\n关于公布 2023 年度名单的通知',
     '云溪县人民政府 2019年5月6日\n2019年第3期 总第45期\n关于公布2023年度名单的通知'),
    ('space', '第 1 2 3 条、男女 1 12 人，各 2 3  人', '第 1 2 3条、男女 1 12人，各 2 3  人'),
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
    ('bracket', '经济技术开发区 〈以下简称开发区)，均适用', '经济技术开发区 （以下简称开发区），均适用'),
    ('bracket', '《此件公开发布)\n《四) 开拓市场', '（此件公开发布）\n（四） 开拓市场'),
    ('bracket', '技术 〈装备) 和 〈材料) 及 〈设备) 与 〈人才)。《市科技局\n局按照职责分工)，见《节水办法)',
     '技术 （装备） 和 （材料） 及 （设备） 与 （人才）。（市科技局\n局按照职责分工），见《节水办法)'),
    ('bracket', '《三国演义)和（见《节水办法）、《关于〈节水办法)的决定》、〈甲〉、《乙》', None),
    ('quotation', '推进"一网通办"和"一件事"', '推进“一网通办”和“一件事”'),
    ('quotation', '<td class="政府">', None),
    ('quotation', '3" 管道"', None),
    ('quotation', '引“号"混用，"双”关', '引“号”混用，“双”关'),
    ('quotation', '"一网通办“和"一"网', None),
    ('doc-number', '郯政办字[2024] 24 号', '郯政办字〔2024〕24号'),
    ('doc-number', '国发（2024）第3号', '国发〔2024〕第3号'),
    ('doc-number', '鲁政发〔2009J12号', '鲁政发〔2009〕12号'),
    ('doc-number', '公告（2024）第12号、工作要点（2024）', None),
    ('doc-number', '鲁政发〔20245号、鲁政发2024〕15号', '鲁政发〔2024〕5号、鲁政发〔2024〕15号'),
    ('doc-number', '鲁政发20245号，又鲁政发〔2024〕5号', '鲁政发〔2024〕5号，又鲁政发〔2024〕5号'),
    ('doc-number', '鲁政发20245号、门牌20245号、批发20245号、国办发202405号', None),
    ('doc-number', '鲁政发 【2026]j 3号、鲁政发[2009j 12号', '鲁政发〔2026〕3号、鲁政发〔2009〕12号'),
    ('doc-number', '菏政发【2024]]号、鲁政发〔2024〕l号', '菏政发〔2024〕1号、鲁政发〔2024〕1号'),
    ('doc-number', '鲁政发〔2009J12件、型号[2009J12号', None),
    ('date-zero', '二〇GO九年六月、二CO〇GO九年、二C〇C九年、一九九C年、二〇一Q年',
     '二〇〇九年六月、二〇〇九年、二〇〇九年、一九九〇年、二〇一〇年'),
    ('date-zero', '二〇GO九号、GO九年、二维C年、一CD机、二〇GOOGOOGO九年', None),
    ('date-zero', '二○二四年、一九九○年', '二〇二四年、一九九〇年'),
    ('date-zero', '张○○、○○年', None),
    ('date-zero', '二O二四年、二0二四年、二OO八年、二00九年', '二〇二四年、二〇二四年、二〇〇八年、二〇〇九年'),
    ('date-zero', '十月二○日、五月三O日', '十月二〇日、五月三〇日'),
    ('date-zero', '二O型、二0二四、一O日游、20二4年', None),
    ('digit', '2O24年、20l9年', '2024年、2019年'),
    ('digit', 'CO2排放、IO12年、O型', None),
    ('digit', '鲁政发〔2O24〕l5号、〔2024〕1O号', '鲁政发〔2024〕15号、〔2024〕10号'),
    ('digit', '2024年l2月3O日、7月l日、2024年1O月', '2024年12月30日、7月1日、2024年10月'),
    ('digit', '投资l,2OO万元，共1O0人，l00%，增长l5.6%，1O.5亿元',
     '投资1,200万元，共100人，100%，增长15.6%，10.5亿元'),
    ('digit', '第l条、第1O条、第2l章', '第1条、第10条、第21章'),
    ('digit', 'A1O2型、O2含量、l0kV、H2O、PM2.5、I级、I人、第I期、2024年O月、9月3l2日', None),
    ('label', '第五十－条', '第五十一条'),
    ('label', '—、总体要求', '一、总体要求'),
    ('label', '（—）目标', '（一）目标'),
    ('label', '— 3 —', None),
    ('label', '第一百－十条、第－百二十条', '第一百一十条、第一百二十条'),
    ('label', '第二－三条、第五—八章、第－十条', None),
    ('label', '二〇二三年十－月二十－日', '二〇二三年十一月二十一日'),
    ('label', '年—月—日、十—月份之间', None),
    ('label', '2023—2025年、一是——', None),
    ('label', '（五） 甲；\n《AAA) 乙；\n(志) 丙\n（八） 丁', None),
    ('label', '（五） 甲；\n继续\n《AAA) 乙；\n（七） 丁；\n(A) 戊；\n（九） 己',
     '（五） 甲；\n继续\n（六） 乙；\n（七） 丁；\n（八） 戊；\n（九） 己'),
    ('label', '（一） 甲；\n二) 乙；\n（三） 丙', '（一） 甲；\n（二） 乙；\n（三） 丙'),
    ('label', '（一） 甲；\n（略）\n（三） 丙；\n（六） 丁；\n(B) 戊；\n（九） 己；\n(A) 庚', None),
    ('label', '第一条 ”甲方应当。\n第二条”乙方应当。\n第三条 ”丙方。\n第四条”的规定。\n第五条“丙”指丙。\n第六条“丁方。\n'
     '第七章“” 附则', '第一条 甲方应当。\n第二条 乙方应当。\n第三条 丙方。\n第四条”的规定。\n第五条“丙”指丙。\n第六条 丁方。\n'
     '第七章 附则'),
    ('label', '第一条 ”甲方。\n第二条”乙方。\n第三条”丙方。\n艾立红 “” 蔡国森” 付怀莹“高云\n“甲乙” “丙丁”，“戊己”',
     '第一条 甲方。\n第二条 乙方。\n第三条 丙方。\n艾立红 蔡国森 付怀莹 高云\n“甲乙” “丙丁”，“戊己”'),
    ('label', '艾立红 “” 蔡国森” 付怀莹“高云', None),
    ('label', '依照“本法\n第二条”办理。\n第三条“丙方”。', None),
    ('stray-word', '结构调整 and 转型升级', '结构调整和转型升级'),
    ('stray-word', '组 pack 生产、Research and Development 中心、R and D', None),
    ('markup', '误差$\\pm$5%，&ldquo;一网通办&rdquo;&#12288;&#x4E00;', '误差±5%，“一网通办”　一'),
    ('markup', '1\\.总体要求$^{①}$', '1.总体要求①'),
    ('markup', '$^{\\textcircled{1}}$，\\textcircled{12}，$\\leqslant 5$，$30^{\\circ}C$，$\\mathrm{km}^2$，$10\\%$',
     '①，⑫，≤5，30°C，km²，10%'),
    ('markup', '价格为$100和$200之间，$5，$a$，$\\foo{1}$，$x^{n+1}$', None),
    ('markup', '政办字〔2023〕$ 4 5 $号，限额为 $2 0$ 万元，$1 . 5$倍', '政办字〔2023〕45号，限额为 20 万元，1.5倍'),
    ('markup', '票价$20, $30，约$5 $6元，A$2 0$B', None),
    ('markup', 'a&b、100$、C:\\dir、\\*星号\\*、&#10;&#0;&#xD800;', None),
    ('markup', '<p>各区人民政府：</p>\n<p style="text-indent: 2em">现将<b>《办法》</b>印发<br/>\n<SPAN lang=EN-US>2024</SPAN>年<br>',
     '各区人民政府：\n现将《办法》印发\n2024年'),
    ('markup', '当a<b且b>c时，<p、<某某>、<img src="1.png">、x<i>y、第一<br>第二、<b >', None),
    ('markup', '<table><tr><td><b>甲</b></td></tr></table>\n<td><p>乙</p></td>', None),
    ('markup', '\\- 一\n\\# 二\n\\> 三\n第\\-四\n共5\\+1项', '\\- 一\n\\# 二\n\\> 三\n第-四\n共5+1项'),
    ('doubled', '关关于于印印发发《郯郯城城县县办办法法》的的通通知知\n通通知知\n一、强强化化组组织织领领导导。各县',
     '关于印发《郯城县办法》的通知\n通知\n一、强化组织领导。各县'),
    ('doubled', '高高兴兴上班\n家家户户、方方面面、形形色色、明明白白\n通通知知\n1122334455667788', None),
    ('letter-space', '现 将 《 某 县 管 理 办 法 》 印 发 给 你 们 ， 请 认 真 遵 照 执 行 。\n总 则\n王 小 明    李  强',
     '现将《某县管理办法》印发给你们，请认真遵照执行。\n总则\n王小明    李  强'),
    ('letter-space', '第 一 条 为 了 加 强 管 理 ， 制 定 本 办 法 ， 由 县 政 府 负 责 解 释 。\n' + '各部门要按照职责分工，认真抓好落实。\n' * 3, None),
    ('letter-space', '县 政 府 印 发 办 法 ， 即 日 施 行 。', None),
    ('letter-space', '现将《管理办法》印发给你们，请遵照执行。\n总 则\n何 燕 江 妍 郑 伟 张 三 李 四 王 五 赵 六 钱 七 孙 八 周 九 吴 十', None),
    ('gloss', '郯(tán)城（chéng）县(xiàn)人(ren)民(mín)', '郯城县人民'),
    ('gloss', '郯(tán)城县、郓（yùn）城，郯城（Tanchéng）县，函数(abc)值(def)为(xyz)', None),
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
