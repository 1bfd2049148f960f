#!/usr/bin/python3
"""Every promise of the log, on a few hundred random inputs and on the hardest ones."""
import cleaning
import detection
import reversible
import tap

texts = [text for _, text in detection.texts_of([], 1)]
promises = reversible.Promises()
reversible.rounds(promises, texts, 260, 'small')
tap.ok(not promises.broken, f'{promises.inputs} random inputs keep every promise')
for what, data in promises.broken[:5]:
    tap.note(f'{what}: {data[:200]!r}')
tap.ok(promises.corrections > 200, f'there was something to correct ({promises.corrections})')

HARD = {
    'nothing': b'', 'a line end': b'\n', 'no line end': '郟城县'.encode(), 'NUL': b'\0\0\n\0',
    'CR LF': '一 and 二\r\n郟城县\r\n'.encode(), 'CR': '一 and 二\r三\r'.encode(),
    'NEL': '一 and 二\u0085三'.encode(), 'U+2028': '一 and 二\u2028三\u2029四'.encode(),
    'a cut character': '郯城县'.encode()[:-1], 'a lone byte': b'\x80', 'noise': bytes(range(256)) * 3,
    'a BOM alone': b'\xef\xbb\xbf', 'UTF-16 cut in a character': '郯城'.encode('utf-16')[:-1],
    'a lone surrogate': b'\xff\xfe\x00\xd8\x41\x00', 'a BOM in the middle': '郯\ufeff城县'.encode(),
}
for name, data in HARD.items():
    mine = reversible.Promises()
    try:
        mine.take(data, None)
        broken = [what for what, _ in mine.broken]
    except cleaning.LogError as error:
        broken = [str(error)]
    tap.is_equal(broken, [], f'{name}: no promise broken')

long = '县人民政府\r'.encode() * 200000
result = tap.tool('gz-clean', stdin=long, timeout=20)
tap.ok(result.stdout == long, '200,000 lines that end with CR take no longer than others')

record = {'applied': True, 'line': 1, 'col': 2, 'before': ' and ', 'after': '和'}
tap.is_equal(cleaning.apply_log('一 and 二\n', [record])[0], '一和二\n', 'the log is applied by hand')
try:
    cleaning.apply_log('一 or 二\n', [record])
    tap.ok(False, 'a log that does not fit is refused')
except cleaning.LogError:
    tap.ok(True, 'a log that does not fit is refused')
tap.done()
