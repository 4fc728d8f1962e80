/**
 * `typing`.
 *
 * @see https://docs.python.org/3/library/typing.html
 */

export const typing = String.raw`
class _Any:
    def __init__(self, name='Any', *rest):
        self._name = name
    def __getitem__(self, key):
        return self
    def __call__(self, *args, **kwargs):
        return self
    def __or__(self, other):
        return self
    __ror__ = __or__
    def __repr__(self):
        return f'typing.{self._name}'
    def __mro_entries__(self, bases):
        return ()
Any, Union, Optional, Literal, Callable, ClassVar, Final, Annotated, TypeAlias, Self, Never, NoReturn = [_Any(n) for n in ('Any', 'Union', 'Optional', 'Literal', 'Callable', 'ClassVar', 'Final', 'Annotated', 'TypeAlias', 'Self', 'Never', 'NoReturn')]
Awaitable, Coroutine, AsyncIterator, AsyncGenerator, Concatenate, Unpack, Required, NotRequired, LiteralString = [_Any(n) for n in ('Awaitable', 'Coroutine', 'AsyncIterator', 'AsyncGenerator', 'Concatenate', 'Unpack', 'Required', 'NotRequired', 'LiteralString')]
List, Dict, Set, FrozenSet, Tuple, Type = list, dict, set, frozenset, tuple, type
from collections import defaultdict as DefaultDict, OrderedDict, Counter, deque as Deque
from collections.abc import Iterable, Iterator, Generator, Sequence, Mapping, MutableMapping, Hashable, Sized, Collection
Text = str
TYPE_CHECKING = False
def TypeVar(name, *args, **kwargs):
    return _Any(name)
ParamSpec = NewType = TypeVar
def cast(kind, value):
    return value
def overload(function):
    return function
final = override = no_type_check = runtime_checkable = overload
def get_type_hints(obj, *args, **kwargs):
    return dict(getattr(obj, '__annotations__', {}))
class Generic:
    pass
class Protocol:
    pass
IO = TextIO = BinaryIO = Pattern = Match = SupportsInt = SupportsFloat = _Any('IO')
class TypedDict(dict):
    def __init_subclass__(cls, **kwargs):
        pass
class NamedTuple:
    def __init_subclass__(cls, **kwargs):
        from collections import namedtuple
        names = list(vars(cls)['__annotations__'])
        defaults = [vars(cls)[n] for n in names if n in vars(cls)]
        made = namedtuple(cls.__name__, names, defaults=defaults)
        for key in names:
            if key in vars(cls):
                delattr(cls, key)
        def __new__(own, *args, **kwargs):
            return made(*args, **kwargs)
        for key, value in vars(cls).items():
            if not key.startswith('__'):
                setattr(made, key, value)
        cls.__new__ = staticmethod(__new__)
        cls._fields = tuple(names)
`
