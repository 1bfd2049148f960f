#!/usr/bin/env python3
"""The documents of every case are the same when the text is laid out otherwise.

What an extractor or an OCR engine adds or drops on every line says nothing about documents: their titles and
numbers must come out alike. GAPS names what does not hold yet.
"""
import glob
import json
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..', 'support'))
import tap  # noqa: E402

CHINESE = '[㐀-鿿〇，。：；、（）《》〔〕“”]'
PAGE = 24  # lines


def letter_spaced(text):
    """A space behind every character, as some OCR sets it."""
    return re.sub(f'(?<={CHINESE})(?={CHINESE})', ' ', text)


def double_spaced(text):
    """A blank line behind every line."""
    return re.sub('\n+', '\n\n', text)


def close_set(text):
    """No blank lines."""
    return re.sub('\n\n+', '\n', text)


def with_page_numbers(text):
    """A page number behind every 24 lines."""
    lines = text.split('\n')
    pages = ['\n'.join(lines[i:i + PAGE]) for i in range(0, len(lines), PAGE)]
    return '\n'.join(f'{page}\n— {number} —' for number, page in enumerate(pages, 1))


def hard_breaks(text):
    """Two spaces at the end of every line, as Markdown breaks them."""
    return '\n'.join(line.strip() + '  ' if line.strip() else line for line in text.split('\n'))


GAPS = {
    ('20-markdown-issue', double_spaced): '** that opens above a blank line and closes below it',
    ('82-converted-markdown', double_spaced): 'issuers of a title, each parted from the next',
    ('282-papers-of-a-meeting', double_spaced): 'a title of two lines, each parted from the next',
    ('95-portal-and-law-site', letter_spaced): 'gaps between names are no wider than those within',
    ('157-messages', letter_spaced): 'gaps between names are no wider than those within',
    ('254-title-of-the-page-again', letter_spaced): 'gaps between names are no wider than those within',
    ('62-ministry-gazette', close_set): 'the last row of a list, and the title right below it',
}


def documents(text):
    out = tap.pipe(text.encode('utf-8'), ['gz-clean', '-q'], ['gz-split', '-q'], ['gz-parse', '-q'])
    records = [json.loads(line) for line in out.splitlines()]
    return [(re.sub(r'\s', '', r['title'] or ''), r['doc_number'] and r['doc_number']['norm'])
            for r in records if r['type'] == 'document']


def raw_text(name):
    with open(name, encoding='utf-8') as stream:
        encoding = json.load(stream).get('encoding', 'utf-8')
    with open(name[:-5] + '.txt', 'rb') as stream:
        return stream.read().decode(encoding).replace('\r\n', '\n')


def main():
    for path in sorted(glob.glob(os.path.join(HERE, '*.json'))):
        name = os.path.basename(path)[:-5]
        text = raw_text(path)
        expected = documents(text)
        for layout in (letter_spaced, double_spaced, close_set, with_page_numbers, hard_breaks):
            found = documents(layout(text))
            title = f'{name}: {layout.__name__.replace("_", " ")}'
            if (name, layout) in GAPS:
                tap.pending(found == expected, title, GAPS[name, layout])
            else:
                tap.is_equal(found, expected, title)
    tap.done()


if __name__ == '__main__':
    main()
