/**
 * `flask.ctx`.
 *
 * @see https://flask.palletsprojects.com/en/stable/appcontext/
 */

export const flaskCtx = String.raw`
import _kubarium
_stack = []
class _Proxy:
    def __init__(self, pick):
        self.__dict__
        object.__setattr__(self, '_pick', pick)
    def _get_current_object(self):
        return object.__getattribute__(self, '_pick')()
    def __getattr__(self, name):
        return getattr(object.__getattribute__(self, '_pick')(), name)
    def __setattr__(self, name, value):
        setattr(object.__getattribute__(self, '_pick')(), name, value)
    def __getitem__(self, key):
        return object.__getattribute__(self, '_pick')()[key]
    def __setitem__(self, key, value):
        object.__getattribute__(self, '_pick')()[key] = value
    def __delitem__(self, key):
        del object.__getattribute__(self, '_pick')()[key]
    def __contains__(self, key):
        return key in object.__getattribute__(self, '_pick')()
    def __iter__(self):
        return iter(object.__getattribute__(self, '_pick')())
    def __len__(self):
        return len(object.__getattribute__(self, '_pick')())
    def __bool__(self):
        return True
    def __repr__(self):
        return repr(object.__getattribute__(self, '_pick')())
class _Context:
    def __init__(self, app, request):
        self.app, self.request, self.g, self.session = app, request, _Globals(), {}
        self.thread = _kubarium.thread()
    def __enter__(self):
        _stack.append(self)
        return self
    def __exit__(self, *exc):
        _stack.remove(self)
def _top(what):
    own = _kubarium.thread()
    for context in reversed(_stack):
        if context.thread == own:
            return context
    raise RuntimeError(f'Working outside of {what} context.\n\nThis typically means that you attempted to use functionality that needed\n' + ('an active HTTP request. Consult the documentation on testing for\ninformation about how to avoid this problem.' if what == 'request' else 'the current application. To solve this, set up an application context\nwith app.app_context(). See the documentation for more information.'))
class _Globals:
    def get(self, name, default=None):
        return getattr(self, name, default)
    def pop(self, name, *default):
        found = getattr(self, name, *default)
        if hasattr(self, name):
            delattr(self, name)
        return found
    def setdefault(self, name, value):
        if not hasattr(self, name):
            setattr(self, name, value)
        return getattr(self, name)
    def __contains__(self, name):
        return hasattr(self, name)
request = _Proxy(lambda: _top('request').request)
session = _Proxy(lambda: _top('request').session)
g = _Proxy(lambda: _top('application').g)
current_app = _Proxy(lambda: _top('application').app)
`
