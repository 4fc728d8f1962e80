/**
 * `flask.helpers`.
 *
 * @see https://flask.palletsprojects.com/en/stable/api/#useful-functions-and-classes
 */

export const flaskHelpers = String.raw`
import json as _json, os
from markupsafe import escape
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response
from flask.ctx import _stack, _top, session
def jsonify(*args, **kwargs):
    data = args[0] if len(args) == 1 and not kwargs else list(args) if args else kwargs
    debug = _stack and _stack[-1].app.debug
    def other(value):
        if hasattr(value, 'isoformat'):
            return value.strftime('%a, %d %b %Y %H:%M:%S GMT')
        if hasattr(value, '__dataclass_fields__'):
            from dataclasses import asdict
            return asdict(value)
        if type(value).__name__ in ('UUID', 'Decimal'):
            return str(value)
        raise TypeError(f'Object of type {type(value).__name__} is not JSON serializable')
    text = _json.dumps(data, sort_keys=True, default=other, indent=2 if debug else None, separators=None if debug else (',', ':'))
    return Response(text + '\n', mimetype='application/json')
def make_response(*args):
    return _top('application').app.make_response(args[0] if len(args) == 1 else args or '')
def redirect(location, code=302, Response=Response):
    body = f'<!doctype html>\n<html lang=en>\n<title>Redirecting...</title>\n<h1>Redirecting...</h1>\n<p>You should be redirected automatically to the target URL: <a href="{escape(location)}">{escape(location)}</a>. If not, click the link.\n'
    return Response(body, status=code, headers={'Location': location})
def url_for(endpoint, **values):
    context = _top('application')
    if endpoint.startswith('.'):
        endpoint = context.request.endpoint.rpartition('.')[0] + endpoint
    for rule in context.app._map:
        if rule.endpoint == endpoint:
            return rule.build(values)
    from werkzeug.routing import BuildError
    raise BuildError(f"Could not build url for endpoint '{endpoint}'.")
def render_template(name, **context):
    app = _top('application').app
    for fn in app._context:
        context = {**fn(), **context}
    return app.jinja_env.get_template(name).render(**context)
def render_template_string(source, **context):
    app = _top('application').app
    for fn in app._context:
        context = {**fn(), **context}
    return app.jinja_env.from_string(source).render(**context)
def flash(message, category='message'):
    session['_flashes'] = session.get('_flashes', []) + [[category, message]]
def get_flashed_messages(with_categories=False, category_filter=()):
    found = _top('request').session.pop('_flashes', [])
    return [tuple(one) for one in found] if with_categories else [one[1] for one in found]
def send_from_directory(directory, path, **options):
    return send_file(os.path.join(directory, path), **options)
def send_file(path, mimetype=None, as_attachment=False, download_name=None, **options):
    if not os.path.isfile(path):
        raise NotFound()
    import mimetypes
    with open(path, 'rb') as file:
        response = Response(file.read(), mimetype=mimetype or mimetypes.guess_type(path)[0] or 'application/octet-stream')
    if as_attachment:
        response.headers['Content-Disposition'] = f'attachment; filename={download_name or os.path.basename(path)}'
    return response
def stream_with_context(generator):
    return generator
def has_request_context():
    return any(one.request is not None for one in _stack)
`
