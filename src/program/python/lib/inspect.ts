/**
 * `inspect`.
 *
 * @see https://docs.python.org/3/library/inspect.html
 */

export const inspect = String.raw`
def _kind(value):
    return type(value).__name__
def iscoroutine(value):
    return _kind(value) == 'coroutine'
isawaitable = iscoroutine
def isfunction(value):
    return _kind(value) == 'function'
def isclass(value):
    return isinstance(value, type)
def ismethod(value):
    return _kind(value) == 'method'
def isgenerator(value):
    return _kind(value) == 'generator'
def iscoroutinefunction(value):
    return getattr(value, '_is_coroutine', False)
def isgeneratorfunction(value):
    raise NotImplementedError('kubarium does not simulate inspect.isgeneratorfunction')
def getmembers(value, predicate=None):
    found = [(name, getattr(value, name)) for name in dir(value)]
    return [one for one in found if predicate is None or predicate(one[1])]
def getdoc(value):
    return value.__doc__
def cleandoc(text):
    import textwrap
    return textwrap.dedent(text).strip()
def __getattr__(name):
    raise NotImplementedError(f'kubarium does not simulate inspect.{name}')
`
