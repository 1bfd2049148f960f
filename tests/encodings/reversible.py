#!/usr/bin/python3
"""Random damaged text in every encoding: every promise of the log, tried.

    reversible.py [--rounds N] [--seed N] [FOLDER...]

For each input: the output is UTF-8 with as many lines and the same terminators as the decoded original; the log
applied by hand to the decoded original gives the output; --revert gives the decoded original back; a pipe that
delivers a few bytes at a time changes nothing. Ends with 1 when one promise was broken.
"""
import argparse
import os
import random
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
import cleaning
import detection
import encoding
import tap

ENDS = ('\n', '\r\n', '\r', '\u0085', '\u2028', '\u2029')
SCRAPS = (' and ', ' of ', '\u200b', '\ufeff', '\u3000', '\u00a0', '\0', '\x07', '\x1b[1m', '\x7f', '\ue004',
          '\ue010', '⼈', '⻓', '\uf98e', '２０２４', 'ＡＢ', '【2011】38号', '〔2024〕18 号', '(一)', '（二)', '—、',
          '第五十－条', '二○二四年', '郟城县', '郟政办字', '鄆城', 'l0', '&nbsp;', '&#x4e00;', '<br>', '**',
          '\\textcircled{1}', '$\\pm$', '锟斤拷', '烫烫', '浜烘皯鏀垮簻', 'ÈËÃñÕþ¸®', '規(guī)定', '基基本本规规定定',
          ',', ';', ':', '"', "'", '…', '\t', '      ', '\U00020000', '\ufffd', '\u0301', '末经', '己经', '主耍')


def damaged(chance, text):
    """A random stretch of the text, with scraps between its characters and ends of all kinds."""
    start = chance.randrange(max(1, len(text) - 400))
    stretch = text[start:start + chance.randrange(1, 600)]
    ends = [chance.choice(ENDS)] if chance.random() < 0.5 else ENDS
    out = []
    for character in stretch:
        out.append(chance.choice(ends) if character == '\n' else character)
        if chance.random() < 0.04:
            out.append(chance.choice(SCRAPS))
        if chance.random() < 0.01:
            out.append(chance.choice(ends))
    return ''.join(out)


def broken(chance, data):
    """The bytes with their end cut off, and perhaps some bytes turned to noise."""
    data = bytearray(data[:len(data) - chance.randrange(0, 4)] if len(data) > 4 else data)
    for _ in range(chance.choice((0, 0, 1, 3))):
        if data:
            data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def in_chunks(chance, data, *options):
    """Runs gz-clean on a pipe that delivers random small pieces: output and log."""
    handle, log = tempfile.mkstemp(prefix='gz-clean-log-')
    os.close(handle)
    with subprocess.Popen([tap.program('gz-clean'), '--log', log, *options],
                          stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL) as process:
        at = 0
        while at < len(data):
            size = chance.choice((1, 2, 3, 7, 64, 1000))
            process.stdin.write(data[at:at + size])
            process.stdin.flush()
            at += size
        output, _ = process.communicate()
    with open(log, 'rb') as file:
        written = file.read()
    os.unlink(log)
    return output, written


class Promises:
    """Tries every promise on an input and collects what was broken."""

    def __init__(self):
        self.inputs = self.corrections = 0
        self.broken = []

    def need(self, condition, what, data):
        if not condition:
            self.broken.append((what, data))

    def take(self, data, expected, options=(), chance=None):
        """data: raw bytes; expected: the decoded original, or None when bytes are broken."""
        self.inputs += 1
        cleaned, source, log = cleaning.clean_with_log(data, *options)
        records = cleaning.corrections_of(log)
        if expected is not None and any(record['rule'] == 'bom' for record in records):
            expected = '\ufeff' + expected.removeprefix('\ufeff')
        self.corrections += sum(record['applied'] for record in records)
        try:
            output = cleaned.decode()
        except UnicodeDecodeError:
            self.broken.append(('output is not UTF-8', data))
            return
        result = cleaning.revert(cleaned, log)
        self.need(result.returncode == 0, f'revert ends with {result.returncode}', data)
        try:
            original, raw = cleaning.unapply_log(output, records)
            by_hand, _ = cleaning.apply_log(original if expected is None else expected, records)
        except cleaning.LogError as error:
            self.broken.append((str(error), data))
            return
        self.need(by_hand == output, 'the log applied by hand gives the output', data)
        self.need(result.stdout == raw, 'revert gives what the log says', data)
        if expected is not None:
            self.need(original == expected, 'the log leads back to the decoded original', data)
        elif source['encoding'] == 'UTF-8' and not source.get('mixed'):
            self.need(raw in (data, data.removeprefix(b'\xef\xbb\xbf')),
                      'revert gives the bytes of broken UTF-8 back', data)
        self.compare_lines(original, output, source, data)
        if chance:
            self.need(in_chunks(chance, data, *options) == (cleaned, log),
                      'chunks change nothing', data)

    def compare_lines(self, original, output, source, data):
        before, after = cleaning.split_lines(original), cleaning.split_lines(output)
        if len(before) == len(after) + 1 and before[-1][1] == '':
            after.append(('', ''))  # a last line that lost all its characters
        self.need([e for _, e in before] == [e for _, e in after], 'line for line', data)
        self.need(source['lines'] == len(before), 'lines in the source record', data)
        self.need(source['bytes'] == len(data), 'bytes in the source record', data)


def rounds(promises, texts, count, seed):
    """count inputs: each an encoding, a damage, with and without a hint, whole and broken."""
    chance = random.Random(seed)
    for number in range(count):
        one = encoding.ENCODINGS[number % len(encoding.ENCODINGS)]
        data = one.encode(damaged(chance, chance.choice(texts)))
        chunked = chance if number % 5 == 0 else None
        hint = one.codec.upper().replace('-LE', 'LE').replace('-BE', 'BE')  # as iconv says it
        if number % 3 == 0:
            promises.take(broken(chance, data), None, chance=chunked)
        elif one.codec == 'utf-8' or one.mark:
            promises.take(data, one.decode(data), chance=chunked)
        else:
            promises.take(data, one.decode(data), ('--from', hint), chunked)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--rounds', type=int, default=2000)
    parser.add_argument('--seed', default='1')
    parser.add_argument('paths', nargs='*')
    options = parser.parse_args()
    texts = [text for _, text in detection.texts_of(options.paths, 4)]
    promises = Promises()
    rounds(promises, texts, options.rounds, options.seed)
    print(f'{promises.inputs} inputs in {len(encoding.ENCODINGS)} encodings, '
          f'{promises.corrections} corrections made, {len(promises.broken)} promises broken')
    for what, data in promises.broken[:20]:
        print(f'broken: {what}: {data[:120]!r}')
    return 1 if promises.broken else 0


if __name__ == '__main__':
    sys.exit(main())
