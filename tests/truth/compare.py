"""Compares what the pipe says of a text with what a person read in it.

The truth of a sample is a JSON file beside this one, read and judged by hand;
it was not made with our tools. Every function here answers a list of
differences, each one line of plain text that begins with the raw line.
"""
import collections
import difflib
import json
import re

LEVEL_TYPES = ('book', 'part', 'chapter', 'section', 'article', 'point', 'indent', 'level')
TREE_CODES = ('number-gap', 'number-repeat', 'label-lost', 'overlap', 'no-title', 'bad-date',
              'toc-mismatch', 'toc-missing', 'toc-unlisted', 'toc-order')
HALF_TO_FULL = str.maketrans('(),;:!?', '（），；：！？')


def squeezed(text):
    """The text without any space: what is compared where layout does not matter."""
    return re.sub(r'\s+', '', text or '')


def plain(line):
    """A raw line without Markdown marks and outer spaces."""
    return re.sub(r'^\s*(#+|-)\s+', '', line).replace('**', '').strip()


def walk(nodes, ancestors=()):
    """Every node of a body with its ancestors, in order."""
    for node in nodes or []:
        yield node, ancestors
        yield from walk(node.get('children'), ancestors + (node,))


def key(node):
    """How the truth names a unit: its label, or [ordinal] where the source lost it."""
    return node.get('label') or f'[{node.get("ordinal")}]'


def path(ancestors):
    """How the truth names a parent: the labels from the top; None for the body itself."""
    labels = [key(node) for node in ancestors if node['type'] in LEVEL_TYPES]
    return ' > '.join(labels) or None


def bodies(document):
    """The document's own body and then those of its attachments."""
    return [document.get('body') or []] + [a.get('body') or []
                                           for a in document.get('attachments') or []]


def all_nodes(document):
    """Every node of the document and of its attachments."""
    for body in bodies(document):
        yield from walk(body)


