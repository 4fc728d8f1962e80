/**
 * Paths in a root: symbolic links, mounts, and what stands where they lead.
 *
 * @see https://man7.org/linux/man-pages/man7/path_resolution.7.html
 */
import type { LayerEntry } from '../oci/layer.js'
import type { Tx } from '../sim/step.js'
import { FileError } from './files.js'
import { type Mount, type Process, roots } from './process.js'
import type { ProcessUser } from './program.js'
import { isInMemory, isKernelsOwn, processesIn, pseudoEntry, pseudoNames } from './pseudo/index.js'
import { OUTPUT_ENTRY, ROOT_DIRECTORY, entryOf, isOutput, namesOf, parentOf } from './root.js'

const LINKS_AT_MOST = 40

/** What finding each name of a path costs, in ticks. */
const LOOKUP_COSTS = 6

/** Who looks at the files, and from where. */
export interface Viewer {
  readonly cwd: string
  /** Takes what is written to a device; it vanishes without this. */
  readonly print?: (device: string, text: string) => void
  /** Is called when files in memory have become larger. */
  readonly grew?: () => void
  readonly user: ProcessUser
  /** The pid of the process that looks, if it is one. */
  readonly pid?: number
  /** Counts the work of who looks. */
  readonly spend?: (ticks: number) => void
}

/** The normal form of an absolute path. */
function normalPath(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return `/${parts.join('/')}`
}

/** The path of a name in a directory. */
export const join = (directory: string, name: string): string =>
  directory === '/' ? `/${name}` : `${directory}/${name}`

/** A place in a tree: the root that has it, the path there, and whether it may be written. */
export interface Place {
  readonly root: string
  readonly path: string
  readonly readOnly: boolean
}

/** Why a path leads nowhere. No absolute path is one of these. */
type WalkFailure = 'ENOENT' | 'ENOTDIR' | 'ELOOP' | 'EACCES'

/** Whether there is no way. */
export const isFailure = (at: string): at is WalkFailure => !at.startsWith('/')

const isName = (part: string): boolean => part !== '' && part !== '.'

/** Follows the paths of a root. */
export class Paths {
  constructor(
    protected readonly tx: Tx,
    protected readonly rootId: string,
    protected readonly viewer: Viewer,
  ) {}

  resolve(path: string): string {
    return normalPath(path.startsWith('/') ? path : `${this.viewer.cwd}/${path}`)
  }

  protected found(
    path: string,
    follow: boolean,
  ): { readonly at: string; readonly entry: LayerEntry } {
    if (path === '') throw new FileError('ENOENT', path)
    const at = this.follow(path, follow)
    const entry = follow && isOutput(at) ? OUTPUT_ENTRY : this.entryAt(at)
    if (!entry) throw new FileError('ENOENT', path)
    if (path.endsWith('/') && entry.type !== 'directory') throw new FileError('ENOTDIR', path)
    return { at, entry }
  }

  protected follow(path: string, last: boolean): string {
    const at = this.walk(path, last)
    if (isFailure(at)) throw new FileError(at, path)
    return at
  }

  /**
   * The path without symbolic links on the way (and, with `last`, without one at its end), or why
   * there is no way. The last part need not exist. `..` after a symbolic link is the parent of
   * where the link leads.
   */
  protected walk(path: string, last: boolean): string | WalkFailure {
    const whole = path.startsWith('/') ? path : `${this.viewer.cwd}/${path}`
    if (last && isOutput(whole)) return whole
    const pending = whole.split('/').filter(isName)
    this.viewer.spend?.(LOOKUP_COSTS * (1 + pending.length))
    let at = '/'
    let links = 0
    while (pending.length > 0) {
      const name = pending.shift() as string
      if (name === '..') {
        at = parentOf(at)
        continue
      }
      const next = join(at, name)
      if (this.isBarred(next)) return 'EACCES'
      const entry = this.entryAt(next)
      if (entry?.type === 'symlink' && (last || pending.length > 0)) {
        if (++links > LINKS_AT_MOST) return 'ELOOP'
        const target = entry.target ?? ''
        if (pending.length === 0 && isOutput(target)) return target
        pending.unshift(...target.split('/').filter(isName))
        if (target.startsWith('/')) at = '/'
        continue
      }
      if (pending.length > 0) {
        if (!entry) return 'ENOENT'
        if (entry.type !== 'directory') return 'ENOTDIR'
      }
      at = next
    }
    return at
  }

