#!/usr/bin/env python3
"""gz-clean: who issues a text where no county government heads it, and who only bears a like name."""
import tap

TOWNSHIP = '''荥阳市高村乡人民政府
关于做好秸秆禁烧工作的通知

各行政村：

根据荣阳市人民政府有关要求，由荣国庆同志负责，造成后果的，报荣阳市人民政府处理。

荥阳市高村乡人民政府

2021年9月13日
'''
STATISTICS = '''毫州市2023年国民经济和社会发展统计公报

亳州市统计局　国家统计局亳州调查队

2024年4月8日

毫州市经济总体平稳，增幅以毫厘计。毫州中药材交易中心交易额突破380亿元。
'''
PERSON = '''睢县人民政府文件

睢政〔2017〕33号

睢县人民政府关于印发方案的通知

现将《雎县禁养区方案》印发给你们。

各乡（镇）逐村登记，由农技员雎振华同志负责汇总，雎洪亮先生协助。

睢县人民政府

2017年6月26日
'''
CUT = '''莒县人民政府公报
2024年第12期
莒县人民政府
关于公布目录的通知
各乡镇人民政府：
莒县人民政府
2024年8月1日

城县人民政府办公室
关于印发《城县优化营商环境措施》的通知
各乡镇人民政府：
申报郑城县数字化转型项目。
城县人民政府办公室
2024年8月7日
'''
CASES = (
    ('a township names the county above it', TOWNSHIP, {'荣阳': '荥阳'}),
    ('a bureau signs where no government is named', STATISTICS, {'毫州': '亳州'}),
    ('a name of another county, the first character of which was lost, stays', CUT, {}),
    ('a surname before 同志 and 先生 stays', PERSON, {'雎县': '睢县'}),
)

for name, raw, changes in CASES:
    expected = raw
    for wrong, right in changes.items():
        expected = expected.replace(wrong, right)
    got = tap.tool('gz-clean', '-q', stdin=raw.encode()).stdout.decode()
    tap.is_equal(got, expected, name)
tap.done()
