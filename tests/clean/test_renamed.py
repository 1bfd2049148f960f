#!/usr/bin/env python3
"""The table of old names: each leads to a division of today, none is one, and each is protected."""
import os

import tap

DATA = os.path.join(tap.ROOT, 'lib', 'data')


def rows_of(name):
    with open(os.path.join(DATA, name), encoding='utf-8') as file:
        return [line.rstrip('\n').split('\t') for line in file if not line.startswith('#')]


divisions = {row[0]: row[1] for row in rows_of('divisions.tsv') if row[2] != 'township'}
renamed = rows_of('renamed.tsv')
tap.is_equal([row for row in renamed if row[1] not in divisions], [], 'every code is a division of today')
tap.is_equal([row for row in renamed if row[0] in divisions.values()], [], 'no old name is in use today')
tap.is_equal([row for row in renamed if not 1949 <= int(row[2]) <= 2023], [], 'every year is one of the republic')
tap.is_equal(len({row[0] for row in renamed}), len(renamed), 'no name stands twice')

text = ''.join(f'{divisions[row[1]]}人民政府文件\n\n原{row[0]}（今{divisions[row[1]]}）的{row[0]}志\n\n'
               for row in renamed)
done = tap.tool('gz-clean', '-q', '--only', 'place-name,place-character,place-code', stdin=text.encode())
tap.is_equal(done.stdout.decode(), text, 'old names stay in texts of today\'s divisions')
# A city or district of today was a county before: no table lists them all, their stems tell them.
PAIRS = (('松阳县', '荥阳县'), ('蓝山县', '乐山县'), ('青川县', '青州县'), ('孟村回族自治县', '武清县'),
         ('襄城县', '韩城县'), ('临朐县', '临淄县'), ('庐山市', '铜山市'), ('商城县', '潞城县'))
text = ''.join(f'{issuer}人民政府公报\n\n{issuer}人民政府关于水利工作的通知\n\n水利会议由{old}人民政府承办。\n'
               f'{old}\n\n{issuer}人民政府\n1986年3月1日\n' for issuer, old in PAIRS)
done = tap.tool('gz-clean', '-q', '--only', 'place-name,place-character,place-code', stdin=text.encode())
tap.is_equal(done.stdout.decode(), text, 'a name with the stem of another division stays, whoever issues the text')

done = tap.tool('gz-clean', '-q', stdin='大柴旦行政委员会公报\n\n敔，呎，秈\n'.encode())
tap.is_equal(done.stdout.decode(), '大柴旦行政委员会公报\n\n敔，呎，秈\n', 'what an administration is called is no place')
tap.done()
