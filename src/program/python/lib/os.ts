/**
 * `os`.
 *
 * @see https://docs.python.org/3/library/os.html
 */

export const os = String.raw`
import _kubarium
import sys
import os.path as path
name = 'posix'
sep = '/'
linesep = '\n'
pathsep = ':'
curdir = '.'
pardir = '..'
devnull = '/dev/null'
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT = 0, 1, 2, 64
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
error = OSError
class _Environ(dict):
    def __setitem__(self, key, value):
        if not isinstance(value, str):
            raise TypeError(f'str expected, not {type(value).__name__}')
        super().__setitem__(key, value)
    def __repr__(self):
        return 'environ({' + ', '.join(f'{k!r}: {v!r}' for k, v in self.items()) + '})'
environ = _Environ(_kubarium.environ())
def getenv(key, default=None):
    return environ.get(key, default)
def putenv(key, value):
    environ[key] = value
def unsetenv(key):
    environ.pop(key, None)
getpid = _kubarium.pid
getppid = _kubarium.ppid
getuid = geteuid = getgid = getegid = _kubarium.uid
getcwd = _kubarium.getcwd
def getlogin():
    return 'root'
def chdir(where):
    _kubarium.chdir(path.abspath(where))
def listdir(where='.'):
    return _kubarium.list(path.abspath(where))
class DirEntry:
    def __init__(self, where, name):
        self.name = name
        self.path = path.join(where, name)
    def is_file(self):
        return path.isfile(self.path)
    def is_dir(self):
        return path.isdir(self.path)
    def __fspath__(self):
        return self.path
    def __repr__(self):
        return f'<DirEntry {self.name!r}>'
def scandir(where='.'):
    return iter([DirEntry(where, one) for one in listdir(where)])
def walk(top):
    names = listdir(top)
    dirs = [one for one in names if path.isdir(path.join(top, one))]
    yield top, dirs, [one for one in names if one not in dirs]
    for one in dirs:
        yield from walk(path.join(top, one))
def mkdir(where, mode=0o777):
    if path.exists(where):
        raise FileExistsError(17, 'File exists', where)
    _kubarium.mkdir(path.abspath(where), False)
def makedirs(where, mode=0o777, exist_ok=False):
    if path.isdir(where):
        if exist_ok:
            return
        raise FileExistsError(17, 'File exists', where)
    _kubarium.mkdir(path.abspath(where), True)
def remove(where):
    if path.isdir(where):
        raise IsADirectoryError(21, 'Is a directory', where)
    if not path.exists(where):
        raise FileNotFoundError(2, 'No such file or directory', where)
    _kubarium.remove(path.abspath(where))
unlink = remove
def rmdir(where):
    if listdir(where):
        raise OSError(39, 'Directory not empty', where)
    _kubarium.remove(path.abspath(where), True)
def rename(old, new):
    _kubarium.rename(path.abspath(old), path.abspath(new))
replace = rename
def chmod(where, mode):
    _kubarium.chmod(path.abspath(where), mode)
class stat_result:
    def __init__(self, found):
        kind, self.st_mode, self.st_size, self.st_mtime = found
        self.st_mode |= 0o040000 if kind == 'directory' else 0o100000
        self.st_atime = self.st_ctime = self.st_mtime
def stat(where):
    found = _kubarium.stat(path.abspath(where))
    if found is None:
        raise FileNotFoundError(2, 'No such file or directory', where)
    return stat_result(found)
def access(where, mode):
    return path.exists(where)
def fspath(where):
    return path._text(where)
def cpu_count():
    return 2
def getloadavg():
    return (0.0, 0.0, 0.0)
class uname_result:
    sysname, release, version, machine = 'Linux', '6.8.0', '#1 SMP', 'x86_64'
    @property
    def nodename(self):
        return _kubarium.hostname()
    def __getitem__(self, i):
        return (self.sysname, self.nodename, self.release, self.version, self.machine)[i]
def uname():
    return uname_result()
def kill(pid, signal):
    if not _kubarium.kill(pid, signal):
        raise ProcessLookupError(3, 'No such process')
def _exit(code):
    _kubarium._exit(code)
def urandom(size):
    import random
    return bytes(random.randrange(256) for _ in range(size))
def __getattr__(name):
    if name in ('fork', 'system', 'popen', 'pipe', 'dup2', 'execv', 'execvp', 'wait', 'symlink', 'link', 'open', 'read', 'write', 'nice', 'setuid', 'setgid', 'umask', 'get_terminal_size', 'getpgid', 'setsid'):
        raise NotImplementedError(f'kubarium does not simulate os.{name}')
    raise AttributeError(f"module 'os' has no attribute '{name}'")
`
