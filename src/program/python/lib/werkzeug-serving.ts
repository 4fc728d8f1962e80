/**
 * `werkzeug.serving`.
 *
 * @see https://werkzeug.palletsprojects.com/en/stable/serving/
 */

export const serving = String.raw`
import _kubarium, sys, datetime
from werkzeug.wrappers import Request
WARNING = 'WARNING: This is a development server. Do not use it in a production deployment. Use a production WSGI server instead.'
def _log(text):
    print(text, file=sys.stderr)
def _address():
    found = _kubarium.resolve(_kubarium.hostname())
    return found[0] if found else '127.0.0.1'
def _colored(code, text):
    return f'\x1b[{code}m{text}\x1b[0m' if sys.stderr.isatty() else text
def _listen(host, port):
    found = _kubarium.listen(port)
    if found == 'EACCES':
        raise PermissionError(13, 'Permission denied')
    if not found:
        _log(f'Address already in use\nPort {port} is in use by another program. Either identify and stop that program, or start the server with a different port.')
        sys.exit(1)
def serve_one(app, got, note, server=None):
    request = Request(got[2], got[3], got[4], got[5], got[6])
    response = app.handle(request)
    body = response.get_data()
    headers = {'Server': server or 'Werkzeug/3.1.3 Python/' + sys.version.split()[0], 'Date': _kubarium.http_date(), **response.headers}
    if response.status_code not in (204, 304):
        headers['Content-Length'] = str(len(body))
    headers['Connection'] = 'close'
    note(request, response, body)
    reason = response.status.partition(' ')[2]
    _kubarium.respond(got[0], response.status_code, reason, headers, b'' if request.method == 'HEAD' else body)
def _note(request, response, body):
    when = datetime.datetime.now().strftime('%d/%b/%Y %H:%M:%S')
    code = response.status_code
    line = f'"{request.method} {request.full_path} HTTP/1.1"'
    color = '36' if code == 304 else '32' if 300 <= code < 400 else '33' if code == 404 else '31;1' if 400 <= code < 500 else '35;1' if code >= 500 else None
    if color:
        line = _colored(color, line)
    _log(f'{request.remote_addr} - - [{when}] {line} {code} -')
def run_simple(hostname, port, application, use_reloader=False, use_debugger=False, **options):
    import signal
    _listen(hostname, port)
    _log(_colored('31;1', WARNING))
    if hostname in ('0.0.0.0', '::'):
        _log(f' * Running on all addresses ({hostname})')
        _log(f' * Running on http://127.0.0.1:{port}')
        _log(f' * Running on http://{_address()}:{port}')
    else:
        _log(f' * Running on http://{hostname}:{port}')
    _log(_colored('33', 'Press CTRL+C to quit'))
    if use_reloader:
        _log(' * Restarting with stat')
    if use_debugger:
        _log(' * Debugger is active!')
        _log(' * Debugger PIN: 123-456-789')
    if use_reloader:
        signal.signal(signal.SIGTERM, lambda *args: sys.exit(0))
    try:
        while True:
            got = _kubarium.next_request(port)
            if got[1] != 'http':
                _kubarium.respond(got[0], 0, None, {}, b'')
                continue
            _kubarium.start(lambda got=got: serve_one(application, got, _note), True)
    except KeyboardInterrupt:
        pass
`
