#!/usr/bin/env python3
"""Made-up gazettes of kinds that the samples lack, each with the facts a reader expects.

NAME.txt is the raw text, NAME.json the facts: the checks below name what they read. A case may list
"gaps": aspects that do not hold yet, with the reason. They are shown as skipped
and counted; one that has closed says so: take it out of the file then.
"""
import collections
import glob
import json
import os
import re
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, '..', 'support'), os.path.join(HERE, '..', 'truth')]
import tap  # noqa: E402
from compare import all_nodes, bodies, diagnostics, entries_of, entry_text, organs, squeezed, strings, walk  # noqa: E402

LABEL = re.compile(r'^(第[一二三四五六七八九十百零〇]+条(之[一二三四五六七八九十]+)?|[一二三四五六七八九十]+、'
                   r'|（[一二三四五六七八九十\d]+）|\d+[.．](?!\d)|[①-⑳]'
                   r'|[甲乙丙丁子丑寅ⅠⅡⅢ]、|（[甲乙丙a-z]）|[A-Z][.．、]|[a-z\d][)）]|(\d|[A-Z]\.)[\d.]* )')
HAN_RUN = re.compile('[㐀-鿿〇]{2,}')
FIELDS = ('title', 'kind', 'format', 'draft_status', 'issuer_masthead', 'issuers', 'addressees',
          'signatories', 'attendees', 'remarks', 'openness', 'cc_orgs', 'print_org', 'print_date', 'joint_doc_numbers')


class Case:
    """A raw text, its facts, and what the pipe made of it."""

    def __init__(self, name):
        with open(name, encoding='utf-8') as stream:
            self.facts = json.load(stream)
        with open(name[:-5] + '.txt', 'rb') as stream:
            data = stream.read()
        self.raw = data.decode(self.facts.get('encoding', 'utf-8')).replace('\r\n', '\n')
        with tempfile.TemporaryDirectory() as folder:
            log = os.path.join(folder, 'log')
            cleaned = tap.pipe(data, ['gz-clean', '--log', log])
        self.clean = cleaned.decode('utf-8').replace('\r\n', '\n')
        self.lines = (data.count(b'\n'), cleaned.count(b'\n'))
        out = tap.pipe(cleaned, 'gz-split', 'gz-parse')
        self.records = [json.loads(line) for line in out.splitlines()]
        self.issues = [r for r in self.records if r['type'] == 'issue']
        self.issue = self.issues[0]
        self.documents = [r for r in self.records if r['type'] == 'document']

    def beside(self):
        """The expected documents beside the found ones."""
        return list(zip(self.facts['documents'], self.documents))


def plain(text):
    """Letters and digits of a text."""
    return re.sub(r'[^0-9A-Za-z㐀-鿿〇]', '', squeezed(text))


def texts_of(node):
    """What a node says, and what it says together with its first child."""
    own = (node.get('heading') or '') + (node.get('text') or '')
    yield plain(own)
    for child in (node.get('children') or [])[:1]:
        yield plain(own + (child.get('heading') or '') + (child.get('text') or ''))


def line_count(case):
    """gz-clean keeps the lines"""
    return [] if case.lines[0] == case.lines[1] else [f'{case.lines[0]} lines became {case.lines[1]}']


def made(case):
    """corrections are made"""
    out = []
    for before, after, times in case.facts.get('corrections', []):
        left = case.clean.count(before) - (case.raw.count(before) - times)
        if left:
            out.append(f'{before!r} -> {after!r}: {left} of {times} not made')
    return out


def kept(case):
    """what is right stays"""
    out = [f'{text!r} must stay' for text in case.facts.get('stay', [])
           if squeezed(case.clean).count(squeezed(text)) < squeezed(case.raw).count(squeezed(text))]
    raw = case.raw
    for before, after, times in case.facts.get('corrections', []):
        raw = raw.replace(before, after, times)
    raw, clean = (re.sub('[^㐀-鿿]', '', text) for text in (raw, case.clean))
    if raw != clean:
        at = next((i for i, (a, b) in enumerate(zip(raw, clean)) if a != b), 0)
        out.append(f'{raw[max(0, at - 5):at + 8]!r} became {clean[max(0, at - 5):at + 8]!r}')
    return out


def issue(case):
    """the issue and its contents page"""
    out = []
    for want, got in zip(case.facts.get('issues', [case.facts.get('issue', {})]), case.issues):
        out += [f'issue {name}: expected {value!r}, got {got.get(name)!r}'
                for name, value in want.items() if got.get(name) != value]
    if len(case.issues) != len(case.facts.get('issues', [0])):
        out.append(f'expected {len(case.facts.get("issues", [0]))} issues, got {len(case.issues)}')
    titles = [squeezed(e['title']) for i in case.issues for e in i.get('toc') or []]
    out += [f'contents entry {t!r} not found in {titles}'
            for t in case.facts.get('toc_titles', []) if t not in titles]
    return out


