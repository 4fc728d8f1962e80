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
