/** @kubernetes/client-node in the same process as the lab, with no port: what a user's program does. */
import { type AddressInfo, createServer } from 'node:net'
import { PassThrough } from 'node:stream'
import {
  AppsV1Api,
  Attach,
  CoreV1Api,
  Exec,
  KubeConfig,
  KubernetesObjectApi,
  Log,
  PatchStrategy,
  PortForward,
  type V1Status,
  Watch,
  makeInformer,
  setHeaderOptions,
} from '@kubernetes/client-node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { transport } from '../../src/http-node.js'
import { createLab as createDockerLab } from '../../src/docker.js'
import { UsageError, createLab } from '../../src/index.js'

const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
const way = transport(lab)
const config = way.configure(new KubeConfig())
const core = config.makeApiClient(CoreV1Api)
const apps = config.makeApiClient(AppsV1Api)
afterAll(() => way.close())

const namespace = 'default'

async function started(name: string, command: string[], image = 'busybox'): Promise<void> {
  const containers = [{ name, image, command, stdin: true }]
  await core.createNamespacedPod({ namespace, body: { metadata: { name }, spec: { containers } } })
  lab.until(() => lab.kubectl.get('pods', name)[0]?.status?.phase === 'Running')
}
beforeAll(async () => {
  await started('web', [], 'nginx')
  lab.advance('1s')
})

/** What is written to a stream, as far as it is there. */
function collected() {
  const stream = new PassThrough()
  let text = ''
  stream.on('data', (bytes: Buffer) => (text += bytes.toString()))
  const says = async (expected: string): Promise<void> => {
    await expect.poll(() => text, { timeout: 5000, interval: 5 }).toContain(expected)
  }
  return { stream, says }
}

describe('objects', () => {
  it('are made, read, patched and deleted', async () => {
    const metadata = { name: 'settings' }
    await core.createNamespacedConfigMap({ namespace, body: { metadata, data: { a: '1' } } })
    await core.patchNamespacedConfigMap(
      { name: 'settings', namespace, body: { data: { b: '2' } } },
      setHeaderOptions('Content-Type', PatchStrategy.MergePatch),
    )
    const { items } = await core.listNamespacedConfigMap({ namespace })
    expect(items.find((one) => one.metadata?.name === 'settings')?.data).toEqual({ a: '1', b: '2' })
    await core.deleteNamespacedConfigMap({ name: 'settings', namespace })
    await expect(core.readNamespacedConfigMap({ name: 'settings', namespace })).rejects.toThrow(
      'HTTP-Code: 404',
    )
  })

  it('are applied on the server, whatever their kind', async () => {
    const objects = KubernetesObjectApi.makeApiClient(config)
    const labels = { app: 'site' }
    const site = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'site', namespace },
      spec: {
        replicas: 2,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers: [{ name: 'c', image: 'nginx' }] } },
      },
    }
    await objects.patch(site, undefined, undefined, 'me', true, PatchStrategy.ServerSideApply)
    const { metadata } = await apps.readNamespacedDeployment({ name: 'site', namespace })
    expect(metadata?.managedFields?.some(({ manager }) => manager === 'me')).toBe(true)
    await apps.deleteNamespacedDeployment({ name: 'site', namespace })
  })
})

describe('what goes on', () => {
  it('a watch tells, and an informer keeps', async () => {
    const told: string[] = []
    const path = `/api/v1/namespaces/${namespace}/configmaps`
    const watching = await new Watch(config).watch(
      path,
      { fieldSelector: 'metadata.name=told' },
      (type) => told.push(type),
      () => {},
    )
    const informer = makeInformer(config, path, () => core.listNamespacedConfigMap({ namespace }))
    await informer.start()
    await core.createNamespacedConfigMap({ namespace, body: { metadata: { name: 'told' } } })
    await core.deleteNamespacedConfigMap({ namespace, name: 'told' })
    await expect.poll(() => told, { interval: 5 }).toEqual(['ADDED', 'DELETED'])
    expect(informer.get('kube-root-ca.crt', namespace)).toBeDefined()
    await informer.stop()
    watching.abort()
  })

  it('a log is followed', async () => {
    const { stream, says } = collected()
    await started('says', ['sh', '-c', 'echo one; sleep 5; echo two; sleep 1d'])
    await new Log(config).log(namespace, 'says', 'says', stream, { follow: true })
    await says('one\ntwo\n')
  })
})

describe('connections to a pod', () => {
  it('a command has its streams and its exit code', async () => {
    const [out, err] = [collected(), collected()]
    const stdin = new PassThrough()
    const ended = new Promise<V1Status>((resolve) => {
      const command = ['sh', '-c', 'cat; echo wrong >&2; exit 7']
      const { stream: stdout } = out
      new Exec(config)
        .exec(namespace, 'web', 'web', command, stdout, err.stream, stdin, false, resolve)
        .catch(() => {})
    })
    stdin.end('typed\n')
    await out.says('typed\n')
    await err.says('wrong\n')
    expect(await ended).toMatchObject({
      status: 'Failure',
      details: { causes: [{ reason: 'ExitCode', message: '7' }] },
    })
  })

  it('a terminal has the size of the client, and another one later', async () => {
    const { stream, says } = collected()
    const screen = Object.assign(stream, { columns: 132, rows: 43 })
    const stdin = new PassThrough()
    await new Exec(config).exec(namespace, 'web', 'web', ['sh'], screen, null, stdin, true)
    // What is typed has a channel of its own, and may overtake the size.
    const sent = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20))
    await sent()
    stdin.write('stty size\n')
    await says('43 132')
    Object.assign(screen, { columns: 100, rows: 20 }).emit('resize')
    await sent()
    stdin.write('stty size\n')
    await says('20 100')
    stdin.end('exit\n')
  })

  it('who is attached types, and reads', async () => {
    await started('echoes', ['cat'])
    const { stream, says } = collected()
    const stdin = new PassThrough()
    await new Attach(config).attach(namespace, 'echoes', 'echoes', stream, null, stdin, false)
    stdin.write('hello\n')
    await says('hello\n')
  })

  it('a port is forwarded, and one where nothing listens is not', async () => {
    const forward = new PortForward(config)
    const [wrong] = [collected()]
    const ports = createServer((socket) => {
      forward.portForward(namespace, 'web', [80], socket, null, socket).catch(() => {})
    })
    await new Promise<void>((listening) => ports.listen(0, '127.0.0.1', listening))
    const { port } = ports.address() as AddressInfo
    const answer = await fetch(`http://127.0.0.1:${port}/`)
    expect([answer.status, await answer.text()]).toEqual([
      200,
      expect.stringContaining('Welcome to nginx!'),
    ])
    ports.close()
    const [output, input] = [new PassThrough(), new PassThrough()]
    await forward.portForward(namespace, 'web', [81], output, wrong.stream, input)
    await wrong.says('connect: connection refused')
  })
})

describe('a transport', () => {
  it('has a fetch of its own', async () => {
    const answer = await way.fetch(`${way.url}/healthz`)
    expect(await answer.text()).toBe('ok')
  })

  it('leads to a Docker Engine, too', async () => {
    const docker = transport(lab, { to: 'docker', time: 'manual' })
    expect(await (await docker.fetch(`${docker.url}/_ping`)).text()).toBe('OK')
    await docker.close()
  })

  it('refuses wrong options', () => {
    expect(() => transport(lab, { to: 'nowhere' as 'docker' })).toThrow(UsageError)
    expect(() => transport(createDockerLab(), { to: 'kubernetes' })).toThrow(UsageError)
    expect(() => transport(lab, { machine: 'nowhere' })).toThrow(UsageError)
  })
})
