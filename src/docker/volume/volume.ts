/**
 * Volumes: directories that outlive containers, named or anonymous, and mounted into them.
 *
 * @see https://docs.docker.com/engine/storage/volumes/
 */
import { createRoot, filesOf, removeRoot } from '../../program/root.js'
import type { Mount } from '../../program/process.js'
import { hexId } from '../../sim/id.js'
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import type { Reader, VirtualTime } from '../../sim/world.js'
import type { Layer } from '../../oci/layer.js'
import { unionOf } from '../../oci/union.js'
import { type Container, type HostConfig, type MountPoint, containerNamed, containers } from '../container.js'
import { badVolumeName, badVolumeSpec, noSuchVolume } from '../errors.js'

/** A volume. Its key is `<machine>/<name>`. */
export interface Volume {
  readonly machine: string
  readonly name: string
  readonly created: VirtualTime
  readonly labels: Readonly<Record<string, string>>
  readonly anonymous: boolean
}

export const volumes = defineTable<Volume, 'byMachine'>('docker-volumes', { byMachine: (row) => row.machine })

const NAME = /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/
const ROOT = { uid: 0, gid: 0, name: 'root' }

export const volumeKey = (machine: string, name: string): string => `${machine}/${name}`
export const volumeRoot = (machine: string, name: string): string => `volume:${machine}/${name}`

/** A volume by its name. @throws DockerError 404 */
export function volumeNamed(read: Reader, machine: string, name: string): Volume {
  const found = read.get(volumes, volumeKey(machine, name))
  if (!found) throw noSuchVolume(name)
  return found
}

/** Makes a volume unless there is one of that name. @throws DockerError for a bad name */
export function ensureVolume(tx: Tx, machine: string, name: string | undefined, labels: Readonly<Record<string, string>> = {}): Volume {
  const chosen = name ?? hexId(tx.random)
  const known = tx.get(volumes, volumeKey(machine, chosen))
  if (known) return known
  if (!NAME.test(chosen)) throw badVolumeName(chosen)
  createRoot(tx, { id: volumeRoot(machine, chosen), machine, layers: [], mounts: [] })
  return tx.put(volumes, volumeKey(machine, chosen), { machine, name: chosen, created: tx.now, labels, anonymous: name === undefined })
}

/** Removes a volume and what is in it. */
export function dropVolume(tx: Tx, { machine, name }: Volume): void {
  removeRoot(tx, volumeRoot(machine, name))
  tx.delete(volumes, volumeKey(machine, name))
}

/** The containers that mount a volume. */
export const usersOf = (read: Reader, { machine, name }: Volume): readonly Container[] => read.by(containers, 'byMachine', machine).filter(({ mounts }) => mounts.some((mount) => mount.name === name))

/** The mounts of a new container: what was asked for, and the volumes that its image declares. */
export function mountsFor(tx: Tx, machine: string, host: HostConfig, declared: readonly string[], layers: readonly Layer[]): MountPoint[] {
  const mounts = new Map<string, MountPoint>()
  for (const from of host.VolumesFrom) {
    const [name = '', mode] = from.split(':')
    for (const mount of containerNamed(tx, machine, name).mounts) mounts.set(mount.destination, { ...mount, readOnly: mount.readOnly || mode === 'ro', anonymous: false })
  }
  for (const bind of host.Binds) {
    const mount = bindOf(tx, machine, bind, layers)
    mounts.set(mount.destination, mount)
  }
  for (const { Type, Source, Target, ReadOnly } of host.Mounts) {
    const spec = `${Source ?? ''}:${Target}${ReadOnly ? ':ro' : ''}`
    const mount = Type === 'bind' || Source ? bindOf(tx, machine, spec, layers) : volumeMount(tx, machine, undefined, Target, ReadOnly === true, layers)
    mounts.set(mount.destination, mount)
  }
  for (const path of declared) if (!mounts.has(path)) mounts.set(path, volumeMount(tx, machine, undefined, path, false, layers))
  return [...mounts.values()].sort((a, b) => (a.destination < b.destination ? -1 : 1))
}

function bindOf(tx: Tx, machine: string, spec: string, layers: readonly Layer[]): MountPoint {
  const [source = '', destination = '', mode = ''] = spec.split(':')
  if (!destination.startsWith('/')) throw badVolumeSpec(spec)
  const readOnly = mode.split(',').includes('ro')
  if (!source.startsWith('/')) return volumeMount(tx, machine, source, destination, readOnly, layers)
  const files = filesOf(tx, `host:${machine}`, { cwd: '/', user: ROOT })
  if (!files.exists(source)) files.mkdir(source, { parents: true })
  return { type: 'bind', root: `host:${machine}`, from: source, destination, readOnly, anonymous: false }
}

/** Mounts a volume; a new one gets what the image has at that place. */
function volumeMount(tx: Tx, machine: string, name: string | undefined, destination: string, readOnly: boolean, layers: readonly Layer[]): MountPoint {
  const isNew = name === undefined || tx.get(volumes, volumeKey(machine, name)) === undefined
  const volume = ensureVolume(tx, machine, name)
  const root = volumeRoot(machine, volume.name)
  if (isNew) fill(tx, root, destination, layers)
  return { type: 'volume', name: volume.name, root, from: '/', destination, readOnly, anonymous: name === undefined }
}

function fill(tx: Tx, root: string, path: string, layers: readonly Layer[]): void {
  const tree = unionOf(layers)
  if (tree.get(path)?.type !== 'directory') return
  const files = filesOf(tx, root, { cwd: '/', user: ROOT })
  const copy = (from: string, to: string): void => {
    for (const name of tree.list(from)) {
      const entry = tree.get(`${from}/${name}`)
      if (entry?.type === 'directory') {
        files.mkdir(`${to}/${name}`, { mode: entry.mode })
        copy(`${from}/${name}`, `${to}/${name}`)
      } else if (entry?.type === 'symlink') files.symlink(entry.target ?? '', `${to}/${name}`)
      else if (entry) files.write(`${to}/${name}`, entry.text ?? '', { mode: entry.mode, uid: entry.uid, gid: entry.gid, ...(entry.program === undefined ? {} : { program: entry.program }) })
    }
  }
  copy(path.replace(/\/$/, ''), '')
}

/** Mount points as the file system knows them. */
export const rootMounts = (mounts: readonly MountPoint[]): Mount[] => mounts.map(({ destination, root, from, readOnly }) => ({ path: destination.replace(/(.)\/$/, '$1'), root, from, readOnly }))

