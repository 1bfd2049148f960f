"""measure.py - runs gz-clean | gz-split on a rendering and compares."""
import collections
import dataclasses
import os
import re
import sys

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import records as strict
import tap
import truth
from lines import cells
from render import LOST_INDENT

HTML = re.compile(r"</?(?:table|tr|td)>")
MARKS = re.compile(r"^\s*(#{1,6}\s+|[-*•]\s+)|\*\*|\\$|" + HTML.pattern)


def run(program, data):
    """What a filter writes; 0 and 1 (something was noticed) are answers."""
    done = tap.tool(program, stdin=data)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{program}: status {done.returncode}: {done.stderr[:300]!r}")
    return done.stdout


def pipeline(data):
    """(lines of the clean text, records of gz-split)."""
    clean = run("gz-clean", data)
    return clean.decode("utf-8").split("\n")[:-1], strict.read_records(run("gz-split", clean))


def plain(line, markdown):
    """A line without spaces and, in Markdown, without marks."""
    if markdown:
        line = MARKS.sub("", line)
        if line.strip().startswith("|"):
            line = line.replace("|", "")
    return truth.squeeze(line)


@dataclasses.dataclass
class Paragraph:
    first: int  # raw lines, from 1
    last: int
    text: str
    document: int
    role: str


@dataclasses.dataclass
class Expected:
    paragraphs: list
    documents: dict    # number -> (set of allowed first lines, last line)
    titles: dict       # number -> text
    joined: dict       # (line, next line) -> True when one paragraph
    undecidable: set   # lines whose paragraphs nobody could tell apart
    skipped: set       # blank lines and furniture


def expected(rendering, clean):
    """The truth of a rendering, in the words of the clean text."""
    markdown = rendering.style.form == "markdown"
    at, skipped, starts = {}, set(), collections.defaultdict(set)
    for number, tag in enumerate(rendering.tags, 1):
        if tag[0] == "p":
            at.setdefault((tag[1], tag[2]), []).append(number)
        elif tag[0] == "x":
            starts[tag[1]].add(number)
            skipped.update([number] if (tag[1], 0) in at else [])
        elif tag[0] in ("b", "f"):
            skipped.add(number)
    paragraphs = []
    for (document, part), numbers in at.items():
        text = "".join(plain(clean[n - 1], markdown) for n in numbers)
        paragraphs.append(Paragraph(numbers[0], numbers[-1], text, document,
                                    rendering.documents[document].parts[part].role))
    documents, titles = {}, {}
    for p in paragraphs:
        first = documents[p.document][0] if p.document in documents else starts[p.document] | {p.first}
        documents[p.document] = (first, p.last)
        if p.role == truth.TITLE:
            titles.setdefault(p.document, p.text)
    joined = neighbours(rendering)
    return Expected(paragraphs, documents, titles, joined, undecidable(rendering, clean, joined), skipped)


def neighbours(rendering):
    """Pairs of neighbouring paragraph lines of a document."""
    joined, previous = {}, None
    for number, tag in enumerate(rendering.tags, 1):
        if tag[0] == "p":
            if previous and rendering.tags[previous - 1][1] == tag[1]:
                joined[(previous, number)] = rendering.tags[previous - 1][2] == tag[2]
            previous = number
    return joined


def cells_lost(rendering, clean, number):
    """Cells that stood before a line in print: the indent of a first line, and
    the label that the reader set apart."""
    if not rendering.style.lost:
        return 0
    numbers = [n for n in range(max(1, number - 2), number) if rendering.tags[n - 1] == rendering.tags[number - 1]]
    before = clean[numbers[0] - 1].strip() if numbers else ""
    if not numbers:
        return LOST_INDENT
    return LOST_INDENT + cells(before) + 2 if truth.LABEL.fullmatch(before) else 0


