/**
 * Termination messages: what a container leaves in a file before it ends, for the status of its pod.
 *
 * @see https://kubernetes.io/docs/tasks/debug/debug-application/determine-reason-pod-failure/
 */
import type { ContainerConfig } from '../../cri/runtime.js'
import { file } from '../../oci/entry.js'
import { logLength, readLog } from '../../program/log.js'
import { createRoot, entryOf, fileKey, files } from '../../program/root.js'
import type { Tx } from '../../sim/step.js'
import type { Reader } from '../../sim/world.js'
import type { Container, MountPoint } from '../container.js'

const USUAL_PATH = '/dev/termination-log'
/** Everybody may write a message. */
const MODE = 0o666
/** How much of a message, or of the log in its place, is told. */
const MOST = 4096
const MOST_OF_LOG = 2048
const LINES_OF_LOG = 80

type Wanted = NonNullable<ContainerConfig['terminationMessage']>

const rootOf = (container: string): string => `pod-files:${container}/message`

/** What is mounted for a message that is not where messages usually are. */
export function messageMount(
  tx: Tx,
  node: string,
  id: string,
  { path }: Wanted,
): readonly MountPoint[] {
  if (path === USUAL_PATH) return []
  const root = rootOf(id)
  createRoot(tx, { id: root, machine: node, layers: [], mounts: [] })
  tx.put(files, fileKey(root, '/message'), file('', { mode: MODE, mtime: tx.now }))
  return [
    {
      type: 'bind',
      root,
      from: '/message',
      destination: path,
      readOnly: false,
      anonymous: false,
    },
  ]
}

/** Makes the file of a container in its usual place. */
export function makeMessageFile(tx: Tx, id: string, { path }: Wanted): void {
  if (path === USUAL_PATH) tx.put(files, fileKey(id, path), file('', { mode: MODE, mtime: tx.now }))
}

/** What a container that has ended has left. */
export function messageOf(read: Reader, { id, exitCode, host }: Container): string | undefined {
  const wanted = host.TerminationMessage
  if (!wanted) return undefined
  const [root, path] = wanted.path === USUAL_PATH ? [id, USUAL_PATH] : [rootOf(id), '/message']
  const text = entryOf(read, root, path)?.text ?? ''
  if (text !== '') return text.slice(0, MOST)
  if (!wanted.orLog || exitCode === 0) return undefined
  const lines = readLog(read, id, Math.max(0, logLength(read, id) - LINES_OF_LOG))
  return (
    lines
      .map((line) => line.text)
      .join('')
      .slice(-MOST_OF_LOG) || undefined
  )
}
