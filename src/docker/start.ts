/**
 * `POST /containers/{id}/start`: network, ports, files of the machine's making, then the container's first process.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerStart
 */
import { hostNamespace, namespaces } from '../net/namespace.js'
import { ExecError, type Stream } from '../program/program.js'
import { createPipe, dropPipe } from '../program/pipe.js'
import { filesOf, mountTexts } from '../program/root.js'
import { spawn } from '../program/spawn.js'
import type { Tx } from '../sim/step.js'
import { type Container, type Endpoint, containerKey, containerNamed, containers, isUp } from './container.js'
import { cannotStart, cannotStartPaused } from './errors.js'
import { recordEvent } from './events.js'
import { attach, detach, interfacesOf, networkNamed } from './network/network.js'
import { publishPorts, unpublishPorts } from './network/ports.js'
import { userOf } from './user.js'

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
const NAMESERVER = '127.0.0.11'

/**
 * Starts a container; one that runs already is left alone (false).
 *
 * @throws DockerError when a port is taken, or when its command cannot be executed; it then stays as it was made
 */
export function start(tx: Tx, machine: string, ref: string): boolean {
  const container = containerNamed(tx, machine, ref)
  if (container.status === 'paused') throw cannotStartPaused()
  if (isUp(container)) return false
  boot(tx, container)
  return true
}

/** Starts a container that is not running. @throws DockerError */
export function boot(tx: Tx, container: Container): void {
  const { machine, id } = container
  const connected = connect(tx, container)
  try {
    const process = startProcess(tx, connected)
    const { finishedAt: _, restartAt: __, killAt: ___, startAgain: ____, ...rest } = connected
    const started: Container = {
      ...rest,
      status: 'running',
      process: process.key,
      startedAt: tx.now,
      exitCode: 0,
      error: '',
      stopping: false,
      ...(process.stdin === undefined ? {} : { stdin: process.stdin }),
      ...(container.config.Healthcheck && container.config.Healthcheck.Test[0] !== 'NONE' ? { health: { status: 'starting' as const, failing: 0, log: [] } } : {}),
    }
    tx.put(containers, containerKey(machine, id), started)
    recordEvent(tx, started, 'start')
  } catch (error) {
    if (!(error instanceof ExecError)) throw error
    disconnect(tx, connected)
    const failure = cannotStart(error.message)
    tx.put(containers, containerKey(machine, id), { ...container, endpoints: [], published: [], exitCode: error.exitCode, error: failure.message })
    throw Object.assign(failure, { exitCode: error.exitCode })
  }
}

/** Puts a container on its networks and publishes its ports. @throws DockerError when a port is taken */
function connect(tx: Tx, container: Container): Container {
  const endpoints: Endpoint[] = []
  for (const [name, { aliases, address }] of Object.entries(container.networks)) {
    const endpoint = attach(tx, container, networkNamed(tx, container.machine, name), aliases, address)
    if (endpoint) endpoints.push(endpoint)
  }
  const connected = { ...container, endpoints }
  refreshInterfaces(tx, connected)
  try {
    return { ...connected, published: publishPorts(tx, connected) }
  } catch (error) {
    disconnect(tx, connected)
    throw error
  }
}

/** Takes a container off its networks: addresses and ports are free again. */
export function disconnect(tx: Tx, container: Container): void {
  detach(tx, container.machine, container.endpoints)
  unpublishPorts(tx, container.machine, container.published)
  refreshInterfaces(tx, { ...container, endpoints: [] })
}

/** The interfaces of a container's own network namespace are its endpoints. */
export function refreshInterfaces(tx: Tx, container: Container): void {
  if (container.namespace !== container.id) return
  tx.update(namespaces, container.id, (row) => {
    row.interfaces = [...row.interfaces.filter(({ network }) => !network.startsWith(`${container.machine}/`)), ...interfacesOf(container.machine, container.endpoints)]
  })
}

function startProcess(tx: Tx, container: Container): { readonly key: string; readonly stdin?: string } {
  const { machine, id, config } = container
  const files = filesOf(tx, id, { cwd: '/', user: { uid: 0, gid: 0, name: 'root' } })
  if (!container.host.ReadonlyRootfs) {
    writeNames(tx, container)
    if (config.WorkingDir !== '' && !files.exists(config.WorkingDir)) files.mkdir(config.WorkingDir, { parents: true })
  }
  const user = userOf(files, config.User)
  const input = config.OpenStdin ? createPipe(tx, { held: true }) : undefined
  const output = (stream: 'stdout' | 'stderr'): Stream => ({ kind: 'log', log: id, stream })
  try {
    const key = spawn(tx, {
      machine,
      pidNamespace: id,
      namespace: container.namespace,
      root: id,
      argv: [container.path, ...container.args],
      env: environmentOf(container, user.home),
      cwd: config.WorkingDir || '/',
      user,
      streams: { stdin: input ?? { kind: 'null' }, stdout: output('stdout'), stderr: output(config.Tty ? 'stdout' : 'stderr') },
      terminal: config.Tty,
      isFirst: true,
    })
    return { key, ...(input ? { stdin: input.pipe } : {}) }
  } catch (error) {
    if (input) dropPipe(tx, input.pipe)
    throw error
  }
}

/** PATH first, then the host's name, what was asked for, what the image says, and HOME. */
export function environmentOf({ config }: Container, home: string, more: readonly string[] = []): Readonly<Record<string, string>> {
  const env = new Map<string, string>()
  const entries = [...config.Env, ...more].map((entry): [string, string] => [entry.split('=')[0] ?? '', entry.includes('=') ? entry.slice(entry.indexOf('=') + 1) : ''])
  const path = entries.filter(([name]) => name === 'PATH').at(-1)?.[1]
  env.set('PATH', path ?? PATH)
  env.set('HOSTNAME', config.Hostname)
  if (config.Tty) env.set('TERM', 'xterm')
  for (const [name, value] of entries) if (name !== 'PATH') env.set(name, value)
  if (!env.has('HOME')) env.set('HOME', home)
  return Object.fromEntries(env)
}

/** The files that the daemon writes into each container: its name, and those that it knows. */
function writeNames(tx: Tx, container: Container): void {
  if (container.namespace === hostNamespace(container.machine)) return
  const owner = tx.get(namespaces, container.namespace)
  const hostname = owner?.hostname ?? container.config.Hostname
  const address = container.endpoints[0]?.address ?? owner?.interfaces[0]?.address
  const names = Object.entries(owner?.hosts ?? {}).map(([name, to]) => `${to}\t${name}\n`)
  // These are mounted over what the image has, so they are no change of the container's own files.
  const synthetic = { '/etc/hostname': `${hostname}\n`, '/etc/hosts': `127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\n${names.join('')}${address ? `${address}\t${hostname}\n` : ''}`, '/etc/resolv.conf': `nameserver ${NAMESERVER}\noptions ndots:0\n` }
  mountTexts(tx, container.id, synthetic)
}
