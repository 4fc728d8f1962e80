/**
 * Roots: a file system tree made of the read-only layers of an image, what was written on top of them, and mounts.
 *
 * What was written are rows of the `files` table; a deleted file of a layer leaves a whiteout there, as in an overlay file system.
 *
 * @see https://docs.docker.com/engine/storage/drivers/overlayfs-driver/
 */
import { byteLength } from '../oci/entry.js'
import type { Layer, LayerEntry } from '../oci/layer.js'
import { unionOf } from '../oci/union.js'
import type { Tx } from '../sim/step.js'
import { defineTable } from '../sim/table.js'
import type { Reader } from '../sim/world.js'
import { FileError, type FileStat, type Files } from './files.js'
import { type Mount, type Root, roots } from './process.js'

/** What was written on top of a root's layers. Keys are `<root>\u0000<path>`. */
export const files = defineTable<LayerEntry>('files')

const SEPARATOR = '\u0000'
const LINKS_AT_MOST = 40
const DIRECTORY_SIZE = 4096

/** The key of what was written at a path of a root. */
export const fileKey = (root: string, path: string): string => `${root}${SEPARATOR}${path}`

export function createRoot(tx: Tx, root: Root): void {
  tx.put(roots, root.id, root)
}

/** Removes a root and all that was written in it. */
export function removeRoot(tx: Tx, id: string): void {
  const keys: string[] = []
  tx.each(files, id + SEPARATOR, (_, key) => keys.push(key))
  for (const key of keys) tx.delete(files, key)
  tx.delete(roots, id)
  if (tx.get(roots, `${id}#texts`)) removeRoot(tx, `${id}#texts`)
}

/** What was written on top of the layers, by path, whiteouts included: what `docker commit` makes a layer of. */
export function changesOf(read: Reader, id: string): Readonly<Record<string, LayerEntry>> {
  const changes: Record<string, LayerEntry> = Object.create(null)
  read.each(files, id + SEPARATOR, (entry, key) => {
    changes[key.slice(id.length + 1)] = entry
  })
  return changes
}

/** Who looks at the files, and from where. */
interface Viewer {
  readonly cwd: string
  /** Takes what is written to a device; it vanishes without this. */
  readonly print?: (device: string, text: string) => void
  readonly user: { readonly uid: number; readonly gid: number; readonly name: string }
}

