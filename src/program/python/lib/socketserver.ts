/**
 * `socketserver`.
 *
 * @see https://docs.python.org/3/library/socketserver.html
 */

export const socketserver = String.raw`
import _kubarium, sys
class BaseRequestHandler:
    def __init__(self, request, client_address, server):
        self.request, self.client_address, self.server = request, client_address, server
        self.setup()
        self.handle()
        self.finish()
    def setup(self):
        pass
    def handle(self):
        pass
    def finish(self):
        pass
class TCPServer:
    allow_reuse_address = False
    def __init__(self, server_address, RequestHandlerClass, bind_and_activate=True):
        self.server_address, self.RequestHandlerClass = server_address, RequestHandlerClass
        self._stop, self.timeout = False, None
        if bind_and_activate:
            self.server_bind()
    def server_bind(self):
        found = _kubarium.listen(self.server_address[1])
        if found == 'EACCES':
            raise PermissionError(13, 'Permission denied')
        if not found:
            raise OSError(98, 'Address already in use')
    def server_activate(self):
        pass
    def serve_forever(self, poll_interval=0.5):
        while not self._stop:
            got = self._next()
            if got is not None:
                self.process_request(got, (got[6], 40000))
    def _next(self):
        port = self.server_address[1]
        return _kubarium.next_request(port)
    def handle_request(self):
        got = self._next()
        self.process_request(got, (got[6], 40000))
    def process_request(self, request, client_address):
        self.finish_request(request, client_address)
    def finish_request(self, request, client_address):
        try:
            if request[1] == 'http':
                self.RequestHandlerClass(request, client_address, self)
            else:
                _kubarium.respond(request[0], 0, None, {}, b'')
        except Exception as error:
            _kubarium.respond(request[0], 500, None, {}, b'')
            self.handle_error(request, client_address)
    def handle_error(self, request, client_address):
        error = sys.exception()
        print('-' * 40, file=sys.stderr)
        print(f'Exception occurred during processing of request from {client_address!r}', file=sys.stderr)
        print(_kubarium.format_exception(error), end='', file=sys.stderr)
        print('-' * 40, file=sys.stderr)
    def shutdown(self):
        self._stop = True
    def server_close(self):
        pass
    def fileno(self):
        return 3
    def __enter__(self):
        return self
    def __exit__(self, *exc):
        self.server_close()
class ThreadingMixIn:
    daemon_threads = False
    def process_request(self, request, client_address):
        _kubarium.start(lambda: self.finish_request(request, client_address), True)
class ThreadingTCPServer(ThreadingMixIn, TCPServer):
    pass
`
