/** The API server as a function from requests to answers. */
import { describe, expect, it } from 'vitest'
import { dockerHandler, kubernetesHandler } from '../../src/http.js'
import { createLab } from '../../src/index.js'

const PODS = '/api/v1/namespaces/default/pods'
const SAYS = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'says' },
  spec: {
    restartPolicy: 'Never',
    containers: [
      { name: 'c', image: 'busybox', command: ['sh', '-c', 'echo a; sleep 20; echo b'] },
    ],
  },
}

function served(options: Parameters<typeof kubernetesHandler>[1] = {}) {
  const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
  const handle = kubernetesHandler(lab, options)
  const ask = async (path: string, method = 'GET', body?: object): Promise<Response> =>
    handle(
      new Request(`http://lab${path}`, {
        method,
        ...(body && {
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json' },
        }),
      }),
    )
  return { lab, ask }
}

const reading = (answer: Response): (() => Promise<string>) => {
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader()
  return async () => Buffer.from((await reader.read()).value ?? []).toString()
}

describe('the API server', () => {
  it('answers with objects, and with statuses when something is wrong', async () => {
    const { ask } = served()
    expect((await ask(PODS, 'POST', SAYS)).status).toBe(201)
    expect(await (await ask(`${PODS}/says`)).json()).toMatchObject({ kind: 'Pod' })
    const missing = await ask(`${PODS}/nosuch`)
    expect(missing.status).toBe(404)
    expect(await missing.json()).toMatchObject({ kind: 'Status', reason: 'NotFound' })
  })

  it('is served below a prefix', async () => {
    const { ask } = served({ prefix: '/secret' })
    expect(await (await ask('/secret/healthz')).text()).toBe('ok')
  })

  it('tells where documents are from the root of the server', async () => {
    const { ask } = served({ prefix: '/secret' })
    const { paths } = (await (await ask('/secret/openapi/v3')).json()) as {
      readonly paths: Readonly<Record<string, { readonly serverRelativeURL: string }>>
    }
    const url = paths['apis/apps/v1']?.serverRelativeURL ?? ''
    expect(url).toMatch(/^\/secret\/openapi\/v3\/apis\/apps\/v1\?hash=/)
    expect((await ask(url)).status).toBe(200)
  })

  it('refuses bodies that are too large', async () => {
    const { ask } = served({ maxBody: 100 })
    const answer = await ask(PODS, 'POST', SAYS)
    expect(answer.status).toBe(413)
    expect(await answer.json()).toMatchObject({ reason: 'RequestEntityTooLarge' })
  })

  it('tells a watch what happens, as it happens', async () => {
    const { lab, ask } = served()
    const next = reading(await ask(`${PODS}?watch=1`))
    const first = next()
    lab.kubectl.create('configmap', 'c')
    lab.kubectl.run('says', { image: 'busybox' })
    expect(JSON.parse((await first).split('\n')[0] ?? '')).toMatchObject({
      type: 'ADDED',
      object: { kind: 'Pod', metadata: { name: 'says' } },
    })
  })

  it('follows a log until the container has ended', async () => {
    const { lab, ask } = served()
    await ask(PODS, 'POST', SAYS)
    lab.until(() => lab.kubectl.get('pods')[0]?.status?.phase === 'Running')
    lab.advance('2s')
    const next = reading(await ask(`${PODS}/says/log?follow=true`))
    expect(await next()).toBe('a\n')
    const second = next()
    lab.advance('30s')
    expect(await second).toBe('b\n')
    expect(await next()).toBe('')
    expect((await ask(`${PODS}/nosuch/log?follow=true`)).status).toBe(404)
  })
})

describe('handlers of one lab', () => {
  it('share its world', async () => {
    const { lab, ask } = served()
    const docker = dockerHandler(lab, { machine: 'minikube' })
    await ask(PODS, 'POST', SAYS)
    lab.until(() => lab.kubectl.get('pods')[0]?.status?.phase === 'Running')
    const listed = await docker(new Request('http://lab/containers/json'))
    const all = (await listed.json()) as readonly { readonly Names: readonly string[] }[]
    expect(all.some(({ Names }) => Names[0]?.startsWith('/k8s_c_says_default'))).toBe(true)
  })

  it('have machines that are there', () => {
    expect(() => dockerHandler(createLab(), { machine: 'nosuch' })).toThrow('no machine')
  })
})

/** A field of a message: its number, and bytes or a number. */
const field = (number: number, value: Uint8Array | string | number): Uint8Array => {
  if (typeof value === 'number') return Uint8Array.from([number << 3, value])
  const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value
  return Uint8Array.from([(number << 3) | 2, bytes.length, ...bytes])
}
const message = (...fields: readonly Uint8Array[]): Uint8Array =>
  Uint8Array.from(fields.flatMap((one) => [...one]))
