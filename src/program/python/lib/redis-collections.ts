/**
 * `redis.commands`.
 *
 * @see https://redis.readthedocs.io/en/stable/commands.html
 */

export const redisCollections = String.raw`
from redis.exceptions import DataError, TimeoutError
class Collections:
    def lpush(self, name, *values):
        return self.execute_command('LPUSH', name, *values)
    def rpush(self, name, *values):
        return self.execute_command('RPUSH', name, *values)
    def lpop(self, name, count=None):
        return self.execute_command('LPOP', name)
    def rpop(self, name, count=None):
        return self.execute_command('RPOP', name)
    def _blocking(self, command, keys, timeout):
        keys = list(keys) if isinstance(keys, (list, tuple)) else [keys]
        limit = timeout or 86400
        while True:
            try:
                found = self._send([[command, *keys, timeout or 0]], limit)[0]
            except TimeoutError:
                if timeout:
                    return None
                continue
            if isinstance(found, Exception):
                raise found
            return None if found is None else tuple(self._shown(found)) if isinstance(found, list) else self._shown(found)
    def blpop(self, keys, timeout=0):
        return self._blocking('BLPOP', keys, timeout)
    def brpop(self, keys, timeout=0):
        return self._blocking('BRPOP', keys, timeout)
    def brpoplpush(self, src, dst, timeout=0):
        return self._blocking('BRPOPLPUSH', [src, dst], timeout)
    def rpoplpush(self, src, dst):
        return self.execute_command('RPOPLPUSH', src, dst)
    def llen(self, name):
        return self.execute_command('LLEN', name)
    def lrange(self, name, start, end):
        return self.execute_command('LRANGE', name, start, end)
    def lrem(self, name, count, value):
        return self.execute_command('LREM', name, count, value)
    def lindex(self, name, index):
        return self.execute_command('LINDEX', name, index)
    def ltrim(self, name, start, end):
        return self._ok('LTRIM', name, start, end)
    def sadd(self, name, *values):
        return self.execute_command('SADD', name, *values)
    def srem(self, name, *values):
        return self.execute_command('SREM', name, *values)
    def smembers(self, name):
        return set(self.execute_command('SMEMBERS', name))
    def sismember(self, name, value):
        return self.execute_command('SISMEMBER', name, value)
    def scard(self, name):
        return self.execute_command('SCARD', name)
    def hset(self, name, key=None, value=None, mapping=None):
        words = [] if key is None else [key, value]
        for pair in (mapping or {}).items():
            words += pair
        if not words:
            raise DataError("'hset' with no key value pairs")
        return self.execute_command('HSET', name, *words)
    hmset = lambda self, name, mapping: bool(self.hset(name, mapping=mapping)) or True
    def hget(self, name, key):
        return self.execute_command('HGET', name, key)
    def hgetall(self, name):
        found = self.execute_command('HGETALL', name)
        return dict(zip(found[::2], found[1::2]))
    def hkeys(self, name):
        return self.execute_command('HKEYS', name)
    def hvals(self, name):
        return list(self.hgetall(name).values())
    def hexists(self, name, key):
        return self.hget(name, key) is not None
    def hdel(self, name, *keys):
        return self.execute_command('HDEL', name, *keys)
    def hlen(self, name):
        return len(self.hkeys(name))
    def hincrby(self, name, key, amount=1):
        return self.execute_command('HINCRBY', name, key, amount)
    def zadd(self, name, mapping):
        return self.execute_command('ZADD', name, *[one for member, score in mapping.items() for one in (score, member)])
    def zincrby(self, name, amount, value):
        return float(self.execute_command('ZINCRBY', name, amount, value))
    def zrange(self, name, start, end, desc=False, withscores=False):
        found = self.execute_command('ZREVRANGE' if desc else 'ZRANGE', name, start, end, *(['WITHSCORES'] if withscores else []))
        return [(a, float(b)) for a, b in zip(found[::2], found[1::2])] if withscores else found
`