def strings(value):
    """Every string in a record."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


class Run:
    """One sample through the pipe: raw and clean lines, log, records."""

    def __init__(self, raw, clean, log, records):
        self.raw = raw.split('\n')
        self.clean = clean.split('\n')
        self.log = log
        self.issue = next((r for r in records if r['type'] == 'issue'), {})
        self.documents = [r for r in records if r['type'] == 'document']

    def line(self, number):
        return self.clean[number - 1] if number <= len(self.clean) else ''


def read_truth(name):
    """The truth of a sample."""
    with open(name, encoding='utf-8') as stream:
        return json.load(stream)


# ---- gz-clean

def corrections(truth, run):
    """Every correction that must be made is made, as often as it must."""
    out = []
    for c in truth['corrections']:
        raw, clean = run.raw[c['line'] - 1], run.line(c['line'])
        left = clean.count(c['before'])
        wanted = raw.count(c['before']) - c['times']
        if left != wanted or c['after'] not in clean:
            out.append(f'{c["line"]}: {c["before"]!r} -> {c["after"]!r} {c["times"]} times, '
                       f'{left - wanted} not made')
    return out


def stays(truth, run):
    """What must stay is still there."""
    return [f'{s["line"]}: {s["text"]!r} must stay ({s["why"]}); the line is now '
            f'{run.line(s["line"])[:60]!r}'
            for s in truth['stay'] if squeezed(s['text']) not in squeezed(run.line(s['line']))]


def spaces(truth, run):
    """No space is left between a Han character and a digit of a sentence."""
    out = []
    for number in truth['spaces']:
        text = re.sub(r'^\s*\d+[.．、]\s*', '', plain(run.line(number)))
        found = re.search(r'.{0,3}[一-鿿] +[\d.]+ ?[%一-鿿].{0,4}|'
                          r'(?<![A-Za-z\d.])[\d.]+ +[一-鿿].{0,4}', text)
        if found:
            out.append(f'{number}: a space is left in {found.group()!r}')
    return out


def harm(truth, run):
    """Nothing but the corrections of the truth changed (width and spaces aside)."""
    out = []
    if len(run.raw) != len(run.clean):
        return [f'0: {len(run.raw)} lines became {len(run.clean)}']
    wanted = collections.defaultdict(list)
    for c in truth['corrections']:
        wanted[c['line']].append(c)
    for number, (raw, clean) in enumerate(zip(run.raw, run.clean), 1):
        for c in wanted[number]:
            raw = raw.replace(c['before'], c['after'], c['times'])
        a, b = (squeezed(text).translate(HALF_TO_FULL) for text in (raw, clean))
        if a != b:
            for tag, i, j, k, m in difflib.SequenceMatcher(None, a, b, False).get_opcodes():
                if tag != 'equal':
                    out.append(f'{number}: {a[max(0, i - 3):j + 3]!r} became '
                               f'{b[max(0, k - 3):m + 3]!r}')
    return out


def reported(truth, run):
    """What cannot be proved is in the log, not applied."""
    open_cases = [c for c in run.log if c.get('type') == 'correction' and not c.get('applied')]
    return [f'{r["line"]}: {r["text"]!r} is not reported' for r in truth['reported']
            if not any(c['line'] == r['line'] and r['text'] in c['before'] for c in open_cases)]


# ---- gz-split

def issue(truth, run):
    """The fields of the issue record."""
    out = []
    for name in ('id', 'name', 'publisher', 'region_code', 'year', 'number'):
        if name == 'id' and truth['issue']['id'] is None:
            continue
        if run.issue.get(name) != truth['issue'][name]:
            out.append(f'1: issue {name}: expected {truth["issue"][name]!r}, '
                       f'got {run.issue.get(name)!r}')
    got = run.issue.get('front_matter') or []
    want = truth['issue']['front_matter']
    if [(f['heading'], f['line'], f['paragraphs']) for f in want] != \
       [((f.get('heading') or '').rstrip(':：'), f['line'], len(f['paragraphs'])) for f in got]:
        out.append(f'1: front matter: expected {want}, got '
                   f'{[(f.get("heading"), f["line"], len(f["paragraphs"])) for f in got]}')
    return out


def contents(truth, run):
    """The entries of the contents page."""
    out = []
    want, got = truth['issue']['toc'], run.issue.get('toc') or []
    if len(want) != len(got):
        out.append(f'1: contents: expected {len(want)} entries, got {len(got)}')
    for w in want:
        g = next((g for g in got if g['line'] == w['line']), None)
        if g is None:
            out.append(f'{w["line"]}: contents entry not found')
            continue
        for name in ('section', 'title', 'page'):
            if g.get(name) != w[name]:
                out.append(f'{w["line"]}: contents {name}: expected {w[name]!r}, '
                           f'got {g.get(name)!r}')
        if squeezed(g.get('doc_number')) != w['doc_number']:
            out.append(f'{w["line"]}: contents number: expected {w["doc_number"]!r}, '
                       f'got {g.get("doc_number")!r}')
        document = run.documents[w['document'] - 1] if w['document'] <= len(run.documents) else {}
        if g.get('document') != document.get('id'):
            out.append(f'{w["line"]}: contents entry points to {g.get("document")!r}, '
                       f'expected {document.get("id")!r}')
    return out


def boundaries(truth, run):
    """The documents and their first and last lines."""
    want = [(d['line'], d['end_line']) for d in truth['documents']]
    got = [(d['source']['line'], d['source']['end_line']) for d in run.documents]
    if want == got:
        return []
    return [f'{want[0][0]}: documents: expected lines {want}, got {got}']


def joins(truth, run):
    """Paragraphs that a page cut are whole again."""
    whole = squeezed('\n'.join('\x00'.join(strings(d)) for d in run.documents))
    out = []
    for first, second in truth['joins']:
        a, b = (squeezed(plain(run.line(n))) for n in (first, second))
        if a[-8:] + b[:8] not in whole:
            out.append(f'{first}: not joined with {second}: …{a[-8:]}|{b[:8]}…')
    return out


# ---- gz-parse

FIELDS = ('title', 'kind', 'kind_zh', 'draft_status', 'format', 'issuer_masthead', 'issuers',
          'addressees', 'remarks', 'openness', 'signatories', 'print_org', 'print_date')


def fields(truth, run):
    """The elements of every document."""
    out = []
    for want, got in zip(truth['documents'], run.documents):
        pairs = [(name, want[name], got.get(name)) for name in FIELDS]
        pairs.append(('date_signed', want['date'], got.get('date_signed')))
        pairs.append(('cc_orgs', want['cc'], got.get('cc_orgs')))
        notes = [n if isinstance(n, str) else n.get('title')
                 for n in got.get('attachment_notes') or []]
        pairs.append(('attachment_notes', want['attachment_notes'], notes))
        number = got.get('doc_number') or {}
        for name in (want['number'] or {}):
            pairs.append((f'doc_number.{name}', want['number'][name], number.get(name)))
        if want['number'] is None:
            pairs.append(('doc_number', None, got.get('doc_number')))
        out += [f'{want["line"]}: {name}: expected {w!r}, got {g!r}'
                for name, w, g in pairs if w != g]
    return out


ATTACHMENT_FIELDS = ('role', 'label', 'title', 'kind_zh', 'line', 'end_line', 'effective_date',
                     'expiry_date')


def attachments(truth, run):
    """What the documents carry."""
    out = []
    for want, got in zip(truth['documents'], run.documents):
        wanted, found = want['bodies'][1:], got.get('attachments') or []
        if len(wanted) != len(found):
            out.append(f'{want["line"]}: expected {len(wanted)} attachments, got '
                       f'{[a.get("title") for a in found]}')
        for w, g in zip(wanted, found):
            for name in ATTACHMENT_FIELDS:
                same = g.get(name) == w[name]
                if name == 'kind_zh':
                    same = w[name] in (g.get(name) or '')
                if not same:
                    out.append(f'{w["line"]}: attachment {name}: expected {w[name]!r}, '
                               f'got {g.get(name)!r}')
    return out


def pairs_of_bodies(truth, run):
    """The bodies of the truth beside those of the records."""
    for want, got in zip(truth['documents'], run.documents):
        yield from zip(want['bodies'], bodies(got))


def outline(truth, run):
    """Every heading and label: type, label, ordinal, caption, parent."""
    out = []
    for want, got in pairs_of_bodies(truth, run):
        found = {}
        for node, ancestors in walk(got):
            if node['type'] in LEVEL_TYPES:
                found.setdefault((node['line'], key(node)), (node, ancestors))
        for w in want['outline']:
            node, ancestors = found.pop((w['line'], key(w)), (None, ()))
            if node is None:
                out.append(f'{w["line"]}: {key(w)} {w["heading"] or ""} not found')
                continue
            for name in ('type', 'marker', 'ordinal', 'inferred', 'heading'):
                if name not in w or (name == 'heading' and w.get('heading_either')):
                    continue
                if node.get(name) != w[name]:
                    out.append(f'{w["line"]}: {key(w)} {name}: expected {w[name]!r}, '
                               f'got {node.get(name)!r}')
            if path(ancestors) != w['parent']:
                out.append(f'{w["line"]}: {key(w)} parent: expected {w["parent"]!r}, '
                           f'got {path(ancestors)!r}')
        out += [f'{line}: {label} {node.get("heading") or (node.get("text") or "")[:20]} '
                'is no unit of the text' for (line, label), (node, _) in found.items()]
    return out


def counts(truth, run):
    """How many units of each sort."""
    out = []
    for want, got in pairs_of_bodies(truth, run):
        found = collections.Counter()
        for node, ancestors in walk(got):
            if node['type'] == 'paragraph' and not any(a['type'] == 'article' for a in ancestors):
                continue
            found[node.get('marker') or node['type']] += 1
        out += [f'{want.get("line", 0)}: {want.get("title", "body")}: expected {n} {name}, '
                f'got {found[name]}' for name, n in want['counts'].items() if found[name] != n]
    return out


def paragraphs(truth, run):
    """Unnumbered paragraphs stand where they belong."""
    out = []
    for want, got in pairs_of_bodies(truth, run):
        found = {node['line']: (node, ancestors) for node, ancestors in walk(got)
                 if node['type'] == 'paragraph'}
        for w in want['paragraphs']:
            node, ancestors = found.get(w['line'], (None, ()))
            if node is None:
                out.append(f'{w["line"]}: no paragraph node')
            elif path(ancestors) != w['parent']:
                out.append(f'{w["line"]}: paragraph parent: expected {w["parent"]!r}, '
                           f'got {path(ancestors)!r}')
            elif 'heading' in w and node.get('heading') != w['heading']:
                out.append(f'{w["line"]}: run-in caption: expected {w["heading"]!r}, '
                           f'got {node.get("heading")!r}')
    return out


def tables(truth, run):
    """Tables cell by cell."""
    out = []
    for want, got in pairs_of_bodies(truth, run):
        found = [node for node, _ in walk(got) if node['type'] == 'table']
        wanted = want.get('tables', [])
        if len(found) != len(wanted):
            out.append(f'{want.get("line", 0)}: expected {len(wanted)} tables, got {len(found)} '
                       f'(lines {[n["line"] for n in found]})')
        for w, g in zip(wanted, found):
            rows = [[squeezed(cell) for cell in row] for row in g.get('rows') or []]
            if rows != [[squeezed(cell) for cell in row] for row in w['rows']]:
                out.append(f'{w["line"]}: table rows: expected {w["rows"]}, got {rows}')
            if g.get('header') != w['header']:
                out.append(f'{w["line"]}: table header: expected {w["header"]}, '
                           f'got {g.get("header")!r}')
    return out


def entry_text(entry):
    """A list entry as one string without spaces, whatever its shape."""
    if isinstance(entry, str):
        return squeezed(entry)
    return squeezed(''.join(entry.get(name) or '' for name in ('name', 'text', 'post')))


def entries_of(node):
    """The entries of a list node, each with its post where the node has posts."""
    entries = node.get('entries') or []
    if not node.get('posts'):
        return entries
    return [{'name': name, 'post': post} for name, post in zip(entries, node['posts'])]


def lists(truth, run):
    """Name lists entry by entry."""
    out = []
    for want, got in pairs_of_bodies(truth, run):
        found = [(node, ancestors) for node, ancestors in walk(got) if node['type'] == 'list']
        for w in want.get('lists', []):
            entries = []
            for node, ancestors in found:
                if path(ancestors) == w['parent']:
                    entries += entries_of(node)
            names = [entry_text(e) for e in entries]
            wanted = [entry_text(e) for e in w['entries']]
            if names != wanted:
                missing = [e for e in wanted if e not in names]
                extra = [e for e in names if e not in wanted]
                out.append(f'{w["line"]}: list under {w["parent"]}: expected {len(wanted)} '
                           f'entries, got {len(names)}; missing {missing[:5]}, extra {extra[:5]}')
            for e, g in zip(w['entries'], entries):
                if isinstance(e, dict) and isinstance(g, dict) and g.get('name') != e['name']:
                    out.append(f'{e["line"]}: name: expected {e["name"]!r}, got {g.get("name")!r}')
    return out


def organs(note):
    """The organs of a note as one comparable string."""
    names = [squeezed(name) for org in note['orgs'] for name in re.split('[、及]', org)]
    return '、'.join(n for n in names if n and not re.fullmatch('等?(县直)?(有关)?部门(单位)?', n))


def responsibility(truth, run):
    """Who is responsible: role, organs, open or closed, in the order of the text."""
    want = [(g['line'], n['role'], organs(n), n['open'])
            for g in truth['responsibility'] for n in g['notes']]
    got = [(node['line'], n['role'], organs(n), n['open'])
           for d in run.documents for node, _ in all_nodes(d)
           for n in node.get('responsibility') or []]
    out = []
    matcher = difflib.SequenceMatcher(None, [w[1:3] for w in want], [g[1:3] for g in got], False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != 'equal':
            out += [f'{w[0]}: note not found: {w[1]} {w[2]}' for w in want[i:j]]
            out += [f'{g[0]}: note that is none: {g[1]} {g[2]}' for g in got[k:m]]
            continue
        for w, g in zip(want[i:j], got[k:m]):
            if g[0] > w[0]:
                out.append(f'{w[0]}: note stands on a node of line {g[0]}')
            if w[3] != g[3] and not re.search('[各有]', w[2]):
                out.append(f'{w[0]}: open: expected {w[3]}, got {g[3]}')
    return out


def citations(truth, run):
    """The titles that are cited, with their numbers, and nothing else."""
    out = []
    for want, got in zip(truth['documents'], run.documents):
        lines = {node['eid']: (node['line'], node.get('end_line') or node['line'])
                 for node, _ in all_nodes(got)}
        found = []
        for r in got.get('references') or []:
            if r.get('title'):
                first, last = lines.get(r.get('from'), (0, 10 ** 9))
                number = r.get('doc_number')
                number = number.get('norm') if isinstance(number, dict) else number
                found.append([first, last, squeezed(r['title']), squeezed(number) or None])
        for w in want['citations']:
            hit = next((f for f in found if f[2] == squeezed(w['title'])
                        and f[0] <= w['line'] <= f[1]), None)
            if hit is None:
                out.append(f'{w["line"]}: 《{w["title"]}》 not found')
                continue
            found.remove(hit)
            if hit[3] != w['number']:
                out.append(f'{w["line"]}: number of 《{w["title"]}》: expected {w["number"]!r}, '
                           f'got {hit[3]!r}')
        own = squeezed(want['title'])
        out += [f'{f[0]}: 《{f[2]}》 is not cited here' for f in found
                if f[2] not in own or f[0] > 0 and f[1] < 10 ** 9]
    return out


def diagnostics(run):
    """All diagnostics of the records."""
    for record in [run.issue] + run.documents:
        yield from record.get('diagnostics') or []


def anomalies(truth, run):
    """What is wrong in the source is said."""
    out = []
    for a in truth['anomalies']:
        lines = [a['line']] + a.get('or_lines', [])
        if not any(d['code'] in a['codes'] and any(d['line'] <= n <= d['end_line'] for n in lines)
                   for d in diagnostics(run)):
            out.append(f'{a["line"]}: no diagnostic {a["codes"]} ({a["what"]})')
    return out


def alarms(truth, run):
    """What is right in the source is not called wrong."""
    out = []
    for d in diagnostics(run):
        if d['code'] not in TREE_CODES:
            continue
        if not any(d['code'] in a['codes'] and any(
                d['line'] <= n <= d['end_line'] for n in [a['line']] + a.get('or_lines', []))
                for a in truth['anomalies']):
            out.append(f'{d["line"]}: false alarm {d["code"]}: {d["message"]}')
    return out


ASPECTS = (('clean', corrections), ('clean', stays), ('clean', spaces), ('clean', harm),
           ('clean', reported), ('split', issue), ('split', contents), ('split', boundaries),
           ('split', joins), ('parse', fields), ('parse', attachments), ('parse', outline),
           ('parse', counts), ('parse', paragraphs), ('parse', tables), ('parse', lists),
           ('parse', responsibility), ('parse', citations), ('parse', anomalies),
           ('parse', alarms))
