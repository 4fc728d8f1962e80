/**
 * `urllib.request`.
 *
 * @see https://docs.python.org/3/library/urllib.request.html
 */

export const urllibRequest = String.raw`
from urllib.parse import urlparse, urlencode
from urllib.error import URLError, HTTPError
from http.client import HTTPResponse
import _kubarium, sys
class Request:
    def __init__(self, url, data=None, headers=None, method=None, **options):
        self.full_url, self.data, self.headers = url, data, dict(headers or {})
        self.method = method
    def get_method(self):
        return self.method or ('POST' if self.data is not None else 'GET')
    def add_header(self, key, value):
        self.headers[key.capitalize()] = value
class _Response(HTTPResponse):
    def __enter__(self):
        return self
    def __exit__(self, *exc):
        pass
    def getcode(self):
        return self.status
    def geturl(self):
        return self.url
    def info(self):
        return self.headers
    def __iter__(self):
        return iter(self.read().splitlines())
def urlopen(url, data=None, timeout=None, context=None):
    request = url if isinstance(url, Request) else Request(url, data)
    where = request.full_url
    for _ in range(10):
        parts = urlparse(where)
        if not parts.scheme or not parts.netloc:
            raise ValueError(f'unknown url type: {where!r}')
        tls = parts.scheme == 'https'
        port = parts.port or (443 if tls else 80)
        headers = {'Accept-Encoding': 'identity', 'Host': parts.netloc, 'User-Agent': 'Python-urllib/' + '.'.join(sys.version.split('.')[:2]), 'Connection': 'close', **request.headers}
        body = request.data or b''
        if body:
            headers.setdefault('Content-Type', 'application/x-www-form-urlencoded')
            headers['Content-Length'] = str(len(body))
        got = _kubarium.request(parts.hostname, port, request.get_method(), (parts.path or '/') + ('?' + parts.query if parts.query else ''), headers, body, timeout, tls)
        if isinstance(got, str):
            from socket import _failed
            try:
                _failed(got)
            except TimeoutError:
                raise
            except OSError as error:
                raise URLError(error) from error
        response = _Response(got)
        response.url = where
        if response.status in (301, 302, 303, 307, 308) and 'Location' in response.headers:
            from urllib.parse import urljoin
            where = urljoin(where, response.headers['Location'])
            continue
        if response.status >= 400:
            raise HTTPError(where, response.status, response.reason, response.headers, response)
        return response
def urlretrieve(url, filename):
    with urlopen(url) as response, open(filename, 'wb') as file:
        file.write(response.read())
    return filename, response.headers
`
