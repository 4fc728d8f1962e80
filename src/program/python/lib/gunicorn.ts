/**
 * `gunicorn`: the server that runs an application of Flask for many.
 *
 * @see https://docs.gunicorn.org/en/stable/run.html
 */

export const gunicorn = String.raw`
import _kubarium, os, signal, sys, datetime
_VALUES = {'-b': 'bind', '--bind': 'bind', '-w': 'workers', '--workers': 'workers', '--threads': 'threads', '-t': 'timeout', '--timeout': 'timeout', '-k': 'class', '--worker-class': 'class', '--access-logfile': 'access', '--error-logfile': 'error', '--log-level': 'level', '-n': 'name', '--name': 'name', '--chdir': 'chdir', '--graceful-timeout': 'grace', '--keep-alive': 'keep', '--max-requests': 'max', '--worker-tmp-dir': 'tmp', '-c': 'config', '--config': 'config'}
_FLAGS = ('--preload', '--reload', '--capture-output', '--enable-stdio-inheritance')
def _log(text):
    when = datetime.datetime.now().strftime('%Y-%m-%d %H:%M:%S +0000')
    print(f'[{when}] [{_kubarium.pid()}] [INFO] {text}', file=sys.stderr)
def main():
    options, words = {}, sys.argv[1:]
    name = None
    while words:
        word, eq, value = words.pop(0).partition('=')
        if word in _VALUES:
            options[_VALUES[word]] = value if eq else words.pop(0)
        elif word[:2] in ('-w', '-b', '-t', '-k') and len(word) > 2 and word[1] != '-':
            options[_VALUES[word[:2]]] = word[2:]
        elif word in ('--version', '-v'):
            print('gunicorn (version 23.0.0)')
            return
        elif word in _FLAGS:
            pass
        elif word.startswith('-'):
            print(f'usage: gunicorn [OPTIONS] [APP_MODULE]\ngunicorn: error: unrecognized arguments: {word}', file=sys.stderr)
            sys.exit(2)
        else:
            name = word
    if name is None:
        print('\nError: No application module specified.', file=sys.stderr)
        sys.exit(1)
    if 'config' in options or options.get('class', 'sync') not in ('sync', 'gthread', 'gevent'):
        raise NotImplementedError('kubarium does not simulate configuration files and other workers of gunicorn')
    if 'chdir' in options:
        os.chdir(options['chdir'])
    sys.path.insert(0, os.getcwd())
    bind = options.get('bind') or ('0.0.0.0:' + os.environ['PORT'] if 'PORT' in os.environ else '127.0.0.1:8000')
    host, _, port = bind.rpartition(':')
    _log('Starting gunicorn 23.0.0')
    if _kubarium.listen(int(port)) is not True:
        print(f'[ERROR] Connection in use: {(host, int(port))}', file=sys.stderr)
        sys.exit(1)
    _log(f'Listening at: http://{host or "0.0.0.0"}:{port} ({_kubarium.pid()})')
    _log(f"Using worker: {options.get('class', 'sync')}")
    for i in range(int(options.get('workers') or os.environ.get('WEB_CONCURRENCY', 1))):
        _log(f'Booting worker with pid: {_kubarium.pid() + 1 + i}')
    module, _, attr = name.partition(':')
    from flask.cli import _load
    app = _load(module, attr or 'application')
    def leave(signum, frame):
        _log(f"Handling signal: {'term' if signum == 15 else 'int'}")
        _log('Shutting down: Master')
        sys.exit(0)
    signal.signal(signal.SIGTERM, leave)
    signal.signal(signal.SIGINT, leave)
    from werkzeug.serving import serve_one
    def note(request, response, body):
        if options.get('access') == '-':
            when = datetime.datetime.now().strftime('%d/%b/%Y:%H:%M:%S +0000')
            print(f'{request.remote_addr} - - [{when}] "{request.method} {request.full_path} HTTP/1.1" {response.status_code} {len(body)} "-" "{request.user_agent or "-"}"', flush=True)
    while True:
        got = _kubarium.next_request(int(port))
        if got[1] != 'http':
            _kubarium.respond(got[0], 0, None, {}, b'')
        else:
            _kubarium.start(lambda got=got: serve_one(app, got, note, 'gunicorn'), True)
`
