/**
 * The files of a root as programs see them: paths read, written and moved, as far as their owners
 * permit.
 *
 * @see https://man7.org/linux/man-pages/man7/inode.7.html
 */
import { byteLength } from '../oci/entry.js'
import type { LayerEntry } from '../oci/layer.js'
import { unionOf } from '../oci/union.js'
import type { Tx } from '../sim/step.js'
import { isCapable } from './capabilities.js'
import { FileError, type FileStat, type Files } from './files.js'
import { countInMemory } from './memory-files.js'
import { Paths, type Place, type Viewer, isFailure, join } from './paths.js'
import { type Root, roots } from './process.js'
import { FULL, deviceText } from './pseudo/dev.js'
import { isInMemory } from './pseudo/index.js'
import { DIRECTORY_SIZE, fileKey, files, isOutput, parentOf } from './root.js'

/** The bit of a directory that hands its group on to what is made in it. */
const SET_GROUP = 0o2000

/** The files of a root. */
export function filesOf(tx: Tx, rootId: string, viewer: Viewer): Files {
  return new Tree(tx, rootId, viewer)
}

class Tree extends Paths implements Files {
  exists(path: string): boolean {
    const at = path === '' ? undefined : this.walk(path, true)
    if (at === undefined || isFailure(at)) return false
    if (isOutput(at)) return true
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
    if (entry.device !== undefined) return deviceText(this.tx, entry.device)
    return entry.text ?? ''
  }

  write(path: string, text: string, options: Parameters<Files['write']>[2] = {}): void {
    const target = this.follow(path, true)
    if (isOutput(target)) return this.viewer.print?.(target, text)
    const old = this.entryAt(target)
    if (old?.type === 'directory' || (!old && path.endsWith('/')))
      throw new FileError('EISDIR', path)
    if (path.endsWith('/')) throw new FileError('ENOTDIR', path)
    if (old?.device === FULL && text !== '') throw new FileError('ENOSPC', path)
    if (old?.device !== undefined) return
    if (old) this.permit(old, 2, path)
    else this.permitIn(target, path)
    const { uid, gid } = this.maker(target)
    const whole = options.append ? (old?.text ?? '') + text : text
    const program = options.program ?? (options.append ? old?.program : undefined)
    this.put(target, path, {
      type: 'file',
      mode: options.mode ?? old?.mode ?? 0o644,
      uid: options.uid ?? old?.uid ?? uid,
      gid: options.gid ?? old?.gid ?? gid,
      mtime: this.tx.now,
      size: options.append && old ? old.size + byteLength(text) : byteLength(whole),
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
    const { uid, gid, inherits } = this.maker(target)
    this.put(target, path, {
      type: 'directory',
      mode: inherits ? mode | SET_GROUP : mode,
      uid,
      gid,
      mtime: this.tx.now,
      size: DIRECTORY_SIZE,
    })
  }

  /** Who owns what is made at a path: a directory may hand its group on. */
  private maker(target: string): { uid: number; gid: number; inherits: boolean } {
    const { uid, gid } = this.viewer.user
    const parent = this.entryAt(parentOf(target))
    const inherits = parent !== undefined && (parent.mode & SET_GROUP) !== 0
    return { uid, gid: inherits ? parent.gid : gid, inherits }
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
    if (old && old.type !== 'directory' && entry.type === 'directory')
      throw new FileError('ENOTDIR', to)
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
    const { uid, gid } = this.maker(place)
    this.put(place, path, {
      type: 'symlink',
      mode: 0o777,
      uid,
      gid,
      mtime: this.tx.now,
      size: target.length,
      target,
    })
  }

  chmod(path: string, mode: number): void {
    this.change(path, (entry) => ({ ...entry, mode }))
  }

  chown(path: string, uid: number, gid: number): void {
    this.change(path, (entry) => {
      const { uid: own, gid: group, groups = [] } = this.viewer.user
      const isHandedOn = uid === entry.uid && (gid === group || groups.includes(gid))
      if (!isCapable(this.viewer.user, 'CHOWN') && (own !== entry.uid || !isHandedOn))
        throw new FileError('EPERM', path)
      return { ...entry, uid, gid }
    })
  }

  touch(path: string, at = this.tx.now): void {
    if (this.exists(path)) this.change(path, (entry) => ({ ...entry, mtime: at }), 'EACCES')
    else this.write(path, '')
  }

  private change(
    path: string,
    change: (entry: LayerEntry) => LayerEntry,
    code: 'EPERM' | 'EACCES' = 'EPERM',
  ): void {
    const { at, entry } = this.found(path, true)
    const changed = change(entry)
    const isOwn = this.viewer.user.uid === entry.uid
    if (!isOwn && changed.uid === entry.uid && !isCapable(this.viewer.user, 'FOWNER'))
      throw new FileError(code, path)
    this.put(at, path, changed)
  }

  private copyTree(from: string, to: string): void {
    const entry = this.entryAt(from) as LayerEntry
    this.put(to, to, entry)
    if (entry.type === 'directory')
      for (const name of this.namesIn(from)) this.copyTree(join(from, name), join(to, name))
  }

  private put(target: string, path: string, entry: LayerEntry): void {
    const place = this.placeOf(target)
    if (place.readOnly) throw new FileError('EROFS', path)
    const more = this.count(place, entry)
    if (more === undefined) throw new FileError('ENOSPC', path)
    this.tx.put(files, fileKey(place.root, place.path), entry)
    if (more > 0) this.viewer.grew?.()
  }

  private erase(target: string, path: string): void {
    const place = this.placeOf(target)
    if (place.readOnly) throw new FileError('EROFS', path)
    this.count(place)
    this.tx.delete(files, fileKey(place.root, place.path))
    const below = this.tx.get(roots, place.root)?.layers
    if (below && unionOf(below).get(place.path))
      this.tx.put(files, fileKey(place.root, place.path), {
        type: 'whiteout',
        mode: 0,
        uid: 0,
        gid: 0,
        mtime: this.tx.now,
        size: 0,
      })
  }

  /** Counts a file in memory; gives by how much there is more, undefined if that does not fit. */
  private count({ root, path }: Place, entry?: LayerEntry): number | undefined {
    const most = memoryAt(this.tx.get(roots, root), path)
    if (most === undefined) return 0
    return countInMemory(this.tx, root, this.tx.get(files, fileKey(root, path)), entry, most)
  }

  private permit(entry: LayerEntry, bit: 2 | 4, path: string): void {
    const { uid, gid, groups = [] } = this.viewer.user
    if (isCapable(this.viewer.user, 'DAC_OVERRIDE')) return
    const isMember = gid === entry.gid || groups.includes(entry.gid)
    const shift = uid === entry.uid ? 6 : isMember ? 3 : 0
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

/** What `/dev` and `/dev/shm` may hold, in bytes. */
const DEVICES = 64 * 1_048_576

/** How much may be in memory at a path of a root; undefined where files are on disk. */
function memoryAt(root: Root | undefined, path: string): number | undefined {
  if (root?.memory) return root.memory.size ?? Number.POSITIVE_INFINITY
  return root?.kernel && isInMemory(path) ? DEVICES : undefined
}

const statOf = (entry: LayerEntry): FileStat => {
  const { type, mode, uid, gid, size, mtime, program, target, links, device } = entry
  return {
    type: type === 'whiteout' ? 'file' : type,
    mode,
    uid,
    gid,
    size,
    mtime,
    ...(program === undefined ? {} : { program }),
    ...(target === undefined ? {} : { target }),
    ...(device === undefined ? {} : { device }),
    links: links ?? (type === 'directory' ? 2 : 1),
  }
}
