/**
 * `jinja2`.
 *
 * @see https://jinja.palletsprojects.com/en/stable/templates/
 */

export const jinja2 = String.raw`
import re
from markupsafe import Markup, escape
from jinja2.runtime import TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError, Undefined, _Loop, _FILTERS
from jinja2.expressions import _Expression
_PART = re.compile(r'\{\{-?[\s\S]*?-?\}\}|\{%-?[\s\S]*?-?%\}|\{#[\s\S]*?#\}')
def _parts(source):
    at, strips = 0, False
    source = source[:-1] if source.endswith('\n') else source
    for found in _PART.finditer(source):
        text, mark = source[at:found.start()], found.group()
        if strips:
            text = text.lstrip()
        if mark[2] == '-':
            text = text.rstrip()
        if text:
            yield 'text', text
        strips = mark[-3] == '-'
        at = found.end()
        if mark[1] != '#':
            yield ('print' if mark[1] == '{' else 'block'), mark[2:-2].strip('-').strip()
    rest = source[at:].lstrip() if strips else source[at:]
    if rest:
        yield 'text', rest
class Template:
    def __init__(self, source, env=None):
        self.env = env or Environment()
        self.parts, self.at = list(_parts(source)), 0
        self.blocks, self.parent, self.macros = {}, None, {}
        self.body = self._until()
        if self.at < len(self.parts):
            raise TemplateSyntaxError(f"Encountered unknown tag '{self.parts[self.at][1].split()[0]}'.")
    def _until(self, *ends):
        nodes = []
        while self.at < len(self.parts):
            kind, text = self.parts[self.at]
            word = text.split()[0] if kind == 'block' and text.split() else ''
            if kind == 'block' and (word in ends or word.startswith('end') or word in ('else', 'elif')):
                return nodes
            self.at += 1
            if kind == 'text':
                nodes.append((lambda t: lambda c: t)(text))
            elif kind == 'print':
                nodes.append(self._print(_Expression(text).whole()))
            else:
                nodes.append(self._block(word, text[len(word):].strip()))
        if ends:
            raise TemplateSyntaxError(f"Unexpected end of template. Jinja was looking for the following tags: {' or '.join(repr(one) for one in ends)}.")
        return nodes
    def _print(self, value):
        def show(c):
            found = value(c)
            return str(escape(found)) if c['__env__'].autoescape else str(found)
        return show
    def _end(self):
        self.at += 1
        return self.parts[self.at - 1][1]
    def _block(self, word, rest):
        if word == 'if':
            return self._if(rest)
        if word == 'for':
            return self._for(rest)
        if word == 'set':
            names, _, value = rest.partition('=')
            value, name = _Expression(value).whole(), names.strip()
            def put(c):
                c[name] = value(c)
                return ''
            return put
        if word == 'block':
            body = self._until('endblock')
            self._end()
            self.blocks[rest] = body
            return lambda c: _render(c['__blocks__'].get(rest, body), c)
        if word == 'extends':
            self.parent = _Expression(rest).whole()
            return lambda c: ''
        if word == 'include':
            name = _Expression(rest).whole()
            return lambda c: c['__env__'].get_template(name(c))._fill(dict(c))
        if word == 'macro':
            return self._macro(rest)
        raise NotImplementedError(f'kubarium does not simulate the tag {word!r} of Jinja')
    def _if(self, rest):
        choices = [(_Expression(rest).whole(), self._until('elif', 'else', 'endif'))]
        while True:
            text = self._end()
            if text.startswith('elif'):
                choices.append((_Expression(text[4:]).whole(), self._until('elif', 'else', 'endif')))
            elif text.startswith('else'):
                choices.append((lambda c: True, self._until('endif')))
            else:
                break
        def choose(c):
            for test, body in choices:
                if test(c):
                    return _render(body, c)
            return ''
        return choose
    def _for(self, rest):
        names, _, source = rest.partition(' in ')
        source = source.removesuffix(' recursive')
        source, _, condition = source.partition(' if ') if ' else ' not in source else (source, '', '')
        names = [one.strip() for one in names.split(',')]
        values = _Expression(source).whole()
        wanted = _Expression(condition).whole() if condition else None
        body, otherwise = self._until('else', 'endfor'), []
        if self._end().startswith('else'):
            otherwise = self._until('endfor')
            self._end()
        def loop(c):
            found = []
            for one in values(c):
                own = {**c, names[0]: one} if len(names) == 1 else {**c, **dict(zip(names, one))}
                if wanted is None or wanted(own):
                    found.append(own)
            text = ''
            for i, own in enumerate(found):
                own['loop'] = _Loop(i, len(found))
                text += _render(body, own)
            return text if found else _render(otherwise, c)
        return loop
    def _macro(self, rest):
        name, _, params = rest.partition('(')
        names = [one.partition('=') for one in params.rstrip(') ').split(',') if one.strip()]
        body = self._until('endmacro')
        self._end()
        def define(c):
            def call(*args, **kwargs):
                own = {**c}
                for i, (key, eq, value) in enumerate(names):
                    own[key.strip()] = args[i] if i < len(args) else kwargs.get(key.strip(), _Expression(value).whole()(c) if eq else Undefined(key.strip()))
                return Markup(_render(body, own))
            c[name.strip()] = call
            return ''
        return define
    def _fill(self, context):
        context['__env__'] = self.env
        context['__blocks__'] = {**self.blocks, **context.get('__blocks__', {})}
        text = _render(self.body, context)
        return self.env.get_template(self.parent(context))._fill(context) if self.parent else text
    def render(self, *args, **context):
        given = {'range': range, 'dict': dict, **(self.env.globals() if callable(self.env.globals) else self.env.globals)}
        return self._fill({**given, **(args[0] if args else {}), **context})
def _render(nodes, context):
    text = ''
    for node in nodes:
        text += node(context)
    return text
class Environment:
    def __init__(self, source=None, globals=None, autoescape=False, loader=None, **options):
        self.source, self.globals, self.autoescape = source or (loader and loader.source), globals or {}, bool(autoescape)
        self.filters = dict(_FILTERS)
        self._kept = {}
    def from_string(self, source):
        return Template(source, self)
    def get_template(self, name):
        return Template(self.source(name), self)
class FileSystemLoader:
    def __init__(self, where):
        self.where = where
    def source(self, name):
        try:
            with open(f'{self.where}/{name}') as file:
                return file.read()
        except FileNotFoundError:
            raise TemplateNotFound(name) from None
def select_autoescape(*args, **kwargs):
    return True
`