def undecidable(rendering, clean, joined):
    """Lines at a boundary that carries no sign of its own: a full line that
    ends a sentence, before an unlabelled line, where the style has neither
    indents nor blank lines to tell a new paragraph from a new sentence."""
    style, lines = rendering.style, set()
    for (a, b), same in joined.items():
        page_cut = any(n - 1 in rendering.breaks for n in range(a + 1, b + 1))
        if style.form == "web" or style.form == "markdown" and not same and not page_cut:
            continue
        if style.form == "pages" and (style.indent or style.blank and not page_cut):
            continue
        left, right = clean[a - 1].strip(), clean[b - 1].strip()
        if style.form == "pages" and cells(left) + cells_lost(rendering, clean, a) < style.width * 2 - 2:
            continue
        ended = truth.SENTENCE_END.search(left)
        labelled = truth.LABEL.match(right)
        if (same and ended) or (not same and not labelled):
            lines |= {a, b}
    return lines


@dataclasses.dataclass
class Score:
    documents: int = 0
    documents_found: int = 0
    documents_right: int = 0
    titles_right: int = 0
    paragraphs: int = 0
    paragraphs_found: int = 0
    paragraphs_right: int = 0
    joins: int = 0
    joins_missed: int = 0
    breaks: int = 0
    joins_wrong: int = 0
    contents: int = 0
    contents_right: int = 0
    undecidable: int = 0
    lost: int = 0
    files: int = 0
    misses: list = dataclasses.field(default_factory=list)

    def add(self, other):
        for field in dataclasses.fields(self):
            setattr(self, field.name, getattr(self, field.name) + getattr(other, field.name))

    @staticmethod
    def f1(right, wanted, found):
        return 2 * right / (wanted + found) if wanted + found else 1.0

    @property
    def document_f1(self):
        return self.f1(self.documents_right, self.documents, self.documents_found)

    @property
    def paragraph_f1(self):
        return self.f1(self.paragraphs_right, self.paragraphs, self.paragraphs_found)


def shrink(first, last, skipped):
    """A range without the blank lines and furniture at its ends."""
    while first < last and first in skipped:
        first += 1
    while last > first and last in skipped:
        last -= 1
    return first, last


def compare_documents(score, wanted, records):
    documents = [r for r in records if r["type"] == "document"]
    score.documents += len(wanted.documents)
    score.documents_found += len(documents)
    ranges = {shrink(r["source"]["line"], r["source"]["end_line"], wanted.skipped): r for r in documents}
    for number, (firsts, last) in wanted.documents.items():
        record = next((ranges[(first, last)] for first in sorted(firsts) if (first, last) in ranges), None)
        if record is None:
            score.misses.append(("document", max(firsts), last, f"not found; found {sorted(ranges)[:12]}"))
            continue
        score.documents_right += 1
        title = next((p["text"] for p in record["paragraphs"] if p["class"] == "title"), "")
        if truth.squeeze(title) == wanted.titles.get(number, ""):
            score.titles_right += 1
        else:
            score.misses.append(("title", min(firsts), last, f"read {title!r}, is {wanted.titles.get(number)!r}"))


def compare_paragraphs(score, wanted, records):
    inside = {n for p in wanted.paragraphs for n in range(p.first, p.last + 1)}
    found = [(p["line"], p["end_line"], truth.squeeze(p["text"])) for r in records if r["type"] == "document"
             for p in r["paragraphs"]]
    found = [(a, b, t) for a, b, t in found if inside.intersection(range(a, b + 1))]

    def open_question(first, last):
        return not wanted.undecidable.isdisjoint(range(first, last + 1))
    judged = [p for p in wanted.paragraphs if not open_question(p.first, p.last)]
    found = [f for f in found if not open_question(f[0], f[1])]
    score.undecidable += len(wanted.paragraphs) - len(judged)
    have = {(p.first, p.last, p.text) for p in judged}
    score.paragraphs += len(judged)
    score.paragraphs_found += len(found)
    score.paragraphs_right += len(have.intersection(found))
    found = set(found)
    for p in judged:
        if (p.first, p.last, p.text) not in found:
            near = [f for f in found if f[0] <= p.last and f[1] >= p.first]
            score.misses.append(("paragraph", p.first, p.last, f"{p.role}; found {[(a, b, short(t)) for a, b, t in near]}"))


