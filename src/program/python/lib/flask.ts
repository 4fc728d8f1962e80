/**
 * `flask`.
 *
 * @see https://flask.palletsprojects.com/en/stable/api/
 */

export const flask = String.raw`
import _kubarium, json as _json, os, sys
from werkzeug.exceptions import HTTPException, abort, NotFound, MethodNotAllowed
from werkzeug.routing import Rule, match as _match
from werkzeug.wrappers import Request, Response, MultiDict
from markupsafe import Markup, escape
from jinja2 import Environment as _Environment
__version__ = '3.1.1'
from flask.ctx import _stack, _top, _Context, request, session, g, current_app
from flask.scaffold import Config, _Scaffold, Blueprint
class Flask(_Scaffold):
    def __init__(self, import_name, static_folder='static', template_folder='templates', static_url_path=None, **options):
        super().__init__()
        self.import_name = self.name = import_name
        if import_name == '__main__':
            self.name = os.path.splitext(os.path.basename(getattr(sys.modules['__main__'], '__file__', '__main__')))[0]
        module = sys.modules.get(import_name)
        file = getattr(module, '__file__', None)
        self.root_path = os.path.dirname(os.path.abspath(file)) if file else os.getcwd()
        self.static_folder, self.template_folder = static_folder, template_folder
        self.config = Config(DEBUG=False, TESTING=False, SECRET_KEY=None, ENV='production')
        self._map, self.view_functions = [], {}
        self.jinja_env = _Environment(self._source, self._globals, autoescape=True)
        self.extensions, self.debug, self.json = {}, False, None
        self._teardown_context, self._ready = [], False
        self._add('/static/<path:filename>', 'static', self._static, ['GET'])
        import logging
        self.logger = logging.getLogger(self.name)
        if not self.logger.handlers and not logging.getLogger().handlers:
            handler = logging.StreamHandler(sys.stderr)
            handler.setFormatter(logging.Formatter('[%(asctime)s] %(levelname)s in %(module)s: %(message)s'))
            self.logger.addHandler(handler)
    @property
    def secret_key(self):
        return self.config['SECRET_KEY']
    @secret_key.setter
    def secret_key(self, value):
        self.config['SECRET_KEY'] = value
    def _globals(self):
        try:
            own = _top('request')
            return {'request': own.request, 'session': own.session, 'g': own.g, 'config': self.config, 'url_for': url_for, 'get_flashed_messages': get_flashed_messages}
        except RuntimeError:
            return {'config': self.config, 'url_for': url_for}
    def _source(self, name):
        place = os.path.join(self.root_path, self.template_folder, name)
        if not os.path.isfile(place):
            from jinja2 import TemplateNotFound
            raise TemplateNotFound(name)
        with open(place) as file:
            return file.read()
    def _static(self, filename):
        return send_from_directory(os.path.join(self.root_path, self.static_folder), filename)
    def _add(self, rule, endpoint, view, methods):
        known = self.view_functions.get(endpoint)
        if known is not None and known is not view:
            raise AssertionError(f'View function mapping is overwriting an existing endpoint function: {endpoint}')
        self.view_functions[endpoint] = view
        self._map.append(Rule(rule, endpoint, methods))
    def add_url_rule(self, rule, endpoint=None, view_func=None, methods=None, **options):
        if not rule.startswith('/'):
            raise ValueError("urls must start with a leading slash")
        if isinstance(methods, str):
            raise TypeError('Allowed methods must be a list of strings, for example: @app.route(..., methods=["POST"])')
        self._add(rule, endpoint or view_func.__name__, view_func, methods or getattr(view_func, 'methods', None) or ['GET'])
    def register_blueprint(self, blueprint, url_prefix=None, **options):
        prefix = (url_prefix or blueprint.url_prefix or '').rstrip('/')
        for rule, endpoint, view, methods, _ in blueprint._rules:
            self._add(prefix + rule if rule != '/' or not prefix else prefix + '/', f'{blueprint.name}.{endpoint}', view, methods)
        self._before += blueprint._before
        self._after += blueprint._after
        self._errors.update(blueprint._errors)
    def teardown_appcontext(self, fn):
        self._teardown.append(fn)
        return fn
    def before_first_request(self, fn):
        raise AttributeError("'Flask' object has no attribute 'before_first_request'")
    def template_filter(self, name=None):
        def decorate(fn):
            self.jinja_env.filters[name or fn.__name__] = fn
            return fn
        return decorate
    def cli(self):
        raise NotImplementedError('kubarium does not simulate app.cli')
    def app_context(self):
        return _Context(self, None)
    def test_request_context(self, path='/', method='GET', **options):
        return _Context(self, Request(method, path, {}, b'', '127.0.0.1'))
    def test_client(self):
        from flask.testing import FlaskClient
        return FlaskClient(self)
    def make_response(self, found):
        status, headers = None, {}
        if isinstance(found, tuple):
            if len(found) == 3:
                found, status, headers = found
            elif len(found) == 2:
                found, second = found
                if isinstance(second, (dict, list, tuple)):
                    headers = second
                else:
                    status = second
        if found is None:
            raise TypeError(f"The view function for {request.endpoint!r} did not return a valid response. The function either returned None or ended without a return statement.")
        if isinstance(found, Response):
            response = found
        elif isinstance(found, (dict, list)):
            response = jsonify(found)
        elif isinstance(found, (str, bytes)):
            response = Response(found)
        elif hasattr(found, '__next__') or hasattr(found, '__iter__'):
            response = Response(found)
        else:
            raise TypeError(f"The view function did not return a valid response. The return type must be a string, dict, list, tuple with headers or status, Response instance, or WSGI callable, but it was a {type(found).__name__}.")
        if status is not None:
            if isinstance(status, str):
                response.status = status
            else:
                response.status_code = int(status)
        for key, value in (headers.items() if hasattr(headers, 'items') else headers):
            response.headers[key] = value
        return response
    def _handler(self, error):
        for cls in type(error).__mro__:
            if cls in self._errors:
                return self._errors[cls]
        return self._errors.get(getattr(error, 'code', None))
    def handle(self, request):
        with _Context(self, request) as context:
            try:
                response = self._dispatch(request)
            except HTTPException as error:
                handler = self._handler(error)
                response = self.make_response(handler(error)) if handler else error.get_response()
            except Exception as error:
                response = self._failed(request, error)
            for fn in reversed(self._after):
                response = fn(response)
            for fn in reversed(self._teardown):
                fn(None)
            if context.session:
                response.headers['Set-Cookie'] = 'session=' + _json.dumps(context.session).encode().hex() + '; HttpOnly; Path=/'
            return response
    def _dispatch(self, request):
        if 'session' in request.cookies:
            try:
                _top('request').session.update(_json.loads(bytes.fromhex(request.cookies['session']).decode()))
            except ValueError:
                pass
        found = _match(self._map, request)
        if isinstance(found, Response):
            return found
        rule, request.view_args = found
        request.endpoint, request.url_rule = rule.endpoint, rule
        for fn in self._before:
            answer = fn()
            if answer is not None:
                return self.make_response(answer)
        if request.method == 'OPTIONS' and 'OPTIONS' not in rule.given:
            return Response('', headers={'Allow': ', '.join(sorted(rule.methods))})
        answer = self.view_functions[rule.endpoint](**request.view_args)
        if hasattr(answer, 'send') and hasattr(answer, 'close') and type(answer).__name__ == 'coroutine':
            import asyncio
            answer = asyncio.run(answer)
        return self.make_response(answer)
    def _failed(self, request, error):
        handler = self._handler(error) or self._errors.get(500)
        if handler and self._handler(error):
            return self.make_response(handler(error))
        if self.config['TESTING'] or self.config.get('PROPAGATE_EXCEPTIONS'):
            raise error
        self.logger.error(f'Exception on {request.path} [{request.method}]\n' + _kubarium.format_exception(error).rstrip('\n'))
        if handler:
            return self.make_response(handler(error))
        from werkzeug.exceptions import InternalServerError
        return InternalServerError().get_response()
    def run(self, host=None, port=None, debug=None, load_dotenv=True, **options):
        if os.environ.get('FLASK_RUN_FROM_CLI') == 'true':
            print(' * Ignoring a call to "app.run()" that would block the current "flask" CLI command.\n   Only call "app.run()" in an "if __name__ == \"__main__\"" guard.', file=sys.stderr)
            return
        if debug is None:
            debug = self.debug or os.environ.get('FLASK_DEBUG', '').lower() not in ('', '0', 'false', 'no')
        self.debug = bool(debug)
        from werkzeug.serving import run_simple
        print(f" * Serving Flask app '{self.name}'", flush=True)
        print(f" * Debug mode: {'on' if self.debug else 'off'}", flush=True)
        run_simple(host or '127.0.0.1', int(port or 5000), self, use_reloader=options.get('use_reloader', self.debug), use_debugger=self.debug)
from flask.helpers import jsonify, make_response, redirect, url_for, render_template, render_template_string, flash, get_flashed_messages, send_file, send_from_directory, stream_with_context, has_request_context
from flask.cli import main
`
