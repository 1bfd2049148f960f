#!/usr/bin/python3
"""Writes the records of every sample anew. Read the diff before you commit it:
each changed record against the lines of its source."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'support'))

import golden

for sample in golden.samples():
    for kind, data in golden.make(sample).items():
        path = golden.golden_path(sample, kind)
        old = open(path, 'rb').read() if os.path.exists(path) else b''
        if old != data:
            with open(path, 'wb') as file:
                file.write(data)
            print('changed:', os.path.relpath(path))
