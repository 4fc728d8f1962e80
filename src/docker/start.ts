/**
 * `POST /containers/{id}/start`: network, ports, files of the machine's making, then the
 * container's first process.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerStart
 */
import type { Healthcheck } from '../oci/image.js'
import { namespaces } from '../net/namespace.js'
import { limitMemory } from '../program/oom.js'
import { ExecError, type Stream } from '../program/program.js'
import { createPipe } from '../program/pipe.js'
import { bringToFront, dropInput } from '../program/tty/keyboard.js'
import { openTty } from '../program/tty/open.js'
import { filesOf } from '../program/tree.js'
import { type SpawnRequest, spawn } from '../program/spawn.js'
import type { Tx } from '../sim/step.js'
import {
  type Container,
  type Endpoint,
  type HostConfig,
  SHARED,
  containerKey,
  containerNamed,
  containers,
  isUp,
} from './container.js'
import { DockerError, cannotStart, cannotStartPaused, joinsStopped, networkGone } from './errors.js'
import { recordEvent, recordNetworkEvent } from './events.js'
import { attach, detach, findNetwork, interfacesOf } from './network/network.js'
import { publishPorts, unpublishPorts } from './network/ports.js'
import { needDevices } from './devices.js'
import { linkEnvironment } from './links.js'
import { capabilitiesOf, checkProcesses, processesOf } from './confinement.js'
import { INIT_PATH, dockerInit } from '../program/docker-init.js'
import { writeNames } from './names-files.js'
import { userOf } from './user.js'
import { clearMemory } from './volume/mounts.js'

/** Texts of files by path. */
type MountedTexts = Readonly<Record<string, string>>

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/**
 * Starts a container; one that runs already is left alone (false). `texts` are mounted files in
 * place of the daemon's own; `line` is the command line that waits for it.
 *
 * @throws DockerError when a port is taken, or when its command cannot be executed; it then stays
 * as it was made
 */
export function start(
  tx: Tx,
  machine: string,
  ref: string,
  texts: MountedTexts = {},
  line?: string,
): boolean {
  const container = containerNamed(tx, machine, ref)
  if (container.status === 'paused') throw cannotStartPaused()
  if (isUp(container)) return false
  boot(tx, started(container), texts, line)
  return true
}

/** A container as a user starts it: its restart policy begins anew. */
export function started({ restartDelay: _, ...container }: Container): Container {
  return { ...container, restarts: 0 }
}

/** Starts a container that is not running. @throws DockerError */
export function boot(tx: Tx, container: Container, texts: MountedTexts = {}, line?: string): void {
  const { machine, id, config } = container
  const connected = connect(tx, container)
  try {
    needDevices(container)
    const process = startProcess(tx, connected, texts, line)
    const {
      finishedAt: _,
      restartAt: __,
      killAt: ___,
      startAgain: ____,
      health: _____,
      oomKills: _______,
      stdin: ______,
      ...rest
    } = connected
    const running: Container = {
      ...rest,
      status: 'running',
      process: process.key,
      startedAt: tx.now,
      exitCode: 0,
      error: '',
      stopping: false,
      ...(container.finishedAt === undefined ? {} : { finishedAt: container.finishedAt }),
      ...(process.stdin === undefined ? {} : { stdin: process.stdin }),
      ...(process.runsAs ? { runsAs: process.runsAs } : {}),
      ...(isChecked(config.Healthcheck)
        ? { health: { status: 'starting' as const, failing: 0, log: [] } }
        : {}),
    }
    tx.put(containers, containerKey(machine, id), running)
    recordEvent(tx, running, 'start')
  } catch (error) {
    disconnect(tx, connected)
    const failure =
      error instanceof ExecError
        ? Object.assign(cannotStart(error.message), { exitCode: error.exitCode })
        : error
    if (!(failure instanceof DockerError)) throw failure
    tx.put(containers, containerKey(machine, id), {
      ...container,
      endpoints: [],
      published: [],
      exitCode: failure.exitCode,
      error: failure.message,
    })
    throw failure
  }
}

/** Whether there is a check to make; `--no-healthcheck` takes the image's away. */
const isChecked = (check: Healthcheck | undefined): boolean =>
  check !== undefined && check.Test.length > 0 && check.Test[0] !== 'NONE'

/**
 * Puts a container on its networks and publishes its ports. @throws DockerError when a network is
 * gone or a port is taken
 */
function connect(tx: Tx, container: Container): Container {
  const { machine, host } = container
  if (host.NetworkMode.startsWith(SHARED))
    checkShared(tx, machine, host.NetworkMode.slice(SHARED.length))
  checkProcesses(tx, container)
  const endpoints: Endpoint[] = []
  try {
    for (const [name, { aliases, address }] of Object.entries(container.networks)) {
      const network = findNetwork(tx, machine, name)
      if (!network) throw networkGone(name)
      const endpoint = attach(tx, container, network, aliases, address)
      if (!endpoint) continue
      endpoints.push(endpoint)
      recordNetworkEvent(tx, network, 'connect', container)
    }
    const connected = { ...container, endpoints }
    const published = publishPorts(tx, connected)
    refreshInterfaces(tx, connected)
    return { ...connected, published }
  } catch (error) {
    detach(tx, machine, endpoints)
    throw error
  }
}

