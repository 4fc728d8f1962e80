/**
 * The containers in which RUN runs its command: of the build alone, so that `docker ps` does not
 * show them.
 *
 * @see https://docs.docker.com/reference/dockerfile/#run
 */
import { release } from '../../net/allocator.js'
import { hostNamespace, namespaces } from '../../net/namespace.js'
import type { Layer, LayerEntry } from '../../oci/layer.js'
import { appendLog, dropLog } from '../../program/log.js'
import { ExecError, type ProcessUser } from '../../program/program.js'
import { processes } from '../../program/process.js'
import { reap } from '../../program/reap.js'
import { changesOf, createRoot, removeRoot } from '../../program/root.js'
import { killNamespace, signalProcess } from '../../program/signal.js'
import { spawn } from '../../program/spawn.js'
import { mountTexts } from '../../program/text-root.js'
import { filesOf } from '../../program/tree.js'
import { hexId } from '../../sim/id.js'
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import type { Reader } from '../../sim/world.js'
import type { Endpoint } from '../container.js'
import { resolverOf } from '../names-files.js'
import { attach, findNetwork, interfacesOf, networkKey } from '../network/network.js'
import { userOf } from '../user.js'
import { type MountedExec, mountExec } from './exec-mounts.js'
import type { Work } from './graph.js'
import type { SolveOptions } from './options.js'

/** The work of RUN. */
export type ExecWork = Extract<Work, { readonly kind: 'exec' }>

/**
 * A container of a build. Its key is its id, which is also its process namespace, its root and its
 * log.
 */
interface ExecContainer {
  readonly id: string
  readonly machine: string
  readonly solve: string
  /** The key of its process; not there when it could not be started. */
  readonly process?: string
  /** Roots that go with it, and cache mounts that it holds. */
  readonly roots: readonly string[]
  readonly caches: readonly string[]
  readonly endpoints: readonly Endpoint[]
  /** It is a process of the machine's own that fetches something. */
  readonly isFetch?: true
}

export const execContainers = defineTable<ExecContainer, 'byMachine' | 'byProcess'>(
  'build-containers',
  { byMachine: (row) => row.machine, byProcess: (row) => row.process },
)

const LOCAL_NAMES =
  '127.0.0.1\tlocalhost buildkitsandbox\n::1\tlocalhost ip6-localhost ip6-loopback\n'
const cannotRun = (why: string): string =>
  `runc run failed: unable to start container process: ${why}\n`
const BRIDGE = 'bridge'
const GATEWAY = 'host-gateway'
const ROOT = { cwd: '/', user: { uid: 0, gid: 0, name: 'root' } }

/** What a command runs on. */
interface ExecScene {
  readonly machine: string
  readonly solve: string
  readonly options: SolveOptions
  /** The files under it, lowest layer first. */
  readonly layers: readonly Layer[]
  /** The files of the operations that its mounts see. */
  readonly layersOf: (op: number) => readonly Layer[]
}

/**
 * Starts a command; the container's id, or undefined while a cache mount that it wants for itself
 * is in use. @throws BuildError for a secret that is not there, DockerError for a user that is not
 */
export function startExec(tx: Tx, scene: ExecScene, work: ExecWork): string | undefined {
  const id = hexId(tx.random)
  const mounted = mountExec(tx, { ...scene, id, inUse: cachesInUse(tx, scene.machine) }, work)
  if (!mounted) return undefined
  const { machine, layers } = scene
  createRoot(tx, { id, machine, layers, mounts: mounted.mounts, kernel: true })
  const endpoints = connect(tx, machine, id, work)
  writeNames(tx, machine, id, work, endpoints)
  const row = { id, machine, solve: scene.solve, endpoints, ...mounted.held }
  try {
    const user = userOf(filesOf(tx, id, ROOT), work.user)
    const process = run(tx, machine, id, work, mounted, user)
    tx.put(execContainers, id, { ...row, ...(process === undefined ? {} : { process }) })
    return id
  } catch (error) {
    tx.put(execContainers, id, row)
    discardExec(tx, id)
    throw error
  }
}

