"""Running gz-batch over made inputs, for the tests."""
import glob
import os
import random
import subprocess
import tempfile

import tap

BATCH = os.path.join(tap.BIN, 'gz-batch')
_folders = []


def folder():
    """A folder that is gone when the test ends."""
    made = tempfile.TemporaryDirectory(prefix='gz-batch-')
    _folders.append(made)
    return made.name


def batch(*arguments, **more):
    """Runs gz-batch, quietly unless told otherwise."""
    return subprocess.run([BATCH, '-q', *arguments], capture_output=True, timeout=120,
                          **{'stdin': subprocess.DEVNULL, **more})


def tree(path):
    """The files of a tree of outputs, without manifests."""
    found = {}
    for root, _, names in os.walk(path):
        for name in names:
            if not name.startswith('manifest'):
                full = os.path.join(root, name)
                with open(full, 'rb') as file:
                    found[os.path.relpath(full, path)] = file.read()
    return found


def write(path, data):
    """Writes a file, with the folders it needs."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'wb') as file:
        file.write(data if isinstance(data, bytes) else data.encode())


def sample_texts():
    """The samples by name."""
    texts = {}
    for path in sorted(glob.glob(os.path.join(tap.SAMPLES, '*.txt'))):
        with open(path, 'rb') as file:
            texts[os.path.basename(path)] = file.read()
    return texts


def made_archive(files, seed=3):
    """A folder of many texts: cut from the samples, in several encodings."""
    rng, path = random.Random(seed), folder()
    texts = [t.decode() for t in sample_texts().values()]
    for n in range(files):
        text = rng.choice(texts).splitlines(keepends=True)
        begin = rng.randrange(len(text))
        piece = ''.join(text[begin:begin + rng.randrange(5, 60)])
        encoding = rng.choice(['utf-8', 'utf-8', 'gb18030', 'utf-16'])
        write(f'{path}/{n % 7}/{n}.txt', piece.encode(encoding))
    return path


def piped(data, name, *form):
    """What the three filters make of a text."""
    for command in (['gz-clean'], ['gz-split', *form, '--source', name], ['gz-parse', *form]):
        program = os.path.join(tap.BIN, command[0])
        data = subprocess.run([program, *command[1:]], input=data, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, timeout=60).stdout
    return data
