/**
 * `functools`.
 *
 * @see https://docs.python.org/3/library/functools.html
 */

export const functools = String.raw`
def update_wrapper(wrapper, wrapped, *args, **kwargs):
    for name in ('__module__', '__name__', '__qualname__', '__doc__'):
        try:
            setattr(wrapper, name, getattr(wrapped, name))
        except AttributeError:
            pass
    wrapper.__wrapped__ = wrapped
    return wrapper
def wraps(wrapped, *args, **kwargs):
    return lambda wrapper: update_wrapper(wrapper, wrapped)
class partial:
    def __init__(self, func, /, *args, **keywords):
        self.func, self.args, self.keywords = func, args, keywords
    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})
    def __repr__(self):
        parts = [repr(self.func), *map(repr, self.args), *(f'{k}={v!r}' for k, v in self.keywords.items())]
        return 'functools.partial(' + ', '.join(parts) + ')'
_none = object()
def reduce(function, iterable, initial=_none):
    items = iter(iterable)
    if initial is _none:
        try:
            initial = next(items)
        except StopIteration:
            raise TypeError('reduce() of empty iterable with no initial value') from None
    for item in items:
        initial = function(initial, item)
    return initial
def lru_cache(maxsize=128, typed=False):
    def decorate(function):
        kept = {}
        hits = misses = 0
        def wrapper(*args, **kwargs):
            nonlocal hits, misses
            key = (args, tuple(sorted(kwargs.items()))) if kwargs else args
            if key in kept:
                hits += 1
                return kept[key]
            misses += 1
            kept[key] = found = function(*args, **kwargs)
            if maxsize is not None and len(kept) > maxsize:
                del kept[next(iter(kept))]
            return found
        def cache_info():
            return f'CacheInfo(hits={hits}, misses={misses}, maxsize={maxsize}, currsize={len(kept)})'
        wrapper.cache_info = cache_info
        wrapper.cache_clear = kept.clear
        return update_wrapper(wrapper, function)
    if callable(maxsize):
        function, maxsize = maxsize, 128
        return decorate(function)
    return decorate
def cache(function):
    return lru_cache(maxsize=None)(function)
class cached_property:
    def __init__(self, func):
        self.func = func
    def __set_name__(self, owner, name):
        self.name = name
    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        found = self.func(instance)
        instance.__dict__  # the attribute hides this one
        setattr(instance, self.name, found)
        return found
def total_ordering(cls):
    ops = {'__lt__', '__le__', '__gt__', '__ge__'} & set(vars(cls))
    if '__lt__' in ops:
        less = cls.__lt__
    elif '__gt__' in ops:
        less = lambda a, b: cls.__gt__(b, a)
    elif '__le__' in ops:
        less = lambda a, b: cls.__le__(a, b) and a != b
    else:
        less = lambda a, b: not cls.__ge__(a, b)
    cls.__lt__ = less
    cls.__gt__ = lambda a, b: less(b, a)
    cls.__le__ = lambda a, b: less(a, b) or a == b
    cls.__ge__ = lambda a, b: not less(a, b)
    return cls
def cmp_to_key(compare):
    class K:
        def __init__(self, obj):
            self.obj = obj
        def __lt__(self, other):
            return compare(self.obj, other.obj) < 0
    return K
def singledispatch(function):
    raise NotImplementedError('kubarium does not simulate functools.singledispatch')
`
