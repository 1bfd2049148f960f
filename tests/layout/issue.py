"""issue.py - assembles documents into issues of a gazette."""
import dataclasses
import random

import truth
from truth import Document, Part

CHINESE = "〇一二三四五六七八九"


@dataclasses.dataclass
class Issue:
    place: str
    publisher: str
    year: int
    number: int
    total: int
    documents: list
    front_matter: list  # (heading, paragraphs)


# name, government, code character; the county that a fixture names is replaced.
PLACES = [("莒县", "莒县人民政府", "莒"), ("高青县", "高青县人民政府", "高"), ("宁阳县", "宁阳县人民政府", "宁"),
          ("嘉祥县", "嘉祥县人民政府", "嘉"), ("潜山市", "潜山市人民政府", "潜"), ("大理州", "大理州人民政府", "大"),
          ("湖南省", "湖南省人民政府", "湘"), ("遵义市", "遵义市人民政府", "遵")]

ADDRESSEES = [
    "各县（市、区）人民政府，市政府各部门、各直属机构：",
    "各乡镇人民政府、各街道办事处，县政府各部门，县属各企业、事业单位，省、市驻县各单位：",
    "各区县人民政府，市政府各委、办、局：",
    "各市、县、自治县人民政府，省政府直属各单位：",
]
REMARKS = ["（此件公开发布）", "（此件主动公开）", ""]


def chinese_date(year, month, day):
    def value(n):
        tens, ones = divmod(n, 10)
        return ("" if tens == 0 else ("十" if tens == 1 else CHINESE[tens] + "十")) + (CHINESE[ones] if ones else "")
    return "".join(CHINESE[int(d)] for d in str(year)) + f"年{value(month)}月{value(day)}日"


def random_date(rng, year):
    month, day = rng.randint(1, 12), rng.randint(1, 28)
    return chinese_date(year, month, day) if year < 2012 else f"{year}年{month}月{day}日"


def notice(rng, statute, year, serial):
    """A notice (通知) that puts the statute in force."""
    government = statute.place + "人民政府"
    office = rng.random() < 0.4
    organ = government + ("办公厅" if office else "")
    code = statute.place[0] + ("府办发" if office else "府发")
    parts = [Part(truth.NUMBER, f"{code}〔{year}〕{serial}号"),
             Part(truth.TITLE, f"{organ}|关于印发《{statute.title}》的通知"),
             Part(truth.TO, rng.choice(ADDRESSEES)),
             Part(truth.BODY, rng.choice([
                 f"现将《{statute.title}》印发给你们，请认真贯彻执行。",
                 f"《{statute.title}》已经市政府同意，现印发给你们，请结合实际认真贯彻落实。"])),
             Part(truth.SIGN, organ), Part(truth.DATE, random_date(rng, year))]
    remark = rng.choice(REMARKS)
    if remark:
        parts.append(Part(truth.REMARK, remark))
    parts.append(Part(truth.TITLE, statute.title))
    return Document(parts + statute.parts, "政府办公厅文件" if office else "政府文件")


def order(rng, statute, year, serial):
    """An order (令) that publishes the statute."""
    government = statute.place + "人民政府"
    date = random_date(rng, year)
    number = f"第{serial}号" if rng.random() < 0.7 else f"第{CHINESE[serial % 9 + 1]}号"
    parts = [Part(truth.MASTHEAD, government + "令"), Part(truth.NUMBER, number),
             Part(truth.BODY, f"《{statute.title}》已经{date}市人民政府第{serial}次常务会议通过，现予公布，自{date}起施行。"),
             Part(truth.SIGN, rng.choice(["市长　龚志明", "省长　周海涛", "市　长　李　强"])), Part(truth.DATE, date),
             Part(truth.TITLE, statute.title)]
    return Document(parts + statute.parts, "政府令")


def bare(statute):
    """The statute itself, with its adoption note, as a congress prints it."""
    parts = [Part(truth.TITLE, statute.title)]
    if statute.note:
        parts.append(Part(truth.NOTE, statute.note))
    return Document(parts + statute.parts, "地方性法规")


def dress(rng, statute, year, serial):
    kind = rng.random()
    if kind < 0.5:
        return notice(rng, statute, year, serial)
    return order(rng, statute, year, serial) if kind < 0.75 else bare(statute)


def settle(rng, document):
    """A written document in some place: {P}, {G} and {C} filled in."""
    place, government, code = rng.choice(PLACES)

    def fill(text):
        return text.replace("{P}", place).replace("{G}", government).replace("{C}", code)
    return Document([Part(p.role, fill(p.text)) for p in document.parts], document.section)


FRONT_MATTER = [
    ("公报介绍", ["政府公报是政府公布行政法规、规章和政策性文件的法定载体，面向社会公开发行，供公民、法人和其他组织查阅。",
                  "在本公报上刊登的规章文本为标准文本，与纸质文件具有同等效力。"]),
    ("发行说明", ["本刊为月刊，每月出版一期，免费向各级机关、图书馆、档案馆和村（社区）赠阅，也可以在政府门户网站上浏览和下载。"]),
]


def assemble(rng, documents):
    """An issue of the given documents, grouped by section as a press does."""
    place = rng.choice(PLACES)
    sections = []
    for document in documents:
        if document.section not in sections:
            sections.append(document.section)
    ordered = [d for section in sections for d in documents if d.section == section]
    front = rng.sample(FRONT_MATTER, rng.choice([0, 0, 1, 2]))
    number = rng.randint(1, 24)
    return Issue(place[0], place[1], rng.choice([2009, 2018, 2022, 2024]), number, number + rng.randint(30, 900),
                 ordered, front)


def issues(seed, statutes, written):
    """Endless issues of 1 to 8 documents, until every statute has been used."""
    rng = random.Random(seed)
    pool = list(statutes)
    rng.shuffle(pool)
    spare = list(written)
    rng.shuffle(spare)
    taken = 0
    while pool or taken < len(spare):
        documents = []
        for _ in range(rng.choice([1, 2, 3, 4, 5, 6, 8])):
            if pool and (rng.random() < 0.6 or taken >= len(spare)):
                documents.append(dress(rng, pool.pop(), rng.choice([2009, 2015, 2022, 2024]), rng.randint(1, 99)))
            elif spare:
                documents.append(settle(rng, spare[taken % len(spare)]))
                taken += 1
        yield assemble(rng, unique(documents))


def unique(documents):
    """Two documents of the same title in one issue would make a contents page
    that nobody could match."""
    seen, kept = set(), []
    for document in documents:
        if document.title not in seen:
            seen.add(document.title)
            kept.append(document)
    return kept
