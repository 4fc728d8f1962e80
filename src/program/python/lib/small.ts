/**
 * Modules of a few functions each.
 *
 * @see https://docs.python.org/3/library/
 */

export const small: Readonly<Record<string, string>> = {
  atexit: String.raw`
import _kubarium
def register(fn, *args, **kwargs):
    _kubarium.at_exit(lambda: fn(*args, **kwargs))
    return fn
`,
  base64: String.raw`
_ALL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
def b64encode(data):
    found = ''
    for i in range(0, len(data), 3):
        part = data[i:i + 3]
        number = int.from_bytes(part + bytes(3 - len(part)))
        found += ''.join(_ALL[(number >> shift) & 63] for shift in (18, 12, 6, 0))[:len(part) + 1]
    return (found + '=' * (-len(found) % 4)).encode()
def b64decode(data):
    text = (data.decode() if isinstance(data, bytes) else data).rstrip('=')
    found = []
    for i in range(0, len(text), 4):
        part = text[i:i + 4]
        number = 0
        for sign in part.ljust(4, 'A'):
            number = number << 6 | _ALL.index(sign)
        found += number.to_bytes(3)[:len(part) - 1]
    return bytes(found)
def urlsafe_b64encode(data):
    return b64encode(data).replace(b'+', b'-').replace(b'/', b'_')
def urlsafe_b64decode(data):
    text = data.decode() if isinstance(data, bytes) else data
    return b64decode(text.replace('-', '+').replace('_', '/'))
`,
  errno: String.raw`
ENOENT, EACCES, EEXIST, EINTR, EAGAIN, ECONNREFUSED, EADDRINUSE, EPIPE, ETIMEDOUT = 2, 13, 17, 4, 11, 111, 98, 32, 110
`,
  getpass: String.raw`
def getuser():
    import os
    return os.environ.get('USER', 'root')
def getpass(prompt='Password: ', stream=None):
    return input(prompt)
`,
  glob: String.raw`
import os, fnmatch
def glob(pattern, *, recursive=False, root_dir=None):
    where, name = os.path.split(pattern)
    if '*' in where or '?' in where:
        raise NotImplementedError('kubarium does not simulate patterns of directories in glob')
    if not os.path.isdir(where or '.'):
        return []
    found = [one for one in os.listdir(where or '.') if fnmatch.fnmatch(one, name) and not one.startswith('.')]
    return [os.path.join(where, one) if where else one for one in found]
iglob = glob
`,
  fnmatch: String.raw`
import re
def translate(pattern):
    found = ''
    for sign in pattern:
        found += '.*' if sign == '*' else '.' if sign == '?' else sign if sign in '[]' else re.escape(sign)
    return found
def fnmatch(name, pattern):
    return re.fullmatch('(?s:' + translate(pattern) + ')', name) is not None
fnmatchcase = fnmatch
def filter(names, pattern):
    return [one for one in names if fnmatch(one, pattern)]
`,
  html: String.raw`
def escape(text, quote=True):
    text = text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
    return text.replace('"', '&quot;').replace("'", '&#x27;') if quote else text
def unescape(text):
    return text.replace('&lt;', '<').replace('&gt;', '>').replace('&quot;', '"').replace('&#x27;', "'").replace('&#39;', "'").replace('&amp;', '&')
`,
  mimetypes: String.raw`
_TYPES = {'.html': 'text/html', '.htm': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.mjs': 'text/javascript', '.json': 'application/json', '.txt': 'text/plain', '.py': 'text/x-python', '.xml': 'text/xml', '.csv': 'text/csv', '.png': 'image/png', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.gif': 'image/gif', '.svg': 'image/svg+xml', '.ico': 'image/vnd.microsoft.icon', '.pdf': 'application/pdf', '.zip': 'application/zip', '.md': 'text/markdown', '.wasm': 'application/wasm'}
def guess_type(name, strict=True):
    import os
    return _TYPES.get(os.path.splitext(name)[1].lower()), None
`,
  platform: String.raw`
import os, sys
def python_version():
    return sys.version.split()[0]
def system():
    return 'Linux'
def node():
    return os.uname().nodename
def machine():
    return 'x86_64'
processor = machine
def release():
    return os.uname().release
def platform():
    return f'Linux-{release()}-x86_64-with-glibc2.36'
def python_implementation():
    return 'CPython'
def version():
    return os.uname().version
uname = os.uname
`,
  pprint: String.raw`
import sys
def pformat(value, indent=1, width=80, depth=None, compact=False, sort_dicts=True, _at=0):
    if isinstance(value, dict) and sort_dicts:
        value = dict(sorted(value.items(), key=lambda item: str(item[0])))
    text = repr(value)
    if len(text) + _at <= width or not value or not isinstance(value, (dict, list, tuple)):
        return text
    pad = ',\n' + ' ' * (_at + 1)
    if isinstance(value, dict):
        return '{' + pad.join(f'{k!r}: ' + pformat(v, indent, width, _at=_at + 3 + len(repr(k))) for k, v in value.items()) + '}'
    open, close = ('[', ']') if isinstance(value, list) else ('(', ')')
    return open + pad.join(pformat(one, indent, width, _at=_at + 1) for one in value) + close
def pprint(value, stream=None, **options):
    print(pformat(value, **options), file=stream or sys.stdout)
pp = pprint
`,
  secrets: String.raw`
import random as _random
_own = _random.SystemRandom()
choice, randbelow = _own.choice, lambda n: _own.randrange(n)
def token_bytes(size=32):
    return bytes(_own.randrange(256) for _ in range(size))
def token_hex(size=32):
    return token_bytes(size).hex()
def token_urlsafe(size=32):
    import base64
    return base64.urlsafe_b64encode(token_bytes(size)).rstrip(b'=').decode() if hasattr(b'', 'rstrip') else token_hex(size)
def compare_digest(a, b):
    return a == b
`,
  shutil: String.raw`
import os, _kubarium
def copyfile(source, target):
    with open(source, 'rb') as a, open(target, 'wb') as b:
        b.write(a.read())
    return target
def copy(source, target):
    return copyfile(source, os.path.join(target, os.path.basename(source)) if os.path.isdir(target) else target)
copy2 = copy
def move(source, target):
    os.rename(source, os.path.join(target, os.path.basename(source)) if os.path.isdir(target) else target)
    return target
def rmtree(path, ignore_errors=False):
    if not os.path.exists(path):
        if ignore_errors:
            return
        raise FileNotFoundError(2, 'No such file or directory', path)
    _kubarium.remove(os.path.abspath(path), True)
def which(name):
    for place in os.environ.get('PATH', '').split(':'):
        if os.path.isfile(os.path.join(place, name)):
            return os.path.join(place, name)
def __getattr__(name):
    raise NotImplementedError(f'kubarium does not simulate shutil.{name}')
`,
  statistics: String.raw`
class StatisticsError(ValueError):
    pass
def _some(data):
    data = list(data)
    if not data:
        raise StatisticsError('mean requires at least one data point')
    return data
def mean(data):
    data = _some(data)
    found = sum(data) / len(data)
    return int(found) if found == int(found) and all(isinstance(one, int) for one in data) else found
def fmean(data):
    data = _some(data)
    return sum(data) / len(data)
def median(data):
    data = sorted(_some(data))
    half = len(data) // 2
    return data[half] if len(data) % 2 else (data[half - 1] + data[half]) / 2
def mode(data):
    from collections import Counter
    return Counter(_some(data)).most_common(1)[0][0]
def pvariance(data):
    data = _some(data)
    middle = fmean(data)
    return sum((one - middle) ** 2 for one in data) / len(data)
def variance(data):
    data = _some(data)
    return pvariance(data) * len(data) / (len(data) - 1)
def stdev(data):
    return variance(data) ** 0.5
def pstdev(data):
    return pvariance(data) ** 0.5
`,
  uuid: String.raw`
import random as _random
_own = _random.SystemRandom()
class UUID:
    def __init__(self, hex=None, int=None):
        self.hex = hex.replace('-', '').lower() if hex is not None else f'{int:032x}'
        if len(self.hex) != 32:
            raise ValueError('badly formed hexadecimal UUID string')
        self.int = __builtin_int(self.hex, 16)
    def __str__(self):
        h = self.hex
        return f'{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}'
    def __repr__(self):
        return f"UUID('{self}')"
    def __eq__(self, other):
        return isinstance(other, UUID) and self.hex == other.hex
    def __hash__(self):
        return hash(self.hex)
__builtin_int = int
def uuid4():
    number = _own.getrandbits(128)
    return UUID(int=number & ~(0xf << 76) & ~(3 << 62) | 4 << 76 | 2 << 62)
uuid1 = uuid4
`,
  warnings: String.raw`
import sys
import _kubarium
_filters = []
_seen = set()
def warn(message, category=None, stacklevel=1, **options):
    if stacklevel != 1:
        raise NotImplementedError('kubarium does not simulate warnings.warn() with stacklevel')
    if category is None:
        category = type(message) if isinstance(message, Warning) else UserWarning
    action = next((kind for kind, base in _filters if issubclass(category, base)), 'default')
    if action == 'ignore':
        return
    if action == 'error':
        raise message if isinstance(message, Warning) else category(message)
    path, line, name, text = _kubarium.caller()
    place = (str(message), category, path, line)
    if action != 'always':
        if place in _seen:
            return
        _seen.add(place)
    print(f'{path}:{line}: {category.__name__}: {message}', file=sys.stderr)
    if text:
        print(f'  {text}', file=sys.stderr)
def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    if message or module or lineno or append:
        raise NotImplementedError('kubarium does not simulate filters of warnings by message, module, line or order')
    _filters.insert(0, (action, category))
def simplefilter(action, category=Warning, lineno=0, append=False):
    filterwarnings(action, '', category, '', lineno, append)
def resetwarnings():
    _filters.clear()
`,
}
