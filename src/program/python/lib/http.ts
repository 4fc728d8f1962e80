/**
 * `http`.
 *
 * @see https://docs.python.org/3/library/http.html
 */

export const http = String.raw`
_PHRASES = {100: 'Continue', 101: 'Switching Protocols', 200: 'OK', 201: 'Created', 202: 'Accepted', 204: 'No Content', 206: 'Partial Content', 301: 'Moved Permanently', 302: 'Found', 303: 'See Other', 304: 'Not Modified', 307: 'Temporary Redirect', 308: 'Permanent Redirect', 400: 'Bad Request', 401: 'Unauthorized', 402: 'Payment Required', 403: 'Forbidden', 404: 'Not Found', 405: 'Method Not Allowed', 406: 'Not Acceptable', 408: 'Request Timeout', 409: 'Conflict', 410: 'Gone', 411: 'Length Required', 413: 'Request Entity Too Large', 415: 'Unsupported Media Type', 418: "I'm a Teapot", 422: 'Unprocessable Entity', 429: 'Too Many Requests', 500: 'Internal Server Error', 501: 'Not Implemented', 502: 'Bad Gateway', 503: 'Service Unavailable', 504: 'Gateway Timeout', 505: 'HTTP Version Not Supported'}
class _Status:
    def __init__(self, value):
        self.value, self.phrase = value, _PHRASES[value]
        self.name = self.phrase.upper().replace(' ', '_').replace("'", '')
        self.description = ''
    def __int__(self):
        return self.value
    __index__ = __int__
    def __eq__(self, other):
        return self.value == (other.value if isinstance(other, _Status) else other)
    def __hash__(self):
        return hash(self.value)
    def __lt__(self, other):
        return self.value < int(other)
    def __le__(self, other):
        return self.value <= int(other)
    def __str__(self):
        return str(self.value)
    def __format__(self, spec):
        return format(self.value, spec)
    def __repr__(self):
        return f'<HTTPStatus.{self.name}: {self.value}>'
class _Statuses:
    def __init__(self):
        self._all = {value: _Status(value) for value in _PHRASES}
        for one in self._all.values():
            setattr(self, one.name, one)
    def __call__(self, value):
        if int(value) not in self._all:
            raise ValueError(f'{value} is not a valid HTTPStatus')
        return self._all[int(value)]
    def __iter__(self):
        return iter(self._all.values())
HTTPStatus = _Statuses()
class HTTPMethod:
    GET, POST, PUT, DELETE, PATCH, HEAD, OPTIONS = 'GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'
`
