/**
 * `requests.exceptions`.
 *
 * @see https://requests.readthedocs.io/en/latest/api/#exceptions
 */

export const requestsExceptions = String.raw`
class RequestException(IOError):
    def __init__(self, *args, request=None, response=None):
        self.args = args
        self.request, self.response = request, response
class HTTPError(RequestException): pass
class ConnectionError(RequestException): pass
class SSLError(ConnectionError): pass
class Timeout(RequestException): pass
class ConnectTimeout(ConnectionError, Timeout): pass
class ReadTimeout(Timeout): pass
class TooManyRedirects(RequestException): pass
class InvalidURL(RequestException, ValueError): pass
class MissingSchema(RequestException, ValueError): pass
class InvalidSchema(RequestException, ValueError): pass
class JSONDecodeError(RequestException, ValueError): pass
`
