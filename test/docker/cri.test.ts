import { describe, expect, it } from 'vitest'
import type { ContainerConfig, Runtime, SandboxConfig } from '../../src/cri/runtime.js'
import { runtimes } from '../../src/docker/index.js'
import { list } from '../../src/docker/list.js'
import { daemonBack, daemonLost } from '../../src/docker/power.js'
import { remove } from '../../src/docker/remove.js'
import { roots } from '../../src/program/process.js'
import { scene } from './scene.js'

const NODE = 'host'
const runtime = runtimes.get('docker') as Runtime

const sandboxConfig: SandboxConfig = {
  name: 'web',
  podNamespace: 'default',
  uid: 'u-1',
  attempt: 0,
  hostname: 'web',
  labels: { app: 'web' },
  hostNetwork: false,
  address: '10.244.0.7',
  gateway: '10.244.0.1',
  hosts: { db: '10.0.0.9' },
  dns: {
    servers: ['10.96.0.10'],
    searches: ['default.svc.cluster.local', 'svc.cluster.local'],
    options: ['ndots:5'],
  },
  hostPorts: [{ containerPort: 80, hostPort: 8080, protocol: 'TCP' }],
}
const containerConfig: ContainerConfig = {
  name: 'main',
  attempt: 0,
  image: 'busybox',
  command: ['nc'],
  env: [{ name: 'A', value: '1' }],
  mounts: [],
  labels: {},
  stdin: false,
  stdinOnce: false,
  tty: false,
}

/** A pod's sandbox that is ready, and how to run containers in it. */
function pod() {
  const all = scene()
  const { sim } = all
  const sandbox = sim.transact((tx) => runtime.runSandbox(tx, NODE, sandboxConfig))
  sim.advance(500)
  const run = (config: Partial<ContainerConfig> = {}): string => {
    const id = sim.transact((tx) =>
      runtime.createContainer(tx, NODE, sandbox, { ...containerConfig, ...config }),
    )
    sim.transact((tx) => runtime.startContainer(tx, NODE, id))
    sim.advance(100)
    return id
  }
  const status = (id: string) =>
    runtime.containersOf(sim.read(), NODE, sandbox).find((one) => one.id === id)
  const written = (id: string): string =>
    runtime
      .logs(sim.read(), NODE, id)
      .map(({ text }) => text)
      .join('')
  return { ...all, sandbox, run, status, written }
}

describe('a sandbox on the daemon', () => {
  it('is a pause container, ready after a while, whose network its containers share', () => {
    const { sim, docker, run, ask } = pod()
    run()
    expect(docker(list).map(({ Names, Image }) => [Names[0], Image])).toEqual([
      ['/k8s_main_web_default_u-1_0', 'busybox'],
      ['/k8s_POD_web_default_u-1_0', 'registry.k8s.io/pause:3.10'],
    ])
    sim.advance(1000)
    expect(ask('localhost', 80, 'k8s_POD_web_default_u-1_0')).toBe('web saw 127.0.0.1')
    expect(docker(list)[0]?.Labels).toMatchObject({
      app: 'web',
      'io.kubernetes.pod.name': 'web',
      'io.kubernetes.pod.namespace': 'default',
      'io.kubernetes.pod.uid': 'u-1',
      'io.kubernetes.container.name': 'main',
    })
  })

  it('takes its time', () => {
    const { sim } = scene()
    const id = sim.transact((tx) => runtime.runSandbox(tx, NODE, sandboxConfig))
    expect(runtime.sandboxStatus(sim.read(), NODE, id)).toMatchObject({
      state: 'creating',
      address: '10.244.0.7',
    })
    sim.settle(5000)
    expect(runtime.sandboxStatus(sim.read(), NODE, id)?.state).toBe('ready')
  })

  it('publishes the host ports of its pod while it is there', () => {
    const { run, ask, sim, sandbox } = pod()
    run()
    expect(ask('localhost', 8080)).toBe('web saw 10.244.0.1')
    sim.transact((tx) => runtime.removeSandbox(tx, NODE, sandbox))
    expect(ask('localhost', 8080)).toBe('refused')
  })

  it('is not ready any more when its pause container or its machine is gone; the next one counts on', () => {
    const { sim, sandbox, docker } = pod()
    docker(daemonLost)
    docker(daemonBack)
    expect(runtime.sandboxStatus(sim.read(), NODE, sandbox)?.state).toBe('notready')
    sim.transact((tx) => runtime.runSandbox(tx, NODE, sandboxConfig))
    docker(remove, 'k8s_POD_web_default_u-1_1', { force: true })
    sim.advance(1000)
    expect(runtime.sandboxesOf(sim.read(), NODE, 'u-1').map(({ state }) => state)).toEqual([
      'notready',
      'notready',
    ])
  })

  it('takes what runs along when the next one comes', () => {
    const { sim, docker, run, row } = pod()
    run()
    docker(remove, 'k8s_POD_web_default_u-1_0', { force: true })
    sim.transact((tx) => runtime.runSandbox(tx, NODE, sandboxConfig))
    sim.advance(100)
    expect(row('k8s_main_web_default_u-1_0').status).toBe('exited')
  })

  it('goes with its containers and their files', () => {
    const { sim, run, sandbox, names } = pod()
    const before = scene().sim.read().count(roots)
    sim.transact((tx) => runtime.volumes.setUp(tx, NODE, 'u-1/cache', { directory: {} }))
    run({ mounts: [{ path: '/cache', readOnly: false, volume: 'u-1/cache' }] })
    sim.transact((tx) => runtime.removeSandbox(tx, NODE, sandbox))
    expect([names(true), sim.read().count(roots)]).toEqual([[], before])
  })
})

