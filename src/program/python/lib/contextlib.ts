/**
 * `contextlib`.
 *
 * @see https://docs.python.org/3/library/contextlib.html
 */

export const contextlib = String.raw`
import sys
class AbstractContextManager:
    def __enter__(self):
        return self
    def __exit__(self, *exc):
        return None
class ContextDecorator:
    def __call__(self, fn):
        def wrapper(*args, **kwargs):
            with self:
                return fn(*args, **kwargs)
        return wrapper
class _Manager(ContextDecorator):
    def __init__(self, fn, args, kwargs):
        self._made = lambda: fn(*args, **kwargs)
        self._gen = fn(*args, **kwargs)
    def __enter__(self):
        try:
            return next(self._gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None
    def __exit__(self, kind, value, trace):
        if kind is None:
            try:
                next(self._gen)
            except StopIteration:
                self._gen = self._made()
                return False
            raise RuntimeError("generator didn't stop")
        try:
            self._gen.throw(value)
        except StopIteration as stop:
            return stop is not value
        except BaseException as error:
            if error is value:
                return False
            raise
        raise RuntimeError("generator didn't stop after throw()")
def contextmanager(fn):
    from functools import wraps
    return wraps(fn)(lambda *args, **kwargs: _Manager(fn, args, kwargs))
def asynccontextmanager(fn):
    raise NotImplementedError('kubarium does not simulate asynccontextmanager')
class suppress:
    def __init__(self, *kinds):
        self._kinds = kinds
    def __enter__(self):
        pass
    def __exit__(self, kind, value, trace):
        return kind is not None and issubclass(kind, self._kinds)
class closing:
    def __init__(self, thing):
        self.thing = thing
    def __enter__(self):
        return self.thing
    def __exit__(self, *exc):
        self.thing.close()
class nullcontext:
    def __init__(self, enter_result=None):
        self._result = enter_result
    def __enter__(self):
        return self._result
    def __exit__(self, *exc):
        pass
class _Redirect:
    def __init__(self, target):
        self._target = target
    def __enter__(self):
        self._before = getattr(sys, self._name)
        setattr(sys, self._name, self._target)
        return self._target
    def __exit__(self, *exc):
        setattr(sys, self._name, self._before)
class redirect_stdout(_Redirect):
    _name = 'stdout'
class redirect_stderr(_Redirect):
    _name = 'stderr'
class ExitStack:
    def __init__(self):
        self._all = []
    def enter_context(self, manager):
        found = manager.__enter__()
        self._all.append(manager.__exit__)
        return found
    def callback(self, fn, *args, **kwargs):
        self._all.append(lambda *exc: fn(*args, **kwargs) and None)
    def close(self):
        self.__exit__(None, None, None)
    def __enter__(self):
        return self
    def __exit__(self, *exc):
        done = False
        while self._all:
            done = bool(self._all.pop()(*exc)) or done
        return done
`
