/**
 * `redis`.
 *
 * @see https://redis.readthedocs.io/en/stable/
 */

export const redis = String.raw`
import _kubarium
from redis import exceptions
from redis.exceptions import RedisError, ConnectionError, TimeoutError, AuthenticationError, ResponseError, DataError, WatchError
__version__ = '6.4.0'
from redis.connection import ConnectionPool, _encode, _decode, _url, _FAILED
from redis.commands import Collections
class Redis(Collections):
    def __init__(self, host='localhost', port=6379, db=0, password=None, socket_timeout=None, decode_responses=False, connection_pool=None, username=None, **options):
        if connection_pool is not None:
            own = {**connection_pool.options}
            host, port, decode_responses = own['host'], own['port'], own.get('decode_responses', decode_responses)
        self.host, self.port, self.db, self.decode, self.timeout = host, int(port), db, decode_responses, socket_timeout
        self.connection_pool = connection_pool or ConnectionPool(host, port, db)
    @classmethod
    def from_url(cls, url, **options):
        return cls(**_url(url), **options)
    def __repr__(self):
        return f'<redis.client.Redis(<redis.connection.ConnectionPool(<redis.connection.Connection(host={self.host},port={self.port},db={self.db})>)>)>'
    def _send(self, commands, timeout=None):
        body = b''
        for words in commands:
            body += f'*{len(words)}\r\n'.encode()
            for word in map(_encode, words):
                body += b'$' + str(len(word.decode())).encode() + b'\r\n' + word + b'\r\n'
        got = _kubarium.request(self.host, self.port, None, '', {}, body, timeout or self.timeout)
        if got == 'timeout':
            raise TimeoutError(f'Timeout connecting to server' if timeout is None else 'Timeout reading from socket')
        if isinstance(got, str):
            raise ConnectionError(_FAILED[got].format(host=self.host, port=self.port))
        text, at, found = got[3].decode(), 0, []
        while at < len(text):
            item, at = _decode(text, at)
            found.append(item)
        return found
    def execute_command(self, *words):
        found = self._send([words])[0]
        if isinstance(found, Exception):
            raise found
        return self._shown(found)
    def _shown(self, found):
        if isinstance(found, bytes) and self.decode:
            return found.decode()
        return [self._shown(one) for one in found] if isinstance(found, list) else found
    def _ok(self, *words):
        return self.execute_command(*words) in (b'OK', 'OK')
    def _bool(self, *words):
        return bool(self.execute_command(*words))
    def ping(self):
        self.execute_command('PING')
        return True
    def set(self, name, value, ex=None, px=None, nx=False, xx=False, keepttl=False, get=False):
        words = ['SET', name, value]
        if ex is not None:
            words += ['EX', int(ex.total_seconds()) if hasattr(ex, 'total_seconds') else ex]
        if px is not None:
            words += ['PX', px]
        if nx:
            words.append('NX')
        if xx:
            words.append('XX')
        found = self.execute_command(*words)
        return None if found is None else True
    def get(self, name):
        return self.execute_command('GET', name)
    def __getitem__(self, name):
        found = self.get(name)
        if found is None:
            raise KeyError(name)
        return found
    def __setitem__(self, name, value):
        self.set(name, value)
    def __contains__(self, name):
        return self.exists(name) > 0
    def setex(self, name, time, value):
        return self.set(name, value, ex=time)
    def setnx(self, name, value):
        return self.set(name, value, nx=True) is True
    def mget(self, keys, *more):
        return self.execute_command('MGET', *(keys if isinstance(keys, (list, tuple)) else [keys]), *more)
    def mset(self, mapping):
        return self._ok('MSET', *[one for pair in mapping.items() for one in pair])
    def incr(self, name, amount=1):
        return self.execute_command('INCRBY', name, amount)
    incrby = incr
    def decr(self, name, amount=1):
        return self.execute_command('DECRBY', name, amount)
    decrby = decr
    def append(self, key, value):
        return self.execute_command('APPEND', key, value)
    def strlen(self, name):
        return self.execute_command('STRLEN', name)
    def delete(self, *names):
        return self.execute_command('DEL', *names)
    def exists(self, *names):
        return self.execute_command('EXISTS', *names)
    def expire(self, name, time):
        return self._bool('EXPIRE', name, int(time.total_seconds()) if hasattr(time, 'total_seconds') else time)
    def ttl(self, name):
        return self.execute_command('TTL', name)
    def persist(self, name):
        return self._bool('PERSIST', name)
    def rename(self, old, new):
        return self._ok('RENAME', old, new)
    def type(self, name):
        return self.execute_command('TYPE', name)
    def keys(self, pattern='*'):
        return self.execute_command('KEYS', pattern)
    def scan_iter(self, match=None, count=None):
        return iter(self.keys(match or '*'))
    def flushdb(self, asynchronous=False):
        return self._ok('FLUSHDB')
    def flushall(self, asynchronous=False):
        return self._ok('FLUSHALL')
    def dbsize(self):
        return self.execute_command('DBSIZE')
    def info(self, section=None):
        found = self.execute_command('INFO')
        text = found if isinstance(found, str) else found.decode()
        lines = (line.partition(':') for line in text.split('\r\n') if ':' in line)
        return {key: int(value) if value.isdigit() else value for key, _, value in lines}
    def publish(self, channel, message):
        return self.execute_command('PUBLISH', channel, message)
    def pipeline(self, transaction=True):
        return Pipeline(self)
    def pubsub(self, **options):
        raise NotImplementedError('kubarium does not simulate subscriptions of Redis')
    def lock(self, *args, **options):
        raise NotImplementedError('kubarium does not simulate locks of Redis')
    def close(self):
        pass
    def __enter__(self):
        return self
    def __exit__(self, *exc):
        pass
class Pipeline:
    def __init__(self, client):
        self._client, self._calls = client, []
    def __enter__(self):
        return self
    def __exit__(self, *exc):
        pass
    def __getattr__(self, name):
        method = getattr(self._client, name)
        def later(*args, **kwargs):
            self._calls.append((method, args, kwargs))
            return self
        return later
    def watch(self, *names):
        pass
    def multi(self):
        pass
    def execute(self):
        calls, self._calls = self._calls, []
        return [method(*args, **kwargs) for method, args, kwargs in calls]
StrictRedis = Redis
def from_url(url, **options):
    return Redis.from_url(url, **options)
`
