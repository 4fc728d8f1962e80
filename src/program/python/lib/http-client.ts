/**
 * `http.client`.
 *
 * @see https://docs.python.org/3/library/http.client.html
 */

export const httpClient = String.raw`
import _kubarium
from http.server import _Headers
class HTTPException(Exception):
    pass
class HTTPResponse:
    def __init__(self, got):
        self.status, self.reason, headers, self._body = got
        self.headers, self.code, self._at = _Headers(headers), got[0], 0
    def read(self, size=None):
        found = self._body[self._at:] if size is None else self._body[self._at:self._at + size]
        self._at += len(found)
        return found
    def getheader(self, name, default=None):
        return self.headers.get(name, default)
    def getheaders(self):
        return list(self.headers.items())
    def close(self):
        pass
class HTTPConnection:
    _tls, _port = False, 80
    def __init__(self, host, port=None, timeout=None, **options):
        name, _, own = host.partition(':')
        self.host, self.port, self.timeout = name, port or int(own or self._port), timeout
    def request(self, method, url, body=None, headers=None):
        headers = {'Host': self.host if self.port == self._port else f'{self.host}:{self.port}', 'Accept-Encoding': 'identity', **(headers or {})}
        body = body.encode() if isinstance(body, str) else body or b''
        if body:
            headers['Content-Length'] = str(len(body))
        got = _kubarium.request(self.host, self.port, method, url, headers, body, self.timeout, self._tls)
        if isinstance(got, str):
            from socket import _failed
            _failed(got)
        self._got = got
    def getresponse(self):
        return HTTPResponse(self._got)
    def close(self):
        pass
class HTTPSConnection(HTTPConnection):
    _tls, _port = True, 443
`
