/**
 * `flask.testing`.
 *
 * @see https://flask.palletsprojects.com/en/stable/testing/
 */

export const flaskTesting = String.raw`
from werkzeug.wrappers import Request
import json as _json
class FlaskClient:
    def __init__(self, app):
        self.app, self.cookies = app, {}
    def __enter__(self):
        return self
    def __exit__(self, *exc):
        pass
    def open(self, path, method='GET', data=None, json=None, headers=None, query_string=None, follow_redirects=False, content_type=None):
        headers = {'Host': 'localhost', **(headers or {})}
        body = b''
        if json is not None:
            body, headers['Content-Type'] = _json.dumps(json).encode(), 'application/json'
        elif isinstance(data, dict):
            from urllib.parse import urlencode
            body, headers['Content-Type'] = urlencode(data).encode(), 'application/x-www-form-urlencoded'
        elif data is not None:
            body = data.encode() if isinstance(data, str) else data
        if content_type:
            headers['Content-Type'] = content_type
        if query_string:
            from urllib.parse import urlencode
            path += '?' + (query_string if isinstance(query_string, str) else urlencode(query_string))
        if self.cookies:
            headers['Cookie'] = '; '.join(f'{k}={v}' for k, v in self.cookies.items())
        response = self.app.handle(Request(method, path, headers, body, '127.0.0.1'))
        if 'Set-Cookie' in response.headers:
            name, _, value = response.headers['Set-Cookie'].partition(';')[0].partition('=')
            self.cookies[name] = value
        if follow_redirects and response.status_code in (301, 302, 303, 307, 308):
            return self.open(response.headers['Location'])
        return response
    def get(self, path, **options):
        return self.open(path, 'GET', **options)
    def post(self, path, **options):
        return self.open(path, 'POST', **options)
    def put(self, path, **options):
        return self.open(path, 'PUT', **options)
    def patch(self, path, **options):
        return self.open(path, 'PATCH', **options)
    def delete(self, path, **options):
        return self.open(path, 'DELETE', **options)
`
