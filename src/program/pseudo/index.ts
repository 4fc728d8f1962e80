/**
 * The kernel's own files in the tree of a root: `/dev`, `/proc` and `/sys`.
 *
 * A root has them when its row says so; volumes do not. What is mounted over them hides them, and
 * ordinary files may lie beside them in `/dev`.
 *
 * @module
 */
import type { LayerEntry } from '../../oci/layer.js'
import type { Tx } from '../../sim/step.js'
import { processes, type Process, roots, seenIn } from '../process.js'
import { devNode } from './dev.js'
import type { Context, PseudoNode } from './node.js'
import { procNode } from './proc.js'
import { sysNode } from './sys.js'

type Tree = (parts: readonly string[], context: Context) => PseudoNode | undefined

const TREES: ReadonlyMap<string, Tree> = new Map([
  ['dev', devNode],
  ['proc', procNode],
  ['sys', sysNode],
])
/** The names of the trees in the root directory. */
const PSEUDO_TREES: readonly string[] = [...TREES.keys()]

const IN_A_TREE = /^\/(?:dev|proc|sys)(?:\/|$)/
const IN_MEMORY = /^\/dev(?:\/|$)/
const READ_ONLY = /^\/(?:proc|sys)(?:\/|$)/

/** Whether files can be made or removed at a path: the kernel's own trees hold only its own. */
export const isKernelsOwn = (path: string): boolean => READ_ONLY.test(path)

/** Whether what is written at a path is in memory, and not in the root. */
export const isInMemory = (path: string): boolean => IN_MEMORY.test(path)

/** Whether the kernel's trees are in a root. */
const hasKernel = (tx: Tx, root: string): boolean => tx.get(roots, root)?.kernel === true

/** What the kernel has at a path of a root. `self` is the pid of who looks. */
function nodeAt(tx: Tx, root: string, path: string, self?: number): PseudoNode | undefined {
  if (!IN_A_TREE.test(path) || !hasKernel(tx, root)) return undefined
  const [name = '', ...parts] = path.slice(1).split('/')
  return TREES.get(name)?.(parts, contextOf(tx, root, self))
}

function contextOf(tx: Tx, root: string, self: number | undefined): Context {
  let rows: readonly Process[] | undefined
  return {
    tx,
    root,
    ...(self === undefined ? {} : { self }),
    processes: () => (rows ??= processesIn(tx, root)),
  }
}

/** The processes that those in a root see, by pid: a root and the container in it have one id. */
export function processesIn(tx: Tx, root: string): readonly Process[] {
  const pidNamespace = tx.by(processes, 'byGroup', root)[0]?.pidNamespace ?? root
  return seenIn(tx, pidNamespace)
}

/** The kernel's file at a path, as an entry of the tree. */
export function pseudoEntry(
  tx: Tx,
  root: string,
  path: string,
  self?: number,
): LayerEntry | undefined {
  const node = nodeAt(tx, root, path, self)
  if (!node) return undefined
  const owned = { uid: 0, gid: 0, mtime: tx.now, size: 0 }
  switch (node.type) {
    case 'directory':
      return { ...owned, type: 'directory', mode: node.mode ?? 0o555 }
    case 'file':
      return { ...owned, type: 'file', mode: node.mode ?? 0o444, text: node.text }
    case 'symlink':
      return {
        ...owned,
        type: 'symlink',
        mode: 0o777,
        size: node.target.length,
        target: node.target,
      }
    case 'device':
      return { ...owned, type: 'file', mode: node.mode ?? 0o666, text: '', device: node.numbers }
  }
}

/** The names that the kernel has in a directory of a root. */
export function pseudoNames(tx: Tx, root: string, path: string, self?: number): readonly string[] {
  if (path === '/') return hasKernel(tx, root) ? PSEUDO_TREES : []
  const node = nodeAt(tx, root, path, self)
  return node?.type === 'directory' ? node.names : []
}
