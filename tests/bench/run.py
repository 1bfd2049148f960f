#!/usr/bin/python3
"""Measures the tools beside public ones on the same bytes; writes docs/benchmarks.md.

    BENCH_MB=50 BENCH_ROUNDS=7 BENCH_OUT=docs/benchmarks.md tests/bench/run.py

Commands of one table run in turn, round after round; a table holds medians.
Only ratios within one table carry over to another machine.
"""
import json
import os
import platform
import shutil
import signal
import statistics
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'support'))

import corpus
from tap import BIN, ROOT, program

MB = int(os.environ.get('BENCH_MB', '50'))
ROUNDS = int(os.environ.get('BENCH_ROUNDS', '7'))
OUT = os.environ.get('BENCH_OUT', os.path.join(ROOT, 'docs', 'benchmarks.md'))
LIMIT = 300  # seconds for one run; a run that needs more is shown as failed
FOLDER = os.path.join(ROOT, 'build', 'bench')
MEASURE = os.path.join(ROOT, os.environ.get('GAZ_BUILD', 'build/release'), 'tests', 'helpers', 'measure')
TRAINED = os.path.join(ROOT, 'build', 'trained', 'bin')
STAGES = ('gz-clean', 'gz-split', 'gz-parse')
CLEAN, SPLIT, PARSE = (program(name) for name in STAGES)


def pipe_of(programs, *options):
    """The words that `measure` takes for the three stages."""
    clean, split, parse = programs
    return [clean, '-q', '::', split, '-q', *options, '::', parse, '-q', *options]


WITHOUT_PLACES = '--skip=place-name,place-code,place-character'
PIPE = pipe_of((CLEAN, SPLIT, PARSE))


def measure(path, words, cpu=0):
    """One run; pinned to a core unless cpu is None."""
    pinned = [] if cpu is None else ['-c', str(cpu)]
    process = subprocess.Popen([MEASURE, *pinned, path, *words], stdout=subprocess.PIPE,
                               env=dict(os.environ, LC_ALL='C.UTF-8'), start_new_session=True)
    try:
        out, _ = process.communicate(timeout=LIMIT)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        out = b''
    if not out:
        return {'wall': LIMIT, 'cpu': LIMIT, 'bytes': 0, 'failed': 1, 'rss': [0]}
    return json.loads(out)


def interleaved(runs, rounds=ROUNDS):
    """Medians of {name: (path, words, cpu)} whose runs take turns."""
    seen = {name: [] for name in runs}
    for _ in range(rounds):
        for name, (path, words, cpu) in runs.items():
            seen[name].append(measure(path, words, cpu))
    return {name: {'wall': statistics.median(r['wall'] for r in results),
                   'cpu': statistics.median(r['cpu'] for r in results),
                   'rss': max(max(r['rss']) for r in results), 'bytes': results[0]['bytes'],
                   'failed': max(r['failed'] for r in results)}
            for name, results in seen.items()}


def have(name):
    return shutil.which(name) is not None


def stored(path, words, source):
    """The output of a command, kept as a file to read from."""
    if not os.path.exists(path) or os.path.getmtime(path) < os.path.getmtime(words[0]):
        with open(source, 'rb') as stdin, open(path, 'wb') as stdout:
            subprocess.run(words, stdin=stdin, stdout=stdout, check=True)
    return path


def table(results, path, anchors):
    """Markdown rows; a ratio to each anchor that took part."""
    size = os.path.getsize(path) / 1e6
    anchors = [a for a in anchors if a in results]
    head = ['command', 'wall s', 'user+sys s', 'MB/s of user+sys', 'peak MB'] + [f'× {a}' for a in anchors]
    rows = [head, ['---'] + ['---:'] * (len(head) - 1)]
    for name, r in results.items():
        ratios = [f'{r["cpu"] / results[a]["cpu"]:.2f}' for a in anchors]
        failed = ' (failed)' if r['failed'] else ''
        rows.append([name + failed, f'{r["wall"]:.3f}', f'{r["cpu"]:.3f}',
                     f'{size / r["cpu"]:.0f}', f'{r["rss"] / 1024:.1f}', *ratios])
    return '\n'.join('| ' + ' | '.join(row) + ' |' for row in rows)