def documents(case):
    """the documents are found"""
    want, got = len(case.facts['documents']), [d.get('title') for d in case.documents]
    return [] if want == len(got) else [f'expected {want} documents, got {len(got)}: {got}']


def validity(want, got):
    """When a text begins and ends to hold, and what it repeals."""
    pairs = [(name, want[name], got.get(field)) for name, field in
             (('effective', 'effective_date'), ('expiry', 'expiry_date')) if name in want]
    if 'repeals' in want:
        pairs.append(('repeals', want['repeals'], [r.get('title') for r in got.get('repeals') or []]))
    for name in ('repeals_in_full', 'amends_in_full'):
        if name in want:
            found = got.get(name.partition('_')[0]) or []
            pairs.append((name, want[name], [[c['title'], c['doc_number'], c['provision']] for c in found]))
    return [f'{name}: expected {w!r}, got {g!r}' for name, w, g in pairs if w != g]


def elements(case):
    """the elements of the documents"""
    out = []
    for want, got in case.beside():
        out += [f'{name}: expected {want[name]!r}, got {got.get(name)!r}'
                for name in FIELDS if name in want and got.get(name) != want[name]]
        number = got.get('doc_number') or {}
        if 'number' in want and number.get('norm') != want['number']:
            out.append(f'number: expected {want["number"]!r}, got {number!r}')
        if 'number_has' in want and want['number_has'] not in str(number) + str(got.get('order_number')):
            out.append(f'number: expected {want["number_has"]!r} in it, got {number!r}')
        if 'title_has' in want and want['title_has'] not in (got.get('title') or ''):
            out.append(f'title: expected {want["title_has"]!r} in it, got {got.get("title")!r}')
        if 'date' in want and got.get('date_signed') != want['date']:
            out.append(f'date: expected {want["date"]!r}, got {got.get("date_signed")!r}')
        out += validity(want, got)
        if 'attachment_notes' in want:
            notes = [n if isinstance(n, str) else n.get('title') for n in got.get('attachment_notes')]
            if notes != want['attachment_notes']:
                out.append(f'attachment notes: expected {want["attachment_notes"]}, got {notes}')
    return out


def attachments(case):
    """what the documents carry"""
    out = []
    for want, got in case.beside():
        if 'attachments' not in want:
            continue
        found = got.get('attachments') or []
        if len(found) != len(want['attachments']):
            out.append(f'{got.get("title")}: expected {len(want["attachments"])} attachments, '
                       f'got {[a.get("title") for a in found]}')
        for w, g in zip(want['attachments'], found):
            out += [f'attachment {name}: expected {w[name]!r}, got {g.get(name)!r}'
                    for name in ('role', 'title', 'draft_status')
                    if name in w and g.get(name) != w[name]]
            out += validity(w, g)
            if w.get('kind_zh', '') not in (g.get('kind_zh') or ''):
                out.append(f'attachment kind: expected {w["kind_zh"]!r}, got {g.get("kind_zh")!r}')
    return out


def number_of(body):
    """How many units of each sort a body has; lost labels and stray paragraphs aside."""
    found = collections.Counter()
    for node, ancestors in walk(body):
        name = node.get('marker') or node['type']
        if name == 'paragraph' and not any(a['type'] == 'article' for a in ancestors):
            continue
        if name in ('book', 'chapter', 'article', 'point') and not node.get('label'):
            continue
        found[name] += 1
    return found


def structure(case):
    """units, tables and lists are counted"""
    out = []
    for want, got in case.beside():
        last = got['body'][-1]['text'] if got.get('body') else None
        if want.get('ends', last) != last:
            out.append(f'the body ends with {last!r}')
        for w, body in zip([want] + want.get('attachments', []), bodies(got)):
            name = w.get('title') or 'body'
            found = number_of(body)
            out += [f'{name}: expected {n} {unit}, got {found[unit]}'
                    for unit, n in w.get('counts', {}).items() if found[unit] != n]
            rows = [len(n.get('rows') or []) for n, _ in walk(body) if n['type'] == 'table']
            if 'tables' in w and rows != w['tables']:
                out.append(f'{name}: expected tables of {w["tables"]} rows, got {rows}')
            cells = next((n['rows'] for n, _ in walk(body) if n['type'] == 'table'), None)
            if 'cells' in w and cells != w['cells']:
                out.append(f'{name}: expected the first table {w["cells"]}, got {cells}')
            entries = sum(len(n.get('entries') or []) for n, _ in walk(body) if n['type'] == 'list')
            if 'entries' in w and entries != w['entries']:
                out.append(f'{name}: expected {w["entries"]} entries, got {entries}')
    return out


