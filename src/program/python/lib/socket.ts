/**
 * `socket`.
 *
 * @see https://docs.python.org/3/library/socket.html
 */

export const socket = String.raw`
import _kubarium
AF_INET, AF_INET6, AF_UNIX, SOCK_STREAM, SOCK_DGRAM, SOL_SOCKET, SO_REUSEADDR, IPPROTO_TCP = 2, 10, 1, 1, 2, 1, 2, 6
error = OSError
timeout = TimeoutError
class gaierror(OSError):
    pass
class herror(OSError):
    pass
def _failed(why):
    if why == 'unresolved':
        raise gaierror(-2, 'Name or service not known')
    if why == 'timeout':
        raise TimeoutError('timed out')
    if why == 'refused':
        raise ConnectionRefusedError(111, 'Connection refused')
    if why == 'reset':
        raise ConnectionResetError(104, 'Connection reset by peer')
    raise OSError(113, 'No route to host')
gethostname = _kubarium.hostname
def getfqdn(name=''):
    return name or gethostname()
def _addresses(name):
    if name in ('', '0.0.0.0'):
        return ['0.0.0.0']
    if name.replace('.', '').isdigit():
        return [name]
    found = _kubarium.resolve(name)
    if not found:
        raise gaierror(-2, 'Name or service not known')
    return found
def gethostbyname(name):
    return _addresses(name)[0]
def gethostbyname_ex(name):
    return name, [], _addresses(name)
def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    return [(AF_INET, SOCK_STREAM, 6, '', (one, port)) for one in _addresses(host)]
def setdefaulttimeout(seconds):
    pass
class socket:
    def __init__(self, family=AF_INET, type=SOCK_STREAM, proto=0, fileno=None):
        if type != SOCK_STREAM:
            raise NotImplementedError('kubarium does not simulate sockets of datagrams')
        self._timeout, self._peer, self._in, self._out, self._got = None, None, b'', b'', None
    def settimeout(self, seconds):
        self._timeout = seconds
    def setsockopt(self, *args):
        pass
    def setblocking(self, flag):
        if not flag:
            raise NotImplementedError('kubarium does not simulate sockets that do not block')
    def connect(self, address):
        self._peer = address
        got = _kubarium.request(address[0], address[1], None, '', {}, b'', self._timeout)
        if isinstance(got, str):
            _failed(got)
    def connect_ex(self, address):
        try:
            self.connect(address)
        except OSError as error:
            return error.errno or 110
        return 0
    def sendall(self, data):
        if self._got:
            self._out += data
            return
        got = _kubarium.request(self._peer[0], self._peer[1], None, '', {}, data, self._timeout)
        if isinstance(got, str):
            _failed(got)
        self._in += got[3]
    def send(self, data):
        self.sendall(data)
        return len(data)
    def recv(self, size):
        found, self._in = self._in[:size], self._in[size:]
        return found
    def bind(self, address):
        self._address = address
    def listen(self, backlog=0):
        if not _kubarium.listen(self._address[1]):
            raise OSError(98, 'Address already in use')
    def accept(self):
        while True:
            got = _kubarium.next_request(self._address[1], self._timeout)
            if got is None:
                raise TimeoutError('timed out')
            made = socket()
            made._got = got
            if got[1] == 'http':
                head = f'{got[2]} {got[3]} HTTP/1.1\r\n' + ''.join(f'{k}: {v}\r\n' for k, v in got[4].items()) + '\r\n'
                made._in = head.encode() + got[5]
            else:
                made._in = got[5]
            return made, (got[6], 40000)
    def getsockname(self):
        return getattr(self, '_address', (_addresses(gethostname())[0], 40000))
    def fileno(self):
        return 3
    def shutdown(self, how):
        pass
    def close(self):
        if self._got is None:
            return
        got, self._got = self._got, None
        if got[1] == 'http':
            head, _, body = self._out.partition(b'\r\n\r\n') if hasattr(self._out, 'partition') else (self._out.decode().partition('\r\n\r\n'))
            lines = (head if isinstance(head, str) else head.decode()).split('\r\n')
            status = lines[0].split(' ', 2) if lines[0].startswith('HTTP/') else ['', '200', 'OK']
            headers = dict(line.split(': ', 1) for line in lines[1:] if ': ' in line)
            _kubarium.respond(got[0], int(status[1]), status[2] if len(status) > 2 else '', headers, body)
        else:
            _kubarium.respond(got[0], 0, None, {}, self._out)
    def __enter__(self):
        return self
    def __exit__(self, *exc):
        self.close()
def create_connection(address, timeout=None, source_address=None):
    made = socket()
    made.settimeout(timeout)
    made.connect(address)
    return made
SHUT_RDWR, SHUT_WR, SHUT_RD = 2, 1, 0
def __getattr__(name):
    raise NotImplementedError(f'kubarium does not simulate socket.{name}')
`
