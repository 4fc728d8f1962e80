/**
 * `itertools`.
 *
 * @see https://docs.python.org/3/library/itertools.html
 */

export const itertools = String.raw`
def count(start=0, step=1):
    while True:
        yield start
        start += step
def cycle(iterable):
    kept = list(iterable)
    while kept:
        yield from kept
def repeat(item, times=None):
    while times is None or times > 0:
        yield item
        if times is not None:
            times -= 1
class chain:
    def __new__(cls, *iterables):
        return cls.from_iterable(iterables)
    @staticmethod
    def from_iterable(iterables):
        for one in iterables:
            yield from one
def islice(iterable, *args):
    part = slice(*args)
    start, stop, step = part.start or 0, part.stop, part.step or 1
    if stop == 0:
        return
    for i, item in enumerate(iterable):
        if i >= start and (i - start) % step == 0:
            yield item
        if stop is not None and i + 1 >= stop:
            return
def accumulate(iterable, func=None, *, initial=None):
    total = initial
    if initial is not None:
        yield total
    for item in iterable:
        total = item if total is None else func(total, item) if func else total + item
        yield total
def takewhile(predicate, iterable):
    for item in iterable:
        if not predicate(item):
            return
        yield item
def dropwhile(predicate, iterable):
    items = iter(iterable)
    for item in items:
        if not predicate(item):
            yield item
            break
    yield from items
def filterfalse(predicate, iterable):
    for item in iterable:
        if not (predicate(item) if predicate else item):
            yield item
def compress(data, selectors):
    return (d for d, s in zip(data, selectors) if s)
def starmap(function, iterable):
    for args in iterable:
        yield function(*args)
def pairwise(iterable):
    items = iter(iterable)
    a = next(items, None)
    for b in items:
        yield a, b
        a = b
def batched(iterable, n):
    items = iter(iterable)
    while batch := tuple(islice(items, n)):
        yield batch
def zip_longest(*iterables, fillvalue=None):
    kept = [list(one) for one in iterables]
    for i in range(max(map(len, kept), default=0)):
        yield tuple(one[i] if i < len(one) else fillvalue for one in kept)
def product(*iterables, repeat=1):
    found = [()]
    for pool in [tuple(one) for one in iterables] * repeat:
        found = [x + (y,) for x in found for y in pool]
    yield from found
def permutations(iterable, r=None):
    pool = tuple(iterable)
    r = len(pool) if r is None else r
    for places in product(range(len(pool)), repeat=r):
        if len(set(places)) == r:
            yield tuple(pool[i] for i in places)
def combinations(iterable, r):
    pool = tuple(iterable)
    def pick(start, left):
        if left == 0:
            yield ()
            return
        for i in range(start, len(pool)):
            for rest in pick(i + 1, left - 1):
                yield (pool[i],) + rest
    return pick(0, r)
def combinations_with_replacement(iterable, r):
    pool = tuple(iterable)
    for places in product(range(len(pool)), repeat=r):
        if sorted(places) == list(places):
            yield tuple(pool[i] for i in places)
def groupby(iterable, key=None):
    group, last = [], None
    for item in iterable:
        own = item if key is None else key(item)
        if group and own != last:
            yield last, iter(group)
            group = []
        last = own
        group.append(item)
    if group:
        yield last, iter(group)
def tee(iterable, n=2):
    kept = list(iterable)
    return tuple(iter(list(kept)) for _ in range(n))
`