def paragraphs(case):
    """every paragraph is whole and alone"""
    whole = {text for d in case.documents for n, _ in all_nodes(d) for text in texts_of(n)}
    for i in case.issues:
        whole |= {plain(p) for f in i.get('front_matter') or [] for p in f['paragraphs']}
    for d in case.documents:
        whole |= {plain(entry_text(e)) for n, _ in all_nodes(d) for e in entries_of(n)}
    return [f'not one paragraph: {p}' for p in case.facts['paragraphs']
            if not {plain(p), plain(LABEL.sub('', squeezed(p)))} & whole]


def furniture(case):
    """page numbers and running heads are furniture"""
    numbers = [f for r in case.records for f in r.get('furniture') or []
               if f['kind'] == 'page_number']
    want = case.facts.get('page_numbers', 0)
    out = [] if len(numbers) == want else [f'expected {want} page numbers, got {len(numbers)}']
    texts = [squeezed(text) for d in case.documents for text in strings(d)]
    return out + [f'{f!r} stands in a document' for f in case.facts.get('furniture', [])
                  if any(squeezed(f) in text for text in texts)]


def target_of(document, reference):
    """What a reference means: the eid of a node, or what follows the id of its document."""
    target = reference['target']
    return target and target.removeprefix(document['id'])


def citations(case):
    """cited titles and their numbers"""
    found = []
    for d in case.documents:
        for r in d.get('references') or []:
            number = r.get('doc_number')
            number = number.get('norm') if isinstance(number, dict) else number
            found.append([squeezed(r.get('title')), squeezed(number) or None])
    out = [f'《{t}》 {n or ""} not found' for t, n in case.facts.get('citations', [])
           if [t, n] not in found]
    means = [[r['text'], r['title'], target_of(d, r)] for d in case.documents
             for r in d.get('references') or []]
    return out + [f'{text}: expected [{title}, {target}], got {[m[1:] for m in means if m[0] == text]}'
                  for text, title, target in case.facts.get('means', [])
                  if [text, title, target] not in means]


def responsibility(case):
    """who is responsible"""
    found = [[n['role'], organs(n)] for d in case.documents for node, _ in all_nodes(d)
             for n in node.get('responsibility') or []]
    want = case.facts.get('responsibility')
    return [] if want is None or want == found else [f'expected {want}, got {found}']


def said(case):
    """diagnostics are given, and no false ones"""
    codes = {d['code'] for r in case.records for d in r.get('diagnostics') or []}
    return [f'no diagnostic {c}' for c in case.facts.get('diagnostics', []) if c not in codes] + \
           [f'false alarm {c}' for c in case.facts.get('diagnostics_none', []) if c in codes]


def nothing_lost(case):
    """every run of characters of the clean text is in the records"""
    everything = '\n'.join(re.sub(r'[\s，、；：。．.]', '', text) for r in case.records
                           for text in strings(r))
    joined = re.sub(r'[^㐀-鿿〇]', '', everything)
    out = []
    for line in case.clean.split('\n'):
        for run in HAN_RUN.findall(line):
            if run not in everything and run not in joined:
                out.append(f'{run!r} of line {line[:40]!r} is lost')
    out += [f'{text!r} is lost' for text in case.facts.get('whole', [])
            if not all(part in everything for part in re.split(r'[\s、，]', text))]
    return out


ASPECTS = (line_count, made, kept, issue, documents, elements, attachments, structure, paragraphs,
           furniture, citations, responsibility, said, nothing_lost)


def check(name):
    """All aspects of one case."""
    stem = os.path.basename(name)[:-5]
    try:
        case = Case(name)
    except (AssertionError, OSError, ValueError, LookupError) as error:
        tap.ok(False, f'{stem}: the pipe runs')
        tap.note(error)
        return
    gaps = case.facts.get('gaps', {})
    for aspect in ASPECTS:
        differences = aspect(case)
        title = f'{stem}: {aspect.__doc__}'
        gap = gaps.get(aspect.__name__)
        if gap:
            tap.pending(not differences, title, gap)
        else:
            tap.ok(not differences, title)
            for difference in differences:
                tap.note(f'{stem}: {difference}')


def main():
    for name in sys.argv[1:] or sorted(glob.glob(os.path.join(HERE, '*.json'))):
        check(name)
    tap.done()


if __name__ == '__main__':
    main()
