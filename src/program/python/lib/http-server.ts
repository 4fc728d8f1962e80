/**
 * `http.server`.
 *
 * @see https://docs.python.org/3/library/http.server.html
 */

export const httpServer = String.raw`
import _kubarium, sys, os, io, html, datetime, mimetypes, urllib.parse
from http import HTTPStatus, _PHRASES
_EXPLAINED = {400: 'Bad request syntax or unsupported method', 403: 'Request forbidden -- authorization will not help', 404: 'Nothing matches the given URI', 405: 'Specified method is invalid for this resource', 500: 'Server got itself in trouble', 501: 'Server does not support this operation'}
class _Headers(dict):
    def get(self, name, default=None):
        for key, value in self.items():
            if key.lower() == name.lower():
                return value
        return default
    def __getitem__(self, name):
        return self.get(name)
    def __contains__(self, name):
        return self.get(name) is not None
    def get_content_type(self):
        return (self.get('Content-Type') or 'text/plain').partition(';')[0]
    def __str__(self):
        return ''.join(f'{k}: {v}\n' for k, v in self.items()) + '\n'
class BaseHTTPRequestHandler:
    server_version = 'BaseHTTP/0.6'
    sys_version = 'Python/' + sys.version.split()[0]
    protocol_version = 'HTTP/1.0'
    request_version = 'HTTP/1.1'
    error_content_type = 'text/html;charset=utf-8'
    responses = {code: (phrase, _EXPLAINED.get(code, '')) for code, phrase in _PHRASES.items()}
    def __init__(self, request, client_address, server):
        self.request, self.client_address, self.server = request, client_address, server
        self.setup()
        try:
            self.handle()
        finally:
            self.finish()
    def setup(self):
        pass
    def finish(self):
        pass
    def handle(self):
        got = self.request
        self.command, self.path = got[2], got[3]
        self.requestline = f'{self.command} {self.path} HTTP/1.1'
        self.headers = _Headers(got[4])
        if got[5] and 'Content-Length' not in self.headers:
            self.headers['Content-Length'] = str(len(got[5]))
        self.rfile, self.wfile = io.BytesIO(got[5]), io.BytesIO()
        self._status, self._reason, self._sent = 0, None, {}
        self.close_connection = True
        method = getattr(self, 'do_' + self.command, None)
        if method is None:
            self.send_error(HTTPStatus.NOT_IMPLEMENTED, f'Unsupported method ({self.command!r})')
        else:
            method()
        _kubarium.respond(got[0], self._status, self._reason, self._sent, self.wfile.getvalue())
    def send_response(self, code, message=None):
        self.log_request(code)
        self.send_response_only(code, message)
        self.send_header('Server', self.version_string())
        self.send_header('Date', self.date_time_string())
    def send_response_only(self, code, message=None):
        self._status = int(code)
        self._reason = message if message is not None else _PHRASES.get(int(code), '')
    def send_header(self, keyword, value):
        self._sent[keyword] = str(value)
    def end_headers(self):
        pass
    def flush_headers(self):
        pass
    def send_error(self, code, message=None, explain=None):
        code = int(code)
        short, long = self.responses.get(code, ('???', '???'))
        message = short if message is None else message
        explain = long if explain is None else explain
        self.log_error('code %d, message %s', code, message)
        self.send_response(code, message)
        self.send_header('Connection', 'close')
        body = f'<!DOCTYPE HTML>\n<html lang="en">\n    <head>\n        <meta charset="utf-8">\n        <title>Error response</title>\n    </head>\n    <body>\n        <h1>Error response</h1>\n        <p>Error code: {code}</p>\n        <p>Message: {html.escape(message, quote=False)}.</p>\n        <p>Error code explanation: {code} - {html.escape(explain, quote=False)}.</p>\n    </body>\n</html>\n'.encode()
        self.send_header('Content-Type', self.error_content_type)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        if self.command != 'HEAD' and code >= 200 and code not in (204, 304):
            self.wfile.write(body)
    def version_string(self):
        return self.server_version + ' ' + self.sys_version
    def date_time_string(self, timestamp=None):
        return _kubarium.http_date() if timestamp is None else _kubarium.http_date(timestamp)
    def log_date_time_string(self):
        return datetime.datetime.now().strftime('%d/%b/%Y %H:%M:%S')
    def address_string(self):
        return self.client_address[0]
    def log_message(self, format, *args):
        sys.stderr.write('%s - - [%s] %s\n' % (self.address_string(), self.log_date_time_string(), format % args))
    def log_request(self, code='-', size='-'):
        self.log_message('"%s" %s %s', self.requestline, str(int(code)) if code != '-' else code, str(size))
    def log_error(self, format, *args):
        self.log_message(format, *args)
class SimpleHTTPRequestHandler(BaseHTTPRequestHandler):
    server_version = 'SimpleHTTP/0.6'
    index_pages = ('index.html', 'index.htm')
    def __init__(self, *args, directory=None, **kwargs):
        self.directory = os.fspath(directory or os.getcwd())
        super().__init__(*args, **kwargs)
    def translate_path(self, path):
        path = urllib.parse.unquote(path.partition('?')[0].partition('#')[0])
        parts = [part for part in path.split('/') if part and part not in ('.', '..')]
        return os.path.join(self.directory, *parts) + ('/' if path.endswith('/') else '')
    def guess_type(self, path):
        return mimetypes.guess_type(path)[0] or 'application/octet-stream'
    def do_HEAD(self):
        self.do_GET()
        self.wfile = io.BytesIO()
    def do_GET(self):
        path = self.translate_path(self.path)
        if os.path.isdir(path):
            if not self.path.partition('?')[0].endswith('/'):
                self.send_response(HTTPStatus.MOVED_PERMANENTLY)
                self.send_header('Location', self.path + '/')
                self.send_header('Content-Length', '0')
                self.end_headers()
                return
            for name in self.index_pages:
                if os.path.isfile(os.path.join(path, name)):
                    path = os.path.join(path, name)
                    break
            else:
                return self.list_directory(path)
        if path.endswith('/') or not os.path.isfile(path):
            return self.send_error(HTTPStatus.NOT_FOUND, 'File not found')
        with open(path, 'rb') as file:
            body = file.read()
        self.send_response(HTTPStatus.OK)
        self.send_header('Content-type', self.guess_type(path))
        self.send_header('Content-Length', str(len(body)))
        self.send_header('Last-Modified', self.date_time_string(os.path.getmtime(path)))
        self.end_headers()
        self.wfile.write(body)
    def list_directory(self, path):
        names = sorted(os.listdir(path), key=lambda one: one.lower())
        shown = html.escape(urllib.parse.unquote(self.path), quote=False)
        title = f'Directory listing for {shown}'
        rows = [f'<!DOCTYPE HTML>', '<html lang="en">', '<head>', '<meta charset="utf-8">', f'<title>{title}</title>', '</head>', f'<body>\n<h1>{title}</h1>', '<hr>\n<ul>']
        for name in names:
            label = name + '/' if os.path.isdir(os.path.join(path, name)) else name
            rows.append(f'<li><a href="{urllib.parse.quote(label)}">{html.escape(label, quote=False)}</a></li>')
        rows.append('</ul>\n<hr>\n</body>\n</html>\n')
        body = '\n'.join(rows).encode()
        self.send_response(HTTPStatus.OK)
        self.send_header('Content-type', 'text/html; charset=utf-8')
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)
from socketserver import TCPServer, ThreadingMixIn
class HTTPServer(TCPServer):
    allow_reuse_address = 1
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.server_name, self.server_port = self.server_address[0], self.server_address[1]
class ThreadingHTTPServer(ThreadingMixIn, HTTPServer):
    daemon_threads = True
def main():
    words, port, where, bind = sys.argv[1:], 8000, None, None
    while words:
        word = words.pop(0)
        if word in ('-d', '--directory'):
            where = words.pop(0)
        elif word in ('-b', '--bind'):
            bind = words.pop(0)
        elif word == '--cgi' or word in ('-p', '--protocol'):
            raise NotImplementedError(f'kubarium does not simulate http.server {word}')
        elif word.isdigit():
            port = int(word)
        else:
            print(f"usage: server.py [-h] [-b ADDRESS] [-d DIRECTORY] [-p VERSION] [port]\nserver.py: error: argument port: invalid int value: {word!r}", file=sys.stderr)
            sys.exit(2)
    server = ThreadingHTTPServer((bind or '', port), lambda *args: SimpleHTTPRequestHandler(*args, directory=where))
    host = bind or '0.0.0.0'
    print(f'Serving HTTP on {host} port {port} (http://{host}:{port}/) ...')
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print('\nKeyboard interrupt received, exiting.')
        sys.exit(0)
`
