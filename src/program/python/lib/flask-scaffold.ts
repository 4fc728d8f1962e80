/**
 * `flask.scaffold`.
 *
 * @see https://flask.palletsprojects.com/en/stable/blueprints/
 */

export const flaskScaffold = String.raw`
import json as _json, os
class Config(dict):
    def from_object(self, obj):
        if isinstance(obj, str):
            module, _, name = obj.rpartition('.')
            obj = getattr(__import__(module), name) if module else __import__(name)
        for key in dir(obj):
            if key.isupper():
                self[key] = getattr(obj, key)
    def from_mapping(self, mapping=None, **kwargs):
        for key, value in {**(mapping or {}), **kwargs}.items():
            if key.isupper():
                self[key] = value
    def from_envvar(self, name, silent=False):
        raise NotImplementedError('kubarium does not simulate Config.from_envvar')
    def from_prefixed_env(self, prefix='FLASK'):
        for key, value in os.environ.items():
            if key.startswith(prefix + '_'):
                try:
                    value = _json.loads(value)
                except ValueError:
                    pass
                self[key[len(prefix) + 1:]] = value
class _Scaffold:
    def __init__(self):
        self._rules, self._before, self._after, self._teardown, self._errors, self._context = [], [], [], [], {}, []
    def route(self, rule, **options):
        def decorate(view):
            self.add_url_rule(rule, options.pop('endpoint', None), view, **options)
            return view
        return decorate
    def add_url_rule(self, rule, endpoint=None, view_func=None, methods=None, **options):
        self._rules.append((rule, endpoint or view_func.__name__, view_func, methods or getattr(view_func, 'methods', None) or ['GET'], options))
    def get(self, rule, **options):
        return self.route(rule, methods=['GET'], **options)
    def post(self, rule, **options):
        return self.route(rule, methods=['POST'], **options)
    def put(self, rule, **options):
        return self.route(rule, methods=['PUT'], **options)
    def delete(self, rule, **options):
        return self.route(rule, methods=['DELETE'], **options)
    def patch(self, rule, **options):
        return self.route(rule, methods=['PATCH'], **options)
    def before_request(self, fn):
        self._before.append(fn)
        return fn
    def after_request(self, fn):
        self._after.append(fn)
        return fn
    def teardown_request(self, fn):
        self._teardown.append(fn)
        return fn
    def context_processor(self, fn):
        self._context.append(fn)
        return fn
    def errorhandler(self, what):
        def decorate(fn):
            self._errors[what] = fn
            return fn
        return decorate
    register_error_handler = lambda self, what, fn: self.errorhandler(what)(fn)
class Blueprint(_Scaffold):
    def __init__(self, name, import_name, url_prefix=None, **options):
        super().__init__()
        self.name, self.import_name, self.url_prefix = name, import_name, url_prefix
`
