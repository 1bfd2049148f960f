#!/usr/bin/python3
"""What every program does the same way, typed as a user types it."""
import os
import stat
import subprocess
import tempfile

import tap
from tap import SAMPLES, pipe, program, tool

SAMPLE = os.path.join(SAMPLES, 'tancheng-gazette-2026-01.txt')
OTHER = os.path.join(SAMPLES, 'taian-opinions-draft.txt')
# Each filter with what stands before it in the pipe.
FILTERS = {'gz-clean': [], 'gz-split': ['gz-clean'], 'gz-parse': ['gz-clean', 'gz-split']}


def input_of(name, path=SAMPLE):
    """What a filter reads, made from a sample."""
    with open(path, 'rb') as file:
        return pipe(file.read(), *FILTERS[name])


class Files:
    """Two good inputs of a filter in a folder of their own."""

    def __init__(self, name):
        self._folder = tempfile.TemporaryDirectory()
        self.folder = self._folder.name
        self.good = self.write('good', input_of(name))
        self.other = self.write('other', input_of(name, OTHER))
        self.missing = os.path.join(self.folder, 'missing')

    def write(self, name, data):
        path = os.path.join(self.folder, name)
        with open(path, 'wb') as file:
            file.write(data)
        return path

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._folder.cleanup()


def lines(data):
    return data.decode('utf-8').splitlines()


def is_misuse(result):
    assert result.returncode == 2, result
    assert result.stdout == b''
    assert len(lines(result.stderr)) == 2, result.stderr


def help_and_version(name):
    for option in ('--help', '-h'):
        result = tool(name, option)
        assert result.returncode == 0 and result.stderr == b'', result
        assert result.stdout.startswith(f'Usage: {name} '.encode()), result.stdout
        assert b'--output=FILE' in result.stdout
    for option in ('--version', '-V'):
        result = tool(name, option)
        assert result.returncode == 0 and result.stdout.startswith(f'{name} (gazette) '.encode())


def misuse_is_told_in_two_lines(name):
    for wrong in (['--no-such-option'], ['-%'], ['--output'], ['-o'], ['--quiet=yes'], ['-q%']):
        is_misuse(tool(name, *wrong))


def misuse_reads_and_writes_nothing(name):
    with Files(name) as files:
        target = os.path.join(files.folder, 'target')
        is_misuse(tool(name, '-o', target, files.good, '--no-such-option'))
        assert not os.path.exists(target)


def a_file_a_dash_and_nothing_read_the_same_text(name):
    with Files(name) as files:
        data = input_of(name)
        piped = tool(name, stdin=data)
        assert piped.returncode == 0, piped.stderr
        assert tool(name, '-', stdin=data).stdout == piped.stdout
        named = tool(name, files.good)
        assert named.returncode == 0
        assert len(lines(named.stdout)) == len(lines(piped.stdout))


def files_come_one_after_the_other(name):
    with Files(name) as files:
        both = tool(name, files.good, files.other)
        assert both.returncode == 0
        assert both.stdout == tool(name, files.good).stdout + tool(name, files.other).stdout


def a_missing_file_does_not_stop_the_others(name):
    with Files(name) as files:
        result = tool(name, files.good, files.missing, files.other)
        assert result.returncode == 1
        expected = f'{name}: {files.missing}: No such file or directory'
        assert expected in lines(result.stderr), result.stderr
        assert result.stdout == tool(name, files.good, files.other).stdout


def a_folder_is_no_file(name):
    with Files(name) as files:
        result = tool(name, files.folder, files.good)
        assert result.returncode == 1
        assert f'{name}: {files.folder}: Is a directory' in lines(result.stderr)
        assert result.stdout == tool(name, files.good).stdout


def a_file_that_may_not_be_read(name):
    if os.geteuid() == 0:
        return
    with Files(name) as files:
        os.chmod(files.other, 0)
        result = tool(name, files.other, files.good)
        assert result.returncode == 1
        assert f'{name}: {files.other}: Permission denied' in lines(result.stderr)


def two_dashes_end_the_options(name):
    with Files(name) as files:
        files.write('-odd', input_of(name))
        result = tool(name, '--', '-odd', cwd=files.folder)
        assert result.returncode == 0, result.stderr
        assert result.stdout == pipe_named(name, files, '-odd')


def pipe_named(name, files, path):
    """The same file by a path that looks like no option."""
    return tool(name, './' + path, cwd=files.folder).stdout.replace(b'./' + path.encode(),
                                                                    path.encode())


def options_may_follow_files_and_stand_together(name):
    with Files(name) as files:
        plain = tool(name, files.good).stdout
        for words in (['-qv', files.good], [files.good, '-q'], ['--quiet', '--', files.good]):
            result = tool(name, *words)
            assert result.returncode == 0 and result.stdout == plain, words


def quiet_says_nothing(name):
    with Files(name) as files:
        assert tool(name, '-q', files.good).stderr == b''


