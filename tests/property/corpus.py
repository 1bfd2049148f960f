#!/usr/bin/python3
"""The promises of the toolkit on every text below a folder of one's own.

    make check-corpus CORPUS=folder

Prints each broken promise and, last, how many texts keep them all.
"""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from promises import check_pipe  # noqa: E402


def texts_below(folder):
    for where, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            if name.endswith(('.txt', '.md')):
                yield os.path.join(where, name)


def main():
    kept = broken = 0
    for path in texts_below(sys.argv[1]):
        try:
            with open(path, 'rb') as file:
                check_pipe(file.read())
            kept += 1
        except Exception as error:  # whatever goes wrong is a promise broken
            broken += 1
            print(f'{path}: {str(error)[:300]}')
    print(f'{kept} texts keep every promise, {broken} do not')
    return 1 if broken > 0 or kept == 0 else 0


if __name__ == '__main__':
    sys.exit(main())
