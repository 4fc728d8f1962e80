/**
 * `redis.exceptions`.
 *
 * @see https://redis.readthedocs.io/en/stable/exceptions.html
 */

export const redisExceptions = String.raw`
class RedisError(Exception): pass
class ConnectionError(RedisError): pass
class TimeoutError(RedisError): pass
class AuthenticationError(ConnectionError): pass
class BusyLoadingError(ConnectionError): pass
class ResponseError(RedisError): pass
class DataError(RedisError): pass
class WatchError(RedisError): pass
class LockError(RedisError, ValueError): pass
`