def output_to_a_file(name):
    with Files(name) as files:
        target = os.path.join(files.folder, 'target')
        plain = tool(name, files.good).stdout
        for words in (['-o', target], [f'-o{target}'], [f'--output={target}'], ['--output', target]):
            result = tool(name, *words, files.good, umask=0o027)
            assert (result.returncode, result.stdout) == (0, b''), result
            with open(target, 'rb') as file:
                assert file.read() == plain
            assert stat.S_IMODE(os.stat(target).st_mode) == 0o640
            os.unlink(target)


def output_over_the_input(name):
    with Files(name) as files:
        plain = tool(name, files.good).stdout
        assert tool(name, files.good, '-o', files.good).returncode == 0
        with open(files.good, 'rb') as file:
            assert file.read() == plain


def output_through_a_link_keeps_the_link(name):
    with Files(name) as files:
        link = os.path.join(files.folder, 'link')
        os.symlink(files.other, link)
        assert tool(name, files.good, '-o', link).returncode == 0
        assert os.path.islink(link)
        with open(files.other, 'rb') as file:
            assert file.read() == tool(name, files.good).stdout


def a_place_that_cannot_be_written(name):
    with Files(name) as files:
        for target in (os.path.join(files.missing, 'x'), files.folder):
            result = tool(name, files.good, '-o', target)
            assert result.returncode == 3, result
            assert len(lines(result.stderr)) == 1
        assert sorted(os.listdir(files.folder)) == ['good', 'other']


def a_full_disk(name):
    with Files(name) as files:
        with open('/dev/full', 'wb') as full:
            result = tool(name, '-q', files.good, stdout=full)
        assert result.returncode == 3
        assert lines(result.stderr) == [f'{name}: standard output: No space left on device']
        result = tool(name, '-q', files.good, '-o', '/dev/full')
        assert result.returncode == 3
        assert lines(result.stderr) == [f'{name}: /dev/full: No space left on device']


def help_on_a_full_disk(name):
    with open('/dev/full', 'wb') as full:
        assert tool(name, '--help', stdout=full).returncode == 3


def a_closed_pipe(name):
    with Files(name) as files:
        reader, writer = os.pipe()
        os.close(reader)
        result = tool(name, '-q', files.good, stdout=writer)
        os.close(writer)
        assert result.returncode == 3
        assert lines(result.stderr) == [f'{name}: standard output: Broken pipe']


def closed_descriptors(name):
    with Files(name) as files:
        def shell(redirection):
            return subprocess.run(['sh', '-c', f'exec "$0" -q "$1" {redirection}', program(name),
                                   files.good], check=False, stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE)
        assert shell('>&-').returncode == 3
        assert shell('2>&-').returncode == 0
        assert shell('<&-').returncode == 0
        assert tool(name, stdin=b'', stdin_file=None, preexec_fn=lambda: os.close(0)) \
            .returncode == 1


def an_empty_input(name):
    result = tool(name, stdin=b'')
    assert result.returncode == 0, result


def the_last_message_stands_when_stderr_is_full(name):
    with Files(name) as files, open('/dev/full', 'wb') as full:
        assert tool(name, files.missing, stderr=full).returncode == 1


def reading_stays_the_same_when_bytes_drip(name):
    data = input_of(name)
    expected = tool(name, stdin=data).stdout
    for size in (1, 2, 3, 7, 4096):
        part = data[:20000] if size < 4 else data
        wanted = tool(name, stdin=part).stdout if size < 4 else expected
        assert drip(name, part, size) == wanted, size


def drip(name, data, size):
    """The output when the input comes in writes of `size` bytes."""
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen([program(name), '-q'], stdin=subprocess.PIPE, stdout=out,
                                   stderr=subprocess.DEVNULL)
        for start in range(0, len(data), size):
            os.write(process.stdin.fileno(), data[start:start + size])
        process.stdin.close()
        process.wait()
        out.seek(0)
        return out.read()


CASES = [help_and_version, misuse_is_told_in_two_lines, misuse_reads_and_writes_nothing,
         a_file_a_dash_and_nothing_read_the_same_text, files_come_one_after_the_other,
         a_missing_file_does_not_stop_the_others, a_folder_is_no_file,
         a_file_that_may_not_be_read, two_dashes_end_the_options,
         options_may_follow_files_and_stand_together, quiet_says_nothing, output_to_a_file,
         output_over_the_input, output_through_a_link_keeps_the_link,
         a_place_that_cannot_be_written, a_full_disk, help_on_a_full_disk, a_closed_pipe,
         closed_descriptors, an_empty_input, the_last_message_stands_when_stderr_is_full,
         reading_stays_the_same_when_bytes_drip]

for filter_name in FILTERS:
    if not os.path.exists(program(filter_name)):
        break
    for case in CASES:
        def named(case=case, filter_name=filter_name):
            case(filter_name)
        named.__doc__ = f'{filter_name}: {case.__name__.replace("_", " ")}'
        tap.test(named)

tap.run()
