"""The promises of the toolkit as functions that raise when one is broken."""
import collections
import json
import os
import re
import tempfile
import unicodedata

from records import Schemas, read_records
from tap import tool

SCHEMAS = Schemas()
LINE_ENDS = re.compile('\r\n|[\n\r\x85\u2028\u2029]')

# Fields of records that repeat or derive from text that stands elsewhere.
TEXT_FIELDS = {'text', 'heading', 'label'}


def ran(name, *arguments, stdin=b'', env=None):
    """Runs a filter that must accept any bytes."""
    result = tool(name, '-q', *arguments, stdin=stdin, env=env)
    if result.returncode != 0 or result.stderr:
        raise AssertionError(f'{name}: status {result.returncode}: {result.stderr[:500]!r}')
    return result.stdout


def clean_and_revert(data):
    """Cleans with a log; checks that the log leads back. Answers clean text and log."""
    with tempfile.TemporaryDirectory() as folder:
        log = os.path.join(folder, 'log')
        clean = ran('gz-clean', '--log', log, stdin=data)
        with open(log, 'rb') as file:
            records = read_records(file.read())
        reverted = ran('gz-clean', '--revert', log, stdin=clean)
    assert_valid(records)
    decoded = decode(data, records)
    if decoded is not None:
        assert reverted == decoded, f'revert gives {first_difference(reverted, decoded)}'
    assert line_count(reverted) == line_count(clean), 'gz-clean changed the number of lines'
    return clean, records


def decode(data, records):
    """The decoded original where Python can say what it is, else None."""
    encoding = next(r['encoding'] for r in records if r['type'] == 'source')
    try:
        text = data.decode({'UTF-8': 'utf-8', 'GB18030': 'gb18030'}.get(encoding, encoding))
    except (LookupError, UnicodeDecodeError):
        return None
    return text.encode('utf-8')


def first_difference(a, b):
    at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    return f'{a[max(0, at - 20):at + 20]!r}, not {b[max(0, at - 20):at + 20]!r}'


def line_count(data):
    text = data.decode('utf-8', 'surrogateescape')
    return len(LINE_ENDS.findall(text)) + (0 if not text or LINE_ENDS.match(text[-1]) else 1)


def assert_valid(records):
    for record in records:
        errors = SCHEMAS.errors(record)
        assert not errors, f'{errors[:3]} in {json.dumps(record, ensure_ascii=False)[:300]}'
    return records


def is_counted(character):
    """Letters, Han and digits: what may never be lost. Punctuation is layout
    in places (dot leaders, Markdown marks, the 、 between addressees)."""
    return unicodedata.category(character)[0] in 'LN'


TABLE_TAG = re.compile(r'</?(?:table|thead|tbody|tr|td|th)(?:[ /][ -;=?-~]{0,280})?>|<br[ /]{0,4}>')


def without_tags(text):
    """Tags of HTML tables and <br> are layout, as Markdown marks are; gz-split drops them."""
    return TABLE_TAG.sub('', text)


def counted(text):
    return collections.Counter(c for c in text if is_counted(c))


def strings_of(value, skipped=()):
    """Every string inside a value, members named in `skipped` left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from strings_of(item, skipped)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in skipped:
                yield from strings_of(item, skipped)


def text_of_issue(issue):
    """The text that an issue record holds: front matter, contents, furniture."""
    yield from strings_of(issue['front_matter'])
    yield from strings_of(issue['furniture'], {'kind'})
    sections = []
    for entry in issue['toc']:
        if entry['section'] is not None and sections[-1:] != [entry['section']]:
            sections.append(entry['section'])
        yield from filter(None, (entry['title'], entry['doc_number']))
        if entry['page'] is not None:
            yield str(entry['page'])
    yield from sections


def text_of_split(records):
    for record in records:
        if record['type'] == 'issue':
            yield from text_of_issue(record)
        else:
            for paragraph in record['paragraphs']:
                yield paragraph['text']


def assert_same_text(expected, got, what):
    lost = counted(expected)
    lost.subtract(counted(got))
    missing = {c: n for c, n in lost.items() if n > 0}
    doubled = {c: -n for c, n in lost.items() if n < 0}
    assert not missing and not doubled, f'{what}: lost {missing}, added {doubled}'


# Members of a structured document whose text stands elsewhere too, or that are
# no text of the source.
DERIVED = {'type', 'schema_version', 'id', 'issue', 'source', 'format', 'norm', 'code', 'region',
           'organ', 'series', 'kind', 'kind_zh', 'draft_status', 'issuers', 'date_signed',
           'adopted_date', 'adopted_by', 'openness', 'print_date', 'effective_date',
           'effective_rule', 'expiry_date', 'expiry_rule', 'interpreter', 'repeals', 'amends', 'references', 'diagnostics', 'eid',
           'role', 'responsibility', 'quantities', 'enumerations', 'departments',
           'marker'}


def text_of_parse(records):
    for record in records:
        if record['type'] == 'issue':
            yield from text_of_issue(record)
        else:
            yield from strings_of(record, DERIVED)


def check_pipe(data):
    """All promises on one input."""
    check_split(clean_and_revert(data)[0])


def check_split(clean):
    """The promises of gz-split and gz-parse on a text of UTF-8."""
    records = ran('gz-split', stdin=clean)
    split = assert_valid(read_records(records))
    assert [r['type'] for r in split[:1]] == ['issue']
    text = without_tags(clean.decode('utf-8'))
    assert_same_text(text, ''.join(text_of_split(split)), 'gz-split')
    parsed = assert_valid(read_records(ran('gz-parse', stdin=records)))
    assert [(r['type'], r['id']) for r in parsed] == [(r['type'], r['id']) for r in split]
    assert_same_text(''.join(text_of_split(split)), ''.join(text_of_parse(parsed)), 'gz-parse')
