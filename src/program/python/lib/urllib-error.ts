/**
 * `urllib.error`.
 *
 * @see https://docs.python.org/3/library/urllib.error.html
 */

export const urllibError = String.raw`
class URLError(OSError):
    def __init__(self, reason, filename=None):
        self.args = (reason,)
        self.reason = reason
    def __str__(self):
        return f'<urlopen error {self.reason}>'
class HTTPError(URLError):
    def __init__(self, url, code, msg, hdrs, fp):
        super().__init__(msg)
        self.url, self.code, self.status, self.msg, self.headers, self.fp = url, code, code, msg, hdrs, fp
    def read(self):
        return self.fp.read()
    def __str__(self):
        return f'HTTP Error {self.code}: {self.msg}'
`