  /**
   * The root that another process's `/proc/<pid>/root` is, with a path there; undefined for
   * other paths, and for processes of this root.
   */
  private behind(path: string): { readonly paths: Paths; readonly path: string } | undefined {
    if (!path.startsWith('/proc/')) return undefined
    const [, pid, rest = ''] = /^\/proc\/(\d+)\/root(\/.*)?$/.exec(path) ?? []
    const other = pid === undefined ? undefined : this.processAt(Number(pid))
    if (!other || other.root === this.rootId) return undefined
    return {
      paths: new Paths(this.tx, other.root, { ...this.viewer, cwd: '/' }),
      path: rest || '/',
    }
  }

  private processAt(pid: number): Process | undefined {
    return processesIn(this.tx, this.rootId).find((row) => row.pid === pid)
  }

  /** The files of another user's process are seen by those who may trace it. */
  private isBarred(path: string): boolean {
    const behind = this.behind(path)
    if (behind?.path !== '/') return false
    const { user } = this.viewer
    const owner = this.processAt(Number(path.split('/')[2]))?.user
    return user.uid !== owner?.uid && user.uid !== 0
  }

  /** Whether a path is the root directory or where something is mounted: neither goes away. */
  protected isFixed(path: string): boolean {
    return (
      path === '/' ||
      this.mounts().some((mount) => mount.path === path) ||
      pseudoEntry(this.tx, this.rootId, path, this.viewer.pid) !== undefined
    )
  }

  protected mounts(): readonly Mount[] {
    return this.tx.get(roots, this.rootId)?.mounts ?? []
  }

  /** Which root has a path: the deepest mount over it, or this root itself. */
  protected placeOf(path: string): Place {
    const behind = this.behind(path)
    if (behind) return behind.paths.placeOf(behind.path)
    let best: Mount | undefined
    for (const mount of this.mounts()) {
      if (
        (path === mount.path || path.startsWith(`${mount.path}/`)) &&
        (!best || mount.path.length > best.path.length)
      )
        best = mount
    }
    if (!best)
      return {
        root: this.rootId,
        path,
        readOnly: this.isReadOnly(path),
      }
    return {
      root: best.root,
      path: normalPath(best.from + path.slice(best.path.length)),
      readOnly: best.readOnly,
    }
  }

  /** The kernel's own trees take no files; nothing does where the whole root is read-only. */
  private isReadOnly(path: string): boolean {
    const root = this.tx.get(roots, this.rootId)
    return (
      (root?.readOnly === true && !isInMemory(path)) ||
      (root?.kernel === true && isKernelsOwn(path))
    )
  }

  protected entryAt(path: string): LayerEntry | undefined {
    const behind = this.behind(path)
    if (behind) return behind.paths.entryAt(behind.path)
    const place = this.placeOf(path)
    return (
      pseudoEntry(this.tx, place.root, place.path, this.viewer.pid) ??
      entryOf(this.tx, place.root, place.path) ??
      this.wayToMount(path)
    )
  }

  /** What is mounted deep down has directories above it, whether an image has them or not. */
  private wayToMount(path: string): LayerEntry | undefined {
    const mount = this.mounts().find((one) => one.path.startsWith(`${path}/`))
    return mount && { ...ROOT_DIRECTORY, mtime: this.entryAt(mount.path)?.mtime ?? 0 }
  }

  protected namesIn(path: string): string[] {
    const behind = this.behind(path)
    if (behind) return behind.paths.namesIn(behind.path)
    const place = this.placeOf(path)
    const names = new Set(namesOf(this.tx, place.root, place.path))
    for (const name of pseudoNames(this.tx, place.root, place.path, this.viewer.pid))
      names.add(name)
    const prefix = path === '/' ? '/' : `${path}/`
    for (const mount of this.mounts())
      if (mount.path.startsWith(prefix))
        names.add(mount.path.slice(prefix.length).split('/')[0] as string)
    return [...names].sort()
  }
}
