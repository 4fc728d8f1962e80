/**
 * `asyncio`.
 *
 * @see https://docs.python.org/3/library/asyncio.html
 */

export const asyncio = String.raw`
import _kubarium, inspect
from concurrent.futures import Future as _Future
class CancelledError(BaseException):
    pass
TimeoutError = TimeoutError
async def _hold(fn):
    return fn()
class Task:
    def __init__(self, coroutine, name=None):
        self._future = _Future()
        self._name = name or 'Task'
        def run():
            try:
                self._future._finish(_drive(coroutine), None)
            except BaseException as error:
                self._future._finish(None, error)
        _kubarium.start(run, True)
    def done(self):
        return self._future.done()
    def result(self):
        return self._future.result()
    def exception(self):
        return self._future.exception()
    def add_done_callback(self, fn):
        self._future.add_done_callback(lambda _: fn(self))
    def cancel(self, msg=None):
        raise NotImplementedError('kubarium does not simulate Task.cancel')
    def get_name(self):
        return self._name
    def __await__(self):
        return self._future.result()
def _drive(coroutine):
    return _kubarium.run_coroutine(coroutine)
def run(main, *, debug=None):
    if not inspect.iscoroutine(main):
        raise ValueError(f'a coroutine was expected, got {main!r}')
    return _drive(main)
async def sleep(delay, result=None):
    _kubarium.sleep(delay)
    return result
def create_task(coroutine, *, name=None, context=None):
    return Task(coroutine, name)
ensure_future = create_task
async def gather(*coroutines, return_exceptions=False):
    tasks = [one if isinstance(one, Task) else Task(one) for one in coroutines]
    found = []
    for one in tasks:
        try:
            found.append(one.result())
        except Exception as error:
            if not return_exceptions:
                raise
            found.append(error)
    return found
async def wait_for(coroutine, timeout):
    task = coroutine if isinstance(coroutine, Task) else Task(coroutine)
    if not _kubarium.wait(task.done, timeout):
        raise TimeoutError
    return task.result()
async def to_thread(fn, /, *args, **kwargs):
    return fn(*args, **kwargs)
class TaskGroup:
    async def __aenter__(self):
        self._tasks = []
        return self
    def create_task(self, coroutine, **options):
        self._tasks.append(Task(coroutine))
        return self._tasks[-1]
    async def __aexit__(self, *exc):
        for one in self._tasks:
            one.result()
class Lock:
    def __init__(self):
        self._held = False
    async def acquire(self):
        _kubarium.wait(lambda: not self._held)
        self._held = True
        return True
    def release(self):
        self._held = False
    async def __aenter__(self):
        await self.acquire()
    async def __aexit__(self, *exc):
        self.release()
class Event:
    def __init__(self):
        self._set = False
    def set(self):
        self._set = True
    def clear(self):
        self._set = False
    def is_set(self):
        return self._set
    async def wait(self):
        _kubarium.wait(lambda: self._set)
        return True
class Queue:
    def __init__(self, maxsize=0):
        import queue
        self._own = queue.Queue(maxsize)
    async def put(self, item):
        self._own.put(item)
    async def get(self):
        return self._own.get()
    def task_done(self):
        self._own.task_done()
    async def join(self):
        self._own.join()
    def empty(self):
        return self._own.empty()
    def qsize(self):
        return self._own.qsize()
class _Loop:
    def run_until_complete(self, coroutine):
        return _drive(coroutine)
    def run_in_executor(self, executor, fn, *args):
        return Task(_hold(lambda: fn(*args)))
    def time(self):
        return _kubarium.now()
    def create_task(self, coroutine):
        return Task(coroutine)
    def close(self):
        pass
    def __getattr__(self, name):
        raise NotImplementedError(f'kubarium does not simulate {name} of event loops')
def get_event_loop():
    return _Loop()
new_event_loop = get_running_loop = get_event_loop
def set_event_loop(loop):
    pass
def iscoroutinefunction(fn):
    return inspect.iscoroutinefunction(fn)
def __getattr__(name):
    raise NotImplementedError(f'kubarium does not simulate asyncio.{name}')
`