def public(path):
    """Public tools on the raw text; python and opencc are slow, but they say much."""
    runs = {'cat': ['cat'], 'wc -m': ['wc', '-m'], 'grep -c 第': ['grep', '-c', '第'],
            'iconv': ['iconv', '-f', 'UTF-8', '-t', 'UTF-8'], 'cmark -t xml': ['cmark', '-t', 'xml'],
            'opencc -c t2s': ['opencc', '-c', 't2s'],
            'plain.py': ['/usr/bin/python3', os.path.join(ROOT, 'tests', 'bench', 'plain.py')]}
    return {name: (path, words, 0) for name, words in runs.items() if have(words[0])}


def stages(path, name):
    """Each stage on what the stage before gives, the pipe, and public tools."""
    clean = stored(os.path.join(FOLDER, name + '.clean'), [CLEAN, '-q'], path)
    split = stored(os.path.join(FOLDER, name + '.split'), [SPLIT, '-q'], clean)
    runs = public(path)
    for stage, reads in zip(STAGES, (path, clean, split)):
        runs[stage] = (reads, [program(stage), '-q'], 0)
        runs[stage + ', trained'] = (reads, [os.path.join(TRAINED, stage), '-q'], 0)
    if have('jq'):
        runs['jq -c . (on what gz-parse reads)'] = (split, ['jq', '-c', '.'], 0)
    runs['pipe, one core'] = (path, PIPE, 0)
    runs['pipe, one core, trained'] = (path, pipe_of(os.path.join(TRAINED, s) for s in STAGES), 0)
    runs['pipe, two cores'] = (path, PIPE, None)
    runs['pipe --compact, one core'] = (path, pipe_of((CLEAN, SPLIT, PARSE), '--compact'), 0)
    runs['pipe without places, one core'] = (path, [CLEAN, '-q', WITHOUT_PLACES, *PIPE[2:]], 0)
    runs['one process: gz-batch -j 1'] = (path, [program('gz-batch'), '-q', '-j', '1', '-o', '-', path], 0)
    results = interleaved(runs)
    pipe = results['pipe, one core']
    compact = results['pipe --compact, one core']
    return table(results, path, ['iconv', 'cmark -t xml']) + \
        f'\n\nOutput bytes per input byte of the pipe: {pipe["bytes"] / os.path.getsize(path):.2f}, ' \
        f'with --compact {compact["bytes"] / os.path.getsize(path):.2f}.'


def gb18030(path):
    runs = {'iconv -f GB18030': (path, ['iconv', '-f', 'GB18030', '-t', 'UTF-8'], 0),
            'gz-clean': (path, [CLEAN, '-q'], 0),
            'gz-clean, trained': (path, [os.path.join(TRAINED, 'gz-clean'), '-q'], 0)}
    return table(interleaved(runs), path, ['iconv -f GB18030'])