const envelope = (apiVersion: string, kind: string, raw: Uint8Array): Uint8Array =>
  message(
    new TextEncoder().encode('k8s\0'),
    field(1, message(field(1, apiVersion), field(2, kind))),
    field(2, raw),
    field(3, ''),
    field(4, ''),
  )

/** The fields of a message: their numbers, and the bytes of those that have a length. */
function fieldsIn(bytes: Uint8Array): readonly (readonly [number, Uint8Array])[] {
  const found: [number, Uint8Array][] = []
  let at = 0
  const number = (): number => {
    let [value, shift] = [0, 0]
    for (;;) {
      const byte = bytes[at++] ?? 0
      value += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) return value
      shift += 7
    }
  }
  while (at < bytes.length) {
    const tag = number()
    const type = tag & 7
    const length = type === 2 ? number() : type === 1 ? 8 : 0
    if (type === 0) number()
    found.push([tag >> 3, bytes.subarray(at, at + length)])
    at += length
  }
  return found
}

describe('OpenAPI v2 in protobuf', () => {
  it('has the schemas by their names, and what can be patched', async () => {
    const { lab } = served()
    const accept = 'application/com.github.proto-openapi.spec.v2@v1.0+protobuf'
    const headers = { accept }
    const handle = kubernetesHandler(lab)
    const answer = await handle(new Request('http://lab/openapi/v2?timeout=32s', { headers }))
    expect(answer.headers.get('content-type')).toBe(accept.replace('@v1', '.v1'))
    const document = new Map(fieldsIn(new Uint8Array(await answer.arrayBuffer())))
    expect([...document.keys()]).toEqual([1, 2, 8, 9])
    const textOf = (bytes?: Uint8Array): string => Buffer.from(bytes ?? []).toString()
    const namesIn = (bytes: Uint8Array | undefined, field: number): readonly string[] =>
      fieldsIn(bytes ?? new Uint8Array())
        .filter(([one]) => one === field)
        .map(([, entry]) => textOf(new Map(fieldsIn(entry)).get(1)))
    expect(namesIn(document.get(9), 1)).toContain('io.k8s.api.apps.v1.Deployment')
    const patched = '/apis/apps/v1/namespaces/{namespace}/deployments/{name}'
    expect(namesIn(document.get(8), 2)).toContain(patched)
    expect(textOf(document.get(8))).toContain('fieldValidation')
  })
})

describe('a body in protobuf', () => {
  const { lab, ask } = served()
  const handle = kubernetesHandler(lab)
  const post = async (path: string, body: Uint8Array): Promise<Response> =>
    handle(
      new Request(`http://lab${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/vnd.kubernetes.protobuf' },
        body: body as BodyInit,
      }),
    )
  // Go writes empty texts where nothing was said.
  const metadata = (name: string): Uint8Array => field(1, message(field(1, name), field(3, '')))

  it('is decoded: maps, bytes, numbers, and what is inline in JSON', async () => {
    const data = field(2, message(field(1, 'password'), field(2, 'hi')))
    const secret = envelope('v1', 'Secret', message(metadata('s'), data, field(3, 'Opaque')))
    expect((await post('/api/v1/namespaces/default/secrets', secret)).status).toBe(201)
    expect(lab.kubectl.get('secrets', 's')[0]?.data).toEqual({ password: 'aGk=' })

    const container = message(field(1, 'c'), field(2, 'nginx'))
    const volume = message(field(1, 'v'), field(2, message(field(2, message()))))
    const labels = message(field(1, 'app'), field(2, 'web'))
    const selector = field(2, message(field(1, labels)))
    const labelled = message(
      field(1, message(field(11, labels))),
      field(2, message(field(1, volume), field(2, container))),
    )
    const spec = field(2, message(field(1, 0), selector, field(3, labelled)))
    const web = envelope('apps/v1', 'Deployment', message(metadata('web'), spec))
    expect((await post('/apis/apps/v1/namespaces/default/deployments', web)).status).toBe(201)
    const made = await (await ask('/apis/apps/v1/namespaces/default/deployments/web')).json()
    expect(made).toMatchObject({
      spec: {
        replicas: 0,
        selector: { matchLabels: { app: 'web' } },
        template: {
          spec: {
            volumes: [{ name: 'v', emptyDir: {} }],
            containers: [{ name: 'c', image: 'nginx' }],
          },
        },
      },
    })
  })

  it('is refused when it is none, or of a kind that has no messages', async () => {
    const path = '/api/v1/namespaces/default/configmaps'
    expect((await post(path, new Uint8Array([1, 2, 3]))).status).toBe(415)
    expect((await post(path, envelope('v1', 'Nosuch', message(metadata('x'))))).status).toBe(415)
    expect(
      (await post(path, envelope('v1', 'ConfigMap', Uint8Array.from([0x0a, 0x7f])))).status,
    ).toBe(415)
  })
})
