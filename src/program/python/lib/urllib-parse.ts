/**
 * `urllib.parse`.
 *
 * @see https://docs.python.org/3/library/urllib.parse.html
 */

export const urllibParse = String.raw`
from collections import namedtuple
import re
_SAFE = set('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~')
def quote(text, safe='/', encoding='utf-8'):
    data = text if isinstance(text, bytes) else str(text).encode(encoding)
    return ''.join(chr(b) if chr(b) in _SAFE or chr(b) in safe else f'%{b:02X}' for b in data)
def quote_plus(text, safe=''):
    return quote(text, safe + ' ').replace(' ', '+')
def unquote(text, encoding='utf-8'):
    if '%' not in text:
        return text
    return re.sub('(?:%[0-9a-fA-F]{2})+', lambda m: bytes.fromhex(m.group().replace('%', '')).decode('utf-8', 'replace'), text)
def unquote_plus(text):
    return unquote(text.replace('+', ' '))
def parse_qsl(text, keep_blank_values=False, **options):
    found = []
    for part in text.split('&'):
        key, eq, value = part.partition('=')
        if part and (value or keep_blank_values):
            found.append((unquote_plus(key), unquote_plus(value)))
    return found
def parse_qs(text, keep_blank_values=False, **options):
    found = {}
    for key, value in parse_qsl(text, keep_blank_values):
        found.setdefault(key, []).append(value)
    return found
def urlencode(query, doseq=False):
    parts = []
    for key, value in (query.items() if hasattr(query, 'items') else query):
        for one in value if doseq and isinstance(value, (list, tuple)) else [value]:
            parts.append(quote_plus(str(key)) + '=' + quote_plus(str(one)))
    return '&'.join(parts)
class _Netloc:
    @property
    def _place(self):
        return self.netloc.rpartition('@')[2]
    @property
    def hostname(self):
        return self._place.partition(':')[0].lower() or None
    @property
    def port(self):
        own = self._place.partition(':')[2]
        return int(own) if own else None
    @property
    def username(self):
        return self.netloc.partition(':')[0].partition('@')[0] if '@' in self.netloc else None
    @property
    def password(self):
        user = self.netloc.rpartition('@')[0]
        return user.partition(':')[2] or None
    def geturl(self):
        return urlunparse(self)
class ParseResult(_Netloc, namedtuple('ParseResult', 'scheme netloc path params query fragment')):
    pass
class SplitResult(_Netloc, namedtuple('SplitResult', 'scheme netloc path query fragment')):
    def geturl(self):
        return urlunparse((*self[:3], '', *self[3:]))
def urlparse(url, scheme=''):
    found = re.match(r'(?:([a-zA-Z][\w+.-]*):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$', url)
    s, n, p, q, f = found.groups('')
    return ParseResult((s or scheme).lower(), n, p, '', q, f)
def urlsplit(url, scheme=''):
    s, n, p, _, q, f = urlparse(url, scheme)
    return SplitResult(s, n, p, q, f)
def urlunparse(parts):
    scheme, netloc, path, params, query, fragment = parts
    return (scheme + ':' if scheme else '') + ('//' + netloc if netloc else '') + path + ('?' + query if query else '') + ('#' + fragment if fragment else '')
def urljoin(base, url):
    if re.match(r'[a-zA-Z][\w+.-]*:', url):
        return url
    own = urlparse(base)
    if url.startswith('/'):
        return f'{own.scheme}://{own.netloc}{url}'
    return f"{own.scheme}://{own.netloc}{own.path.rpartition('/')[0]}/{url}"
`
