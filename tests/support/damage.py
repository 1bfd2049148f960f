"""Texts to try the promises on: samples, made texts, and damage done to them.

Everything follows from a seed, so a failure can be repeated.
"""
import random

HAN = '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处理'
LABELS = ['第一章 总则', '第二条 ', '第十条规定的', '一、', '（一）', '1.', '（1）', '①', '附件', '附件：1.名单',
          '抄送：各部门。', '（此件公开发布）', '2024年8月6日', '某县人民政府文件', '目录', '关于印发《办法》的通知',
          '某政发〔2024〕3号', '各乡镇人民政府：', '— 3 —', '# ', '**', '| a | b |', '<table>', '现印发给你们']
MARKS = ['\u3000', '\u00a0', '\t', '\u200b', '\ufeff', '\x00', '\x0c', '（', '）', '《', '》', '〔', '〕', '。', '，', '、',
         '：', '"', '\\', '\x1b', '\ud7ff', '\U0001f600', '\U0002000b', '\u0301', ' and ', '郟', '\u2028', '\x85']
ENDS = ['\n', '\r\n', '\r', '\n\n', '\u2028', '\x85']


def made_text(random_, size):
    """A text that never was, built from the words gazettes use."""
    parts = []
    while size > 0:
        part = random_.choice([
            lambda: ''.join(random_.choices(HAN, k=random_.randint(1, 60))),
            lambda: random_.choice(LABELS), lambda: random_.choice(MARKS),
            lambda: random_.choice(ENDS), lambda: '\n' + random_.choice(LABELS)])()
        parts.append(part)
        size -= len(part)
    return ''.join(parts)


def cut_lines(random_, lines):
    """Lines moved, doubled, dropped or joined."""
    for _ in range(random_.randint(1, 12)):
        if not lines:
            break
        i, j = random_.randrange(len(lines)), random_.randrange(len(lines))
        what = random_.randrange(5)
        if what == 0:
            lines[i], lines[j] = lines[j], lines[i]
        elif what == 1:
            lines[i:i] = lines[j:j + random_.randint(1, 5)]
        elif what == 2:
            del lines[i:i + random_.randint(1, 8)]
        elif what == 3:
            lines[i] = lines[i].rstrip('\n')
        else:
            cut = random_.randint(0, len(lines[i]))
            lines[i:i + 1] = [lines[i][:cut] + '\n', lines[i][cut:]]
    return lines


def damaged_text(random_, text):
    """A valid text after damage to lines and characters."""
    text = ''.join(cut_lines(random_, text.splitlines(keepends=True)))
    characters = list(text)
    for _ in range(random_.randint(0, 40)):
        if characters:
            where = random_.randrange(len(characters))
            characters[where:where + random_.randint(0, 2)] = random_.choice(
                MARKS + LABELS + ENDS + [random_.choice(HAN)])
    return ''.join(characters)


def damaged_bytes(random_, data):
    """Any bytes: cut, flipped, overwritten."""
    data = bytearray(data)
    for _ in range(random_.randint(1, 30)):
        if data:
            where = random_.randrange(len(data))
            data[where:where + random_.randint(0, 3)] = bytes(
                random_.choice([0, 10, 13, 0x80, 0xc2, 0xe3, 0xed, 0xf4, 0xff,
                                random_.randrange(256)])
                for _ in range(random_.randint(0, 3)))
    return bytes(data)


def inputs(seed, count, texts):
    """(name, bytes): `count` inputs made from sample texts and from nothing."""
    for number in range(count):
        random_ = random.Random(f'{seed}/{number}')
        kind = number % 4
        text = random_.choice(texts)
        start = random_.randrange(len(text))
        piece = text[start:start + random_.randint(1, 6000)]
        if kind == 0:
            data = damaged_text(random_, piece).encode('utf-8', 'surrogatepass')
        elif kind == 1:
            data = made_text(random_, random_.randint(0, 3000)).encode('utf-8', 'surrogatepass')
        elif kind == 2:
            data = damaged_bytes(random_, piece.encode('utf-8'))
        else:
            data = damaged_text(random_, piece).encode('gb18030', 'replace')
        yield f'{seed}/{number}', data
