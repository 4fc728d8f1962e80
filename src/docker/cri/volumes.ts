/**
 * Volumes of pods on a daemon's machine: each is a root of its own, so that what is in one volume
 * is one range of rows.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/
 */
import type { HostPathType, MountSource, VolumeService, VolumeSetUp } from '../../cri/volumes.js'
import { RuntimeError } from '../../cri/runtime.js'
import { directory } from '../../oci/entry.js'
import { FileError, type Files } from '../../program/files.js'
import { roots } from '../../program/process.js'
import { createRoot, fileKey, files, removeRoot } from '../../program/root.js'
import { filesOf } from '../../program/tree.js'
import type { Tx } from '../../sim/step.js'
import type { Reader } from '../../sim/world.js'
import { GO_ERRNO } from '../../text/errno.js'
import { lookUpImage } from '../image/find.js'
import { filesLayer, isSameLayer } from './atomic-files.js'
import { podVolume } from './rows.js'

const ROOT = { uid: 0, gid: 0, name: 'root' }
const EVERYBODY = 0o777
const SET_GROUP = 0o2000
/** Whatever belongs to a group, the group may read and write; directories hand it on. */
const GROUPS_FILE = 0o660
const GROUPS_DIRECTORY = 0o770 | SET_GROUP

/** The sockets of runtimes, at which no simulated program can ask for anything. */
const SOCKETS: ReadonlySet<string> = new Set([
  '/run/containerd/containerd.sock',
  '/run/docker.sock',
  '/var/run/docker.sock',
])

/** The files of a volume or of the machine, as root sees them. */
const filesIn = (tx: Tx, root: string): Files => filesOf(tx, root, { cwd: '/', user: ROOT })
const hostFiles = (tx: Tx, node: string): Files => filesIn(tx, `host:${node}`)

/** Volumes on machines with a daemon. */
export const volumeService: VolumeService = {
  setUp,
  tearDown: (tx, node, volume) => removeRoot(tx, podVolume(node, volume)),
  hostPathType,
  makeHostPath(tx, node, path, { type, mode }) {
    const all = hostFiles(tx, node)
    try {
      if (type === 'file') all.write(path, '', { mode })
      else all.mkdir(path, { parents: true, mode })
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      const operation = type === 'file' ? 'open' : 'mkdir'
      throw new RuntimeError(`${operation} ${path}: ${GO_ERRNO[error.code]}`)
    }
  },
  ownHostPath: (tx, node, path, group) => own(hostFiles(tx, node), path, group),
  removeHostPath(tx, node, path) {
    const all = hostFiles(tx, node)
    if (all.exists(path)) all.remove(path, { recursive: true })
  },
  makeSubPath,
  usage,
}

function setUp(tx: Tx, node: string, volume: string, wanted: VolumeSetUp): boolean {
  const id = podVolume(node, volume)
  const known = tx.get(roots, id)
  const { group } = wanted
  if ('files' in wanted) {
    const layer = filesLayer(wanted, id, tx.now)
    if (known && isSameLayer(known.layers[0], layer)) return false
    createRoot(tx, { id, machine: node, layers: [layer], mounts: [] })
  } else if (known) return false
  else if ('image' in wanted) {
    const image = lookUpImage(tx, node, wanted.image)
    createRoot(tx, { id, machine: node, layers: image?.image.layers ?? [], mounts: [] })
    return true
  } else {
    const { memory } = wanted.directory
    createRoot(tx, { id, machine: node, layers: [], mounts: [], ...(memory && { memory }) })
  }
  const mode = group === undefined ? EVERYBODY : EVERYBODY | SET_GROUP
  tx.put(files, fileKey(id, '/'), {
    ...directory({ mode, gid: group ?? 0, mtime: tx.now }),
    size: known?.memory ? 0 : 4096,
  })
  return true
}

function hostPathType(tx: Tx, node: string, path: string): HostPathType | undefined {
  if (SOCKETS.has(path)) return 'socket'
  const all = hostFiles(tx, node)
  if (!all.exists(path)) return undefined
  const { type, device } = all.stat(path)
  if (device !== undefined) return 'characterDevice'
  return type === 'directory' ? 'directory' : 'file'
}

function makeSubPath(tx: Tx, node: string, source: MountSource, subPath: string): boolean {
  const isVolume = 'volume' in source
  const all = isVolume ? filesIn(tx, podVolume(node, source.volume)) : hostFiles(tx, node)
  const base = isVolume ? '/' : source.hostPath
  const path = `${base}/${subPath}`
  try {
    if (!all.exists(path))
      all.mkdir(path, { parents: true, mode: all.exists(base) ? all.stat(base).mode : 0o755 })
    return true
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    return false
  }
}

function own(all: Files, path: string, group: number): void {
  if (!all.exists(path)) return
  const { type, uid, mode } = all.lstat(path)
  if (type === 'symlink') return
  all.chown(path, uid, group)
  all.chmod(path, mode | (type === 'directory' ? GROUPS_DIRECTORY : GROUPS_FILE))
  if (type !== 'directory') return
  for (const name of all.list(path)) own(all, `${path}/${name}`, group)
}

function usage(read: Reader, node: string, volume: string): number {
  let sum = 0
  read.each(files, fileKey(podVolume(node, volume), '/'), ({ type, size }) => {
    if (type === 'file') sum += size
  })
  return sum
}
