#!/usr/bin/python3
"""The manual pages and --help name the same options, and the options are those there are."""
import glob
import os
import re

import tap
from tap import ROOT, program, tool


def pages():
    """Each program that was built, with the source of its page."""
    for path in sorted(glob.glob(os.path.join(ROOT, 'docs', 'man', '*.1'))):
        name = os.path.basename(path)[:-2]
        if os.path.exists(program(name)):
            with open(path, encoding='utf-8') as file:
                yield name, file.read()


def helped(name):
    """The options of --help: 'o output', ' compact'."""
    text = tool(name, '--help').stdout.decode()
    return {f'{short or " "} {long}'.strip()
            for short, long in re.findall(r'^  (?:-(.), |    )--([\w-]+)', text, re.M)}


def described(page):
    """The options that a page describes, in the same form."""
    found = set()
    for item in re.findall(r'^\.It Fl (.*)$', page, re.M):
        short = ''
        for flag in re.findall(r'(?:^|Fl )(-?[\w-]+)', item):
            if flag.startswith('-'):
                found.add(f'{short} {flag[1:]}'.strip())
                short = ''
            else:
                short = flag
    return found


def in_synopsis(page):
    """The options of the synopsis, long and short."""
    synopsis = page[page.index('.Sh SYNOPSIS'):page.index('.Sh DESCRIPTION')]
    return {letter.lstrip('-') for flags in re.findall(r'Fl ([\w-]+)', synopsis)
            for letter in ([flags] if flags.startswith('-') else flags)}


@tap.test
def options_are_described():
    """every option of --help stands in the manual page, and no other"""
    for name, page in pages():
        assert described(page) == helped(name), (name, described(page) ^ helped(name))


@tap.test
def synopses():
    """the synopsis names every option but those that every program has, and no other"""
    for name, page in pages():
        forms = [set(option.split()) for option in helped(name)]
        shown = in_synopsis(page)
        assert shown <= set().union(*forms), (name, shown)
        missing = [form for form in forms
                   if not form & shown and not form & {'help', 'version', 'quiet', 'verbose'}]
        assert not missing, (name, missing)


tap.run()
