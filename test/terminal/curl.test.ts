import { describe, expect, it } from 'vitest'
import { createLab } from '../../src/index.js'

/** A server that says what it got, and misbehaves on some paths. */
const SERVER = `
let tries = 0
require('http').createServer((request, response) => {
  let body = ''
  request.on('data', (data) => { body += data })
  request.on('end', () => {
    if (request.url === '/hang') return
    if (request.url === '/die') process.exit(1)
    if (request.url === '/busy' && ++tries < 3) { response.writeHead(503); return response.end('busy') }
    if (request.url === '/from') { response.writeHead(302, { Location: '/to' }); return response.end('moved') }
    if (request.url === '/circle') { response.writeHead(302, { Location: '/circle' }); return response.end() }
    const { host, 'user-agent': agent, ...headers } = request.headers
    response.end(JSON.stringify([request.method, request.url, headers, body]) + '\\n')
  })
}).listen(80)
`

function lab() {
  const made = createLab()
  made.publish('echo', {
    Dockerfile: 'FROM node:7\nADD app.js /app.js\nCMD ["node", "/app.js"]\n',
    'app.js': SERVER,
  })
  made.docker.run('echo', { detach: true, publish: ['8080:80'], name: 'web' })
  made.advance('1s')
  return made
}

describe('curl', () => {
  const made = lab()
  const said = (line: string): unknown => JSON.parse(made.sh(`curl -sS ${line}`).stdout)

  it('prints the body', () => {
    expect(said('localhost:8080/a?b=c')).toEqual(['GET', '/a?b=c', { accept: '*/*' }, ''])
  })

  it.each([
    [
      '-d a=1 -d b=2',
      [
        'POST',
        '/',
        { 'content-length': '7', 'content-type': 'application/x-www-form-urlencoded' },
        'a=1&b=2',
      ],
    ],
    ["--data-urlencode 'q=a b&c'", ['POST', '/', {}, 'q=a+b%26c']],
    ['-G -d q=1', ['GET', '/?q=1', {}, '']],
    [
      "--json '{}'",
      ['POST', '/', { accept: 'application/json', 'content-type': 'application/json' }, '{}'],
    ],
    [
      "-X PUT -H 'Content-Type: text/plain' -d x",
      ['PUT', '/', { 'content-type': 'text/plain' }, 'x'],
    ],
    ['-u me:pw', ['GET', '/', { authorization: 'Basic bWU6cHc=' }, '']],
    ['-b a=1 -e there', ['GET', '/', { cookie: 'a=1', referer: 'there' }, '']],
    ["-H 'Accept:'", ['GET', '/', {}, '']],
  ])('sends what is asked for: %s', (words, request) => {
    const [method, path, headers, body] = request as [string, string, object, string]
    expect(said(`${words} localhost:8080`)).toEqual([
      method,
      path,
      expect.objectContaining(headers),
      body,
    ])
  })

  it('follows redirects with -L', () => {
    expect(made.sh('curl -s localhost:8080/from').stdout).toBe('moved')
    expect(said('-L localhost:8080/from')).toEqual(['GET', '/to', { accept: '*/*' }, ''])
    expect(made.sh('curl -sSL --max-redirs 2 localhost:8080/circle')).toMatchObject({
      exitCode: 47,
      stderr: 'curl: (47) Maximum (2) redirects followed\n',
    })
  })

  it('says how a transfer went with -w, also when it failed', () => {
    expect(
      made.sh(
        `curl -sL -o /dev/null -w '%{http_code} %{url_effective} %{num_redirects} %{remote_ip}\\n' localhost:8080/from`,
      ).stdout,
    ).toBe('200 http://localhost:8080/to 1 127.0.0.1\n')
    expect(made.sh(`curl -s -w '%{http_code} %{exitcode}' localhost:9`)).toEqual({
      stdout: '000 7',
      stderr: '',
      exitCode: 7,
    })
  })

  it('shows the head with -I and -i', () => {
    expect(made.sh('curl -sI localhost:8080').stdout).toMatch(
      /^HTTP\/1\.1 200 OK\r\n(.+\r\n)*\r\n$/,
    )
    expect(made.sh('curl -si localhost:8080').stdout).toMatch(
      /^HTTP\/1\.1 200 OK\r\n(.+\r\n)*\r\n\["GET"/,
    )
  })

  it('tells what it does with -v', () => {
    const { stderr } = made.sh('curl -sv localhost:8080')
    expect(stderr).toMatch(
      /^\* {3}Trying 127\.0\.0\.1:8080\.\.\.\n\* Connected to localhost \(127\.0\.0\.1\) port 8080 \(#0\)\n> GET \/ HTTP\/1\.1\r\n> Host: localhost:8080\r\n> User-Agent: curl\/7\.88\.1\r\n> Accept: \*\/\*\r\n> \r\n< HTTP\/1\.1 200 OK\r\n(< .+\r\n)+< \r\n\* Connection #0 to host localhost left intact\n$/,
    )
    expect(made.sh('curl -v localhost:9').stderr).toBe(
      [
        '*   Trying 127.0.0.1:9...',
        '* connect to localhost port 9 failed: Connection refused',
        "* Failed to connect to localhost port 9 after 0 ms: Couldn't connect to server",
        '* Closing connection 0',
        "curl: (7) Failed to connect to localhost port 9 after 0 ms: Couldn't connect to server\n",
      ].join('\n'),
    )
  })

  it('writes into files', () => {
    made.sh('curl -s -o one -O localhost:8080/1 localhost:8080/two.json')
    expect(made.sh('cat one two.json').stdout).toMatch(/"\/1".*\n.*"\/two\.json"/)
  })

  it('reads what it posts from files', () => {
    made.writeFile('body.txt', 'one\ntwo\n')
    expect(said('-d @body.txt localhost:8080')).toMatchObject(['POST', '/', {}, 'onetwo'])
    expect(said('--data-binary @body.txt localhost:8080')).toMatchObject([
      'POST',
      '/',
      {},
      'one\ntwo\n',
    ])
  })

  it('tries again with --retry, after one second and then two', () => {
    const before = made.now
    expect(made.sh('curl -sS --retry 5 localhost:8080/busy').stdout).toContain('/busy')
    expect(made.now - before).toBeGreaterThanOrEqual(3_000)
    expect(made.sh('curl --retry 1 --retry-connrefused localhost:9').stderr).toBe(
      [
        "curl: (7) Failed to connect to localhost port 9 after 0 ms: Couldn't connect to server",
        'Warning: Problem : connection refused. Will retry in 1 seconds. 1 retries ',
        'Warning: left.',
        "curl: (7) Failed to connect to localhost port 9 after 0 ms: Couldn't connect to server\n",
      ].join('\n'),
    )
  })

  it.each([
    [
      'curl -sS localhost:9',
      7,
      "curl: (7) Failed to connect to localhost port 9 after 0 ms: Couldn't connect to server\n",
    ],
    ['curl -sS http://nosuch.example', 6, 'curl: (6) Could not resolve host: nosuch.example\n'],
    ['curl -s http://nosuch.example', 6, ''],
    [
      'curl -sS 192.168.49.99',
      7,
      "curl: (7) Failed to connect to 192.168.49.99 port 80 after 3000 ms: Couldn't connect to server\n",
    ],
    ['curl -sS -m 2 203.0.113.1', 28, 'curl: (28) Connection timed out after 2000 milliseconds\n'],
    [
      'curl -sS 203.0.113.1',
      28,
      "curl: (28) Failed to connect to 203.0.113.1 port 80 after 130000 ms: Couldn't connect to server\n",
    ],
    [
      'curl -sS -m 2 localhost:8080/hang',
      28,
      'curl: (28) Operation timed out after 2000 milliseconds with 0 bytes received\n',
    ],
    [
      'curl',
      2,
      "curl: no URL specified!\ncurl: try 'curl --help' or 'curl --manual' for more information\n",
    ],
    [
      'curl --nosuch x',
      2,
      "curl: option --nosuch: is unknown\ncurl: try 'curl --help' or 'curl --manual' for more information\n",
    ],
    [
      'curl -sQ x',
      2,
      "curl: option -sQ: is unknown\ncurl: try 'curl --help' or 'curl --manual' for more information\n",
    ],
    [
      'curl x -o',
      2,
      "curl: option -o: requires parameter\ncurl: try 'curl --help' or 'curl --manual' for more information\n",
    ],
    [
      'curl -m x localhost',
      2,
      "curl: option -m: expected a proper numerical parameter\ncurl: try 'curl --help' or 'curl --manual' for more information\n",
    ],
    ['curl localhost:99999', 3, 'curl: (3) URL using bad/illegal format or missing URL\n'],
    ["curl ''", 3, 'curl: (3) URL using bad/illegal format or missing URL\n'],
    ['curl foo://x', 1, 'curl: (1) Protocol "foo" not supported or disabled in libcurl\n'],
    [
      'curl -sSf localhost:8080/busy2 localhost:9',
      7,
      "curl: (7) Failed to connect to localhost port 9 after 0 ms: Couldn't connect to server\n",
    ],
    [
      'curl -sS -o /nosuch/x localhost:8080',
      23,
      'curl: (23) Failure writing output to destination\n',
    ],
    ['curl -sS localhost:8080/die', 52, 'curl: (52) Empty reply from server\n'],
  ])('fails as the real one: %s', (line, exitCode, stderr) => {
    expect(made.sh(line)).toMatchObject({ exitCode, stderr })
  })
})