def growth(path):
    """CPU time on 8 times the input."""
    small, large = path + '.1', path + '.8'
    with open(path, 'rb') as file:
        piece = file.read(min(MB // 4 + 1, 6) * 1000000).rsplit(b'\n', 1)[0] + b'\n'
    for target, times in ((small, 1), (large, 8)):
        with open(target, 'wb') as file:
            file.write(piece * times)
    rows = ['| | 1× s | 8× s | ratio | peak MB at 8× |', '|---|---:|---:|---:|---:|']
    for name, words in (('gz-clean', [CLEAN, '-q']), ('pipe', PIPE)):
        results = interleaved({'small': (small, words, 0), 'large': (large, words, 0)},
                              min(ROUNDS, 3))
        a, b = results['small']['cpu'], results['large']['cpu']
        rows.append(f'| {name} | {a:.3f} | {b:.3f} | {b / a:.2f} | '
                    f'{results["large"]["rss"] / 1024:.1f} |')
    return '\n'.join(rows)


def hostile(path):
    """Files made to find a quadratic corner, against plain text of the same size."""
    size = min(MB, 10) * 1000000
    plain = os.path.join(FOLDER, 'plain10')
    with open(path, 'rb') as file, open(plain, 'wb') as out:
        out.write(file.read(size))
    runs = {'statutes': (plain, PIPE, 0)}
    for number, (name, data) in enumerate(corpus.hostile(size).items()):
        target = os.path.join(FOLDER, f'hostile{number}')
        with open(target, 'wb') as out:
            out.write(data)
        runs[name] = (target, PIPE, 0)
    return table(interleaved(runs, min(ROUNDS, 3)), plain, ['statutes'])


def start():
    """Start to exit on nothing, and on one text."""
    empty = os.path.join(FOLDER, 'empty')
    open(empty, 'wb').close()
    sample = os.path.join(ROOT, 'samples', 'tancheng-gazette-2026-01.txt')
    runs = {'/bin/true': (empty, ['/bin/true'], 0)}
    for stage in (CLEAN, SPLIT, PARSE):
        runs[f'{os.path.basename(stage)} on nothing'] = (empty, [stage, '-q'], 0)
    runs['pipe on a text of 31 KB'] = (sample, PIPE, 0)
    results = interleaved(runs, 6 * ROUNDS - 1)
    rows = ['| | ms | × /bin/true |', '|---|---:|---:|']
    for name, r in results.items():
        rows.append(f'| {name} | {r["wall"] * 1000:.2f} | '
                    f'{r["wall"] / results["/bin/true"]["wall"]:.1f} |')
    return '\n'.join(rows)


def first_line(*words):
    return subprocess.run(words, check=False, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT).stdout.decode().splitlines()[0]


def machine():
    with open('/proc/cpuinfo', encoding='utf-8') as file:
        model = next((line.split(':')[1].strip() for line in file if line.startswith('model name')),
                     platform.machine())
    tools = [first_line('cc', '--version'), first_line('iconv', '--version')]
    tools += [first_line(t, '--version') for t in ('cmark', 'jq') if have(t)]
    with open('/etc/os-release', encoding='utf-8') as file:
        system = next(l.split('=')[1].strip().strip('"') for l in file if l.startswith('PRETTY_NAME'))
    return f'{os.cpu_count()} cores of {model}; {system}, Linux {platform.release()}; ' + '; '.join(tools)


def main():
    os.environ.setdefault('GAZ_BIN', BIN)
    paths = corpus.build(FOLDER, MB * 1000000)
    parts = [f"""# Benchmarks

Written by `make bench` (tests/bench). Medians of {ROUNDS} rounds; the commands of a table ran in turn, round after
round, each pinned to one core unless it says otherwise, output drained through a pipe. MB are 10^6 bytes of the raw
text. The last columns are user+sys against that of a public tool in the same rounds: only these carry over to other
machines, and they stand also where other work shared the cores (wall time does not: look at the load below).
"Trained" are the programs of `make trained`, which learned from `tests/cases`, not from these texts; all others are of `make`.

Machine: {machine()}. Load average when the run began: {os.getloadavg()[0]:.1f}.

Texts: made from `samples/` and the statutes of `tests/layout/fixtures`, repeated in changing order with other years and
numbers; {', '.join(f'{name} {os.path.getsize(p) / 1e6:.1f} MB' for name, p in paths.items())}.
"""]
    for title, make in (
            ('Gazettes', lambda: stages(paths['gazettes.txt'], 'gazettes')),
            ('Statutes', lambda: stages(paths['statutes.txt'], 'statutes')),
            ('Gazettes, hard-wrapped at 28 characters', lambda: stages(paths['wrapped.txt'], 'wrapped')),
            ('Gazettes in GB18030', lambda: gb18030(paths['gazettes.gb18030'])),
            ('Growth: 8 times the input, user+sys', lambda: growth(paths['gazettes.txt'])),
            (f'Hostile files of {min(MB, 10)} MB through the pipe', lambda: hostile(paths['statutes.txt'])),
            ('Start to exit', start)):
        print(f'## {title}', flush=True)
        result = make()
        print(result, flush=True)
        parts.append(f'## {title}\n\n{result}\n')
    with open(OUT, 'w', encoding='utf-8') as file:
        file.write('\n'.join(parts))


main()
