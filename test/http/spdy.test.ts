/** SPDY/3.1, as clients spoke it before WebSockets, and as they tunnel it through them. */
import { randomBytes } from 'node:crypto'
import type { Duplex } from 'node:stream'
import { constants, createDeflate } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { DICTIONARY } from '../../src/http/node/spdy/dictionary.js'
import { transport } from '../../src/http-node.js'
import { createLab, replayLab } from '../../src/index.js'

const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
lab.kubectl.run('web', { image: 'nginx' })
lab.until(() => lab.kubectl.get('pods', 'web')[0]?.status?.phase === 'Running')
lab.advance('1s')
const way = transport(lab)
afterAll(() => way.close())

const POD = '/api/v1/namespaces/default/pods/web'
const uint = (value: number, bytes = 4): Buffer => {
  const buffer = Buffer.alloc(bytes)
  buffer.writeUIntBE(value, 0, bytes)
  return buffer
}
const text = (value: string): Buffer => Buffer.concat([uint(value.length), Buffer.from(value)])

/** A client: it compresses its headers as one stream. */
function client() {
  const deflate = createDeflate({ dictionary: DICTIONARY, flush: constants.Z_SYNC_FLUSH })
  const parts: Buffer[] = []
  deflate.on('data', (part: Buffer) => parts.push(part))
  const compressed = (block: Buffer): Promise<Buffer> =>
    new Promise((resolve) => {
      deflate.write(block)
      deflate.flush(() => resolve(Buffer.concat(parts.splice(0))))
    })
  const control = (type: number, payload: Buffer): Buffer =>
    Buffer.concat([uint(0x80030000 + type), uint(0, 1), uint(payload.length, 3), payload])
  return {
    open: async (id: number, headers: Readonly<Record<string, string>>): Promise<Buffer> => {
      const pairs = Object.entries(headers).flatMap(([name, value]) => [text(name), text(value)])
      const block = Buffer.concat([uint(pairs.length / 2), ...pairs])
      const start = Buffer.concat([uint(id), uint(0), uint(0, 2)])
      return control(1, Buffer.concat([start, await compressed(block)]))
    },
    data: (id: number, bytes: string, isLast = false): Buffer =>
      Buffer.concat([uint(id), uint(isLast ? 1 : 0, 1), uint(bytes.length, 3), Buffer.from(bytes)]),
    ping: control(6, uint(1)),
  }
}

interface Read {
  /** What each stream said. */
  readonly streams: Map<number, string>
  readonly ended: Set<number>
  /** The kinds of control frames. */
  readonly controls: number[]
}

/** Frames of a server, as far as they are there. */
function framesIn(bytes: Buffer): Read {
  const [streams, ended, controls] = [new Map<number, string>(), new Set<number>(), [] as number[]]
  for (let at = 0; at + 8 <= bytes.length; ) {
    const [first, length] = [bytes.readUInt32BE(at), bytes.readUIntBE(at + 5, 3)]
    const payload = bytes.subarray(at + 8, at + 8 + length)
    if (first >= 0x80000000) controls.push(first & 0xffff)
    else {
      streams.set(first, (streams.get(first) ?? '') + payload.toString())
      if (bytes[at + 4] === 1) ended.add(first)
    }
    at += 8 + length
  }
  return { streams, ended, controls }
}

/** A connection that was taken over, and everything that came on it. */
async function upgraded(path: string, headers: Readonly<Record<string, string>>) {
  const socket = way.createConnection() as Duplex
  let bytes = Buffer.alloc(0)
  socket.on('data', (part: Buffer) => {
    bytes = Buffer.concat([bytes, part])
  })
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.write(`POST ${path} HTTP/1.1\r\nHost: lab\r\nConnection: Upgrade\r\n${lines.join('')}\r\n`)
  const end = (): number => bytes.indexOf('\r\n\r\n')
  await expect.poll(end, { interval: 2 }).toBeGreaterThan(0)
  return {
    socket,
    head: bytes.toString('latin1', 0, end()),
    rest: () => bytes.subarray(end() + 4),
  }
}

const SPDY = { Upgrade: 'SPDY/3.1' }

