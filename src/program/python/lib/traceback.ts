/**
 * `traceback`.
 *
 * @see https://docs.python.org/3/library/traceback.html
 */

export const traceback = String.raw`
import _kubarium, sys
def format_exc(limit=None, chain=True):
    error = _kubarium.current_exception()
    return 'NoneType: None\n' if error is None else _kubarium.format_exception(error)
def print_exc(limit=None, file=None, chain=True):
    print(format_exc(), end='', file=file or sys.stderr)
def format_exception(error, value=None, tb=None, **options):
    return _kubarium.format_exception(value or error).splitlines(keepends=True)
def print_exception(error, value=None, tb=None, file=None, **options):
    print(''.join(format_exception(error, value)), end='', file=file or sys.stderr)
def format_exception_only(error, value=None):
    return [_kubarium.format_exception(value or error).splitlines(keepends=True)[-1]]
def __getattr__(name):
    raise NotImplementedError(f'kubarium does not simulate traceback.{name}')
`
