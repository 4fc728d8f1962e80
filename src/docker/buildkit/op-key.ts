/**
 * What the cache knows operations by, and what of a context has to be sent.
 *
 * @see https://docs.docker.com/build/cache/invalidation/
 */
import { byteLength } from '../../oci/entry.js'
import type { LayerEntry } from '../../oci/layer.js'
import type { Tree } from '../../oci/union.js'
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import { globOf, isGlob } from '../build/glob.js'
import { contextTree, followLinks, walk } from '../build/tree.js'
import { keyOf } from './cache.js'
import { MissingSource, contentOf, findSources } from './copy-op.js'
import type { Op, Work } from './graph.js'
import type { OpState } from './op-state.js'
import type { Solve } from './solve.js'

/** What an operation's key is made from. */
interface KeyScene {
  readonly stateOf: (op: number) => OpState
  readonly treeOf: (op: number) => Tree
  /** Says that the result of an operation has to be there. */
  readonly need: (op: number) => void
}

/** The key of an operation; undefined while what it is made from is not known. @throws MissingSource */
export function keyOfOp({ work }: Op, scene: KeyScene): string | undefined {
  switch (work.kind) {
    case 'mkdir': {
      const { key } = scene.stateOf(work.base)
      return key && keyOf('mkdir', key, work.path, work.user)
    }
    case 'copy':
      return keyOfCopy(work, scene)
    case 'exec':
      return keyOfExec(work, scene)
    default:
      return undefined
  }
}

function keyOfCopy(
  work: Extract<Work, { readonly kind: 'copy' }>,
  scene: KeyScene,
): string | undefined {
  const froms = [...new Set(work.sources.map(({ from }) => from))]
  if (!areThere(froms, scene)) return undefined
  const found = findSources(work, scene.treeOf)
  const { key } = scene.stateOf(work.base)
  if (key === undefined && !work.link) return undefined
  const { base: _, sources: __, ...how } = work
  return keyOf('copy', work.link ? '' : key, how, contentOf(found, work))
}

/** Whether the files of operations are there; those that are not are asked for. */
function areThere(ops: readonly number[], { stateOf, need }: KeyScene): boolean {
  let all = true
  for (const op of ops) {
    if (stateOf(op).layers !== undefined && stateOf(op).key !== undefined) continue
    need(op)
    all = false
  }
  return all
}

function keyOfExec(
  work: Extract<Work, { readonly kind: 'exec' }>,
  scene: KeyScene,
): string | undefined {
  const seen = work.mounts.flatMap(({ type, from }) =>
    type === 'bind' && from !== undefined ? [from] : [],
  )
  if (!areThere(seen, scene)) return undefined
  const mounts = work.mounts.map(({ from, ...mount }) => [
    mount,
    mount.type === 'bind' && from !== undefined
      ? contentDigest(scene.treeOf(from), [boundPath(mount.source, from, scene)])
      : '',
  ])
  const { key } = scene.stateOf(work.base)
  const { argv, script, env, cwd, user, network, hosts } = work
  return key && keyOf('exec', key, { argv, script, env, cwd, user, network, hosts, mounts })
}

/** @throws MissingSource */
function boundPath(source: string | undefined, from: number, { treeOf }: KeyScene): string {
  const path = source === undefined || source === '.' ? '/' : `/${source.replace(/^\.?\//, '')}`
  const clean = path.replace(/(?<=.)\/$/, '')
  if (clean !== '/' && !treeOf(from).get(followLinks(treeOf(from), clean)))
    throw new MissingSource(clean, from)
  return clean
}

/** What stands at paths of a tree, as far as the cache looks at it. */
export function contentDigest(tree: Tree, paths: readonly string[]): string {
  const lines: unknown[] = []
  const add = (name: string, entry: LayerEntry): void => {
    const { type, mode, text, target, program } = entry
    lines.push([name, type, mode, text, target, program])
  }
  for (const path of [...new Set(paths)].sort()) {
    const entry = path === '/' ? undefined : tree.get(path)
    if (entry) add(path, entry)
    if (path === '/' || entry?.type === 'directory') walk(tree, path, add)
  }
  return keyOf('content', lines)
}

/** What a machine has been sent of a client's directories. Key: `<machine> <context>`. */
const sent = defineTable<{ readonly files: Readonly<Record<string, string>> }>('sent-contexts')

const NOTHING = 2
/** Bytes that a file costs that is sent, and one that is there already, besides name and contents. */
const SENT = 27
const SEEN = 21

/** The bytes that are sent of a context: what is needed of it, and what has not been sent before. */
export function transferredOf(
  tx: Tx,
  { machine, options }: Solve,
  { context, paths }: Extract<Work, { readonly kind: 'context' }>,
): number {
  const named = options.contexts[context]
  const tree = contextTree(named?.kind === 'files' ? named.files : options.files)
  const key = `${machine} ${context}`
  const before = tx.get(sent, key)?.files ?? {}
  const files: Record<string, string> = { ...before }
  let bytes = 0
  let count = 0
  walk(tree, '/', (relative, { type, text = '' }) => {
    if (!isNeeded(`/${relative}`, type === 'directory', paths)) return
    const digest = keyOf(text)
    const isSent = before[relative] === digest
    files[relative] = digest
    count++
    bytes += relative.length + (isSent || type === 'directory' ? SEEN : SENT + byteLength(text))
  })
  tx.put(sent, key, { files })
  return count === 0 ? NOTHING : bytes + NOTHING * (count - 1)
}

/** Whether a path is needed: it is named, or in a directory that is, or on the way to one. */
function isNeeded(path: string, isDirectory: boolean, wanted: readonly string[]): boolean {
  return wanted.some((want) => {
    if (want === '/' || path === want || path.startsWith(`${want}/`)) return true
    if (isDirectory && want.startsWith(`${path}/`)) return true
    if (!isGlob(want)) return false
    const fits = globOf(want)
    return path.split('/').some((_, i, parts) => i > 0 && fits(parts.slice(0, i + 1).join('/')))
  })
}