describe('a port over SPDY', () => {
  const PORTS = { ...SPDY, 'X-Stream-Protocol-Version': 'portforward.k8s.io' }
  const pair = async (
    speaks: ReturnType<typeof client>,
    socket: Duplex,
    port: number,
    id: number,
  ) => {
    const of = { port: String(port), requestid: String(id) }
    socket.write(await speaks.open(id, { streamtype: 'error', ...of }))
    socket.write(speaks.data(id, '', true))
    socket.write(await speaks.open(id + 2, { streamtype: 'data', ...of }))
  }

  it('carries requests and answers, several on one stream, cut anywhere', async () => {
    const { socket, head, rest } = await upgraded(`${POD}/portforward`, PORTS)
    expect(head).toMatch(/^HTTP\/1\.1 101 .*Upgrade: SPDY\/3\.1/s)
    const speaks = client()
    await pair(speaks, socket, 80, 1)
    const [before, after] = ['GET / HTTP/1.1\r\nHo', 'st: localhost\r\n\r\n']
    socket.write(speaks.data(3, before))
    const frame = speaks.data(3, `${after}${before}${after}`)
    for (const byte of frame) socket.write(Buffer.of(byte))
    const said = (): string => framesIn(rest()).streams.get(3) ?? ''
    await expect.poll(() => said().match(/HTTP\/1\.1 200 OK/g)?.length, { interval: 5 }).toBe(2)
    expect(said()).toContain('Welcome to nginx!')
    socket.write(speaks.ping)
    await expect.poll(() => framesIn(rest()).controls, { interval: 5 }).toEqual([2, 2, 6])
    socket.destroy()
  })

  it('says that nothing listens', async () => {
    const { socket, rest } = await upgraded(`${POD}/portforward`, PORTS)
    await pair(client(), socket, 81, 1)
    await expect.poll(() => [...framesIn(rest()).ended].sort(), { interval: 5 }).toEqual([1, 3])
    expect(framesIn(rest()).streams.get(1)).toMatch(/port 81 to pod web.*connection refused/)
    socket.destroy()
  })

  it('is tunnelled through a WebSocket', async () => {
    const { socket, head, rest } = await upgraded(`${POD}/portforward`, {
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
      'Sec-WebSocket-Protocol': 'SPDY/3.1+portforward.k8s.io',
    })
    expect(head).toContain('Sec-WebSocket-Protocol: SPDY/3.1+portforward.k8s.io')
    const speaks = client()
    const masked = (payload: Buffer): Buffer =>
      Buffer.concat([Buffer.of(0x82, 0xfe), uint(payload.length, 2), Buffer.alloc(4), payload])
    socket.write(masked(await speaks.open(1, { streamtype: 'error', port: '80', requestid: '0' })))
    socket.write(masked(await speaks.open(3, { streamtype: 'data', port: '80', requestid: '0' })))
    socket.write(masked(speaks.data(3, 'GET / HTTP/1.0\r\n\r\n', true)))
    await expect.poll(() => rest().toString(), { interval: 5 }).toContain('Welcome to nginx!')
    socket.destroy()
  })

  it('ends when the client does not speak it', async () => {
    const { socket, rest } = await upgraded(`${POD}/portforward`, PORTS)
    const isOver = new Promise((resolve) => socket.on('end', () => resolve(true)))
    const broken = Buffer.concat([uint(0x80030001), uint(12), Buffer.alloc(12, 1)])
    socket.write(broken)
    expect(await isOver).toBe(true)
    expect(framesIn(rest()).controls).toEqual([7])
  })
})

describe('a command over SPDY', () => {
  const query = '?command=sh&command=-c&command=cat%3B%20exit%207&stdin=true&stdout=true'

  it('begins when its streams are there, and ends with a status', async () => {
    const offered = 'v5.channel.k8s.io, v4.channel.k8s.io'
    const { socket, head, rest } = await upgraded(`${POD}/exec${query}`, {
      ...SPDY,
      'X-Stream-Protocol-Version': offered,
    })
    expect(head).toContain('X-Stream-Protocol-Version: v4.channel.k8s.io')
    const speaks = client()
    for (const [i, streamtype] of ['error', 'stdin', 'stdout'].entries())
      socket.write(await speaks.open(2 * i + 1, { streamtype }))
    socket.write(speaks.data(3, 'typed\n', true))
    await expect.poll(() => framesIn(rest()).ended.has(1), { interval: 5 }).toBe(true)
    const { streams } = framesIn(rest())
    expect(streams.get(5)).toBe('typed\n')
    expect(JSON.parse(streams.get(1) ?? '')).toMatchObject({
      details: { causes: [{ reason: 'ExitCode', message: '7' }] },
    })
  })

  it('is refused in protocols that nobody speaks, and where there is no such pod', async () => {
    const asked = { ...SPDY, 'X-Stream-Protocol-Version': 'v1.channel.k8s.io' }
    expect((await upgraded(`${POD}/exec${query}`, asked)).head).toMatch(/^HTTP\/1\.1 400 /)
    const nowhere = await upgraded(`${POD}2/exec${query}`, {
      ...SPDY,
      'X-Stream-Protocol-Version': 'v4.channel.k8s.io',
    })
    expect(nowhere.head).toMatch(/^HTTP\/1\.1 404 /)
  })
})

it('what clients did is replayed', () => {
  expect(replayLab(lab.recording()).state.steps).toBe(lab.state.steps)
})
