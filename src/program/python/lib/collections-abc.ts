/**
 * `collections.abc`.
 *
 * @see https://docs.python.org/3/library/collections.abc.html
 */

export const abcCollections = String.raw`
class Iterable: pass
class Iterator(Iterable): pass
class Generator(Iterator): pass
class Sequence(Iterable): pass
class Mapping(Iterable): pass
class MutableMapping(Mapping): pass
class Callable: pass
class Awaitable: pass
class Hashable: pass
class Sized: pass
class Container: pass
class Collection(Iterable): pass
class Set(Collection): pass
`
