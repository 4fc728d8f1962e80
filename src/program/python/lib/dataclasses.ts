/**
 * `dataclasses`.
 *
 * @see https://docs.python.org/3/library/dataclasses.html
 */

export const dataclasses = String.raw`
_MISSING = object()
MISSING = _MISSING
class FrozenInstanceError(AttributeError):
    pass
class Field:
    def __init__(self, default, default_factory, init, repr, compare, kw_only):
        self.default, self.default_factory, self.init, self.repr, self.compare, self.kw_only = default, default_factory, init, repr, compare, kw_only
        self.name = self.type = None
def field(*, default=_MISSING, default_factory=_MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=False):
    return Field(default, default_factory, init, repr, compare, kw_only)
def _make(cls, init, repr, eq, order, frozen, kw_only):
    fields = {}
    for base in reversed(cls.__mro__[1:]):
        fields.update(getattr(base, '__dataclass_fields__', {}) if '__dataclass_fields__' in vars(base) else {})
    for name, kind in vars(cls).get('__annotations__', {}).items():
        if str(kind).startswith(('ClassVar', 'typing.ClassVar')):
            continue
        given = vars(cls).get(name, _MISSING)
        one = given if isinstance(given, Field) else Field(given, _MISSING, True, True, True, kw_only)
        if type(one.default) in (list, dict, set):
            raise ValueError(f'mutable default {type(one.default)} for field {name} is not allowed: use default_factory')
        one.name, one.type = name, kind
        if isinstance(given, Field):
            if given.default is _MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, given.default)
        fields.pop(name, None)
        fields[name] = one
    cls.__dataclass_fields__ = fields
    shown = [one for one in fields.values() if one.init]
    seen = False
    for one in shown:
        has = one.default is not _MISSING or one.default_factory is not _MISSING
        if seen and not has and not one.kw_only:
            raise TypeError(f'non-default argument {one.name!r} follows default argument')
        seen = seen or has
    places = [one for one in shown if not one.kw_only]
    def __init__(self, *args, **kwargs):
        if len(args) > len(places):
            raise TypeError(f'{cls.__qualname__}.__init__() takes {len(places) + 1} positional arguments but {len(args) + 1} were given')
        values = dict(zip([one.name for one in places], args))
        for name, value in kwargs.items():
            if name in values:
                raise TypeError(f"{cls.__qualname__}.__init__() got multiple values for argument '{name}'")
            if name not in fields or not fields[name].init:
                raise TypeError(f"{cls.__qualname__}.__init__() got an unexpected keyword argument '{name}'")
            values[name] = value
        missing = []
        for one in fields.values():
            if one.name not in values:
                if one.default_factory is not _MISSING:
                    values[one.name] = one.default_factory()
                elif one.default is not _MISSING:
                    values[one.name] = one.default
                elif one.init:
                    missing.append(repr_(one.name))
                    continue
                else:
                    continue
            object.__setattr__(self, one.name, values[one.name])
        if missing:
            listed = missing[0] if len(missing) == 1 else ', '.join(missing[:-1]) + (',' if len(missing) > 2 else '') + ' and ' + missing[-1]
            raise TypeError(f"{cls.__qualname__}.__init__() missing {len(missing)} required positional argument{'s' if len(missing) > 1 else ''}: {listed}")
        if hasattr(self, '__post_init__'):
            self.__post_init__()
    def key(self):
        return tuple(getattr(self, one.name) for one in fields.values() if one.compare)
    if init and '__init__' not in vars(cls):
        cls.__init__ = __init__
    if repr and '__repr__' not in vars(cls):
        cls.__repr__ = lambda self: f'{type(self).__qualname__}(' + ', '.join(f'{one.name}={getattr(self, one.name)!r}' for one in fields.values() if one.repr) + ')'
    if eq and '__eq__' not in vars(cls):
        cls.__eq__ = lambda self, other: key(self) == key(other) if type(self) is type(other) else NotImplemented
        if frozen:
            cls.__hash__ = lambda self: hash(key(self))
        elif '__hash__' not in vars(cls):
            cls.__hash__ = None
    if order:
        cls.__lt__ = lambda self, other: key(self) < key(other)
        cls.__le__ = lambda self, other: key(self) <= key(other)
        cls.__gt__ = lambda self, other: key(self) > key(other)
        cls.__ge__ = lambda self, other: key(self) >= key(other)
    if frozen:
        def fixed(self, name, *value):
            raise FrozenInstanceError(f"cannot {'assign to' if value else 'delete'} field {name!r}")
        cls.__setattr__ = fixed
        cls.__delattr__ = fixed
    cls.__match_args__ = tuple(one.name for one in places)
    return cls
repr_ = repr
def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, kw_only=False, slots=False, match_args=True):
    make = lambda own: _make(own, init, repr, eq, order, frozen, kw_only)
    return make if cls is None else make(cls)
def fields(obj):
    return tuple(obj.__dataclass_fields__.values())
def is_dataclass(obj):
    return hasattr(obj, '__dataclass_fields__')
def _deep(value, factory):
    if is_dataclass(value) and not isinstance(value, type):
        return factory([(one.name, _deep(getattr(value, one.name), factory)) for one in fields(value)])
    if isinstance(value, (list, tuple)):
        return type(value)([_deep(one, factory) for one in value])
    if isinstance(value, dict):
        return {k: _deep(v, factory) for k, v in value.items()}
    return value
def asdict(obj, *, dict_factory=dict):
    return _deep(obj, dict_factory)
def astuple(obj):
    return tuple(getattr(obj, one.name) for one in fields(obj))
def replace(obj, **changes):
    return type(obj)(**{**{one.name: getattr(obj, one.name) for one in fields(obj) if one.init}, **changes})
`
