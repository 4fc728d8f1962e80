/**
 * `jinja2.expressions`.
 *
 * @see https://jinja.palletsprojects.com/en/stable/templates/#expressions
 */

export const jinja2Expressions = String.raw`
import re
from jinja2.runtime import *
from jinja2.runtime import _TESTS, _attr, _item
_TOKEN = re.compile(r'\s*(?:(\d+\.\d+|\d+)|([A-Za-z_]\w*)|("(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\')|(==|!=|<=|>=|//|\*\*|[-+*/%~|.,:()\[\]{}<>=]))')
class _Expression:
    def __init__(self, text):
        self.tokens, self.at, i = [], 0, 0
        text = text.strip()
        while i < len(text):
            found = _TOKEN.match(text, i)
            if not found:
                raise TemplateSyntaxError(f'unexpected char {text[i]!r}')
            self.tokens.append(found.groups())
            i = found.end()
    def peek(self):
        return next((one for one in self.tokens[self.at] if one is not None), '') if self.at < len(self.tokens) else ''
    def take(self, *texts):
        if self.at < len(self.tokens) and self.tokens[self.at][2] is None and self.peek() in texts:
            self.at += 1
            return self.tokens[self.at - 1][1] or self.tokens[self.at - 1][3]
        return None
    def need(self, text):
        if not self.take(text):
            raise TemplateSyntaxError(f"expected token '{text}', got '{self.peek() or 'end of template'}'")
    def whole(self):
        found = self.ternary()
        if self.take(','):
            items = [found]
            while self.at < len(self.tokens):
                items.append(self.ternary())
                if not self.take(','):
                    break
            found = lambda c, items=items: tuple(one(c) for one in items)
        if self.at < len(self.tokens):
            raise TemplateSyntaxError(f"expected token 'end of print statement', got '{self.peek()}'")
        return found
    def ternary(self):
        then = self.either()
        if self.take('if'):
            test = self.either()
            other = self.ternary() if self.take('else') else lambda c: Undefined()
            return lambda c: then(c) if test(c) else other(c)
        return then
    def either(self):
        left = self.both()
        while self.take('or'):
            left = (lambda a, b: lambda c: a(c) or b(c))(left, self.both())
        return left
    def both(self):
        left = self.negated()
        while self.take('and'):
            left = (lambda a, b: lambda c: a(c) and b(c))(left, self.negated())
        return left
    def negated(self):
        if self.take('not'):
            inner = self.negated()
            return lambda c: not inner(c)
        return self.compared()
    def compared(self):
        left = self.summed()
        while True:
            op = self.take('==', '!=', '<', '<=', '>', '>=', 'in', 'not', 'is')
            if op is None:
                return left
            if op == 'is':
                left = self.tested(left)
                continue
            if op == 'not':
                self.need('in')
                op = 'not in'
            left = (lambda a, b, op: lambda c: _COMPARE[op](a(c), b(c)))(left, self.summed(), op)
    def tested(self, left):
        wants = not self.take('not')
        name = self.tokens[self.at][1]
        self.at += 1
        args = []
        if self.take('('):
            while not self.take(')'):
                args.append(self.ternary())
                self.take(',')
        elif self.at < len(self.tokens) and self.tokens[self.at][0]:
            args.append(self.summed())
        if name not in _TESTS:
            raise TemplateSyntaxError(f"No test named '{name}'.")
        return lambda c: bool(_TESTS[name](left(c), *[one(c) for one in args])) == wants
    def summed(self):
        left = self.multiplied()
        while op := self.take('+', '-', '~'):
            left = (lambda a, b, op: lambda c: _COMPARE[op](a(c), b(c)))(left, self.multiplied(), op)
        return left
    def multiplied(self):
        left = self.unary()
        while op := self.take('*', '/', '//', '%', '**'):
            left = (lambda a, b, op: lambda c: _COMPARE[op](a(c), b(c)))(left, self.unary(), op)
        return left
    def unary(self):
        if self.take('-'):
            inner = self.unary()
            return lambda c: -inner(c)
        return self.filtered(self.postfix(self.atom()))
    def atom(self):
        if self.at >= len(self.tokens):
            raise TemplateSyntaxError('unexpected end of template')
        number, name, text, op = self.tokens[self.at]
        self.at += 1
        if number:
            value = float(number) if '.' in number else int(number)
            return lambda c: value
        if text:
            value = text[1:-1].replace('\\n', '\n').replace('\\"', '"').replace("\\'", "'")
            return lambda c: value
        if name:
            known = {'true': True, 'false': False, 'none': None, 'True': True, 'False': False, 'None': None}
            if name in known:
                return lambda c: known[name]
            return lambda c: c[name] if name in c else Undefined(name)
        if op == '(':
            inner = self.ternary()
            if self.take(','):
                items = [inner]
                while not self.take(')'):
                    items.append(self.ternary())
                    self.take(',')
                return lambda c: tuple(one(c) for one in items)
            self.need(')')
            return inner
        if op == '[':
            items = []
            while not self.take(']'):
                items.append(self.ternary())
                self.take(',')
            return lambda c: [one(c) for one in items]
        if op == '{':
            pairs = []
            while not self.take('}'):
                key = self.ternary()
                self.need(':')
                pairs.append((key, self.ternary()))
                self.take(',')
            return lambda c: {k(c): v(c) for k, v in pairs}
        raise TemplateSyntaxError(f"unexpected '{op}'")
    def arguments(self):
        args, kwargs = [], {}
        while not self.take(')'):
            own = self.tokens[self.at]
            following = self.tokens[self.at + 1] if self.at + 1 < len(self.tokens) else (None,) * 4
            if own[1] and following[3] == '=':
                self.at += 2
                kwargs[own[1]] = self.ternary()
            else:
                args.append(self.ternary())
            self.take(',')
        return args, kwargs
    def postfix(self, value):
        while True:
            if self.take('.'):
                name = self.tokens[self.at][1] or self.tokens[self.at][0]
                self.at += 1
                value = (lambda v, n: lambda c: _attr(v(c), n))(value, name)
            elif self.take('['):
                value = self.indexed(value)
            elif self.take('('):
                args, kwargs = self.arguments()
                value = (lambda v, a, k: lambda c: v(c)(*[one(c) for one in a], **{n: one(c) for n, one in k.items()}))(value, args, kwargs)
            else:
                return value
    def indexed(self, value):
        if self.take(':'):
            end = self.ternary() if self.peek() != ']' else lambda c: None
            self.need(']')
            return lambda c: value(c)[:end(c)]
        key = self.ternary()
        if self.take(':'):
            end = self.ternary() if self.peek() != ']' else lambda c: None
            self.need(']')
            return lambda c: value(c)[key(c):end(c)]
        self.need(']')
        return lambda c: _item(value(c), key(c))
    def filtered(self, value):
        while self.take('|'):
            name = self.tokens[self.at][1]
            self.at += 1
            args, kwargs = self.arguments() if self.take('(') else ([], {})
            value = (lambda v, n, a, k: lambda c: _filter(c, n)(v(c), *[one(c) for one in a], **{x: one(c) for x, one in k.items()}))(value, name, args, kwargs)
            value = self.postfix(value)
        return value
def _filter(context, name):
    filters = context['__env__'].filters
    if name not in filters:
        raise TemplateSyntaxError(f"No filter named '{name}'.")
    return filters[name]
_COMPARE = {
    '==': lambda a, b: a == b, '!=': lambda a, b: a != b, '<': lambda a, b: a < b, '<=': lambda a, b: a <= b, '>': lambda a, b: a > b, '>=': lambda a, b: a >= b,
    'in': lambda a, b: a in b, 'not in': lambda a, b: a not in b, '+': lambda a, b: a + b, '-': lambda a, b: a - b, '~': lambda a, b: str(a) + str(b),
    '*': lambda a, b: a * b, '/': lambda a, b: a / b, '//': lambda a, b: a // b, '%': lambda a, b: a % b, '**': lambda a, b: a ** b,
}
`
