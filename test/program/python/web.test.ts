import { describe, expect, it } from 'vitest'
import type { Answer } from '../../../src/net/request.js'
import { python } from './scene.js'

const FLASK = ['flask', 'werkzeug', 'jinja2', 'markupsafe', 'click', 'itsdangerous', 'blinker']

const APP = `import os
from flask import Flask, abort, jsonify, redirect, render_template_string, request, url_for

app = Flask(__name__)
notes = []

@app.route('/')
def home():
    return 'hello from ' + request.args.get('from', 'nobody')

@app.route('/notes', methods=['GET', 'POST'])
def all_notes():
    if request.method == 'POST':
        notes.append(request.get_json()['text'])
        return jsonify(id=len(notes)), 201
    return render_template_string('<ul>{% for n in notes %}<li>{{ n }}</li>{% endfor %}</ul>', notes=notes)

@app.route('/notes/<int:number>')
def note(number):
    if number > len(notes):
        abort(404)
    return {'text': notes[number - 1]}

@app.route('/old')
def old():
    return redirect(url_for('note', number=1))

@app.route('/broken')
def broken():
    return 1 / 0

if __name__ == '__main__':
    app.run(host='0.0.0.0', port=int(os.environ.get('PORT', 5000)))
`

describe('flask', () => {
  const started = () => {
    const made = python({ '/app.py': APP }, ['python3', '/app.py'], { packages: FLASK })
    made.stage.simulation.advance(1000)
    const ask = (path: string, options: { method?: string; body?: string } = {}): Answer =>
      made.stage.request(path, { port: 5000, ...options }) as Answer
    return { ...made, ask }
  }

  it('says where it runs, and logs each request', () => {
    const { printed, ask } = started()
    expect(printed()).toBe(` * Serving Flask app 'app'
 * Debug mode: off
WARNING: This is a development server. Do not use it in a production deployment. Use a production WSGI server instead.
 * Running on all addresses (0.0.0.0)
 * Running on http://127.0.0.1:5000
 * Running on http://172.17.0.2:5000
Press CTRL+C to quit
`)
    expect(ask('/?from=me').body).toBe('hello from me')
    expect(printed()).toContain(
      '172.17.0.1 - - [01/Jan/2026 00:00:01] "GET /?from=me HTTP/1.1" 200 -\n',
    )
  })

  it('answers with pages, JSON, redirects and errors', () => {
    const { ask, printed } = started()
    expect(ask('/notes/1')).toMatchObject({ status: 404, statusText: 'NOT FOUND' })
    expect(ask('/notes', { method: 'POST', body: '{}' }).status).toBe(415)
    expect(ask('/notes', { method: 'DELETE' })).toMatchObject({
      status: 405,
      headers: { Allow: 'GET, HEAD, OPTIONS, POST' },
    })
    expect(ask('/notes/x').status).toBe(404)
    expect(ask('/old')).toMatchObject({ status: 302, headers: { Location: '/notes/1' } })
    expect(ask('/notes').body).toBe('<ul></ul>')
    expect(ask('/broken').status).toBe(500)
    expect(printed()).toContain(
      'ERROR in app: Exception on /broken [GET]\nTraceback (most recent call last):\n  File "/app.py", line 30, in broken\n    return 1 / 0\n           ~~^~~\nZeroDivisionError: division by zero\n',
    )
  })
})

describe('gunicorn', () => {
  it('serves the application of a module until it is told to stop', () => {
    const argv = ['python3', '-m', 'gunicorn', '-w', '2', '-b', '0.0.0.0:8000', 'app:app']
    const { stage, process, printed, code } = python({ '/app.py': APP }, argv, {
      packages: [...FLASK, 'gunicorn'],
    })
    expect(stage.request('/?from=me', { port: 8000 })).toMatchObject({
      headers: { Server: 'gunicorn' },
      body: 'hello from me',
    })
    expect(printed()).toContain('[INFO] Listening at: http://0.0.0.0:8000 (1)\n')
    stage.signal(process, 'TERM')
    stage.simulation.advance(1)
    expect(printed()).toContain('[INFO] Shutting down: Master\n')
    expect(code()).toBe(0)
  })
})

describe('http.server', () => {
  it('answers as the handler of a program does', () => {
    const source = `import json
from http.server import BaseHTTPRequestHandler, HTTPServer

class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        body = json.dumps({'path': self.path}).encode()
        self.send_response(200)
        self.send_header('Content-Type', 'application/json')
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        length = int(self.headers['Content-Length'])
        self.send_response(201)
        self.end_headers()
        self.wfile.write(self.rfile.read(length).upper())

HTTPServer(('', 8080), Handler).serve_forever()
`
    const { stage, printed } = python({ '/server.py': source }, ['python3', '/server.py'])
    expect(stage.request('/a?b=1')).toMatchObject({
      status: 200,
      headers: { Server: 'BaseHTTP/0.6 Python/3.11.13', 'Content-Type': 'application/json' },
      body: '{"path": "/a?b=1"}',
    })
    expect(stage.request('/', { method: 'POST', body: 'loud' })).toMatchObject({
      status: 201,
      body: 'LOUD',
    })
    expect(stage.request('/', { method: 'DELETE' })).toMatchObject({ status: 501 })
    expect(printed()).toContain('"GET /a?b=1 HTTP/1.1" 200 -\n')
  })

  it('serves files by -m', () => {
    const { stage, printed } = python({ '/index.html': 'home\n', '/docs/a.txt': 'a\n' }, [
      'python3',
      '-u',
      '-m',
      'http.server',
      '8000',
    ])
    expect(printed()).toBe('Serving HTTP on 0.0.0.0 port 8000 (http://0.0.0.0:8000/) ...\n')
    expect(stage.request('/', { port: 8000 })).toMatchObject({ status: 200, body: 'home\n' })
    expect((stage.request('/docs/', { port: 8000 }) as Answer).body).toContain(
      '<li><a href="a.txt">a.txt</a></li>',
    )
    expect(stage.request('/docs', { port: 8000 })).toMatchObject({
      status: 301,
      headers: { Location: '/docs/' },
    })
    expect(stage.request('/none', { port: 8000 })).toMatchObject({ status: 404 })
  })
})

describe('requests', () => {
  it('asks a server, and says why there is no answer', () => {
    const source = `import requests
print(requests.get('http://localhost:8000/a.txt').text)
print(requests.get('http://localhost:8000/none').status_code)
try:
    requests.get('http://localhost:9/')
except requests.exceptions.ConnectionError as error:
    print('refused' in str(error))
`
    const files = { '/a.txt': 'from a file', '/ask.py': source }
    const { stage } = python(files, ['python3', '-m', 'http.server'], { packages: ['requests'] })
    const asking = stage.start(['python3', '/ask.py'], {
      PATH: '/usr/local/bin',
      PYTHON_VERSION: '3.11.13',
    })
    stage.simulation.advance(5000)
    expect(stage.output(asking)).toBe('from a file\n404\nTrue\n')
  })
})
