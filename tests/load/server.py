"""A PostgreSQL server of the test's own, from Debian's package, on a local socket."""
import glob
import os
import pwd
import shutil
import subprocess
import tempfile


def find_programs():
    """The folder of initdb and pg_ctl, or None."""
    found = sorted(glob.glob('/usr/lib/postgresql/*/bin/initdb'))
    if found:
        return os.path.dirname(found[-1])
    program = shutil.which('initdb')
    return os.path.dirname(program) if program else None


class Server:
    """A server that lives in a folder which is gone at the end. PostgreSQL refuses to run
    as root; then it runs as the user its package made."""

    def __init__(self, programs):
        self.programs = programs
        self.folder = tempfile.mkdtemp(prefix='gz-pg-')
        self.data = os.path.join(self.folder, 'data')
        self.options = {'cwd': '/'}
        if os.getuid() == 0:
            user = pwd.getpwnam('postgres')
            self.options = {'user': user.pw_uid, 'group': user.pw_gid, 'extra_groups': [], 'cwd': '/'}
            os.chown(self.folder, user.pw_uid, user.pw_gid)
        os.chmod(self.folder, 0o755)
        self._run('initdb', '-D', self.data, '-A', 'trust', '-U', 'gazette', '-E', 'UTF8',
                  '--locale=C', '--no-sync')
        self.start()

    def _run(self, program, *arguments):
        subprocess.run([os.path.join(self.programs, program), *arguments], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120,
                       stdin=subprocess.DEVNULL, **self.options)

    def start(self):
        """Starts it; it listens on a socket in its folder, on no address."""
        self._run('pg_ctl', '-D', self.data, '-w', '-l', os.path.join(self.folder, 'log'), '-o',
                  f"-k {self.folder} -c listen_addresses='' -c fsync=off", 'start')

    def stop(self, how='fast'):
        """Ends it: fast, or immediate as in a crash."""
        self._run('pg_ctl', '-D', self.data, '-w', '-m', how, 'stop')

    def remove(self):
        """Ends it and takes its folder away."""
        try:
            self.stop('immediate')
        except subprocess.CalledProcessError:
            pass
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, database='postgres'):
        """What gz-load takes."""
        return f'postgresql:///{database}?host={self.folder}&user=gazette'

    def rows(self, sql, database='postgres'):
        """What a query answers, as lists of text; NULL is \\N."""
        run = subprocess.run(['psql', '-X', '-q', '-A', '-t', '-F', '\x1f', '-R', '\x1e', '-P',
                              'null=\\N', '-v', 'ON_ERROR_STOP=1', '-c', sql, self.url(database)],
                             capture_output=True, timeout=60)
        assert run.returncode == 0, run.stderr
        text = run.stdout.decode().rstrip('\n')
        return [tuple(row.split('\x1f')) for row in text.split('\x1e')] if text else []

    def fresh(self, name):
        """A new database of that name."""
        self.rows(f'CREATE DATABASE {name}')
        return self.url(name)
