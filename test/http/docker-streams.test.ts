/** What of a Docker Engine goes on: output, waiting, events, builds, and what is left of it. */
import { describe, expect, it } from 'vitest'
import { dockerHandler } from '../../src/http.js'
import { createLab, replayLab } from '../../src/index.js'

const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

/** A lab with an engine and a container that says something each second. */
async function engineWith(options: Parameters<typeof dockerHandler>[1] = {}) {
  const lab = createLab({ seed: 1 })
  lab.sh('docker pull busybox')
  const handle = dockerHandler(lab, options)
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> =>
    handle(new Request(`http://lab/v1.51${path}`, init))
  const run = async (command: string, more: object = {}): Promise<string> => {
    const made = await ask(
      '/containers/create',
      json({ Image: 'busybox', Cmd: ['sh', '-c', command], ...more }),
    )
    const { Id } = (await made.json()) as { readonly Id: string }
    return Id
  }
  return { lab, ask, run }
}

const textOf = (frames: Uint8Array): string => {
  let text = ''
  for (let at = 0; at < frames.length; ) {
    const length = new DataView(frames.buffer, frames.byteOffset).getUint32(at + 4)
    text += Buffer.from(frames.subarray(at + 8, at + 8 + length)).toString()
    at += 8 + length
  }
  return text
}

const read = async (reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string> =>
  textOf((await reader.read()).value ?? new Uint8Array())

describe('logs that are followed', () => {
  it('give what is there, then what comes, and end with the container', async () => {
    const { lab, ask, run } = await engineWith()
    const id = await run('echo one; sleep 5; echo two')
    await ask(`/containers/${id}/start`, { method: 'POST' })
    lab.advance('1s')
    const answer = await ask(`/containers/${id}/logs?stdout=1&follow=1`)
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader()
    expect(await read(reader)).toBe('one\n')
    const next = read(reader)
    lab.advance('6s')
    expect(await next).toBe('two\n')
    expect((await reader.read()).done).toBe(true)
  })
})

describe('a container that is attached to before it starts', () => {
  it('loses nothing of what it says, though it is removed when it has ended', async () => {
    const { lab, ask, run } = await engineWith({ time: 'manual' })
    const id = await run('echo out; echo err >&2; exit 3', { HostConfig: { AutoRemove: true } })
    const attached = await ask(`/containers/${id}/attach?stream=1&stdout=1&stderr=1`, {
      method: 'POST',
    })
    const waiting = await ask(`/containers/${id}/wait?condition=removed`, { method: 'POST' })
    expect((await ask(`/containers/${id}/start`, { method: 'POST' })).status).toBe(204)
    lab.advance('5s')
    expect(textOf(new Uint8Array(await attached.arrayBuffer()))).toBe('out\nerr\n')
    expect(await waiting.json()).toEqual({ StatusCode: 3 })
    expect((await ask(`/containers/${id}/json`)).status).toBe(404)
  })
})

describe('time', () => {
  it('passes until a container has stopped, unless it is left to somebody else', async () => {
    const { lab, ask, run } = await engineWith()
    const id = await run('trap "" TERM; while true; do sleep 1; done')
    await ask(`/containers/${id}/start`, { method: 'POST' })
    const before = lab.now
    expect((await ask(`/containers/${id}/stop?t=4`, { method: 'POST' })).status).toBe(204)
    expect(lab.now - before).toBeGreaterThanOrEqual(4_000)
  })

  it('is waited for when it is left to somebody else', async () => {
    const { lab, ask } = await engineWith({ time: 'manual' })
    const pulling = ask('/images/create?fromImage=nginx&tag=latest', { method: 'POST' })
    await new Promise((resolve) => setTimeout(resolve, 5))
    const before = lab.now
    lab.advance('10m')
    const text = await (await pulling).text()
    expect(text).toContain('{"status":"Pulling from library/nginx","id":"latest"}\r\n')
    expect(text).toContain('Status: Downloaded newer image for nginx:latest')
    expect(lab.now - before).toBe(600_000)
  })

  it('answers a pull that fails at once with its status', async () => {
    const { ask } = await engineWith()
    const answer = await ask('/images/create?fromImage=nginx&tag=nosuch', { method: 'POST' })
    expect(answer.status).toBe(404)
    expect(await answer.json()).toEqual({
      message: 'manifest for nginx:nosuch not found: manifest unknown: manifest unknown',
    })
  })
})

describe('events', () => {
  it('come as they happen, those that are asked for', async () => {
    const { ask, run } = await engineWith()
    const filters = encodeURIComponent(JSON.stringify({ event: { create: true } }))
    const answer = await ask(`/events?filters=${filters}`)
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader()
    const first = reader.read()
    const id = await run('true')
    const event = JSON.parse(Buffer.from((await first).value ?? []).toString())
    expect(event).toMatchObject({ Type: 'container', Action: 'create', Actor: { ID: id } })
    await reader.cancel()
  })
})

describe('requests', () => {
  it('are calls of the lab: recorded, replayed and undone', async () => {
    const { lab, ask, run } = await engineWith()
    const id = await run('echo hi')
    await ask(`/containers/${id}/start`, { method: 'POST' })
    await ask(`/containers/${id}/json`)
    const again = replayLab(JSON.parse(JSON.stringify(lab.recording())))
    expect(JSON.stringify(again.state)).toBe(JSON.stringify(lab.state))
    expect(lab.undo()?.call).toBe('engine.request')
    expect(lab.sh('docker ps -a --format "{{.Status}}"').stdout).toBe('Created\n')
  })

  it('that are refused change nothing', async () => {
    const { lab, ask } = await engineWith()
    const before = lab.state
    expect((await ask('/containers/nosuch/start', { method: 'POST' })).status).toBe(404)
    expect((await ask('/containers/create', json({ Image: 'nosuch' }))).status).toBe(404)
    expect((await ask('/nosuch')).status).toBe(404)
    expect(lab.state).toBe(before)
  })

  it('with bodies that are too large or no archives are refused', async () => {
    const { ask } = await engineWith({ maxBody: 1_000 })
    const large = await ask('/containers/create', json({ Image: 'x'.repeat(2_000) }))
    expect(large.status).toBe(413)
    const broken = await ask('/build', { method: 'POST', body: 'x'.repeat(600) })
    expect(broken.status).toBe(500)
    expect(await broken.json()).toEqual({ message: 'archive/tar: invalid tar header' })
  })
})
