/**
 * `flask.cli`.
 *
 * @see https://flask.palletsprojects.com/en/stable/cli/
 */

export const flaskCli = String.raw`
import os, sys
def _load(name, attr=None):
    module = __import__(name)
    for part in name.split('.')[1:]:
        module = getattr(module, part)
    if attr:
        factory = attr.endswith(')')
        found = getattr(module, attr.split('(')[0], None)
        if found is None:
            raise _NoApp(f"Failed to find attribute {attr!r} in {name!r}.")
        return found() if factory else found
    for attr in ('app', 'application'):
        if isinstance(getattr(module, attr, None), _Flask()):
            return getattr(module, attr)
    found = [one for one in vars(module).values() if isinstance(one, _Flask())]
    if found:
        return found[0]
    for attr in ('create_app', 'make_app'):
        if hasattr(module, attr):
            return getattr(module, attr)()
    raise _NoApp(f"Failed to find Flask application or factory in module '{name}'. Use '{name}:name' to specify one.")
def _Flask():
    from flask import Flask
    return Flask
class _NoApp(Exception):
    pass
_USAGE = 'Usage: flask run [OPTIONS]\nTry \'flask run --help\' for help.\n\n'
def _options(words):
    found, i = {}, 0
    names = {'-h': 'host', '--host': 'host', '-p': 'port', '--port': 'port', '-A': 'app', '--app': 'app', '-e': 'env', '--env-file': 'env'}
    flags = {'--debug': ('debug', True), '--no-debug': ('debug', False), '--reload': ('reload', True), '--no-reload': ('reload', False), '--with-threads': ('t', 1), '--without-threads': ('t', 0), '--debugger': ('d', 1), '--no-debugger': ('d', 0)}
    while i < len(words):
        word, eq, value = words[i].partition('=')
        if word in names and not eq:
            i += 1
            value = words[i] if i < len(words) else ''
        if word in names:
            found[names[word]] = value
        elif word in flags:
            found[flags[word][0]] = flags[word][1]
        elif word.startswith('-'):
            print(_USAGE + f'Error: No such option: {word}', file=sys.stderr)
            sys.exit(2)
        else:
            found.setdefault('words', []).append(word)
        i += 1
    return found
def main():
    options = _options(sys.argv[1:])
    words = options.get('words', [])
    if not words and '--version' not in sys.argv:
        print('Usage: flask [OPTIONS] COMMAND [ARGS]...\n\n  A general utility script for Flask applications.\n\nCommands:\n  routes  Show the routes for the app.\n  run     Run a development server.\n  shell   Run a shell in the app context.')
        return
    if words[0] not in ('run', 'routes'):
        print(f"Usage: flask [OPTIONS] COMMAND [ARGS]...\nTry 'flask --help' for help.\n\nError: No such command '{words[0]}'.", file=sys.stderr)
        sys.exit(2)
    debug = options.get('debug')
    if debug is None:
        debug = os.environ.get('FLASK_DEBUG', '').lower() not in ('', '0', 'false', 'no')
    name = options.get('app') or os.environ.get('FLASK_APP')
    os.environ['FLASK_RUN_FROM_CLI'] = 'true'
    sys.path.insert(0, os.getcwd())
    if not name:
        name = next((one for one in ('wsgi', 'app') if os.path.isfile(one + '.py') or os.path.isdir(one)), None)
        if name is None:
            print(_USAGE + "Error: Could not locate a Flask application. Use the 'flask --app' option, 'FLASK_APP' environment variable, or a 'wsgi.py' or 'app.py' file in the current directory.", file=sys.stderr)
            sys.exit(2)
    file, _, attr = name.partition(':')
    module = file[:-3].replace('/', '.').lstrip('.') if file.endswith('.py') else file
    try:
        app = _load(module, attr)
    except _NoApp as error:
        print(_USAGE + f'Error: {error}', file=sys.stderr)
        sys.exit(2)
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        print(_USAGE + f"Error: Could not import '{module}'.", file=sys.stderr)
        sys.exit(2)
    if words[0] == 'routes':
        rows = sorted((rule.endpoint, ', '.join(sorted(rule.methods - {'HEAD', 'OPTIONS'})), rule.rule) for rule in app._map)
        rows = [('Endpoint', 'Methods', 'Rule')] + rows
        wide = [max(len(row[i]) for row in rows) for i in range(3)]
        rows.insert(1, tuple('-' * one for one in wide))
        for row in rows:
            print('  '.join(cell.ljust(wide[i]) for i, cell in enumerate(row)).rstrip())
        return
    app.debug = debug
    print(f" * Serving Flask app '{name}'", flush=True)
    print(f" * Debug mode: {'on' if debug else 'off'}", flush=True)
    from werkzeug.serving import run_simple
    run_simple(options.get('host') or os.environ.get('FLASK_RUN_HOST') or '127.0.0.1', int(options.get('port') or os.environ.get('FLASK_RUN_PORT') or 5000), app, use_reloader=options.get('reload', debug), use_debugger=debug)
`
