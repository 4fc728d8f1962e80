/**
 * `jinja2.runtime`.
 *
 * @see https://jinja.palletsprojects.com/en/stable/templates/
 */

export const jinja2Runtime = String.raw`
from markupsafe import Markup, escape
class TemplateError(Exception):
    pass
class TemplateNotFound(TemplateError):
    pass
class TemplateSyntaxError(TemplateError):
    pass
class UndefinedError(TemplateError):
    pass
class Undefined:
    def __init__(self, name=''):
        self._name = name
    def __str__(self):
        return ''
    def __iter__(self):
        return iter(())
    def __bool__(self):
        return False
    def __len__(self):
        return 0
    def __eq__(self, other):
        return isinstance(other, Undefined)
    def __hash__(self):
        return 0
    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        raise UndefinedError(f"'{object.__getattribute__(self, '_name')}' is undefined")
    def __getitem__(self, key):
        raise UndefinedError(f"'{object.__getattribute__(self, '_name')}' is undefined")
    def __call__(self, *args, **kwargs):
        raise UndefinedError(f"'{object.__getattribute__(self, '_name')}' is undefined")
class _Loop:
    def __init__(self, i, length):
        self.index0, self.index, self.length = i, i + 1, length
        self.first, self.last, self.revindex = i == 0, i == length - 1, length - i
    def cycle(self, *values):
        return values[self.index0 % len(values)]
def _default(value, other='', boolean=False):
    return other if isinstance(value, Undefined) or (boolean and not value) else value
def _round(value, precision=0):
    return round(float(value), precision)
_FILTERS = {
    'upper': lambda v: str(v).upper(), 'lower': lambda v: str(v).lower(), 'title': lambda v: str(v).title(), 'capitalize': lambda v: str(v).capitalize(),
    'length': len, 'count': len, 'join': lambda v, sep='': sep.join(map(str, v)), 'default': _default, 'd': _default, 'safe': Markup, 'escape': escape, 'e': escape,
    'trim': lambda v: str(v).strip(), 'replace': lambda v, a, b: str(v).replace(a, b), 'first': lambda v: next(iter(v)), 'last': lambda v: list(v)[-1],
    'int': lambda v, d=0: int(v) if str(v).lstrip('-').isdigit() else d, 'float': float, 'string': str, 'list': list, 'sort': lambda v, reverse=False, attribute=None: sorted(v, reverse=reverse, key=(lambda x: _attr(x, attribute)) if attribute else None),
    'reverse': lambda v: v[::-1] if isinstance(v, str) else list(v)[::-1], 'abs': abs, 'round': _round, 'sum': sum, 'min': min, 'max': max, 'items': lambda v: v.items(),
    'tojson': lambda v, indent=None: Markup(__import__('json').dumps(v, indent=indent)), 'format': lambda v, *a: v % a, 'truncate': lambda v, n=255: v if len(v) <= n else v[:n - 3] + '...', 'wordcount': lambda v: len(v.split()),
    'map': lambda v, attribute=None, f=None: [_attr(x, attribute) for x in v], 'selectattr': lambda v, name: [x for x in v if _attr(x, name)], 'unique': lambda v: list(dict.fromkeys(v)), 'dictsort': lambda v: sorted(v.items()),
}
_TESTS = {'defined': lambda v: not isinstance(v, Undefined), 'undefined': lambda v: isinstance(v, Undefined), 'none': lambda v: v is None, 'odd': lambda v: v % 2 == 1, 'even': lambda v: v % 2 == 0, 'divisibleby': lambda v, n: v % n == 0, 'string': lambda v: isinstance(v, str), 'number': lambda v: isinstance(v, (int, float)), 'mapping': lambda v: isinstance(v, dict), 'iterable': lambda v: hasattr(v, '__iter__'), 'equalto': lambda v, o: v == o}
def _attr(value, name):
    if isinstance(value, Undefined):
        return getattr(value, name)
    try:
        return getattr(value, name)
    except AttributeError:
        pass
    try:
        return value[name]
    except (TypeError, KeyError, IndexError, LookupError):
        return Undefined(name)
def _item(value, key):
    try:
        return value[key]
    except (TypeError, KeyError, IndexError, LookupError):
        return getattr(value, key, Undefined(str(key))) if isinstance(key, str) else Undefined(str(key))
`
