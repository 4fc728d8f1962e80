/**
 * What COPY, ADD and WORKDIR do to files: which are meant, where they go, whose they become.
 *
 * @see https://docs.docker.com/reference/dockerfile/#copy
 */
import { directory } from '../../oci/entry.js'
import type { LayerEntry } from '../../oci/layer.js'
import type { VirtualTime } from '../../sim/world.js'
import { BuildError } from '../build/errors.js'
import { fitsOf, isGlob } from '../build/glob.js'
import { ignoring } from '../build/ignore.js'
import { type Tree, followLinks, missingParents, walk } from '../build/tree.js'
import { unpacked } from './archives.js'
import { changedMode } from './file-mode.js'
import type { CopySource, Work } from './graph.js'

/** The work of COPY and ADD. */
type CopyWork = Extract<Work, { readonly kind: 'copy' }>

/** A source that is not there. */
export class MissingSource extends BuildError {
  override name = 'MissingSource'
  constructor(
    readonly path: string,
    readonly from: number,
  ) {
    super(`${JSON.stringify(path)}: not found`)
  }
}

/** A file or directory that is to be copied. */
interface Found {
  readonly source: CopySource
  /** Where it is in its tree, links followed. */
  readonly path: string
  readonly entry: LayerEntry
  readonly tree: Tree
}

/** The files that sources mean; a pattern may mean none. @throws MissingSource */
export function findSources(
  { sources }: Pick<CopyWork, 'sources'>,
  treeOf: (op: number) => Tree,
): readonly Found[] {
  return sources.flatMap((source): readonly Found[] => {
    const tree = treeOf(source.from)
    if (isGlob(source.path) && !tree.get(source.path)) return matching(source, tree)
    const path = followLinks(tree, source.path)
    const entry = path === '/' ? directory() : tree.get(path)
    if (!entry) throw new MissingSource(source.path, source.from)
    return [{ source, path, entry, tree }]
  })
}

function matching(source: CopySource, tree: Tree): readonly Found[] {
  const fits = fitsOf(source.path)
  const found: Found[] = []
  walk(tree, '/', (relative, entry) => {
    const at = `/${relative}`
    if (!fits(at)) return
    const path = followLinks(tree, at)
    found.push({ source: { ...source, path: at }, path, entry: tree.get(path) ?? entry, tree })
  })
  return found
}

/** What is copied, as far as the cache looks at it: not when it was written, nor where it was. */
export function contentOf(found: readonly Found[], { exclude, parents }: CopyWork): unknown {
  const seen = (name: string, entry: LayerEntry): unknown => {
    const { type, mode, text, target, program, size } = entry
    return [name, type, mode, text, target, program, type === 'directory' ? 0 : size]
  }
  return found.map((one) => {
    const name = parents ? one.source.path : nameOf(one.source.path)
    if (one.entry.type !== 'directory') return [seen(name, one.entry)]
    const below: unknown[] = parents ? [name] : []
    each(one, exclude, (relative, entry) => below.push(seen(relative, entry)))
    return below
  })
}

