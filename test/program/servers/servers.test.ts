import { describe, expect, it } from 'vitest'
import type { Answer } from '../../../src/net/request.js'
import { scene } from '../node/scene.js'

const WARM_UP = 10_000

/** A container of an image, with the command of the image or another. */
function container(
  image: string,
  options: {
    readonly command?: readonly string[]
    readonly env?: Record<string, string>
    readonly files?: Record<string, string>
  } = {},
) {
  const stage = scene(options.files, image)
  const env = Object.fromEntries(
    (stage.config.Env ?? []).map((pair) => [
      pair.slice(0, pair.indexOf('=')),
      pair.slice(pair.indexOf('=') + 1),
    ]),
  )
  const process = stage.start(
    [...(stage.config.Entrypoint ?? []), ...(options.command ?? stage.config.Cmd ?? [])],
    { ...env, ...options.env },
  )
  stage.simulation.advance(WARM_UP)
  return {
    ...stage,
    process,
    get: (path: string, port = 80) => stage.request(path, { port }) as Answer,
    printed: () => stage.output(process),
    code: () => stage.exitCode(process),
    env,
  }
}

describe('nginx', () => {
  it('serves its welcome page and logs the request', () => {
    const web = container('nginx:1.25')
    const answer = web.get('/')
    expect(answer).toMatchObject({
      status: 200,
      headers: { Server: 'nginx/1.25.5', 'Content-Type': 'text/html' },
    })
    expect(answer.body).toContain('<title>Welcome to nginx!</title>')
    expect(web.printed()).toContain('Configuration complete; ready for start up')
    expect(web.printed()).toMatch(
      /172\.17\.0\.1 - - \[01\/Jan\/2026:00:00:10 \+0000\] "GET \/ HTTP\/1\.1" 200 \d+ "-" "-" "-"\n/,
    )
  })

  it('answers 404 with its own page, and says why on standard error', () => {
    const web = container('nginx')
    expect(web.get('/none').status).toBe(404)
    expect(web.printed()).toContain(
      'open() "/usr/share/nginx/html/none" failed (2: No such file or directory)',
    )
  })

  it('does what its configuration says', () => {
    const conf =
      'server { listen 8081; location / { root /site; } location = /health { return 200 "fine\\n"; } location /old { return 301 /new; } location /api/ { proxy_pass http://localhost:8082/; } location /gone { proxy_pass http://localhost:1; } } server { listen 8082; location / { return 200 $request_uri; } }'
    const web = container('nginx', {
      files: {
        '/etc/nginx/conf.d/default.conf': conf,
        '/site/index.html': 'mine',
        '/site/sub/index.html': 'sub',
      },
    })
    expect(web.get('/', 8081).body).toBe('mine')
    expect(web.get('/health', 8081).body).toBe('fine\n')
    expect(web.get('/old', 8081)).toMatchObject({ status: 301, headers: { Location: '/new' } })
    expect(web.get('/sub', 8081)).toMatchObject({
      status: 301,
      headers: { Location: 'http://172.17.0.2/sub/' },
    })
    expect(web.get('/api/x', 8081)).toMatchObject({ status: 200, body: '/x' })
    expect(web.get('/gone', 8081).status).toBe(502)
  })

  it('says what is wrong with a configuration', () => {
    const web = container('nginx', {
      files: { '/etc/nginx/conf.d/default.conf': 'server { listen 80;' },
    })
    expect(web.code()).toBe(1)
    expect(web.printed()).toContain('[emerg]')
  })

  it('stops at once', () => {
    const web = container('nginx')
    web.signal(web.process, 'QUIT')
    web.simulation.advance(0)
    expect(web.code()).toBe(0)
  })

  it('runs another command instead, or says that there is none', () => {
    expect(container('nginx', { command: ['nginx', '-v'] }).printed()).toContain(
      'nginx version: nginx/1.29.0',
    )
    const none = container('nginx', { command: ['nosuch'] })
    expect(none.code()).toBe(127)
    expect(none.printed()).toContain('nosuch: not found')
  })
})

describe('httpd', () => {
  it('says that it works', () => {
    const web = container('httpd')
    expect(web.get('/').body).toBe('<html><body><h1>It works!</h1></body></html>\n')
    expect(web.get('/none').status).toBe(404)
    expect(web.printed()).toContain('"GET / HTTP/1.1" 200 45')
  })
})

