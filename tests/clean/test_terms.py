#!/usr/bin/env python3
"""gz-clean and the table of fixed words: every row mends its word, and only its word."""
import os

import tap

TABLE = os.path.join(tap.ROOT, 'lib', 'data', 'terms.tsv')
STAY = '''自己经营，保守自己经纪业务的秘密，律己经常自省。
周末经济、年末经营状况、期末按照片归档，岁末能源保供。
若千里之堤溃于蚁穴，海关千余人，一千部手机。
不少干部群众，玩耍求助，教育部暑期安排，部署期限。
竞选拨款，行政冶金部门，接洽理赔，福祉会议，引入民政府办公经费。
自己动手，已经办理，未来三年，末端配送，撒手锏武器，未经批准，期未满，末班车，未必如此，己方人员，戊戌变法。
主要干部，治理冶炼，拨付拔节，账户帐篷，贷款货物，暑期部署，拆迁折旧，侯选等候，辨认辩护，微山徽州。
王某等侯家庄村民，亲自己所能及，来自已建成的项目，选自已公布的名录。
到“十四五”末达到60%，季度末完成统计，2025末列入，世纪末经学，阶段末采取措施。
逾期未考核的，到期未考试的，未端庄；不少千年古镇，不少干旱地区，不少千亿级企业。
上海拨付、青海拨款、珠海拨出；强调拔高，英才计划拔尖学生，提拔付出。
仝国强、仝国庆、任努尔兰为局长；活力率先迸发，思辨论证，共产觉悟，利己经济，学习近乎痴迷。
违建没收，在建没有手续，科技木材，曲折迁徙，多处埋压，五处埋线，受埋压人员，诸候选人，名曰常青。
不能自已，情难自已；在行末按回车，且末未通车，研末按量服用，弩之末能否；自开拔款项。
环镜泊湖公路，信贷币种，行署期间，大冶理工，豆科枝叶茂盛，修枝术科，神木方案，各苏木规定。
接受埋单，管埋在地下，仝县长、仝省长到会，诸侯补给，乙未端午，问答辨析，立法津贴，五等侯。
复命曰常，铭曰内圣，建没关系，办公暑期，打赢弱队，军徽型号，短促迸裂，划拔草。
床笫之间，林木办法，古树名木条例，一曰期颐，二曰前缘。
一批淮河治理工程，大批淮南群众，第二批淮安项目，行玫瑰谷，带领寻访，举措旋转，工作日标准工时，以财攻心。
'''


def clean(text):
    return tap.tool('gz-clean', '-q', stdin=text.encode()).stdout.decode()


with open(TABLE, encoding='utf-8') as stream:
    rows = [line.rstrip('\n').split('\t') for line in stream if not line.startswith('#')]
raw = ''.join(f'，{wrong}，\n' for wrong, *_ in rows)
mended = clean(raw).splitlines()
for (wrong, right, *_), line in zip(rows, mended):
    if line != f'，{right}，':
        tap.note(f'{wrong} gave {line}, expected {right}')
tap.ok(mended == [f'，{right}，' for _, right, *_ in rows], f'{len(rows)} words are mended')
tap.ok(all(len(w) == len(r) and sum(a != b for a, b in zip(w, r)) == 1 for w, r, *_ in rows),
       'each is misread in one character')
guarded = [(w, c, place) for w, _, before, after in rows
           for place, chars in (('before', before), ('after', after)) for c in chars if c != '-']
spoiled = [(w, c) for w, c, place in guarded
           if (text := f'，{c + w if place == "before" else w + c}，\n') and clean(text) != text]
tap.is_equal(spoiled, [], 'beside what makes two words of them they stay')
tap.is_equal(clean(STAY), STAY, 'sequences of words that look like them stay')
OLD = '國朝詩集，題等侯軒一首，丁未端月書，諸公暑夜會飲，長官不自已。\n'
tap.is_equal(clean(OLD), OLD, 'in traditional text they are but reported')
tap.done()