/** The process; undefined where there is no such program, which the log says. */
function run(
  tx: Tx,
  machine: string,
  id: string,
  work: ExecWork,
  { environment }: MountedExec,
  user: ProcessUser & { readonly home: string },
): string | undefined {
  try {
    return spawn(tx, {
      machine,
      pidNamespace: id,
      namespace: work.network === 'host' ? hostNamespace(machine) : id,
      root: id,
      argv: work.argv,
      env: {
        HOME: user.home,
        ...Object.fromEntries([...work.proxies, ...work.env].map(pairOf)),
        ...environment,
      },
      cwd: work.cwd,
      user,
      streams: {
        stdin: { kind: 'null' },
        stdout: { kind: 'log', log: id, stream: 'stdout' },
        stderr: { kind: 'log', log: id, stream: 'stderr' },
      },
      terminal: false,
      isFirst: true,
      byRuntime: true,
    })
  } catch (error) {
    if (!(error instanceof ExecError)) throw error
    appendLog(tx, id, 'stderr', cannotRun(error.message))
    return undefined
  }
}

const pairOf = (entry: string): readonly [string, string] => [
  entry.slice(0, entry.indexOf('=')),
  entry.slice(entry.indexOf('=') + 1),
]

/** Puts the container on the daemon's bridge, unless it asks for no network or the machine's. */
function connect(tx: Tx, machine: string, id: string, work: ExecWork): readonly Endpoint[] {
  if (work.network === 'host') return []
  const network = work.network === 'none' ? undefined : findNetwork(tx, machine, BRIDGE)
  const endpoint = network && attach(tx, { id, name: id }, network, [])
  const endpoints = endpoint ? [endpoint] : []
  const { hosts, hostname } = work
  tx.put(namespaces, id, {
    id,
    machine,
    hostname,
    interfaces: interfacesOf(machine, endpoints),
    ...(hosts.length > 0
      ? { hosts: Object.fromEntries(hosts.map(({ name, address }) => [name, real(address)])) }
      : {}),
  })
  return endpoints
}

const real = (address: string): string => (address === GATEWAY ? '172.17.0.1' : address)

function writeNames(
  tx: Tx,
  machine: string,
  id: string,
  { hosts }: ExecWork,
  endpoints: readonly Endpoint[],
): void {
  const lines = hosts.map(({ name, address }) => `${real(address)}\t${name}\n`)
  mountTexts(tx, id, {
    '/etc/hosts': LOCAL_NAMES + lines.join(''),
    '/etc/resolv.conf': resolverOf(tx, { machine, endpoints }, {}),
  })
}

/** The exit code of the command, once it has ended. */
export function execExitCode(read: Reader, id: string): number | undefined {
  const row = read.get(execContainers, id)
  if (!row) return undefined
  return row.process === undefined ? 1 : read.get(processes, row.process)?.exitCode
}

/** What the command has changed, by absolute path. */
export const execChanges = (read: Reader, id: string): Readonly<Record<string, LayerEntry>> =>
  changesOf(read, id)

/** Ends the command, and takes the container away. */
export function discardExec(tx: Tx, id: string): void {
  const row = tx.get(execContainers, id)
  if (!row) return
  if (row.isFetch && row.process !== undefined) signalProcess(tx, row.process, 'KILL')
  else killNamespace(tx, id)
  if (row.process !== undefined) reap(tx, row.process)
  dropLog(tx, id)
  removeRoot(tx, id)
  for (const root of row.roots) removeRoot(tx, root)
  for (const { network, address } of row.endpoints)
    release(tx, networkKey(row.machine, network), address)
  tx.delete(namespaces, id)
  tx.delete(execContainers, id)
}

/** The cache mounts that commands of a machine use. */
const cachesInUse = (read: Reader, machine: string): ReadonlySet<string> =>
  new Set(read.by(execContainers, 'byMachine', machine).flatMap(({ caches }) => caches))
