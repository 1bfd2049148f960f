#!/usr/bin/python3
"""Files do not call each other in a circle: what two of them need stands below both."""
import collections
import functools
import glob
import os
import subprocess

import tap
from tap import ROOT

BUILD = os.path.join(ROOT, os.environ.get('GAZ_BUILD') or os.path.join('build', 'release'))


def objects():
    """The object files of sources that are there."""
    for folder in ('lib', 'tools'):
        for path in glob.glob(os.path.join(BUILD, folder, '**', '*.o'), recursive=True):
            name = os.path.relpath(path, BUILD)
            if os.path.exists(os.path.join(ROOT, name[:-2] + '.c')):
                yield name, path


@functools.lru_cache(maxsize=None)
def calls():
    """Which file takes a symbol of which other."""
    home, wanted = {}, {}
    for name, path in objects():
        lines = subprocess.run(['nm', path], capture_output=True, text=True, check=True).stdout.splitlines()
        symbols = [line.split() for line in lines]
        home.update({fields[2]: name for fields in symbols if len(fields) == 3 and fields[1] in 'TDRB'})
        wanted[name] = {fields[1] for fields in symbols if len(fields) == 2 and fields[0] == 'U'}
    return {name: {home[symbol] for symbol in symbols if symbol in home} - {name}
            for name, symbols in wanted.items()}


def in_circles(graph):
    """What is left when files that nobody calls, or that call nobody, are taken away again and again."""
    left = dict(graph)
    while True:
        called = set().union(*left.values()) if left else set()
        ends = {name for name in left if name not in called or not left[name] & set(left)}
        if not ends:
            return {name: left[name] & set(left) for name in left}
        left = {name: called for name, called in left.items() if name not in ends}


@tap.test
def circles():
    """no file of lib/ and tools/ is called, over others, by one that it calls"""
    graph = calls()
    assert len(graph) > 100, len(graph)
    assert not in_circles(graph), in_circles(graph)


@tap.test
def folders():
    """no folder of lib/ and tools/ is called, over others, by one that it calls"""
    graph = collections.defaultdict(set)
    for name, others in calls().items():
        graph[os.path.dirname(name)] |= {os.path.dirname(other) for other in others} - {os.path.dirname(name)}
    assert len(graph) > 30, len(graph)
    assert not in_circles(graph), in_circles(graph)


def stage(name):
    """lib/split of lib/split/line/tail.o; tools of tools/clean/revert.o"""
    parts = name.split('/')
    return '/'.join(parts[:2]) if parts[0] == 'lib' else parts[0]


@tap.test
def floors():
    """stages call neither each other nor what reads, writes or uses them; the ground floors call nobody above"""
    above = collections.defaultdict(set, {
        'lib/text': {'lib/data', 'lib/clean', 'lib/split', 'lib/parse', 'lib/read', 'lib/write'},
        'lib/data': {'lib/clean', 'lib/split', 'lib/parse', 'lib/read', 'lib/write'},
        'lib/clean': {'lib/split', 'lib/parse', 'lib/read', 'lib/write'},
        'lib/split': {'lib/clean', 'lib/parse', 'lib/read', 'lib/write'},
        'lib/parse': {'lib/clean', 'lib/split', 'lib/read', 'lib/write'}})
    programs = {'lib/load', 'lib/batch', 'tools'}
    wrong = [(name, other) for name, others in calls().items() for other in others
             if stage(other) in above[stage(name)] or
             (name.startswith('lib/') and stage(name) not in programs and stage(other) in programs)]
    assert not wrong, wrong


if not os.path.isdir(os.path.join(BUILD, 'lib')):
    tap.skip('circles', f'no object files in {BUILD}')
    tap.done()
tap.run()
