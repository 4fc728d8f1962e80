/**
 * The containers in which RUN commands run: a file system on top of the stage's image, one command,
 * its output.
 *
 * @see https://docs.docker.com/reference/dockerfile/#run
 */
import { namespaces } from '../../net/namespace.js'
import type { LayerEntry } from '../../oci/layer.js'
import { dropLog, readLog } from '../../program/log.js'
import { ExecError } from '../../program/program.js'
import { processes } from '../../program/process.js'
import { reap } from '../../program/reap.js'
import { changesOf, createRoot, removeRoot } from '../../program/root.js'
import { filesOf } from '../../program/tree.js'
import { killGroup } from '../../program/signal.js'
import { spawn } from '../../program/spawn.js'
import { hexId } from '../../sim/id.js'
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import type { Reader } from '../../sim/world.js'
import { cannotStart, noUser } from '../errors.js'
import { imageById } from '../image/store.js'
import { BuildError } from './errors.js'
import type { Effect, Stage } from './instruction.js'

/**
 * A container of a build. Its key is its id, which is also its process namespace, its network
 * namespace, its root and its log.
 */
interface RunContainer {
  readonly id: string
  readonly machine: string
  /** The key of its process. */
  readonly process: string
}

const runContainers = defineTable<RunContainer>('classic-containers')

/** What the terminal puts around text that a command wrote on its standard error. */
const RED = '\u001b[91m'
const PLAIN = '\u001b[0m'

/**
 * Starts a command on top of the stage's image; the container's id. @throws BuildError when there
 * is no such program
 */
export function startRun(
  tx: Tx,
  machine: string,
  stage: Stage,
  { argv, env }: Extract<Effect, { kind: 'run' }>,
): string {
  const id = hexId(tx.random)
  const hostname = id.slice(0, 12)
  createRoot(tx, {
    id,
    machine,
    layers: imageById(tx, machine, stage.image)?.image.layers ?? [],
    mounts: [],
    kernel: true,
  })
  tx.put(namespaces, id, { id, machine, hostname, interfaces: [] })
  const user = userOf(tx, id, stage.config.User ?? '')
  try {
    const process = spawn(tx, {
      machine,
      pidNamespace: id,
      namespace: id,
      root: id,
      argv,
      env: {
        HOME: user.home,
        HOSTNAME: hostname,
        ...environment([...env, ...(stage.config.Env ?? [])]),
      },
      cwd: stage.config.WorkingDir || '/',
      user,
      streams: {
        stdin: { kind: 'null' },
        stdout: { kind: 'log', log: id, stream: 'stdout' },
        stderr: { kind: 'log', log: id, stream: 'stderr' },
      },
      terminal: false,
      byRuntime: true,
    })
    tx.put(runContainers, id, { id, machine, process })
    return id
  } catch (error) {
    if (!(error instanceof ExecError)) throw error
    throw new BuildError(cannotStart(error.message).message)
  }
}

/** The exit code of the command, once it has ended. */
export function runExitCode(read: Reader, id: string): number | undefined {
  const row = read.get(runContainers, id)
  return row && read.get(processes, row.process)?.exitCode
}

/** What the command has written. */
export const runOutput = (read: Reader, id: string): string =>
  readLog(read, id)
    .map(({ stream, text }) => (stream === 'stdout' ? text : `${RED}${text}${PLAIN}`))
    .join('')

/** What the command has changed, by absolute path. */
export const runChanges = (read: Reader, id: string): Readonly<Record<string, LayerEntry>> =>
  changesOf(read, id)

/** Ends the command, and takes the container away. */
export function discardRun(tx: Tx, id: string): void {
  const row = tx.get(runContainers, id)
  if (!row) return
  killGroup(tx, id)
  reap(tx, row.process)
  dropLog(tx, id)
  removeRoot(tx, id)
  tx.delete(namespaces, id)
  tx.delete(runContainers, id)
}

function environment(entries: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    entries.map((entry) => [
      entry.slice(0, entry.indexOf('=')),
      entry.slice(entry.indexOf('=') + 1),
    ]),
  )
}

/**
 * Who runs the command: `user` or `user:group`, by number or by the image's /etc/passwd. @throws
 * BuildError
 */
function userOf(
  tx: Tx,
  root: string,
  text: string,
): { readonly uid: number; readonly gid: number; readonly name: string; readonly home: string } {
  const [name = '', group] = text.split(':', 2)
  const files = filesOf(tx, root, { cwd: '/', user: { uid: 0, gid: 0, name: 'root' } })
  const lines = files.exists('/etc/passwd') ? files.read('/etc/passwd').split('\n') : []
  const wanted = name === '' ? '0' : name
  const entry = lines
    .map((line) => line.split(':'))
    .find(([user, , uid]) => user === wanted || uid === wanted)
  if (!entry && !/^\d+$/.test(wanted)) throw new BuildError(noUser(name).message)
  const uid = Number(entry?.[2] ?? wanted)
  const gid = group !== undefined && /^\d+$/.test(group) ? Number(group) : Number(entry?.[3] ?? 0)
  return {
    uid,
    gid,
    name: entry?.[0] ?? (uid === 0 ? 'root' : String(uid)),
    home: entry?.[5] ?? (uid === 0 ? '/root' : '/'),
  }
}
