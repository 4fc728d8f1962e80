/**
 * `collections`.
 *
 * @see https://docs.python.org/3/library/collections.html
 */

export const collections = String.raw`
class OrderedDict(dict):
    _named_repr = True
    def move_to_end(self, key, last=True):
        value = self.pop(key)
        if last:
            self[key] = value
        else:
            rest = list(self.items())
            self.clear()
            self[key] = value
            self.update(rest)
    def popitem(self, last=True):
        key = list(self)[-1 if last else 0]
        return key, self.pop(key)
class defaultdict(dict):
    def __init__(self, default_factory=None, *args, **kwargs):
        self.default_factory = default_factory
        super().__init__(*args, **kwargs)
    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        self[key] = value = self.default_factory()
        return value
    def __repr__(self):
        return f'defaultdict({self.default_factory!r}, {dict(self)!r})'
class Counter(dict):
    def __init__(self, iterable=None, **kwargs):
        super().__init__()
        self.update(iterable, **kwargs)
    def __missing__(self, key):
        return 0
    def update(self, iterable=None, **kwargs):
        if isinstance(iterable, dict):
            for key, count in iterable.items():
                self[key] = self.get(key, 0) + count
        elif iterable is not None:
            for key in iterable:
                self[key] = self.get(key, 0) + 1
        for key, count in kwargs.items():
            self[key] = self.get(key, 0) + count
    def subtract(self, other):
        for key, count in Counter(other).items():
            self[key] = self.get(key, 0) - count
    def most_common(self, n=None):
        found = sorted(self.items(), key=lambda item: item[1], reverse=True)
        return found if n is None else found[:n]
    def elements(self):
        for key, count in self.items():
            for _ in range(count):
                yield key
    def total(self):
        return sum(self.values())
    def __add__(self, other):
        found = Counter(self)
        for key, count in other.items():
            found[key] += count
        return Counter({k: c for k, c in found.items() if c > 0})
    def __sub__(self, other):
        return Counter({k: c - other[k] for k, c in self.items() if c - other[k] > 0})
    def __repr__(self):
        if not self:
            return 'Counter()'
        return 'Counter({' + ', '.join(f'{k!r}: {c!r}' for k, c in self.most_common()) + '})'
class deque(list):
    def __init__(self, iterable=(), maxlen=None):
        self.maxlen = maxlen
        super().__init__()
        self.extend(iterable)
    def _cut(self, left):
        while self.maxlen is not None and len(self) > self.maxlen:
            self.pop(0 if left else -1) if left else list.pop(self)
    def append(self, item):
        list.append(self, item)
        if self.maxlen is not None and len(self) > self.maxlen:
            list.pop(self, 0)
    def appendleft(self, item):
        self.insert(0, item)
        if self.maxlen is not None and len(self) > self.maxlen:
            list.pop(self)
    def extend(self, items):
        for item in items:
            self.append(item)
    def extendleft(self, items):
        for item in items:
            self.appendleft(item)
    def pop(self):
        if not len(self):
            raise IndexError('pop from an empty deque')
        return list.pop(self)
    def popleft(self):
        if not len(self):
            raise IndexError('pop from an empty deque')
        return list.pop(self, 0)
    def rotate(self, n=1):
        for _ in range(abs(n)):
            if n > 0:
                self.appendleft(self.pop())
            else:
                self.append(self.popleft())
    def __repr__(self):
        more = '' if self.maxlen is None else f', maxlen={self.maxlen}'
        return f'deque({list(self)!r}{more})'
def namedtuple(typename, field_names, *, defaults=(), rename=False, module=None):
    names = field_names.replace(',', ' ').split() if isinstance(field_names, str) else list(field_names)
    defaults = tuple(defaults or ())
    def __new__(cls, *args, **kwargs):
        values = list(args)
        for i, name in enumerate(names[len(values):], len(values)):
            if name in kwargs:
                values.append(kwargs.pop(name))
            elif i >= len(names) - len(defaults):
                values.append(defaults[i - len(names)])
            else:
                raise TypeError(f"{typename}.__new__() missing 1 required positional argument: '{name}'")
        if len(values) > len(names):
            raise TypeError(f'{typename}.__new__() takes {len(names) + 1} positional arguments but {len(values) + 1} were given')
        return tuple.__new__(cls, values)
    body = {name: property(lambda self, i=i: self[i]) for i, name in enumerate(names)}
    body['__new__'] = staticmethod(__new__)
    body['_fields'] = tuple(names)
    body['__match_args__'] = tuple(names)
    body['__repr__'] = lambda self: f'{typename}(' + ', '.join(f'{n}={v!r}' for n, v in zip(names, self)) + ')'
    body['_asdict'] = lambda self: dict(zip(names, self))
    body['_replace'] = lambda self, **kw: type(self)(*[kw.get(n, v) for n, v in zip(names, self)])
    body['_make'] = classmethod(lambda cls, items: cls(*items))
    return type(typename, (tuple,), body)
class ChainMap(dict):
    def __init__(self, *maps):
        self.maps = list(maps) or [{}]
        super().__init__()
        for one in reversed(self.maps):
            self.update(one)
class UserDict(dict):
    pass
`
