#!/usr/bin/python3
"""What `make install` leaves behind, used as a stranger would use it."""
import glob
import os
import re
import subprocess
import tempfile

from tap import ROOT, run, test

HEADER = open(os.path.join(ROOT, 'lib', 'gazette.h'), encoding='utf-8').read()
PROGRAM = b'''
#include <gazette.h>
#include <stdio.h>
int main(void) {
    gaz_arena *arena = gaz_arena_new();
    gaz_arena_free(arena);
    return puts(gaz_version()) < 0;
}
'''


def declared():
    """Names of the functions that gazette.h declares."""
    return set(re.findall(r'GAZ_API[^;]*?\b(gaz_\w+)\s*\(', HEADER))


def command(*words, **options):
    return subprocess.run(words, check=True, stdout=subprocess.PIPE, cwd=ROOT,
                          **options).stdout.decode()


def install(folder):
    """Installs the release build, whatever build is being tested."""
    environment = {k: v for k, v in os.environ.items()
                   if k not in ('MAKEFLAGS', 'MFLAGS', 'MAKELEVEL', 'MAKEOVERRIDES', 'SANITIZE',
                                'COVERAGE', 'FUZZ')}
    command('make', '-s', 'install', f'PREFIX={folder}/usr', env=environment)
    return folder


@test
def the_library_exports_what_the_header_declares_and_no_more():
    with tempfile.TemporaryDirectory() as folder:
        install(folder)
        library = f'{folder}/usr/lib/libgazette.so'
        lines = command('nm', '-D', '--defined-only', library).splitlines()
        exported = {line.split()[-1].split('@')[0] for line in lines}
        assert declared(), 'the header declares nothing?'
        assert exported <= declared(), sorted(exported - declared())


@test
def a_program_builds_with_pkg_config_against_shared_and_static_library():
    with tempfile.TemporaryDirectory() as folder:
        install(folder)
        environment = dict(os.environ, PKG_CONFIG_PATH=f'{folder}/usr/lib/pkgconfig')
        source, binary = f'{folder}/main.c', f'{folder}/main'
        with open(source, 'wb') as file:
            file.write(PROGRAM)
        for static in ([], ['--static']):
            flags = command('pkg-config', '--cflags', '--libs', *static, 'gazette',
                            env=environment).split()
            if static:
                flags = [f'{folder}/usr/lib/libgazette.a' if f == '-lgazette' else f
                         for f in flags]
            command('cc', source, '-o', binary, *flags)
            out = command(binary, env=dict(environment, LD_LIBRARY_PATH=f'{folder}/usr/lib'))
            assert out.strip() == re.search(r'GAZ_VERSION "(.*)"', HEADER).group(1)


@test
def the_header_compiles_as_cplusplus():
    with tempfile.TemporaryDirectory() as folder:
        install(folder)
        command('c++', '-Wall', '-Wextra', '-Werror', '-fsyntax-only', '-x', 'c++',
                f'{folder}/usr/include/gazette/gazette.h')


@test
def everything_has_its_place_and_uninstall_takes_it_away():
    with tempfile.TemporaryDirectory() as folder:
        install(folder)
        for source in glob.glob(os.path.join(ROOT, 'tools', 'gz-*.c')):
            name = os.path.basename(source)[:-2]
            assert os.access(f'{folder}/usr/bin/{name}', os.X_OK), name
        for source in glob.glob(os.path.join(ROOT, 'docs', 'man', '*.1')):
            assert os.path.exists(f'{folder}/usr/share/man/man1/{os.path.basename(source)}')
        for source in glob.glob(os.path.join(ROOT, 'schemas', '**', '*.json'), recursive=True):
            installed = os.path.relpath(source, os.path.join(ROOT, 'schemas'))
            assert os.path.exists(f'{folder}/usr/share/gazette/schemas/{installed}')
        command('make', '-s', 'uninstall', f'PREFIX={folder}/usr')
        left = [name for _, _, names in os.walk(folder) for name in names]
        assert left == [], left


run()
