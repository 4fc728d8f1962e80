/**
 * `werkzeug.wrappers`.
 *
 * @see https://werkzeug.palletsprojects.com/en/stable/wrappers/
 */

export const wrappers = String.raw`
import json as _json
from http import HTTPStatus
from urllib.parse import parse_qsl, unquote
from _headers import Headers
class MultiDict(dict):
    def __init__(self, pairs=()):
        super().__init__()
        self._all = {}
        for key, value in pairs:
            self._all.setdefault(key, []).append(value)
            self.setdefault(key, value)
    def get(self, key, default=None, type=None):
        if key not in self:
            return default
        if type is None:
            return self[key]
        try:
            return type(self[key])
        except ValueError:
            return default
    def getlist(self, key, type=None):
        found = self._all.get(key, [])
        return [type(one) for one in found] if type else list(found)
    def to_dict(self, flat=True):
        return dict(self) if flat else dict(self._all)
    def __missing__(self, key):
        from werkzeug.exceptions import BadRequestKeyError
        raise BadRequestKeyError(key)
class FileStorage:
    def __init__(self, filename, data, content_type):
        self.filename, self._data, self.content_type = filename, data, content_type
    def read(self):
        return self._data
    def save(self, where):
        with open(where, 'wb') as file:
            file.write(self._data)
class Request:
    def __init__(self, method, path, headers, body, remote):
        self.method, self.full_path = method, path
        self.path, _, self.query_string_text = path.partition('?')
        self.path = unquote(self.path)
        self.headers, self.data, self.remote_addr = Headers(headers), body, remote
        self.query_string = self.query_string_text.encode()
        self.args = MultiDict(parse_qsl(self.query_string_text, True))
        self.view_args, self.endpoint, self.url_rule, self.scheme = {}, None, None, 'http'
        self.content_type = self.headers.get('Content-Type', '')
        self.mimetype = self.content_type.partition(';')[0].strip()
        self.form, self.files = MultiDict(), MultiDict()
        if self.mimetype == 'application/x-www-form-urlencoded':
            self.form = MultiDict(parse_qsl(body.decode(), True))
        elif self.mimetype == 'multipart/form-data':
            self._multipart(body.decode())
        self.values = MultiDict([*self.args.items(), *self.form.items()])
        self.cookies = {k.strip(): v for k, _, v in (part.partition('=') for part in self.headers.get('Cookie', '').split(';') if part)}
        self.host = self.headers.get('Host', 'localhost')
        self.host_url = self.url_root = f'http://{self.host}/'
        self.base_url = f'http://{self.host}{self.path}'
        self.url = f'http://{self.host}{path}'
        self.environ = {'REMOTE_ADDR': remote, 'REQUEST_METHOD': method, 'PATH_INFO': self.path, 'SERVER_PROTOCOL': 'HTTP/1.1'}
        self.access_route = [remote]
        self.is_secure = False
    def _multipart(self, body):
        mark = '--' + self.content_type.partition('boundary=')[2].strip('"')
        fields, files = [], []
        for part in body.split(mark)[1:-1]:
            head, _, text = part.lstrip('\r\n').partition('\r\n\r\n')
            names = dict(one.strip().split('=', 1) for one in head.split('\r\n')[0].split(';')[1:])
            name, text = names['name'].strip('"'), text[:-2]
            if 'filename' in names:
                files.append((name, FileStorage(names['filename'].strip('"'), text.encode(), '')))
            else:
                fields.append((name, text))
        self.form, self.files = MultiDict(fields), MultiDict(files)
    @property
    def is_json(self):
        return self.mimetype == 'application/json' or self.mimetype.endswith('+json')
    @property
    def user_agent(self):
        return self.headers.get('User-Agent', '')
    @property
    def authorization(self):
        return self.headers.get('Authorization')
    @property
    def content_length(self):
        return len(self.data)
    def get_data(self, cache=True, as_text=False):
        return self.data.decode() if as_text else self.data
    @property
    def json(self):
        return self.get_json()
    def get_json(self, force=False, silent=False, cache=True):
        from werkzeug.exceptions import UnsupportedMediaType, BadRequest
        if not force and not self.is_json:
            if silent:
                return None
            raise UnsupportedMediaType("Did not attempt to load JSON data because the request Content-Type was not 'application/json'.")
        try:
            return _json.loads(self.data)
        except ValueError:
            if silent:
                return None
            raise BadRequest('The browser (or proxy) sent a request that this server could not understand.')
    def __repr__(self):
        return f"<Request '{self.url}' [{self.method}]>"
class Response:
    default_mimetype = 'text/html'
    def __init__(self, response=b'', status=200, headers=None, mimetype=None, content_type=None):
        if response is None:
            response = b''
        if not isinstance(response, (str, bytes)):
            response = ''.join(one.decode() if isinstance(one, bytes) else str(one) for one in response)
        self._body = response.encode() if isinstance(response, str) else response
        self.headers = Headers(headers or ())
        if isinstance(status, str):
            self.status = status
        else:
            self.status_code = int(status)
        mimetype = mimetype or self.default_mimetype
        if content_type is None:
            content_type = mimetype + '; charset=utf-8' if mimetype.startswith('text/') or mimetype.endswith('xml') else mimetype
        if 'Content-Type' not in self.headers:
            self.headers['Content-Type'] = content_type
    @property
    def status(self):
        try:
            return f'{self.status_code} {HTTPStatus(self.status_code).phrase.upper()}'
        except ValueError:
            return f'{self.status_code} UNKNOWN'
    @status.setter
    def status(self, value):
        self.status_code = int(value.split()[0])
    @property
    def data(self):
        return self._body
    @data.setter
    def data(self, value):
        self._body = value.encode() if isinstance(value, str) else value
    def get_data(self, as_text=False):
        return self._body.decode() if as_text else self._body
    set_data = lambda self, value: setattr(self, 'data', value)
    @property
    def text(self):
        return self._body.decode()
    @property
    def mimetype(self):
        return self.headers['Content-Type'].partition(';')[0]
    @mimetype.setter
    def mimetype(self, value):
        self.headers['Content-Type'] = value
    content_type = property(lambda self: self.headers['Content-Type'], lambda self, value: self.headers.__setitem__('Content-Type', value))
    @property
    def location(self):
        return self.headers.get('Location')
    @property
    def json(self):
        return _json.loads(self._body)
    def get_json(self, **options):
        return _json.loads(self._body)
    @property
    def is_json(self):
        return self.mimetype == 'application/json'
    def set_cookie(self, key, value='', max_age=None, path='/', httponly=False, **options):
        self.headers['Set-Cookie'] = f'{key}={value}' + (f'; Max-Age={max_age}' if max_age is not None else '') + ('; HttpOnly' if httponly else '') + f'; Path={path}'
    def delete_cookie(self, key, path='/'):
        self.headers['Set-Cookie'] = f'{key}=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path={path}'
    def __repr__(self):
        return f'<Response {len(self._body)} bytes [{self.status}]>'
`
