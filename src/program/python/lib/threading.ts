/**
 * `threading`.
 *
 * @see https://docs.python.org/3/library/threading.html
 */

export const threading = String.raw`
import _kubarium, sys
_count = 0
class Thread:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, daemon=None):
        global _count
        _count += 1
        self.name = name or (f'Thread-{_count} ({target.__name__})' if hasattr(target, '__name__') else f'Thread-{_count}')
        self._target, self._args, self._kwargs = target, args, kwargs or {}
        self.daemon, self._state, self.ident = bool(daemon), 'initial', None
    def run(self):
        if self._target:
            self._target(*self._args, **self._kwargs)
    def start(self):
        if self._state != 'initial':
            raise RuntimeError('threads can only be started once')
        self._state = 'started'
        self.ident = _kubarium.start(self._run, self.daemon)
        _all[self.ident] = self
    def _run(self):
        try:
            self.run()
        except SystemExit:
            pass
        except BaseException as error:
            print(f'Exception in thread {self.name}:\n' + _kubarium.format_exception(error), end='', file=sys.stderr)
        finally:
            self._state = 'stopped'
            _all.pop(self.ident, None)
    def join(self, timeout=None):
        if self._state == 'initial':
            raise RuntimeError('cannot join thread before it is started')
        _kubarium.wait(lambda: self._state == 'stopped', timeout)
    def is_alive(self):
        return self._state == 'started'
    def __repr__(self):
        return f'<{type(self).__name__}({self.name}, {self._state})>'
class _Main(Thread):
    pass
_main = _Main(name='MainThread')
_main._state, _main.ident = 'started', 1
_all = {1: _main}
class Timer(Thread):
    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__(target=function, args=args or (), kwargs=kwargs)
        self.interval, self._over = interval, False
    def run(self):
        if not _kubarium.wait(lambda: self._over, self.interval):
            super().run()
    def cancel(self):
        self._over = True
def current_thread():
    return _all.get(_kubarium.thread(), _main)
def main_thread():
    return _main
def get_ident():
    return 140000000000000 + _kubarium.thread()
get_native_id = get_ident
def active_count():
    return len(_all)
def enumerate():
    return list(_all.values())
class Lock:
    def __init__(self):
        self._held = False
    def acquire(self, blocking=True, timeout=-1):
        if self._held and not blocking:
            return False
        if not _kubarium.wait(lambda: not self._held, None if timeout < 0 else timeout):
            return False
        self._held = True
        return True
    def release(self):
        if not self._held:
            raise RuntimeError('release unlocked lock')
        self._held = False
    def locked(self):
        return self._held
    def __enter__(self):
        return self.acquire()
    def __exit__(self, *exc):
        self.release()
class RLock:
    def __init__(self):
        self._owner, self._times = None, 0
    def acquire(self, blocking=True, timeout=-1):
        me = _kubarium.thread()
        if self._owner not in (None, me):
            if not blocking or not _kubarium.wait(lambda: self._owner is None, None if timeout < 0 else timeout):
                return False
        self._owner, self._times = me, self._times + 1
        return True
    def release(self):
        self._times -= 1
        if self._times == 0:
            self._owner = None
    def __enter__(self):
        return self.acquire()
    def __exit__(self, *exc):
        self.release()
class Event:
    def __init__(self):
        self._set = False
    def is_set(self):
        return self._set
    def set(self):
        self._set = True
    def clear(self):
        self._set = False
    def wait(self, timeout=None):
        return _kubarium.wait(lambda: self._set, timeout)
class Semaphore:
    def __init__(self, value=1):
        self._value = value
    def acquire(self, blocking=True, timeout=None):
        if self._value <= 0 and not blocking:
            return False
        if not _kubarium.wait(lambda: self._value > 0, timeout):
            return False
        self._value -= 1
        return True
    def release(self, n=1):
        self._value += n
    def __enter__(self):
        return self.acquire()
    def __exit__(self, *exc):
        self.release()
BoundedSemaphore = Semaphore
class Condition:
    def __init__(self, lock=None):
        self._lock, self._waiting = lock or RLock(), []
        self.acquire, self.release = self._lock.acquire, self._lock.release
    def __enter__(self):
        return self._lock.acquire()
    def __exit__(self, *exc):
        self._lock.release()
    def wait(self, timeout=None):
        mark = [False]
        self._waiting.append(mark)
        self._lock.release()
        found = _kubarium.wait(lambda: mark[0], timeout)
        self._lock.acquire()
        return found
    def wait_for(self, predicate, timeout=None):
        while not predicate():
            if not self.wait(timeout):
                return predicate()
        return True
    def notify(self, n=1):
        for mark in self._waiting[:n]:
            mark[0] = True
        del self._waiting[:n]
    def notify_all(self):
        self.notify(len(self._waiting))
class local:
    def __init__(self):
        object.__setattr__(self, '_own', {})
    def __getattr__(self, name):
        try:
            return object.__getattribute__(self, '_own')[_kubarium.thread(), name]
        except KeyError:
            raise AttributeError(f"'_thread._local' object has no attribute '{name}'") from None
    def __setattr__(self, name, value):
        object.__getattribute__(self, '_own')[_kubarium.thread(), name] = value
`