def short(text):
    return text if len(text) < 40 else text[:18] + "…" + text[-18:]


def compare_joins(score, wanted, records):
    """The two error rates, line pair by line pair."""
    owner = {}
    for r, record in enumerate(records):
        if record["type"] == "document":
            for i, p in enumerate(record["paragraphs"]):
                for n in range(p["line"], p["end_line"] + 1):
                    owner.setdefault(n, (r, i))
    for (a, b), same in wanted.joined.items():
        if a in wanted.undecidable and b in wanted.undecidable:
            continue
        together = owner.get(a) is not None and owner.get(a) == owner.get(b)
        if same:
            score.joins += 1
            score.joins_missed += not together
        else:
            score.breaks += 1
            score.joins_wrong += together


def texts_of(record):
    """All strings of a record that hold text of the source. The section of a
    contents page is printed once and named by each of its entries."""
    section = None
    for entry in record.get("toc", []):
        if entry["section"] != section:
            section = entry["section"]
            yield section or ""
        yield entry["title"] or ""
        yield entry["doc_number"] or ""
        yield "" if entry["page"] is None else str(entry["page"])
    for part in record.get("front_matter", []):
        yield part["heading"] or ""
        yield from part["paragraphs"]
    for item in record.get("furniture", []) + record.get("paragraphs", []):
        yield item["text"]


LEADERS = set(".…·")          # between an entry of a contents page and its page
FRAMES = set("【】（）()〔〕")  # around its section and its number


def layout_characters(rendering, clean):
    """Characters that are layout and may stay out of the records, with how
    often they may: Markdown marks, leaders and frames of a contents page."""
    allowed = collections.Counter()
    for line, tag in zip(clean, rendering.tags):
        if rendering.style.form == "markdown":
            allowed.update(c for c in line if c in "#*|-\\")
            allowed.update("".join(HTML.findall(line)))
        if tag[0] == "c":
            allowed.update(c for c in line if c in LEADERS or c in FRAMES)
    return allowed


def compare_characters(score, rendering, clean, records):
    """Nothing lost, nothing doubled: paragraphs, furniture, contents and front
    matter hold every character once."""
    source = collections.Counter(truth.squeeze("".join(clean)))
    output = collections.Counter(truth.squeeze("".join(t for r in records for t in texts_of(r))))
    lost = source - output - layout_characters(rendering, clean)
    doubled = output - source
    score.lost += sum(lost.values()) + sum(doubled.values())
    if lost or doubled:
        score.misses.append(("lost", 1, len(clean), f"lost {lost.most_common(12)}, doubled {doubled.most_common(12)}"))


def compare_contents(score, rendering, records):
    score.contents += len(rendering.contents)
    entries = [truth.squeeze(e["title"] or "") for r in records if r["type"] == "issue" for e in r["toc"]
               if e["document"]]
    for title in rendering.contents:
        if truth.squeeze(title) in entries:
            score.contents_right += 1


def measure(rendering):
    """The score of one rendering, and its records."""
    clean, records = pipeline(rendering.bytes())
    if len(clean) != len(rendering.lines):
        raise RuntimeError(f"gz-clean made {len(clean)} lines of {len(rendering.lines)}")
    return judge(rendering, clean, records), records


def judge(rendering, clean, records):
    """The score of records against the truth of a rendering."""
    score = Score(files=1)
    wanted = expected(rendering, clean)
    compare_documents(score, wanted, records)
    compare_paragraphs(score, wanted, records)
    compare_joins(score, wanted, records)
    compare_contents(score, rendering, records)
    compare_characters(score, rendering, clean, records)
    return score
