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
import {
  badVolumeSpec,
  cannotMakeBindSource,
  duplicateMount,
  noBindSource,
  rootVolume,
  unknownMountType,
} from '../errors.js'
import { ensureVolume, volumeKey, volumeRoot, volumes } from './volume.js'

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
    const { source, target, readOnly } = splitBind(bind)
    add(target, (destination) =>
      source.startsWith('/')
        ? bindMount(scene, source, destination, readOnly)
        : volumeMount(scene, source, destination, readOnly),
    )
  }
  for (const request of host.Mounts)
    add(request.Target, (destination) => requestedMount(scene, request, destination))
  for (const [path, options] of Object.entries(host.Tmpfs ?? {}))
    add(path, (destination) => memoryMount(scene, destination, options))
  const mounts = new Map([...inherited(tx, machine, host), ...asked])
  for (const path of declared.map(cleanPath))
    if (!mounts.has(path)) mounts.set(path, volumeMount(scene, undefined, path, false))
  return [...mounts.values()].sort((a, b) => (a.destination < b.destination ? -1 : 1))
}

/** `--volumes-from`: what other containers have mounted, but for their memory. */
function inherited(tx: Tx, machine: string, host: HostConfig): [string, MountPoint][] {
  return host.VolumesFrom.flatMap((from) => {
    const [name = '', mode] = from.split(':')
    const { mounts } = containerNamed(tx, machine, name)
    return mounts
      .filter(({ type }) => type !== 'tmpfs')
      .map((mount): [string, MountPoint] => [
        mount.destination,
        { ...mount, readOnly: mount.readOnly || mode === 'ro', anonymous: false },
      ])
  })
}

const cleanPath = (path: string): string =>
  `/${path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/')}`

/** `source:target[:options]`. @throws DockerError */
function splitBind(spec: string): {
  readonly source: string
  readonly target: string
  readonly readOnly: boolean
} {
  const [source = '', target = '', mode = '', ...rest] = spec.split(':')
  if (!target.startsWith('/') || rest.length > 0) throw badVolumeSpec(spec)
  if (cleanPath(target) === '/') throw rootVolume(spec)
  return { source, target, readOnly: mode.split(',').includes('ro') }
}

/** `--mount`, which does not make directories of the machine. */
function requestedMount(
  scene: Scene,
  { Type, Source, ReadOnly }: MountRequest,
  destination: string,
): MountPoint {
  switch (Type) {
    case 'bind':
      if (!machineFiles(scene).exists(Source ?? '')) throw noBindSource(Source ?? '')
      return bindMount(scene, Source ?? '', destination, ReadOnly === true)
    case 'tmpfs':
      return memoryMount(scene, destination)
    case 'volume':
      return volumeMount(scene, Source || undefined, destination, ReadOnly === true)
    default:
      throw unknownMountType(Type)
  }
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

/** A volume; a new one gets what the image has at that place. */
function volumeMount(
  scene: Scene,
  name: string | undefined,
  destination: string,
  readOnly: boolean,
): MountPoint {
  const { tx, machine } = scene
  const isNew = name === undefined || tx.get(volumes, volumeKey(machine, name)) === undefined
  const volume = ensureVolume(tx, machine, name)
  const root = volumeRoot(machine, volume.name)
  if (isNew) fill(scene, root, destination)
  return {
    type: 'volume',
    name: volume.name,
    root,
    from: '/',
    destination,
    readOnly,
    anonymous: name === undefined,
  }
}

/** Memory: empty whenever the container starts. `options` are those of `mount`: `size=64m`. */
function memoryMount({ tx, machine, id }: Scene, destination: string, options = ''): MountPoint {
  const root = `tmpfs:${id}${destination}`
  const size = sizeIn(options)
  const memory = size === undefined ? {} : { size }
  createRoot(tx, { id: root, machine, layers: [], mounts: [], memory })
  return { type: 'tmpfs', root, from: '/', destination, readOnly: false, anonymous: false }
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
