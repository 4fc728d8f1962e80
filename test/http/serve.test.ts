/** A lab on loopback: who may ask, how time passes, and connections that are taken over. */
import { once } from 'node:events'
import { connect } from 'node:net'
import { request } from 'node:http'
import { networkInterfaces } from 'node:os'
import { PassThrough } from 'node:stream'
import { afterEach, describe, expect, it } from 'vitest'
import { pour } from '../../src/http/node/server.js'
import { type Served, serve } from '../../src/http-node.js'
import { type Lab, UsageError, createLab, replayLab } from '../../src/index.js'

const open: Served[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

async function served(lab: Lab, options: Parameters<typeof serve>[1] = {}): Promise<Served> {
  const one = await serve(lab, { time: 'manual', ...options })
  open.push(one)
  return one
}

const cluster = (): Lab => createLab({ seed: 1, cluster: { nodes: 1 } })
const serverIn = ({ kubeconfig }: Served): string => /server: (.*)/.exec(kubeconfig)?.[1] ?? ''

interface Asked {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** Asks with headers that `fetch` does not send. */
function ask(url: string, { method = 'GET', headers = {}, body }: Asked = {}) {
  return new Promise<{ readonly status: number; readonly text: string }>((resolve, reject) => {
    const asked = request(url, { method, headers, agent: false }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (piece: string) => (text += piece))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }))
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

/** Sends bytes; everything that comes back until the connection ends or says enough. */
function say(url: string, bytes: string | Buffer, isEnough = /^\0$/): Promise<Buffer> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    let said = Buffer.alloc(0)
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true }, () =>
      socket.write(bytes),
    )
    const done = (): void => {
      socket.destroy()
      resolve(said)
    }
    socket.on('data', (piece) => {
      said = Buffer.concat([said, piece])
      if (isEnough.test(said.toString('latin1'))) done()
    })
    socket.on('end', done).on('error', reject)
  })
}

describe('who may ask', () => {
  it('programs that know the path', async () => {
    const server = serverIn(await served(cluster()))
    expect((await ask(`${server}/healthz`)).text).toBe('ok')
    expect((await ask(`${new URL(server).origin}/healthz`)).status).toBe(404)
    expect((await ask(`${server}x/healthz`)).status).toBe(404)
  })

  it('no page of another origin, which changes nothing', async () => {
    const lab = cluster()
    const server = serverIn(await served(lab))
    const before = lab.state
    const create = (headers: Readonly<Record<string, string>>) =>
      ask(`${server}/api/v1/namespaces/default/configmaps`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ metadata: { name: 'harmless' } }),
      })
    expect((await create({ origin: 'https://page.example' })).status).toBe(403)
    expect((await create({ origin: 'null' })).status).toBe(403)
    expect((await create({ host: 'page.example' })).status).toBe(421)
    expect((await create({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect(lab.state).toBe(before)
    expect((await create({})).status).toBe(201)
  })

  it('no page by a WebSocket, either', async () => {
    const server = serverIn(await served(cluster()))
    const { pathname, host } = new URL(server)
    const said = await say(
      server,
      `GET ${pathname}/api/v1/namespaces/default/pods/web/exec?command=ls HTTP/1.1\r\nHost: ${host}\r\nOrigin: https://page.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
    )
    expect(said.toString()).toMatch(/^HTTP\/1\.1 403 /)
  })

  it('no page by the ways of Docker and of port-forward, or by a name that was made to point here', async () => {
    const lab = cluster()
    const one = await served(lab, { docker: 0 })
    const [server, engine] = [serverIn(one), one.dockerHost.replace('tcp:', 'http:')]
    const before = lab.state
    const upgrade = async (
      url: string,
      path: string,
      of: string,
      more: string,
    ): Promise<string> => {
      const { pathname, host } = new URL(url)
      const line = `POST ${pathname}${path} HTTP/1.1\r\n`
      const hosts = more.startsWith('Host:') ? '' : `Host: ${host}\r\n`
      const text = `${line}${hosts}${more}Connection: Upgrade\r\nUpgrade: ${of}\r\n\r\n`
      return (await say(url, text)).toString()
    }
    const origin = 'Origin: https://page.example\r\n'
    const rebound = 'Host: page.example:80\r\n'
    const pod = '/api/v1/namespaces/default/pods/web'
    for (const more of [origin, rebound, 'Sec-Fetch-Site: cross-site\r\n']) {
      const said = [
        await upgrade(server, `${pod}/portforward`, 'SPDY/3.1', more),
        await upgrade(server, `${pod}/exec?command=ls`, 'websocket', more),
        await upgrade(engine, '/containers/web/attach', 'tcp', more),
      ]
      for (const one of said) expect(one).toMatch(/^HTTP\/1\.1 (403|421) /)
    }
    const created = `${engine}/containers/create`
    const headers = { origin: 'null', 'content-type': 'text/plain' }
    expect((await ask(created, { method: 'POST', headers, body: '{}' })).status).toBe(403)
    expect(lab.state).toBe(before)
  })

  it('who listens does so on loopback alone', async () => {
    const { port } = new URL(serverIn(await served(cluster())))
    const others = Object.values(networkInterfaces())
      .flatMap((all) => all ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4')
    for (const { address } of others)
      await expect(say(`http://${address}:${port}`, 'GET / HTTP/1.1\r\n\r\n')).rejects.toThrow(
        'ECONNREFUSED',
      )
  })

  it('nobody with more headers, or more connections, than are taken', async () => {
    const server = serverIn(await served(cluster()))
    const headers = { 'x-long': 'x'.repeat(70_000) }
    expect((await ask(`${server}/healthz`, { headers })).status).toBe(400)
    const { port } = new URL(server)
    const sockets = Array.from({ length: 512 }, () => connect(Number(port), '127.0.0.1'))
    await Promise.all(sockets.map((socket) => once(socket, 'connect')))
    const late = connect(Number(port), '127.0.0.1')
    await once(late, 'close')
    for (const socket of sockets) socket.destroy()
  })

  it('a page that was named', async () => {
    const server = serverIn(await served(cluster(), { origins: ['http://localhost:5173'] }))
    const { status } = await ask(`${server}/healthz`, {
      headers: { origin: 'http://localhost:5173' },
    })
    expect(status).toBe(200)
  })

  it('nobody with a body beyond the limit', async () => {
    const server = serverIn(await served(cluster()))
    const { status } = await ask(`${server}/api/v1/namespaces/default/configmaps`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: 'x'.repeat(3_145_729),
    })
    expect(status).toBe(413)
  })
})

