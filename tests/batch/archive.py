#!/usr/bin/python3
"""gz-batch on a made archive: throughput, memory, resuming, shards; writes a page.

    archive.py [--files 20000] [--kills 50] [--rounds 3] [--out docs/benchmarks-batch.md]

The archive is made below build/ from the samples, the cases and the statutes of the tests:
pieces and whole texts with other names and numbers, in UTF-8, GB18030, UTF-16 and Big5, in
folders of 200; one file in a hundred is broken (noise, a PDF, cut characters, nothing at all).
"""
import argparse
import glob
import hashlib
import json
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
import tap

FOLDER = os.path.join(tap.ROOT, 'build', 'archive')
BATCH = os.path.join(tap.BIN, 'gz-batch')
ENCODINGS = ['utf-8'] * 6 + ['gb18030'] * 3 + ['utf-16', 'utf-8-sig']


def texts():
    """The texts of the repository, by lines."""
    found = []
    for pattern in ('samples/*.txt', 'tests/cases/*.txt', 'tests/layout/fixtures/statutes/*.md'):
        for path in sorted(glob.glob(os.path.join(tap.ROOT, pattern))):
            with open(path, encoding='utf-8', errors='ignore') as file:
                found.append(file.read().splitlines(keepends=True))
    return found


def broken(rng):
    """Bytes that are no text, or hardly one."""
    return rng.choice([rng.randbytes(3000), b'%PDF-1.7\n' + rng.randbytes(2000), b'',
                       '关于印发管理办法的通知\n'.encode() * 40 + b'\xff\xfe\xe4' * 9,
                       b'\x89PNG\r\n\x1a\n' + rng.randbytes(500)])


def made_text(rng, sources):
    """A whole text now and then, mostly a piece of one."""
    lines = rng.choice(sources)
    if rng.random() < 0.9:
        begin = rng.randrange(len(lines))
        lines = lines[begin:begin + rng.randrange(5, 120)]
    text = ''.join(lines).replace('2024', str(rng.randrange(1985, 2027)))
    return text.encode(rng.choice(ENCODINGS))


def make(path, files):
    """The archive; what is there from an earlier run is used again."""
    done = os.path.join(path, f'.made-{files}')
    if os.path.exists(done):
        return
    shutil.rmtree(path, ignore_errors=True)
    rng, sources = random.Random(20), texts()
    for n in range(files):
        folder = os.path.join(path, f'{n // 200:03d}')
        os.makedirs(folder, exist_ok=True)
        data = broken(rng) if rng.random() < 0.01 else made_text(rng, sources)
        with open(os.path.join(folder, f'{n:05d}.txt'), 'wb') as out:
            out.write(data)
    open(done, 'w').close()


def digest(path):
    """One hash of all names and bytes below, manifests aside."""
    sums = []
    for root, folders, names in os.walk(path):
        folders[:] = [f for f in folders if f != '.gz-batch']
        for name in names:
            if not name.startswith('manifest'):
                full = os.path.join(root, name)
                with open(full, 'rb') as file:
                    sums.append((os.path.relpath(full, path),
                                 hashlib.sha256(file.read()).hexdigest()))
    return len(sums), hashlib.sha256(repr(sorted(sums)).encode()).hexdigest()


def fresh(name):
    """An empty folder of that name."""
    path = os.path.join(FOLDER, name)
    shutil.rmtree(path, ignore_errors=True)
    os.makedirs(path)
    return path


def timed(words, **more):
    """Seconds of wall and of processor, and the exit status."""
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.time()
    status = subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                            check=False, **more).returncode
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.time() - begin, used, status


def with_xargs(source, jobs):
    """The three filters, one pipe for each file, by xargs."""
    out = fresh('xargs')
    script = ('for f; do o="$0/${f#./}.ndjson"; mkdir -p "${o%/*}"; '
              '"$B/gz-clean" -q "$f" | "$B/gz-split" -q --source "${f#./}" | "$B/gz-parse" -q > "$o"; done')
    command = f"find . -name '*.txt' -print0 | xargs -0 -n 50 -P {jobs} sh -c '{script}' '{out}'"
    return timed(['sh', '-c', command], cwd=source, env=dict(os.environ, B=tap.BIN))


def with_batch(source, jobs, name='out', *more):
    """gz-batch into an empty tree."""
    return timed([BATCH, '-q', '-j', str(jobs), *more, '-o', fresh(name), source])


