/**
 * The mounts of a container: volumes, directories of the machine, and memory (tmpfs), as they were
 * asked for or as its image declares.
 *
 * @see https://docs.docker.com/engine/storage/
 */
import type { Layer } from '../../oci/layer.js'
import { unionOf } from '../../oci/union.js'
import { FileError } from '../../program/files.js'
import { MEMORY } from '../../program/hardware.js'
import { roots } from '../../program/process.js'
import { createRoot, removeRoot } from '../../program/root.js'
import { filesOf } from '../../program/tree.js'
import type { Tx } from '../../sim/step.js'
import {
  type Container,
  type HostConfig,
  type MountPoint,
  type MountRequest,
  containerNamed,
} from '../container.js'
import { DockerError } from '../errors.js'
import { PROPAGATION, cleanPath, splitBind } from './bind.js'
import {
  badMount,
  cannotMakeBindSource,
  duplicateMount,
  noBindSource,
  noSubpath,
  notAbsolute,
  unknownMountType,
} from './errors.js'
import { ensureVolume, volumeRoot } from './volume.js'

const ROOT = { uid: 0, gid: 0, name: 'root' }

/** Whose mounts are made. */
interface Scene {
  readonly tx: Tx
  readonly machine: string
  /** The container's id. */
  readonly id: string
  /** The image, whose files a new volume begins with. */
  readonly layers: readonly Layer[]
}

/** The mounts of a new container, by destination. @throws DockerError */
export function mountsFor(
  tx: Tx,
  machine: string,
  id: string,
  host: HostConfig,
  declared: readonly string[],
  layers: readonly Layer[],
): MountPoint[] {
  const scene: Scene = { tx, machine, id, layers }
  const asked = new Map<string, MountPoint>()
  const add = (path: string, make: (destination: string) => MountPoint): void => {
    const destination = cleanPath(path)
    if (asked.has(destination)) throw duplicateMount(destination)
    asked.set(destination, make(destination))
  }
  for (const bind of host.Binds) {
    const { source, target, readOnly, noCopy } = splitBind(bind)
    add(target, (destination) =>
      source.startsWith('/')
        ? bindMount(scene, source, destination, readOnly)
        : volumeMount(scene, source, destination, { readOnly, noCopy }),
    )
  }
  for (const request of host.Mounts)
    add(request.Target, (destination) => requestedMount(scene, request, destination))
  for (const [path, options] of Object.entries(host.Tmpfs ?? {}))
    add(path, (destination) => memoryMount(scene, destination, options))
  const mounts = new Map([...inherited(tx, machine, host), ...asked])
  for (const path of declared.map(cleanPath))
    if (!mounts.has(path)) mounts.set(path, volumeMount(scene, undefined, path, {}))
  return [...mounts.values()].sort((a, b) => (a.destination < b.destination ? -1 : 1))
}

/** `--volumes-from`: what other containers have mounted, but for their memory. */
function inherited(tx: Tx, machine: string, host: HostConfig): [string, MountPoint][] {
  return host.VolumesFrom.flatMap((from) => {
    const [name = '', mode] = from.split(':')
    const { mounts } = source(tx, machine, name)
    return mounts
      .filter(({ type }) => type !== 'tmpfs')
      .map((mount): [string, MountPoint] => [
        mount.destination,
        { ...mount, readOnly: mount.readOnly || mode === 'ro', anonymous: false },
      ])
  })
}

/** Whose mounts are taken over. @throws DockerError 400 for a container that is not there */
function source(tx: Tx, machine: string, name: string): Container {
  try {
    return containerNamed(tx, machine, name)
  } catch (error) {
    throw error instanceof DockerError ? new DockerError(400, error.message, error.exitCode) : error
  }
}

/** `--mount`, which does not make directories of the machine. */
function requestedMount(scene: Scene, request: MountRequest, destination: string): MountPoint {
  const { Type, Source = '', Target, ReadOnly: readOnly = false } = request
  if (!['bind', 'tmpfs', 'volume'].includes(Type)) throw unknownMountType(Type)
  if (!Target.startsWith('/')) throw badMount(Type, notAbsolute(Target))
  if (cleanPath(Target) === '/')
    throw badMount(Type, "invalid specification: destination can't be '/'")
  if (Type === 'volume') {
    const { NoCopy = false, Labels, Subpath } = request.VolumeOptions ?? {}
    return volumeMount(scene, Source || undefined, destination, {
      readOnly,
      noCopy: NoCopy,
      ...(Labels === undefined ? {} : { labels: Labels }),
      ...(Subpath === undefined ? {} : { subpath: Subpath }),
    })
  }
  if (Type === 'tmpfs') {
    if (Source !== '') throw badMount(Type, 'field Source must not be specified')
    const { SizeBytes, Mode } = request.TmpfsOptions ?? {}
    const options = [
      ...(SizeBytes === undefined ? [] : [`size=${SizeBytes}`]),
      ...(Mode === undefined ? [] : [`mode=${Mode.toString(8)}`]),
    ]
    return memoryMount(scene, destination, options.join(','))
  }
  if (Source === '') throw badMount(Type, 'field Source must not be empty')
  if (!Source.startsWith('/')) throw badMount(Type, notAbsolute(Source))
  const propagation = request.BindOptions?.Propagation
  if (propagation !== undefined && !PROPAGATION.includes(propagation))
    throw badMount(Type, `invalid propagation mode: ${propagation}`)
  if (!machineFiles(scene).exists(Source)) throw noBindSource(Source)
  return bindMount(scene, Source, destination, readOnly)
}