describe('options', () => {
  it('that are wrong are refused', async () => {
    const lab = createLab({ seed: 1 })
    const wrong = [{ time: 'never' }, { kubernetes: -1 }, { docker: 'here' }, { port: 1 }]
    for (const options of wrong)
      await expect(serve(lab, options as object)).rejects.toThrow(UsageError)
    await expect(serve(lab, { machine: 'nowhere' })).rejects.toThrow(UsageError)
  })
})

describe('time', () => {
  it('jumps while somebody waits, as far as to what they get', async () => {
    const lab = cluster()
    const server = serverIn(await served(lab, { time: 'waiting' }))
    lab.kubectl.run('web', { image: 'nginx' })
    const { body } = await fetch(`${server}/api/v1/namespaces/default/pods?watch=1`)
    const reader = (body as ReadableStream<Uint8Array>).getReader()
    let text = ''
    while (!text.includes('"phase":"Running"'))
      text += Buffer.from((await reader.read()).value ?? []).toString()
    await reader.cancel()
    expect(lab.kubectl.get('pods', 'web')[0]?.status?.phase).toBe('Running')
  })

  it('passes as real time does, until the end', async () => {
    const lab = cluster()
    const one = await serve(lab, { time: 'real' })
    expect(lab.isPlaying).toBe(true)
    await one.close()
    expect(lab.isPlaying).toBe(false)
  })
})

describe('a stream that is silent for long', () => {
  it('has blank lines, which mean nothing, until it says something', async () => {
    const to = new PassThrough()
    let say: (line: string) => void = () => {}
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        say = (line) => controller.enqueue(Buffer.from(line))
      },
    })
    const poured = pour(body, to, 5)
    const next = async (): Promise<string> => String((await once(to, 'data'))[0])
    expect(await next()).toBe('\n')
    expect(await next()).toBe('\n')
    say('{"type":"ADDED"}\n')
    expect(await next()).toBe('{"type":"ADDED"}\n')
    to.destroy()
    await poured
  })
})

describe('a connection that is taken over', () => {
  it('carries what a client of Docker types, and what the container says', async () => {
    const lab = createLab({ seed: 1 })
    lab.sh('docker run -d --name web busybox sleep 1d')
    const { dockerHost } = await served(lab, { docker: 0 })
    const engine = dockerHost.replace('tcp:', 'http:')
    const { pathname, host } = new URL(engine)
    const made = await ask(`${engine}/containers/web/exec`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ Cmd: ['cat'], AttachStdin: true, AttachStdout: true }),
    })
    const { Id } = JSON.parse(made.text) as { readonly Id: string }
    const said = await say(
      engine,
      `POST ${pathname}/exec/${Id}/start HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: tcp\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}typed\n`,
      /typed/,
    )
    expect(said.toString('latin1')).toMatch(/^HTTP\/1\.1 101 UPGRADED\r\n/)
    expect(said.toString('latin1')).toContain('\x01\0\0\0\0\0\0\x06typed\n')
    expect(replayLab(lab.recording()).state.steps).toBe(lab.state.steps)
  })

  it('carries the channels of an exec', async () => {
    const lab = cluster()
    lab.kubectl.run('web', { image: 'nginx' })
    lab.advance('1m')
    const server = serverIn(await served(lab, { time: 'waiting' }))
    const said = await say(server, upgradeFor(server, 'v5.channel.k8s.io', ['echo hi; exit 7']))
    const text = said.toString('latin1')
    expect(text).toMatch(/^HTTP\/1\.1 101 /)
    expect(text).toContain('Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=')
    expect(text).toContain('\x82\x04\x01hi\n')
    expect(text).toContain('"causes":[{"reason":"ExitCode","message":"7"}]')
    expect(text.endsWith('\x88\x02\x03\xe8')).toBe(true)
  })

  it('speaks no other protocol', async () => {
    const lab = cluster()
    lab.kubectl.run('web', { image: 'nginx' })
    const server = serverIn(await served(lab))
    const said = await say(server, upgradeFor(server, 'other', ['true']))
    expect(said.toString()).toMatch(/^HTTP\/1\.1 400 [\s\S]*"kind":"Status"/)
  })
})

function upgradeFor(server: string, protocol: string, words: readonly string[]): string {
  const { pathname, host } = new URL(server)
  const query = ['sh', '-c', ...words]
    .map((word) => `command=${encodeURIComponent(word)}`)
    .join('&')
  return `GET ${pathname}/api/v1/namespaces/default/pods/web/exec?${query}&stdout=true&stderr=true HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: ${protocol}\r\n\r\n`
}