/** Everything below a directory that no pattern excludes. */
function each(
  { tree, path }: Found,
  exclude: readonly string[],
  visit: (relative: string, entry: LayerEntry) => void,
): void {
  const isExcluded = exclude.length > 0 ? ignoring(exclude.join('\n')) : () => false
  const prefix = path === '/' ? '' : `${path.slice(1)}/`
  walk(tree, path, (relative, entry) => {
    if (!isExcluded(relative) && !isExcluded(prefix + relative)) visit(relative, entry)
  })
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** The entries of the layer that a COPY makes. @throws BuildError */
export function copiedEntries(
  work: CopyWork,
  found: readonly Found[],
  base: Tree,
  now: VirtualTime,
): Record<string, LayerEntry> {
  const owner = ownerOf(work.chown, base)
  const adopt = (entry: LayerEntry): LayerEntry => ({
    ...entry,
    ...owner,
    ...(work.chmod === undefined || entry.type === 'symlink'
      ? {}
      : { mode: changedMode(work.chmod, entry.mode, entry.type === 'directory') }),
    mtime: entry.mtime || now,
  })
  const entries: Record<string, LayerEntry> = {}
  const put = (path: string, entry: LayerEntry): void => {
    for (const [parent, made] of Object.entries(missingParents(base, path, now)))
      entries[parent] ??= { ...made, ...owner }
    if (entry.type !== 'directory' || base.get(path)?.type !== 'directory')
      entries[path] = adopt(entry)
  }
  const target = followLinks(base, work.destination.replace(/(?<=.)\/$/, ''))
  const isInto =
    work.destination.endsWith('/') || found.length > 1 || base.get(target)?.type === 'directory'
  for (const one of found) place(one, work, { target, isInto, put })
  return entries
}

/** Where files go. */
interface Target {
  readonly target: string
  /** It is a directory, and files go into it. */
  readonly isInto: boolean
  readonly put: (path: string, entry: LayerEntry) => void
}

function place(one: Found, work: CopyWork, { target, isInto, put }: Target): void {
  const { entry, source } = one
  if (work.parents) {
    const kept = source.path.slice((source.pivot ?? '').length)
    const at = below(target, kept.replace(/^\//, ''))
    if (entry.type !== 'directory') return put(at, entry)
    if (at !== '/') put(at, entry)
    return each(one, work.exclude, (relative, child) => put(below(at, relative), child))
  }
  if (entry.type === 'directory') {
    if (target !== '/') put(target, directory({ mode: 0o755 }))
    return each(one, work.exclude, (relative, child) => put(below(target, relative), child))
  }
  if (work.exclude.length > 0 && ignoring(work.exclude.join('\n'))(source.path.slice(1))) return
  const files = work.unpack && one.tree.get(one.path) ? unpacked(entry) : undefined
  if (files) {
    put(target, directory())
    for (const [path, child] of Object.entries(files)) put(below(target, path), child)
    return
  }
  put(isInto ? below(target, nameOf(source.path)) : target, entry)
}

const below = (directoryPath: string, name: string): string => {
  if (name === '') return directoryPath
  return directoryPath === '/' ? `/${name}` : `${directoryPath}/${name}`
}

/** `user:group`, by number or by the files of the stage; who is not there is root. */
function ownerOf(
  text: string | undefined,
  base: Tree,
): { readonly uid: number; readonly gid: number } {
  if (text === undefined || text === '') return { uid: 0, gid: 0 }
  const [user = '', group] = text.split(':', 2)
  const entry = lineOf(base, '/etc/passwd', user)
  const uid = /^\d+$/.test(user) ? Number(user) : Number(entry?.[2] ?? 0)
  if (group !== undefined && group !== '')
    return {
      uid,
      gid: /^\d+$/.test(group)
        ? Number(group)
        : Number(lineOf(base, '/etc/group', group)?.[2] ?? 0),
    }
  return { uid, gid: entry ? Number(entry[3] ?? 0) : /^\d+$/.test(user) ? Number(user) : 0 }
}

const lineOf = (base: Tree, path: string, name: string): readonly string[] | undefined =>
  base
    .get(followLinks(base, path))
    ?.text?.split('\n')
    .map((line) => line.split(':'))
    .find(([first]) => first === name)

/** The entries of the layer that WORKDIR makes: none when the directory is there. */
export function madeDirectory(
  path: string,
  user: string,
  base: Tree,
  now: VirtualTime,
): Record<string, LayerEntry> {
  const real = followLinks(base, path)
  const there = base.get(real)
  if (real === '/' || there?.type === 'directory') return {}
  if (there) throw new BuildError(`failed to mkdir ${path}: mkdir ${path}: not a directory`)
  const owner = ownerOf(user, base)
  const parents = Object.entries(missingParents(base, real, now)).map(
    ([parent, entry]) => [parent, { ...entry, ...owner }] as const,
  )
  return { ...Object.fromEntries(parents), [real]: directory({ mtime: now, ...owner }) }
}