const machineFiles = ({ tx, machine }: Scene) =>
  filesOf(tx, `host:${machine}`, { cwd: '/', user: ROOT })

/** A directory or file of the machine; a directory that is not there is made. */
function bindMount(
  scene: Scene,
  source: string,
  destination: string,
  readOnly: boolean,
): MountPoint {
  const files = machineFiles(scene)
  try {
    if (!files.exists(source)) files.mkdir(source, { parents: true })
  } catch (error) {
    if (error instanceof FileError) throw cannotMakeBindSource(source)
    throw error
  }
  return {
    type: 'bind',
    root: `host:${scene.machine}`,
    from: source,
    destination,
    readOnly,
    anonymous: false,
  }
}

/** What is asked of a volume's mount. */
interface VolumeAsked {
  readonly readOnly?: boolean
  /** A new one does not get what the image has at that place. */
  readonly noCopy?: boolean
  readonly labels?: Readonly<Record<string, string>>
  /** The directory of the volume that is mounted. */
  readonly subpath?: string
}

/** A volume; an empty one gets what the image has at that place. @throws DockerError */
function volumeMount(
  scene: Scene,
  name: string | undefined,
  destination: string,
  { readOnly = false, noCopy = false, labels = {}, subpath }: VolumeAsked,
): MountPoint {
  const { tx, machine } = scene
  const volume = ensureVolume(tx, machine, name, labels)
  const root = volumeRoot(machine, volume.name)
  const files = filesOf(tx, root, { cwd: '/', user: ROOT })
  if (!noCopy && files.list('/').length === 0) fill(scene, root, destination)
  const from = subpath === undefined ? '/' : `/${subpath.replace(/^\/+/, '')}`
  if (!files.exists(from)) throw noSubpath(`/var/lib/docker/volumes/${volume.name}/_data${from}`)
  return {
    type: 'volume',
    name: volume.name,
    root,
    from,
    destination,
    readOnly,
    anonymous: name === undefined,
  }
}

/** Memory: empty whenever the container starts. `options` are those of `mount`: `size=64m`. */
function memoryMount({ tx, machine, id }: Scene, destination: string, options = ''): MountPoint {
  const root = `tmpfs:${id}${destination}`
  const size = sizeIn(options)
  const mode = modeIn(options) ?? STICKY
  const memory = {
    ...(size === undefined ? {} : { size }),
    mode,
  }
  createRoot(tx, { id: root, machine, layers: [], mounts: [], memory })
  return { type: 'tmpfs', root, from: '/', destination, readOnly: false, anonymous: false }
}

/** The mode of a tmpfs's top directory; the kernel's own is 1777. */
const STICKY = 0o1777
function modeIn(options: string): number | undefined {
  const [, mode] = /(?:^|,)mode=([0-7]+)(?:,|$)/.exec(options) ?? []
  return mode === undefined ? undefined : Number.parseInt(mode, 8)
}

/** How large a tmpfs may become, in bytes; a percentage is one of the machine's memory. */
function sizeIn(options: string): number | undefined {
  const [, amount, unit = ''] = /(?:^|,)size=(\d+)([kmg%]?)(?:,|$)/i.exec(options) ?? []
  if (amount === undefined) return undefined
  if (unit === '%') return Math.floor((MEMORY.total * 1024 * Number(amount)) / 100)
  return Number(amount) * 1024 ** ['', 'k', 'm', 'g'].indexOf(unit.toLowerCase())
}

/** A container that starts finds nothing in its memory mounts. */
export function clearMemory(tx: Tx, container: Container): void {
  for (const { type, root } of container.mounts) {
    if (type !== 'tmpfs') continue
    const row = tx.get(roots, root)
    removeRoot(tx, root)
    if (row) createRoot(tx, row)
  }
}

/** A container that goes away takes its memory mounts along. */
export function dropMemory(tx: Tx, container: Container): void {
  for (const { type, root } of container.mounts) if (type === 'tmpfs') removeRoot(tx, root)
}

function fill({ tx, layers }: Scene, root: string, path: string): void {
  const tree = unionOf(layers)
  if (tree.get(path)?.type !== 'directory') return
  const files = filesOf(tx, root, { cwd: '/', user: ROOT })
  const copy = (from: string, to: string): void => {
    for (const name of tree.list(from)) {
      const entry = tree.get(`${from}/${name}`)
      if (entry?.type === 'directory') {
        files.mkdir(`${to}/${name}`, { mode: entry.mode })
        files.chown(`${to}/${name}`, entry.uid, entry.gid)
        copy(`${from}/${name}`, `${to}/${name}`)
      } else if (entry?.type === 'symlink') files.symlink(entry.target ?? '', `${to}/${name}`)
      else if (entry)
        files.write(`${to}/${name}`, entry.text ?? '', {
          mode: entry.mode,
          uid: entry.uid,
          gid: entry.gid,
          ...(entry.program === undefined ? {} : { program: entry.program }),
        })
    }
  }
  copy(path, '')
}
