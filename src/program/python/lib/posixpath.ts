/**
 * `os.path`.
 *
 * @see https://docs.python.org/3/library/os.path.html
 */

export const posixpath = String.raw`
import _kubarium
sep = '/'
def _text(path):
    return path.__fspath__() if hasattr(path, '__fspath__') else path
def _stat(path):
    return _kubarium.stat(abspath(path))
def join(first, *rest):
    path = _text(first)
    for part in rest:
        part = _text(part)
        if part.startswith('/'):
            path = part
        elif path == '' or path.endswith('/'):
            path += part
        else:
            path += '/' + part
    return path
def normpath(path):
    path = _text(path)
    if path == '':
        return '.'
    parts = []
    for part in path.split('/'):
        if part in ('', '.'):
            continue
        if part == '..' and parts and parts[-1] != '..':
            parts.pop()
        elif part != '..' or not path.startswith('/'):
            parts.append(part)
    found = '/'.join(parts)
    return '/' + found if path.startswith('/') else found or '.'
def abspath(path):
    return normpath(join(_kubarium.getcwd(), path))
realpath = abspath
def basename(path):
    return _text(path).rpartition('/')[2]
def dirname(path):
    head = _text(path).rpartition('/')[0]
    return head or ('/' if _text(path).startswith('/') else '')
def split(path):
    return dirname(path), basename(path)
def splitext(path):
    path = _text(path)
    name = basename(path)
    at = name.rfind('.')
    if at <= 0:
        return path, ''
    return path[:len(path) - len(name) + at], name[at:]
def exists(path):
    return _stat(path) is not None
def isfile(path):
    found = _stat(path)
    return found is not None and found[0] == 'file'
def isdir(path):
    found = _stat(path)
    return found is not None and found[0] == 'directory'
def islink(path):
    return False
def isabs(path):
    return _text(path).startswith('/')
def getsize(path):
    found = _stat(path)
    if found is None:
        raise FileNotFoundError(2, 'No such file or directory', path)
    return found[2]
def getmtime(path):
    return _stat(path)[3]
def expanduser(path):
    import os
    return os.environ.get('HOME', '/root') + path[1:] if path.startswith('~') else path
def expandvars(path):
    import os, re
    return re.sub(r'\$(\w+|\{\w+\})', lambda m: os.environ.get(m.group(1).strip('{}'), m.group(0)), path)
def relpath(path, start=None):
    own, base = abspath(path).split('/'), abspath(start or '.').split('/')
    while own and base and own[0] == base[0]:
        own.pop(0); base.pop(0)
    return '/'.join(['..'] * len(base) + own) or '.'
def commonprefix(paths):
    first, last = min(paths), max(paths)
    for i, sign in enumerate(first):
        if sign != last[i]:
            return first[:i]
    return first
`
