/**
 * `werkzeug.routing`.
 *
 * @see https://werkzeug.palletsprojects.com/en/stable/routing/
 */

export const routing = String.raw`
import re
from werkzeug.exceptions import NotFound, MethodNotAllowed
from werkzeug.wrappers import Response
from urllib.parse import quote, urlencode
_CONVERTERS = {'string': '[^/]+', 'default': '[^/]+', 'int': r'\d+', 'float': r'\d+\.\d+', 'path': '.+?', 'uuid': '[0-9a-fA-F-]{36}', 'any': '[^/]+'}
class BuildError(LookupError):
    pass
class Rule:
    def __init__(self, rule, endpoint, methods):
        self.rule, self.endpoint = rule, endpoint
        self.given = {one.upper() for one in methods}
        self.methods = self.given | {'OPTIONS'} | ({'HEAD'} if 'GET' in self.given else set())
        self.kinds, pattern, rest = {}, '', rule
        while '<' in rest:
            before, _, rest = rest.partition('<')
            inner, _, rest = rest.partition('>')
            kind, _, name = inner.rpartition(':')
            kind = kind.partition('(')[0] or 'string'
            if kind not in _CONVERTERS:
                raise LookupError(f'the converter {kind!r} does not exist')
            self.kinds[name] = kind
            pattern += re.escape(before) + f'(?P<{name}>{_CONVERTERS[kind]})'
        pattern += re.escape(rest)
        self.is_branch = rule.endswith('/') and rule != '/'
        if self.is_branch:
            pattern = pattern[:-1] + '(?P<_slash>/?)'
        self.pattern = re.compile(pattern + '$')
    def values(self, found):
        got = found.groupdict()
        got.pop('_slash', None)
        for name, kind in self.kinds.items():
            if kind == 'int':
                got[name] = int(got[name])
            elif kind == 'float':
                got[name] = float(got[name])
            elif kind == 'uuid':
                import uuid
                got[name] = uuid.UUID(got[name])
        return got
    def build(self, values):
        values, path = dict(values), self.rule
        for name in self.kinds:
            if name not in values:
                raise BuildError(f"Could not build url for endpoint '{self.endpoint}'. Did you forget to specify values ['{name}']?")
            path = re.sub(f'<([^<>]*:)?{name}>', quote(str(values.pop(name))), path)
        return path + ('?' + urlencode(values) if values else '')
    def __str__(self):
        return self.rule
def match(rules, request):
    allowed = set()
    for rule in sorted(rules, key=lambda one: len(one.kinds)):
        found = rule.pattern.match(request.path)
        if not found:
            continue
        if request.method not in rule.methods:
            allowed |= rule.methods
            continue
        if rule.is_branch and found.group('_slash') == '':
            where = request.base_url + '/' + ('?' + request.query_string_text if request.query_string_text else '')
            return Response(f'<!doctype html>\n<html lang=en>\n<title>Redirecting...</title>\n<h1>Redirecting...</h1>\n<p>You should be redirected automatically to the target URL: <a href="{where}">{where}</a>. If not, click the link.\n', status=308, headers={'Location': where})
        return rule, rule.values(found)
    if allowed:
        error = MethodNotAllowed()
        error.headers = {'Allow': ', '.join(sorted(allowed))}
        raise error
    raise NotFound()
`
