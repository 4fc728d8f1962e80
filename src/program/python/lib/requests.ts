/**
 * `requests`.
 *
 * @see https://requests.readthedocs.io
 */

export const requests = String.raw`
import _kubarium, json as _json, sys
from urllib.parse import urlparse, urlencode, urljoin
from requests import exceptions
from requests.exceptions import RequestException, ConnectionError, HTTPError, Timeout, ConnectTimeout, ReadTimeout, TooManyRedirects, JSONDecodeError
from _headers import Headers as CaseInsensitiveDict
__version__ = '2.32.4'
_WHY = {'refused': '[Errno 111] Connection refused', 'unreachable': '[Errno 113] No route to host', 'unresolved': '[Errno -2] Name or service not known', 'timeout': 'timed out'}
class _Codes:
    ok, created, accepted, no_content, bad_request, unauthorized, forbidden, not_found, internal_server_error = 200, 201, 202, 204, 400, 401, 403, 404, 500
codes = _Codes()
class Elapsed:
    def __init__(self, seconds):
        self.seconds = seconds
    def total_seconds(self):
        return self.seconds
class Response:
    def __init__(self, url, got, elapsed):
        self.url, self.status_code, self.reason, self.content = url, got[0], got[1] or _reason(got[0]), got[3]
        self.headers, self.elapsed, self.history, self.encoding = CaseInsensitiveDict(got[2]), Elapsed(elapsed), [], 'utf-8'
        self.cookies = {}
    @property
    def text(self):
        return self.content.decode('utf-8', 'replace')
    @property
    def ok(self):
        return self.status_code < 400
    def json(self, **options):
        try:
            return _json.loads(self.text)
        except ValueError as error:
            raise JSONDecodeError(str(error)) from None
    def raise_for_status(self):
        kind = 'Client' if 400 <= self.status_code < 500 else 'Server' if self.status_code >= 500 else None
        if kind:
            raise HTTPError(f'{self.status_code} {kind} Error: {self.reason} for url: {self.url}', response=self)
    def iter_lines(self, **options):
        return iter(self.content.splitlines())
    def iter_content(self, chunk_size=1, **options):
        for i in range(0, len(self.content), chunk_size):
            yield self.content[i:i + chunk_size]
    def close(self):
        pass
    def __enter__(self):
        return self
    def __exit__(self, *exc):
        pass
    def __bool__(self):
        return self.ok
    def __repr__(self):
        return f'<Response [{self.status_code}]>'
def _reason(code):
    from http import _PHRASES
    return _PHRASES.get(code, '')
class Session:
    def __init__(self):
        self.headers = CaseInsensitiveDict({'User-Agent': 'python-requests/2.32.4', 'Accept-Encoding': 'gzip, deflate', 'Accept': '*/*', 'Connection': 'keep-alive'})
        self.auth, self.params, self.verify, self.cookies = None, {}, True, {}
    def __enter__(self):
        return self
    def __exit__(self, *exc):
        pass
    def close(self):
        pass
    def mount(self, prefix, adapter):
        pass
    def request(self, method, url, params=None, data=None, json=None, headers=None, timeout=None, auth=None, allow_redirects=True, cookies=None, files=None, **options):
        if files:
            raise NotImplementedError('kubarium does not simulate files in requests')
        parts = urlparse(url)
        if not parts.scheme:
            raise exceptions.MissingSchema(f'Invalid URL {url!r}: No scheme supplied. Perhaps you meant https://{url}?')
        if parts.scheme not in ('http', 'https'):
            raise exceptions.InvalidSchema(f'No connection adapters were found for {url!r}')
        if not parts.hostname:
            raise exceptions.InvalidURL(f'Invalid URL {url!r}: No host supplied')
        sent, body = CaseInsensitiveDict(self.headers), b''
        sent['Host'] = parts.netloc.rpartition('@')[2]
        if json is not None:
            body, sent['Content-Type'] = _json.dumps(json).encode(), 'application/json'
        elif isinstance(data, (dict, list)):
            body, sent['Content-Type'] = urlencode(data, True).encode(), 'application/x-www-form-urlencoded'
        elif data is not None:
            body = data.encode() if isinstance(data, str) else data
        if body or method in ('POST', 'PUT', 'PATCH'):
            sent['Content-Length'] = str(len(body))
        auth = auth or self.auth
        if auth:
            import base64
            sent['Authorization'] = 'Basic ' + base64.b64encode(f'{auth[0]}:{auth[1]}'.encode()).decode()
        for key, value in (headers or {}).items():
            sent[key] = value
        query = urlencode({k: v for k, v in {**self.params, **dict(params or {})}.items() if v is not None}, True) if not isinstance(params, str) else params
        path = parts.path or '/'
        whole = '&'.join(one for one in (parts.query, query) if one)
        if whole:
            path += '?' + whole
        port = parts.port or (443 if parts.scheme == 'https' else 80)
        limit = timeout[1] if isinstance(timeout, tuple) else timeout
        begin = _kubarium.now()
        got = _kubarium.request(parts.hostname, port, method, path, sent, body, limit, parts.scheme == 'https')
        if isinstance(got, str):
            _fail(got, parts, port, path, limit)
        response = Response(f'{parts.scheme}://{sent["Host"]}{path}', got, _kubarium.now() - begin)
        if allow_redirects and response.status_code in (301, 302, 303, 307, 308) and 'Location' in response.headers:
            keeps = response.status_code in (307, 308)
            if options.get('_hops', 0) >= 30:
                raise TooManyRedirects('Exceeded 30 redirects.')
            after = self.request(method if keeps else 'GET', urljoin(url, response.headers['Location']), data=body if keeps else None, headers=headers, timeout=timeout, auth=auth, _hops=options.get('_hops', 0) + 1)
            after.history.insert(0, response)
            return after
        return response
    def get(self, url, **options):
        return self.request('GET', url, **options)
    def post(self, url, data=None, json=None, **options):
        return self.request('POST', url, data=data, json=json, **options)
    def put(self, url, data=None, **options):
        return self.request('PUT', url, data=data, **options)
    def patch(self, url, data=None, **options):
        return self.request('PATCH', url, data=data, **options)
    def delete(self, url, **options):
        return self.request('DELETE', url, **options)
    def head(self, url, **options):
        return self.request('HEAD', url, **{'allow_redirects': False, **options})
    def options(self, url, **options):
        return self.request('OPTIONS', url, **options)
def _fail(why, parts, port, path, limit):
    pool = 'HTTPSConnectionPool' if parts.scheme == 'https' else 'HTTPConnectionPool'
    where = f"{pool}(host='{parts.hostname}', port={port})"
    if why == 'reset':
        raise ConnectionError("('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))")
    if why == 'timeout' and limit is not None:
        raise ReadTimeout(f'{where}: Read timed out. (read timeout={limit})')
    if why == 'unresolved':
        cause = f"NameResolutionError(\"<urllib3.connection.HTTPConnection object at 0x7f00a0000010>: Failed to resolve '{parts.hostname}' ([Errno -2] Name or service not known)\")"
    else:
        cause = f"NewConnectionError('<urllib3.connection.HTTPConnection object at 0x7f00a0000010>: Failed to establish a new connection: {_WHY.get(why, why)}')"
    raise ConnectionError(f'{where}: Max retries exceeded with url: {path} (Caused by {cause})')
session = Session
def request(method, url, **options):
    return Session().request(method.upper(), url, **options)
def get(url, params=None, **options):
    return request('get', url, params=params, **options)
def post(url, data=None, json=None, **options):
    return request('post', url, data=data, json=json, **options)
def put(url, data=None, **options):
    return request('put', url, data=data, **options)
def patch(url, data=None, **options):
    return request('patch', url, data=data, **options)
def delete(url, **options):
    return request('delete', url, **options)
def head(url, **options):
    return request('head', url, **{'allow_redirects': False, **options})
def options(url, **options):
    return request('options', url, **options)
`