describe('redis', () => {
  const redis = () => {
    const server = container('redis')
    return {
      ...server,
      cli(...words: string[]) {
        const process = server.start(['redis-cli', ...words], server.env)
        server.simulation.advance(100)
        return server.output(process)
      },
    }
  }

  it('keeps values', () => {
    const { cli } = redis()
    expect(cli('PING')).toBe('PONG\n')
    expect(cli('SET', 'greeting', 'hello world')).toBe('OK\n')
    expect(cli('get', 'greeting')).toBe('hello world\n')
    expect(cli('INCR', 'n') + cli('INCRBY', 'n', '5')).toBe('1\n6\n')
    expect(cli('LPUSH', 'l', 'a', 'b') + cli('LRANGE', 'l', '0', '-1')).toBe('2\nb\na\n')
    expect(cli('KEYS', 'g*')).toBe('greeting\n')
    expect(cli('INCR', 'greeting')).toBe('ERR value is not an integer or out of range\n')
    expect(cli('LPUSH', 'greeting', 'x')).toBe(
      'WRONGTYPE Operation against a key holding the wrong kind of value\n',
    )
    expect(cli('FOO', '1')).toBe("ERR unknown command 'FOO', with args beginning with: '1' \n")
    expect(cli('set', '__proto__', 'x') + cli('get', '__proto__')).toBe('OK\nx\n')
  })

  it('has a configuration, and keeps what is changed in it', () => {
    const { cli } = redis()
    expect(cli('CONFIG', 'GET', 'maxmemory*')).toBe('maxmemory\n0\nmaxmemory-policy\nnoeviction\n')
    expect(cli('CONFIG', 'SET', 'maxmemory', '2mb')).toBe('OK\n')
    expect(cli('config', 'get', 'maxmemory')).toBe('maxmemory\n2097152\n')
    expect(cli('CONFIG', 'SET', 'maxmemory', 'much')).toContain('must be a memory value')
    expect(cli('CONFIG', 'SET', 'nothing', '1')).toBe(
      "ERR Unknown option or number of arguments for CONFIG SET - 'nothing'\n",
    )
  })

  it('forgets what expires', () => {
    const { cli, simulation } = redis()
    cli('SET', 'k', 'v', 'EX', '10')
    expect(cli('TTL', 'k')).toBe('10\n')
    simulation.advance(10_000)
    expect(cli('EXISTS', 'k')).toBe('0\n')
  })

  it('cannot be reached when it does not run', () => {
    const stage = scene({}, 'redis')
    const process = stage.start(['redis-cli', 'PING'])
    stage.simulation.advance(100)
    expect(stage.output(process)).toBe(
      'Could not connect to Redis at 127.0.0.1:6379: Connection refused\n',
    )
    expect(stage.exitCode(process)).toBe(1)
  })
})

describe('databases', () => {
  it('postgres wants a password for a new database', () => {
    const refused = container('postgres')
    expect(refused.code()).toBe(1)
    expect(refused.printed()).toContain('superuser password is not specified')
    const accepted = container('postgres', { env: { POSTGRES_PASSWORD: 'x' } })
    expect(accepted.printed()).toContain('database system is ready to accept connections')
    const ready = accepted.start(['pg_isready'], accepted.env)
    accepted.simulation.advance(100)
    expect(accepted.output(ready)).toBe('/var/run/postgresql:5432 - accepting connections\n')
  })

  it('mysql wants to know about the password too', () => {
    expect(container('mysql').code()).toBe(1)
    expect(container('mysql', { env: { MYSQL_ROOT_PASSWORD: 'x' } }).printed()).toContain(
      'ready for connections',
    )
  })
})

describe('other images', () => {
  it('hello-world greets', () => {
    const { printed, code } = container('hello-world')
    expect(printed()).toContain(
      'Hello from Docker!\nThis message shows that your installation appears to be working correctly.\n',
    )
    expect(code()).toBe(0)
  })

  it("node's image runs node, a script, or a command", () => {
    expect(container('node:20-alpine', { command: ['-p', '40 + 2'] }).printed()).toBe('42\n')
    expect(
      container('node:20-alpine', {
        command: ['app.js'],
        files: { '/app.js': 'console.log(process.version)' },
      }).printed(),
    ).toBe('v20.19.4\n')
  })

  it('python serves files and prints', () => {
    const web = container('python:3.12', {
      command: ['python3', '-m', 'http.server', '80'],
      files: { '/a.txt': 'hi' },
    })
    expect(web.get('/a.txt').body).toBe('hi')
    expect(container('python', { command: ['python', '-c', 'print("a b", 1)'] }).printed()).toBe(
      'a b 1\n',
    )
    expect(container('python', { command: ['python', '--version'] }).printed()).toBe(
      'Python 3.13.5\n',
    )
  })

  it('memcached keeps values', () => {
    const cache = container('memcached')
    expect(
      (
        cache.request('', {
          protocol: 'tcp',
          port: 11211,
          body: 'set k 0 0 2\r\nhi\r\nget k\r\n',
        }) as Answer
      ).body,
    ).toBe('STORED\r\nVALUE k 0 2\r\nhi\r\nEND\r\n')
  })

  it('pause waits until it is told to stop', () => {
    const idle = container('registry.k8s.io/pause:3.10')
    expect(idle.code()).toBeUndefined()
    idle.signal(idle.process, 'TERM')
    idle.simulation.advance(0)
    expect(idle.code()).toBe(0)
  })
})