/** The files of a root. */
export function filesOf(tx: Tx, rootId: string, viewer: Viewer): Files {
  return new Tree(tx, rootId, viewer)
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

/** The directory that a path is in. */
export const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/'
const join = (directory: string, name: string): string => (directory === '/' ? `/${name}` : `${directory}/${name}`)

const ROOT_DIRECTORY: LayerEntry = { type: 'directory', mode: 0o755, uid: 0, gid: 0, mtime: 0, size: DIRECTORY_SIZE }

/** A place in a tree: the root that has it, the path there, and whether it may be written. */
interface Place {
  readonly root: string
  readonly path: string
  readonly readOnly: boolean
}

/** Why a path leads nowhere. No absolute path is one of these. */
type WalkFailure = 'ENOENT' | 'ENOTDIR' | 'ELOOP'

const isFailure = (at: string): at is WalkFailure => !at.startsWith('/')

const isName = (part: string): boolean => part !== '' && part !== '.'

class Tree implements Files {
  constructor(
    private readonly tx: Tx,
    private readonly rootId: string,
    private readonly viewer: Viewer,
  ) {}

  resolve(path: string): string {
    return normalPath(path.startsWith('/') ? path : `${this.viewer.cwd}/${path}`)
  }

  exists(path: string): boolean {
    const at = path === '' ? undefined : this.walk(path, true)
    if (at === undefined || isFailure(at)) return false
    const entry = this.entryAt(at)
    return entry !== undefined && (entry.type === 'directory' || !path.endsWith('/'))
  }

  stat(path: string): FileStat {
    return statOf(this.found(path, true).entry)
  }

  lstat(path: string): FileStat {
    return statOf(this.found(path, false).entry)
  }

  read(path: string): string {
    const { entry } = this.found(path, true)
    if (entry.type === 'directory') throw new FileError('EISDIR', path)
    this.permit(entry, 4, path)
    return entry.text ?? ''
  }

  write(path: string, text: string, options: Parameters<Files['write']>[2] = {}): void {
    const target = this.follow(path, true)
    const old = this.entryAt(target)
    if (old?.type === 'directory' || (!old && path.endsWith('/'))) throw new FileError('EISDIR', path)
    if (path.endsWith('/')) throw new FileError('ENOTDIR', path)
    if (deviceAt(target)) return this.viewer.print?.(target, text)
    if (old) this.permit(old, 2, path)
    else this.permitIn(target, path)
    const { uid, gid } = this.viewer.user
    const whole = options.append ? (old?.text ?? '') + text : text
    const program = options.program ?? (options.append ? old?.program : undefined)
    this.put(target, path, {
      type: 'file',
      mode: options.mode ?? old?.mode ?? 0o644,
      uid: options.uid ?? old?.uid ?? uid,
      gid: options.gid ?? old?.gid ?? gid,
      mtime: this.tx.now,
      size: byteLength(whole),
      text: whole,
      ...(program === undefined ? {} : { program }),
    })
  }

  list(path: string): readonly string[] {
    const { at, entry } = this.found(path, true)
    if (entry.type !== 'directory') throw new FileError('ENOTDIR', path)
    this.permit(entry, 4, path)
    return this.namesIn(at)
  }

  mkdir(path: string, { parents = false, mode = 0o755 } = {}): void {
    if (parents) this.makeParents(path)
    const target = this.follow(path, true)
    const old = this.entryAt(target)
    if (old) {
      if (parents && old.type === 'directory') return
      throw new FileError('EEXIST', path)
    }
    this.permitIn(target, path)
    const { uid, gid } = this.viewer.user
    this.put(target, path, { type: 'directory', mode, uid, gid, mtime: this.tx.now, size: DIRECTORY_SIZE })
  }

  /** Makes the directories on the way that are not there. */
  private makeParents(path: string): void {
    const parts = path.split('/')
    for (let i = 1; i < parts.length; i++) {
      const above = parts.slice(0, i).join('/')
      if (above !== '' && parts[i] !== '' && !this.exists(above)) this.mkdir(above)
    }
  }

  remove(path: string, { recursive = false } = {}): void {
    const target = this.follow(path, false)
    const entry = this.entryAt(target)
    if (!entry) throw new FileError('ENOENT', path)
    if (this.isFixed(target)) throw new FileError('EBUSY', path)
    this.permitIn(target, path)
    if (entry.type === 'directory') {
      const names = this.namesIn(target)
      if (names.length > 0 && !recursive) throw new FileError('ENOTEMPTY', path)
      for (const name of names) this.remove(join(target, name), { recursive })
    }
    this.erase(target, path)
  }

  rename(from: string, to: string): void {
    const source = this.follow(from, false)
    const entry = this.entryAt(source)
    if (!entry) throw new FileError('ENOENT', from)
    const target = this.follow(to, false)
    const old = this.entryAt(target)
    if (target === source) return
    if (this.isFixed(source) || this.isFixed(target)) throw new FileError('EBUSY', from)
    if (target.startsWith(`${source}/`)) throw new FileError('EINVAL', to)
    if (old?.type === 'directory' && entry.type !== 'directory') throw new FileError('EISDIR', to)
    if (old && old.type !== 'directory' && entry.type === 'directory') throw new FileError('ENOTDIR', to)
    if (old) this.remove(target)
    this.permitIn(source, from)
    this.permitIn(target, to)
    this.copyTree(source, target)
    this.remove(source, { recursive: true })
  }

  symlink(target: string, path: string): void {
    const place = this.follow(path, false)
    if (this.entryAt(place)) throw new FileError('EEXIST', path)
    this.permitIn(place, path)
    const { uid, gid } = this.viewer.user
    this.put(place, path, { type: 'symlink', mode: 0o777, uid, gid, mtime: this.tx.now, size: target.length, target })
  }

  chmod(path: string, mode: number): void {
    this.change(path, (entry) => ({ ...entry, mode }))
  }

  chown(path: string, uid: number, gid: number): void {
    this.change(path, (entry) => ({ ...entry, uid, gid }))
  }

  touch(path: string): void {
    if (this.exists(path)) this.change(path, (entry) => ({ ...entry, mtime: this.tx.now }))
    else this.write(path, '')
  }

  private change(path: string, change: (entry: LayerEntry) => LayerEntry): void {
    const { at, entry } = this.found(path, true)
    if (this.viewer.user.uid !== 0 && this.viewer.user.uid !== entry.uid) throw new FileError('EACCES', path)
    this.put(at, path, change(entry))
  }

  private copyTree(from: string, to: string): void {
    const entry = this.entryAt(from) as LayerEntry
    this.put(to, to, entry)
    if (entry.type === 'directory') for (const name of this.namesIn(from)) this.copyTree(join(from, name), join(to, name))
  }

  private found(path: string, follow: boolean): { readonly at: string; readonly entry: LayerEntry } {
    if (path === '') throw new FileError('ENOENT', path)
    const at = this.follow(path, follow)
    const entry = this.entryAt(at)
    if (!entry) throw new FileError('ENOENT', path)
    if (path.endsWith('/') && entry.type !== 'directory') throw new FileError('ENOTDIR', path)
    return { at, entry }
  }

  private follow(path: string, last: boolean): string {
    const at = this.walk(path, last)
    if (isFailure(at)) throw new FileError(at, path)
    return at
  }

  /**
   * The path without symbolic links on the way (and, with `last`, without one at its end), or why there is no way. The last part need not
   * exist. `..` after a symbolic link is the parent of where the link leads.
   */
  private walk(path: string, last: boolean): string | WalkFailure {
    const whole = path.startsWith('/') ? path : `${this.viewer.cwd}/${path}`
    if (deviceAt(whole)) return whole
    const pending = whole.split('/').filter(isName)
    let at = '/'
    let links = 0
    while (pending.length > 0) {
      const name = pending.shift() as string
      if (name === '..') {
        at = parentOf(at)
        continue
      }
      const next = join(at, name)
      const entry = this.entryAt(next)
      if (entry?.type === 'symlink' && (last || pending.length > 0)) {
        if (++links > LINKS_AT_MOST) return 'ELOOP'
        const target = entry.target ?? ''
        if (pending.length === 0 && deviceAt(target)) return target
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

  /** Whether a path is the root directory or where something is mounted: neither goes away. */
  private isFixed(path: string): boolean {
    return path === '/' || this.mounts().some((mount) => mount.path === path)
  }

  private mounts(): readonly Mount[] {
    return this.tx.get(roots, this.rootId)?.mounts ?? []
  }

  /** Which root has a path: the deepest mount over it, or this root itself. */
  private placeOf(path: string): Place {
    let best: Mount | undefined
    for (const mount of this.mounts()) {
      if ((path === mount.path || path.startsWith(`${mount.path}/`)) && (!best || mount.path.length > best.path.length)) best = mount
    }
    if (!best) return { root: this.rootId, path, readOnly: this.tx.get(roots, this.rootId)?.readOnly === true }
    return { root: best.root, path: normalPath(best.from + path.slice(best.path.length)), readOnly: best.readOnly }
  }

  private entryAt(path: string): LayerEntry | undefined {
    const device = deviceAt(path)
    if (device) return device
    const place = this.placeOf(path)
    return entryOf(this.tx, place.root, place.path) ?? this.wayToMount(path)
  }

  /** What is mounted deep down has directories above it, whether an image has them or not. */
  private wayToMount(path: string): LayerEntry | undefined {
    const mount = this.mounts().find((one) => one.path.startsWith(`${path}/`))
    return mount && { ...ROOT_DIRECTORY, mtime: this.entryAt(mount.path)?.mtime ?? 0 }
  }

  private namesIn(path: string): string[] {
    const place = this.placeOf(path)
    const names = new Set(namesOf(this.tx, place.root, place.path))
    const prefix = path === '/' ? '/' : `${path}/`
    for (const mount of this.mounts()) if (mount.path.startsWith(prefix)) names.add(mount.path.slice(prefix.length).split('/')[0] as string)
    return [...names].sort()
  }

  private put(target: string, path: string, entry: LayerEntry): void {
    const place = this.placeOf(target)
    if (place.readOnly) throw new FileError('EROFS', path)
    this.tx.put(files, fileKey(place.root, place.path), entry)
  }

  private erase(target: string, path: string): void {
    const place = this.placeOf(target)
    if (place.readOnly) throw new FileError('EROFS', path)
    this.tx.delete(files, fileKey(place.root, place.path))
    const below = this.tx.get(roots, place.root)?.layers
    if (below && unionOf(below).get(place.path)) this.tx.put(files, fileKey(place.root, place.path), { type: 'whiteout', mode: 0, uid: 0, gid: 0, mtime: this.tx.now, size: 0 })
  }

  private permit(entry: LayerEntry, bit: 2 | 4, path: string): void {
    const { uid, gid } = this.viewer.user
    if (uid === 0) return
    const shift = uid === entry.uid ? 6 : gid === entry.gid ? 3 : 0
    if (((entry.mode >> shift) & bit) === 0) throw new FileError('EACCES', path)
  }

  private permitIn(target: string, path: string): void {
    const parent = this.entryAt(parentOf(target))
    if (!parent) throw new FileError('ENOENT', path)
    if (parent.type !== 'directory') throw new FileError('ENOTDIR', path)
    if (this.placeOf(target).readOnly) throw new FileError('EROFS', path)
    this.permit(parent, 2, path)
  }
}

const statOf = ({ type, mode, uid, gid, size, mtime, program, target }: LayerEntry): FileStat => ({
  type: type === 'whiteout' ? 'file' : type,
  mode,
  uid,
  gid,
  size,
  mtime,
  ...(program === undefined ? {} : { program }),
  ...(target === undefined ? {} : { target }),
})

const device: LayerEntry = { type: 'file', mode: 0o666, uid: 0, gid: 0, mtime: 0, size: 0, text: '' }
const DEVICE = /^\/dev\/(?:null|zero|tty|std(?:in|out|err)|fd\/[012])$|^\/proc\/(?:self|\d+)\/fd\/[012]$/

/** A file that is not on any disk: writing into it leaves nothing there, reading gives nothing. */
const deviceAt = (path: string): LayerEntry | undefined => ((path.startsWith('/dev/') || path.startsWith('/proc/')) && DEVICE.test(path) ? device : undefined)

function entryOf(read: Reader, root: string, path: string): LayerEntry | undefined {
  const written = read.get(files, fileKey(root, path))
  if (written) return written.type === 'whiteout' ? undefined : written
  const layers: readonly Layer[] | undefined = read.get(roots, root)?.layers
  const below = layers && unionOf(layers).get(path)
  if (below && !isHidden(read, root, path)) return below
  return path === '/' ? ROOT_DIRECTORY : undefined
}

/** Whether a directory above was removed (and perhaps made anew) on top of the layers. */
function isHidden(read: Reader, root: string, path: string): boolean {
  for (let above = parentOf(path); above !== '/'; above = parentOf(above)) {
    const written = read.get(files, fileKey(root, above))
    if (written && (written.type !== 'directory' || written.opaque)) return true
  }
  return false
}

function namesOf(read: Reader, root: string, path: string): string[] {
  const names = new Set<string>()
  const layers = read.get(roots, root)?.layers
  if (layers) for (const name of unionOf(layers).list(path)) names.add(name)
  const prefix = fileKey(root, path === '/' ? '/' : `${path}/`)
  const hidden = path !== '/' && names.size > 0 && isHidden(read, root, `${path}/x`)
  if (hidden) names.clear()
  read.each(files, prefix, (entry, key) => {
    const rest = key.slice(prefix.length)
    if (rest === '' || rest.includes('/')) return
    if (entry.type === 'whiteout') names.delete(rest)
    else names.add(rest)
  })
  return [...names]
}
