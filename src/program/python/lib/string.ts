/**
 * `string`.
 *
 * @see https://docs.python.org/3/library/string.html
 */

export const string = String.raw`
import re
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdefABCDEF'
octdigits = '01234567'
punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_' + chr(96) + '{|}~'
whitespace = ' \t\n\r\x0b\x0c'
printable = digits + ascii_letters + punctuation + whitespace
def capwords(text, sep=None):
    return (sep or ' ').join(map(str.capitalize, text.split(sep)))
class Template:
    def __init__(self, template):
        self.template = template
    def _fill(self, values, safe):
        def one(found):
            if found.group(1):
                return '$'
            name = found.group(2) or found.group(3)
            if name is None:
                raise ValueError('Invalid placeholder in string')
            if safe and name not in values:
                return found.group()
            return str(values[name])
        return re.sub(r'\$(?:(\$)|([_a-zA-Z]\w*)|\{([_a-zA-Z]\w*)\})', one, self.template)
    def substitute(self, mapping=None, /, **kwargs):
        return self._fill({**(mapping or {}), **kwargs}, False)
    def safe_substitute(self, mapping=None, /, **kwargs):
        return self._fill({**(mapping or {}), **kwargs}, True)
`
