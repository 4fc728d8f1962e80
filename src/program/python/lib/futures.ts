/**
 * `concurrent.futures`.
 *
 * @see https://docs.python.org/3/library/concurrent.futures.html
 */

export const futures = String.raw`
import _kubarium, threading
class TimeoutError(Exception):
    pass
class Future:
    def __init__(self):
        self._state, self._result, self._error, self._then = 'PENDING', None, None, []
    def done(self):
        return self._state == 'FINISHED'
    def _finish(self, result, error):
        self._state, self._result, self._error = 'FINISHED', result, error
        for fn in self._then:
            fn(self)
    def result(self, timeout=None):
        if not _kubarium.wait(self.done, timeout):
            raise TimeoutError
        if self._error:
            raise self._error
        return self._result
    def exception(self, timeout=None):
        _kubarium.wait(self.done, timeout)
        return self._error
    def add_done_callback(self, fn):
        self._then.append(fn)
class ThreadPoolExecutor:
    def __init__(self, max_workers=None, thread_name_prefix='', **options):
        self._free = threading.Semaphore(max_workers or 6)
        self._all = []
    def submit(self, fn, /, *args, **kwargs):
        future = Future()
        self._all.append(future)
        def run():
            with self._free:
                try:
                    result, error = fn(*args, **kwargs), None
                except Exception as failed:
                    result, error = None, failed
                future._finish(result, error)
        _kubarium.start(run)
        return future
    def map(self, fn, *iterables, timeout=None):
        futures = [self.submit(fn, *args) for args in zip(*iterables)]
        for one in futures:
            yield one.result(timeout)
    def shutdown(self, wait=True, cancel_futures=False):
        if wait:
            _kubarium.wait(lambda: all(one.done() for one in self._all))
    def __enter__(self):
        return self
    def __exit__(self, *exc):
        self.shutdown()
ProcessPoolExecutor = ThreadPoolExecutor
def as_completed(futures, timeout=None):
    left = list(futures)
    while left:
        _kubarium.wait(lambda: any(one.done() for one in left), timeout)
        for one in [one for one in left if one.done()]:
            left.remove(one)
            yield one
def wait(futures, timeout=None, return_when='ALL_COMPLETED'):
    futures = list(futures)
    _kubarium.wait(lambda: all(one.done() for one in futures), timeout)
    return {one for one in futures if one.done()}, {one for one in futures if not one.done()}
`
