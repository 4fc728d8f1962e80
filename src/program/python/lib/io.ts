/**
 * `io`.
 *
 * @see https://docs.python.org/3/library/io.html
 */

export const io = String.raw`
import builtins
open = builtins.open
class UnsupportedOperation(OSError, ValueError):
    pass
class IOBase:
    pass
class StringIO(IOBase):
    _empty, _line = '', '\n'
    def __init__(self, initial=None, newline='\n'):
        self._text, self._at, self.closed = self._empty if initial is None else initial, 0, False
    def write(self, text):
        if not isinstance(text, type(self._empty)):
            raise TypeError(f"string argument expected, got {type(text).__name__!r}" if self._empty == '' else f"a bytes-like object is required, not {type(text).__name__!r}")
        self._text = self._text[:self._at] + text + self._text[self._at + len(text):]
        self._at += len(text)
        return len(text)
    def writelines(self, lines):
        for line in lines:
            self.write(line)
    def read(self, size=-1):
        end = len(self._text) if size is None or size < 0 else self._at + size
        found = self._text[self._at:end]
        self._at += len(found)
        return found
    def readline(self, size=-1):
        end = self._text[self._at:].find(self._line)
        return self.read(-1 if end < 0 else end + 1)
    def readlines(self):
        return list(self)
    def __iter__(self):
        while line := self.readline():
            yield line
    def getvalue(self):
        return self._text
    def seek(self, offset, whence=0):
        self._at = offset if whence == 0 else len(self._text) + offset
        return self._at
    def tell(self):
        return self._at
    def truncate(self, size=None):
        self._text = self._text[:self._at if size is None else size]
    def flush(self):
        pass
    def close(self):
        self.closed = True
    def isatty(self):
        return False
    def __enter__(self):
        return self
    def __exit__(self, *exc):
        self.close()
class BytesIO(StringIO):
    _empty, _line = b'', b'\n'
TextIOBase = RawIOBase = BufferedIOBase = IOBase
def TextIOWrapper(stream, *args, **kwargs):
    return stream
`
