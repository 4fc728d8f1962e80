/**
 * `redis.connection`.
 *
 * @see https://redis.readthedocs.io/en/stable/connections.html
 */

export const redisConnection = String.raw`
from redis.exceptions import DataError, ResponseError
_FAILED = {'refused': 'Error 111 connecting to {host}:{port}. Connection refused.', 'unresolved': 'Error -2 connecting to {host}:{port}. Name or service not known.', 'unreachable': 'Error 113 connecting to {host}:{port}. No route to host.', 'reset': 'Connection closed by server.'}
def _encode(value):
    if isinstance(value, bytes):
        return value
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise DataError(f"Invalid input of type: '{type(value).__name__}'. Convert to a bytes, string, int or float first.")
    return (repr(value) if isinstance(value, float) else str(value)).encode()
def _decode(data, at):
    end = data.index('\r\n', at)
    kind, rest, at = data[at], data[at + 1:end], end + 2
    if kind == '+':
        return rest.encode(), at
    if kind == '-':
        return ResponseError(rest.removeprefix('ERR ')), at
    if kind == ':':
        return int(rest), at
    size = int(rest)
    if size < 0:
        return None, at
    if kind == '$':
        return data[at:at + size].encode(), at + size + 2
    items = []
    for _ in range(size):
        item, at = _decode(data, at)
        items.append(item)
    return items, at
class ConnectionPool:
    def __init__(self, host='localhost', port=6379, db=0, **options):
        self.options = {'host': host, 'port': port, 'db': db, **options}
    @classmethod
    def from_url(cls, url, **options):
        return cls(**_url(url), **options)
def _url(url):
    from urllib.parse import urlparse
    parts = urlparse(url)
    if parts.scheme not in ('redis', 'rediss', 'unix'):
        raise ValueError('Redis URL must specify one of the following schemes (redis://, rediss://, unix://)')
    found = {'host': parts.hostname or 'localhost', 'port': parts.port or 6379}
    if parts.path.strip('/'):
        found['db'] = int(parts.path.strip('/'))
    if parts.password:
        found['password'] = parts.password
    return found
`
