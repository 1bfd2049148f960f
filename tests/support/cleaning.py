"""gz-clean seen from outside: run it, read its log, apply the log by hand.

Written from the description of the `correction` and `source` records alone, so that
it can bear witness about the program.
"""
import json
import os
import re
import tempfile

import tap

# LF, CR LF, CR, NEL, LINE SEPARATOR, PARAGRAPH SEPARATOR
TERMINATOR = re.compile('\r\n|[\n\r\u0085\u2028\u2029]')
HAN = re.compile('[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]')


class LogError(Exception):
    """The log does not fit the text it speaks about."""


def split_lines(text):
    """[(line, terminator)]; text after the last terminator is a line too."""
    lines, at = [], 0
    for match in TERMINATOR.finditer(text):
        lines.append((text[at:match.start()], match.group()))
        at = match.end()
    if at < len(text):
        lines.append((text[at:], ''))
    return lines


def han(text):
    """The Han characters of a text, in their order."""
    return ''.join(HAN.findall(text))


def clean_with_log(data, *options):
    """Runs gz-clean on bytes: (output bytes, source record, log bytes)."""
    handle, log = tempfile.mkstemp(prefix='gz-clean-log-')
    os.close(handle)
    try:
        result = tap.tool('gz-clean', '--log', log, *options, stdin=data, timeout=120)
        if result.returncode != 0:
            raise LogError(f'gz-clean ended with {result.returncode}: {result.stderr!r}')
        with open(log, 'rb') as file:
            written = file.read()
    finally:
        os.unlink(log)
    sources = records_of(written, 'source')
    if len(sources) != 1:
        raise LogError(f'{len(sources)} source records for one input')
    return result.stdout, sources[0], written


def records_of(log, kind):
    """The records of one type in the bytes of a log."""
    records = [json.loads(line) for line in log.decode().split('\n') if line]
    return [record for record in records if record['type'] == kind]


def corrections_of(log):
    return records_of(log, 'correction')


def clean(data, *options):
    """Runs gz-clean on bytes: (output bytes, source record, correction records)."""
    cleaned, source, log = clean_with_log(data, *options)
    return cleaned, source, corrections_of(log)


def revert(cleaned, corrections_log):
    """Runs gz-clean --revert on cleaned bytes with the given log bytes."""
    handle, log = tempfile.mkstemp(prefix='gz-clean-log-')
    with os.fdopen(handle, 'wb') as file:
        file.write(corrections_log)
    try:
        return tap.tool('gz-clean', '--revert', log, stdin=cleaned, timeout=120)
    finally:
        os.unlink(log)


def applied_by_line(corrections):
    """The corrections that were made, by line, in the order of their columns."""
    lines = {}
    for record in corrections:
        if record['applied']:
            lines.setdefault(record['line'], []).append(record)
    for records in lines.values():
        records.sort(key=lambda record: record['col'])
    return lines


class AppliedLine:
    """One raw line with its corrections: the cleaned line, and where things went."""

    def __init__(self, raw, records):
        self.pieces = []  # (raw start, raw end, text, record or None)
        at = 0
        for record in records:
            start = record['col'] - 1
            end = start + len(record['before'])
            if start < at:
                raise LogError(f'two corrections overlap: {record}')
            if raw[start:end] != record['before']:
                raise LogError(f'{record} does not fit {raw[start:end]!r}')
            self.pieces.append((at, start, raw[at:start], None))
            self.pieces.append((start, end, record['after'], record))
            at = end
        self.pieces.append((at, len(raw), raw[at:], None))
        self.text = ''.join(piece[2] for piece in self.pieces)

    def at(self, start, end):
        """What became of raw[start:end]. Inside a correction of another length: all of it."""
        found = []
        for piece_start, piece_end, text, record in self.pieces:
            if piece_end <= start or piece_start >= end:
                continue
            low, high = max(start, piece_start), min(end, piece_end)
            if record is None or len(text) == piece_end - piece_start:
                found.append(text[low - piece_start:high - piece_start])
            else:
                found.append(text)
        return ''.join(found)


def apply_log(raw, corrections):
    """The raw text with the applied corrections: (cleaned text, [AppliedLine])."""
    by_line = applied_by_line(corrections)
    lines = split_lines(raw)
    if by_line and max(by_line) > len(lines):
        raise LogError(f'a correction of line {max(by_line)} of {len(lines)}')
    applied = [AppliedLine(line, by_line.get(number, []))
               for number, (line, _) in enumerate(lines, 1)]
    text = ''.join(one.text + end for one, (_, end) in zip(applied, lines))
    return text, applied


def unapply_log(cleaned, corrections):
    """The decoded original that a cleaned text and its log speak of, and its bytes.

    Where bytes could not be decoded the text has U+FFFD and the bytes are those of the source.
    """
    by_line = applied_by_line(corrections)
    lines = split_lines(cleaned)
    if max(by_line, default=0) == len(lines) + 1:
        lines.append(('', ''))  # a last line that lost all its characters
    if by_line and max(by_line) > len(lines):
        raise LogError(f'a correction of line {max(by_line)} of {len(lines)}')
    texts, raw = [], []
    for number, (line, end) in enumerate(lines, 1):
        at, column = 0, 0  # in the cleaned line, in the original one
        for record in by_line.get(number, []):
            same = record['col'] - 1 - column
            after = line[at + same:at + same + len(record['after'])]
            if same < 0 or after != record['after']:
                raise LogError(f'{record} does not fit {line!r}')
            texts += [line[at:at + same], record['before']]
            undecoded = bytes.fromhex(record['bytes']) if record.get('bytes') else None
            raw += [line[at:at + same].encode(), undecoded or record['before'].encode()]
            at += same + len(after)
            column = record['col'] - 1 + len(record['before'])
        texts += [line[at:], end]
        raw += [(line[at:] + end).encode()]
    return ''.join(texts), b''.join(raw)