def peak_memory(source, jobs):
    """Most resident memory of the run and its workers together, in MB."""
    process = subprocess.Popen([BATCH, '-q', '-j', str(jobs), '-o', fresh('memory'), source],
                               stderr=subprocess.DEVNULL)
    most = 0
    while process.poll() is None:
        total = 0
        try:
            with open(f'/proc/{process.pid}/task/{process.pid}/children', encoding='ascii') as file:
                pids = [process.pid, *map(int, file.read().split())]
            for pid in pids:
                with open(f'/proc/{pid}/statm', encoding='ascii') as file:
                    total += int(file.read().split()[1]) * resource.getpagesize()
        except (OSError, ValueError):
            continue
        most = max(most, total)
        time.sleep(0.05)
    return most / 1e6


def kills(source, count, expected):
    """Killed at random moments and started again; the tree at the end."""
    out, rng, unfinished = fresh('killed'), random.Random(50), 0
    for _ in range(count):
        process = subprocess.Popen([BATCH, '-q', '-o', out, source], stderr=subprocess.DEVNULL,
                                   start_new_session=True)
        time.sleep(rng.random() * expected / count * 2)
        unfinished += process.poll() is None
        process.kill()
        process.wait()
    subprocess.run([BATCH, '-q', '-o', out, source], stderr=subprocess.DEVNULL, check=False)
    return unfinished, digest(out)


def shards(source, parts):
    """All shards into one tree."""
    out = fresh('shards')
    for part in range(1, parts + 1):
        subprocess.run([BATCH, '-q', '--shard', f'{part}/{parts}', '-o', out, source], check=False,
                       stderr=subprocess.DEVNULL)
    return digest(out)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--files', type=int, default=20000)
    parser.add_argument('--kills', type=int, default=50)
    parser.add_argument('--rounds', type=int, default=3)
    parser.add_argument('--out')
    options = parser.parse_args()
    source = os.path.join(FOLDER, 'source')
    make(source, options.files)
    size = sum(os.path.getsize(os.path.join(root, n)) for root, _, names in os.walk(source)
               for n in names)
    load = os.getloadavg()[0]
    ways = {'gz-batch -j 2': lambda: with_batch(source, 2),
            'gz-batch -j 1': lambda: with_batch(source, 1, 'one')}
    runs = {name: [] for name in ways}
    for _ in range(options.rounds):
        for name, run in ways.items():
            runs[name].append(run())
    runs['xargs -P 2 over the three filters'] = [with_xargs(source, 2)]
    medians = {name: [statistics.median(r[k] for r in results) for k in (0, 1)]
               for name, results in runs.items()}
    lines = [f'{options.files:,} files, {size / 1e6:.0f} MB; {os.cpu_count()} processors, load '
             f'average at the beginning {load:.1f}. Medians of {options.rounds} rounds in turn; xargs once.', '',
             '| | wall s | user+sys s | files/s | MB/s |', '|---|---:|---:|---:|---:|']
    for name, (wall, used) in medians.items():
        lines.append(f'| {name} | {wall:.1f} | {used:.1f} | {options.files / wall:,.0f} | '
                     f'{size / wall / 1e6:.1f} |')
    whole, one = digest(os.path.join(FOLDER, 'out')), digest(os.path.join(FOLDER, 'one'))
    again = timed([BATCH, '-q', '-o', os.path.join(FOLDER, 'out'), source])
    report = os.path.join(FOLDER, 'report.json')
    subprocess.run([BATCH, '-q', '-j', '2', '--report', report, '-o', fresh('reported'), source],
                   stderr=subprocess.DEVNULL, check=False)
    with open(report, encoding='utf-8') as file:
        counts = json.load(file)
    lines += ['', f'* `-j 1` and `-j 2` give the same {whole[0]:,} files: {whole == one}.',
              f'* Done {counts["done"]:,}, failed {counts["failed_inputs"]:,}; exit status '
              f'{runs["gz-batch -j 2"][0][2]}.',
              f'* A second run, nothing new: {again[0]:.1f} s.',
              f'* Peak memory, all processes together: {peak_memory(source, 2):.0f} MB with `-j 2`, '
              f'{peak_memory(source, 1):.0f} MB with `-j 1`.']
    unfinished, killed = kills(source, options.kills, medians['gz-batch -j 2'][0])
    lines.append(f'* Killed {unfinished} times at random moments and started again: the same bytes '
                 f'as an undisturbed run: {killed == whole}.')
    lines.append(f'* Eight shards together are the whole: {shards(source, 8) == whole}.')
    text = '\n'.join(lines) + '\n'
    print(text)
    if options.out:
        with open(options.out, 'w', encoding='utf-8') as out:
            out.write('# Many files at once\n\nWritten by `make bench-batch`.\n\n' + text)
    if not (whole == one == killed):
        sys.exit(1)


main()