/** A container whose network others share has to run. */
function checkShared(tx: Tx, machine: string, id: string): void {
  if (!isUp(containerNamed(tx, machine, id))) throw joinsStopped(id)
}

/** Takes a container off its networks: addresses and ports are free again. */
export function disconnect(tx: Tx, container: Container): void {
  const { machine, endpoints, published } = container
  for (const { network } of endpoints) {
    const left = findNetwork(tx, machine, network)
    if (left) recordNetworkEvent(tx, left, 'disconnect', container)
  }
  detach(tx, machine, endpoints)
  unpublishPorts(tx, machine, published)
  refreshInterfaces(tx, { ...container, endpoints: [] })
}

/** The interfaces of a container's own network namespace are its endpoints. */
export function refreshInterfaces(tx: Tx, container: Container): void {
  if (container.namespace !== container.id) return
  const row = tx.get(namespaces, container.id)
  const kept =
    row?.interfaces.filter(({ network }) => !network.startsWith(`${container.machine}/`)) ?? []
  if (row)
    tx.put(namespaces, container.id, {
      ...row,
      interfaces: [...kept, ...interfacesOf(container.machine, container.endpoints)],
    })
}

function startProcess(
  tx: Tx,
  container: Container,
  texts: MountedTexts,
  line: string | undefined,
): {
  readonly key: string
  readonly stdin?: string
  readonly runsAs?: NonNullable<Container['runsAs']>
} {
  const { machine, id, config, host } = container
  const files = filesOf(tx, id, { cwd: '/', user: { uid: 0, gid: 0, name: 'root' } })
  writeNames(tx, container, texts)
  clearMemory(tx, container)
  limitMemory(tx, container, host.Memory, host.KillTogether)
  const user = { ...userOf(files, config.User, host), ...capabilitiesOf(host) }
  const input = config.OpenStdin ? inputOf(tx, config.Tty, id) : undefined
  const output = (stream: 'stdout' | 'stderr'): Stream => ({ kind: 'log', log: id, stream })
  try {
    const key = spawn(tx, {
      machine,
      ...processesOf(tx, container),
      namespace: container.namespace,
      root: id,
      ...commandOf(container),
      env: environmentOf(container, user.home, linkEnvironment(tx, container)),
      cwd: config.WorkingDir || '/',
      user,
      streams: {
        stdin: input ?? { kind: 'null' },
        stdout: output('stdout'),
        stderr: output(config.Tty ? 'stdout' : 'stderr'),
      },
      terminal: config.Tty,
      isFirst: true,
      byRuntime: true,
      ...(line === undefined ? {} : { line }),
    })
    if (input) bringToFront(tx, input.pipe, key)
    return {
      key,
      ...(input ? { stdin: input.pipe } : {}),
      ...(host.MergeGroups === undefined ? {} : { runsAs: runsAs(user, host) }),
    }
  } catch (error) {
    if (input) dropInput(tx, input.pipe)
    throw error
  }
}

/** Where the input of a process comes from: a terminal, or a pipe. */
export const inputOf = (tx: Tx, tty: boolean | undefined, log: string) =>
  tty ? openTty(tx, { log }).input : createPipe(tx, { held: true })

function runsAs(
  { uid, gid }: { readonly uid: number; readonly gid: number },
  { GroupAdd = [] }: HostConfig,
): NonNullable<Container['runsAs']> {
  const groups = new Set([gid, ...GroupAdd.map(Number)])
  return { uid, gid, groups: [...groups].sort((a, b) => a - b) }
}

/** What the first process executes: the command, or what passes signals on to it. */
function commandOf({ path, args, host }: Container): Pick<SpawnRequest, 'argv' | 'program'> {
  const argv = [path, ...args]
  return host.Init ? { argv: [INIT_PATH, '--', ...argv], program: dockerInit.name } : { argv }
}

/** PATH first, then the host's name, what was asked for, what the image says, and HOME. */
export function environmentOf(
  { config }: Container,
  home: string,
  more: readonly string[] = [],
): Readonly<Record<string, string>> {
  const env = new Map<string, string>()
  const entries = [...config.Env, ...more].map((entry): [string, string] => [
    entry.split('=')[0] ?? '',
    entry.includes('=') ? entry.slice(entry.indexOf('=') + 1) : '',
  ])
  const path = entries.filter(([name]) => name === 'PATH').at(-1)?.[1]
  env.set('PATH', path ?? PATH)
  env.set('HOSTNAME', config.Hostname)
  if (config.Tty) env.set('TERM', 'xterm')
  for (const [name, value] of entries) if (name !== 'PATH') env.set(name, value)
  if (!env.has('HOME')) env.set('HOME', home)
  return Object.fromEntries(env)
}
