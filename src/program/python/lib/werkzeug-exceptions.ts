/**
 * `werkzeug.exceptions`.
 *
 * @see https://werkzeug.palletsprojects.com/en/stable/exceptions/
 */

export const exceptions = String.raw`
from werkzeug.wrappers import Response
from http import HTTPStatus
_TEXTS = {
    400: 'The browser (or proxy) sent a request that this server could not understand.',
    401: 'The server could not verify that you are authorized to access the URL requested. You either supplied the wrong credentials (e.g. a bad password), or your browser doesn\'t understand how to supply the credentials required.',
    403: 'You don\'t have the permission to access the requested resource. It is either read-protected or not readable by the server.',
    404: 'The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.',
    405: 'The method is not allowed for the requested URL.',
    409: 'A conflict happened while processing the request. The resource might have been modified while the request was being processed.',
    410: 'The requested URL is no longer available on this server and there is no forwarding address. If you followed a link from a foreign page, please contact the author of this page.',
    413: 'The data value transmitted exceeds the capacity limit.',
    415: 'The server does not support the media type transmitted in the request.',
    418: 'This server is a teapot, not a coffee machine',
    422: 'The request was well-formed but was unable to be followed due to semantic errors.',
    429: 'This user has exceeded an allotted request count. Try again later.',
    500: 'The server encountered an internal error and was unable to complete your request. Either the server is overloaded or there is an error in the application.',
    501: 'The server does not support the action requested by the browser.',
    502: 'The proxy server received an invalid response from an upstream server.',
    503: 'The server is temporarily unable to service your request due to maintenance downtime or capacity problems. Please try again later.',
    504: 'The connection to an upstream server timed out.',
}
class HTTPException(Exception):
    code = None
    def __init__(self, description=None, response=None):
        super().__init__()
        self.description = description if description is not None else _TEXTS.get(self.code)
        self.response = response
        self.headers = {}
    @property
    def name(self):
        return HTTPStatus(self.code).phrase if self.code else 'Unknown Error'
    def get_response(self):
        if self.response is not None:
            return self.response
        from markupsafe import escape
        text = str(escape(self.description)) if self.description is not None else ''
        body = f'<!doctype html>\n<html lang=en>\n<title>{self.code} {self.name}</title>\n<h1>{self.name}</h1>\n<p>{text}</p>\n'
        return Response(body, status=self.code, headers=self.headers)
    def __str__(self):
        return f'{self.code} {self.name}: {self.description}'
    def __repr__(self):
        return f"<{type(self).__name__} '{self.code}: {self.name}'>"
def _make(name, code):
    return type(name, (HTTPException,), {'code': code, '__module__': 'werkzeug.exceptions'})
BadRequest, Unauthorized, Forbidden = _make('BadRequest', 400), _make('Unauthorized', 401), _make('Forbidden', 403)
NotFound, MethodNotAllowed, Conflict = _make('NotFound', 404), _make('MethodNotAllowed', 405), _make('Conflict', 409)
Gone, UnsupportedMediaType, ImATeapot = _make('Gone', 410), _make('UnsupportedMediaType', 415), _make('ImATeapot', 418)
RequestEntityTooLarge, UnprocessableEntity, TooManyRequests = _make('RequestEntityTooLarge', 413), _make('UnprocessableEntity', 422), _make('TooManyRequests', 429)
InternalServerError, NotImplemented_, BadGateway = _make('InternalServerError', 500), _make('NotImplemented', 501), _make('BadGateway', 502)
ServiceUnavailable, GatewayTimeout = _make('ServiceUnavailable', 503), _make('GatewayTimeout', 504)
class BadRequestKeyError(BadRequest, KeyError):
    def __init__(self, key=None):
        super().__init__()
        self.args = (key,)
_ALL = {one.code: one for one in (BadRequest, Unauthorized, Forbidden, NotFound, MethodNotAllowed, Conflict, Gone, UnsupportedMediaType, ImATeapot, RequestEntityTooLarge, UnprocessableEntity, TooManyRequests, InternalServerError, NotImplemented_, BadGateway, ServiceUnavailable, GatewayTimeout)}
def abort(status, description=None, **options):
    if isinstance(status, Response):
        raise HTTPException(response=status)
    if status not in _ALL:
        raise LookupError(f'no exception for {status}')
    raise _ALL[status](description)
`