describe('a container of a pod', () => {
  it('sees its environment, the files that are mounted, and the hosts file of its pod', () => {
    const { sim, run, written } = pod()
    const files = { a: { text: 'text\n', mode: 0o644 } }
    sim.transact((tx) => runtime.volumes.setUp(tx, NODE, 'u-1/config', { files }))
    expect(written(run({ command: ['env'] }))).toBe(
      'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\nHOSTNAME=web\nA=1\nHOME=/root\n',
    )
    const id = run({
      name: 'files',
      command: ['cat', '/config/a', '/etc/hosts'],
      mounts: [{ path: '/config', readOnly: true, volume: 'u-1/config' }],
    })
    expect(written(id)).toMatch(
      /^text\n# Kubernetes-managed hosts file\.\n[\s\S]*10\.244\.0\.7\tweb\n\n# Entries added by HostAliases\.\n10\.0\.0\.9\tdb\n$/,
    )
  })

  it('asks the name server that its pod was given', () => {
    const { run, written } = pod()
    expect(written(run({ command: ['cat', '/etc/resolv.conf'] }))).toBe(
      'search default.svc.cluster.local svc.cluster.local\nnameserver 10.96.0.10\noptions ndots:5\n',
    )
  })

  it('says how it ended', () => {
    const { run, status } = pod()
    expect(status(run({ command: ['true'] }))).toMatchObject({
      state: 'exited',
      exitCode: 0,
      reason: 'Completed',
    })
    expect(status(run({ name: 'bad', command: ['false'] }))).toMatchObject({
      state: 'exited',
      exitCode: 1,
      reason: 'Error',
    })
  })

  it('shares a volume with the others of its pod', () => {
    const { run, written } = pod()
    const mounts = [{ path: '/cache', readOnly: false, volume: 'u-1/cache' }]
    run({ command: ['tee', '/cache/f'], mounts })
    expect(written(run({ name: 'reader', command: ['cat', '/cache/f'], mounts }))).toBe('web\n')
  })

  it('runs commands', () => {
    const { sim, run } = pod()
    const id = run()
    const exec = (command: readonly string[]) => {
      const exec = sim.transact((tx) => runtime.exec(tx, NODE, id, command, {}))
      sim.advance(100)
      return runtime.execStatus(sim.read(), NODE, exec)
    }
    expect(exec(['cat', '/etc/hostname'])).toMatchObject({
      done: true,
      exitCode: 0,
      stdout: 'web\n',
      stderr: '',
    })
  })
})
