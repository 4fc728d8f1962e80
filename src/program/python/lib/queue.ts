/**
 * `queue`.
 *
 * @see https://docs.python.org/3/library/queue.html
 */

export const queue = String.raw`
import _kubarium
class Empty(Exception):
    pass
class Full(Exception):
    pass
class Queue:
    def __init__(self, maxsize=0):
        self.maxsize, self.queue, self._open = maxsize, [], 0
    def qsize(self):
        return len(self.queue)
    def empty(self):
        return not self.queue
    def full(self):
        return 0 < self.maxsize <= len(self.queue)
    def put(self, item, block=True, timeout=None):
        if self.full() and (not block or not _kubarium.wait(lambda: not self.full(), timeout)):
            raise Full
        self._open += 1
        self._put(item)
    def get(self, block=True, timeout=None):
        if not self.queue and (not block or not _kubarium.wait(lambda: len(self.queue) > 0, timeout)):
            raise Empty
        return self._get()
    def _put(self, item):
        self.queue.append(item)
    def _get(self):
        return self.queue.pop(0)
    def put_nowait(self, item):
        self.put(item, False)
    def get_nowait(self):
        return self.get(False)
    def task_done(self):
        self._open -= 1
    def join(self):
        _kubarium.wait(lambda: self._open == 0)
SimpleQueue = Queue
class LifoQueue(Queue):
    def _get(self):
        return self.queue.pop()
class PriorityQueue(Queue):
    def _get(self):
        found = min(self.queue)
        self.queue.remove(found)
        return found
`
