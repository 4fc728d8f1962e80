/**
 * Volumes: directories that outlive containers, named or anonymous, and mounted into them.
 *
 * @see https://docs.docker.com/engine/storage/volumes/
 */
import type { Layer } from '../../oci/layer.js'
import { type Tree, unionOf } from '../../oci/union.js'
import { createRoot, removeRoot } from '../../program/root.js'
import type { Mount } from '../../program/process.js'
import { hexId } from '../../sim/id.js'
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import type { Reader, VirtualTime } from '../../sim/world.js'
import { type Container, type MountPoint, containers } from '../container.js'
import { badVolumeName, badVolumeOption, noSuchVolume } from './errors.js'

/** A volume. Its key is `<machine>/<name>`. */
export interface Volume {
  readonly machine: string
  readonly name: string
  readonly created: VirtualTime
  readonly labels: Readonly<Record<string, string>>
  readonly anonymous: boolean
  readonly options?: Readonly<Record<string, string>>
}

/** The volumes of every daemon. */
export const volumes = defineTable<Volume, 'byMachine'>('docker-volumes', {
  byMachine: (row) => row.machine,
})

const NAME = /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/

/** The key of a volume's row. */
export const volumeKey = (machine: string, name: string): string => `${machine}/${name}`
/** The root that holds what is in a volume. */
export const volumeRoot = (machine: string, name: string): string => `volume:${machine}/${name}`

/** A volume by its name. @throws DockerError 404 */
export function volumeNamed(read: Reader, machine: string, name: string): Volume {
  const found = read.get(volumes, volumeKey(machine, name))
  if (!found) throw noSuchVolume(name)
  return found
}

/** Makes a volume unless there is one of that name. @throws DockerError for a bad name */
export function ensureVolume(
  tx: Tx,
  machine: string,
  name: string | undefined,
  labels: Readonly<Record<string, string>> = {},
  options: Readonly<Record<string, string>> = {},
): Volume {
  const chosen = name ?? hexId(tx.random)
  const known = tx.get(volumes, volumeKey(machine, chosen))
  if (known) return known
  if (!NAME.test(chosen)) throw badVolumeName(chosen)
  checkOptions(chosen, options)
  createRoot(tx, { id: volumeRoot(machine, chosen), machine, layers: [], mounts: [] })
  return tx.put(volumes, volumeKey(machine, chosen), {
    machine,
    name: chosen,
    created: tx.now,
    labels,
    anonymous: name === undefined,
    ...(Object.keys(options).length > 0 ? { options } : {}),
  })
}

const OPTIONS = ['type', 'o', 'device', 'size']

/** What the local driver can be told. @throws DockerError */
function checkOptions(name: string, options: Readonly<Record<string, string>>): void {
  for (const option of Object.keys(options))
    if (!OPTIONS.includes(option))
      throw badVolumeOption(name, `invalid option: ${JSON.stringify(option)}`)
  if ((options['type'] || options['o']) && !options['device'])
    throw badVolumeOption(name, 'missing required option: "device"')
  if (options['device'] && !options['type'] && !/\br?bind\b/.test(options['o'] ?? ''))
    throw badVolumeOption(name, 'missing required option: "type"')
}

/** Removes a volume and what is in it. */
export function dropVolume(tx: Tx, { machine, name }: Volume): void {
  removeRoot(tx, volumeRoot(machine, name))
  tx.delete(volumes, volumeKey(machine, name))
}

/** The containers that mount a volume. */
export const usersOf = (read: Reader, { machine, name }: Volume): readonly Container[] =>
  read.by(containers, 'byVolume', `${machine} ${name}`)

/**
 * Mount points as the file system of an image knows them: symbolic links on the way to a
 * destination (`/var/run`) are followed.
 */
export const rootMounts = (mounts: readonly MountPoint[], layers: readonly Layer[]): Mount[] =>
  mounts.map(({ destination, root, from, readOnly }) => ({
    path: withoutLinks(unionOf(layers), destination),
    root,
    from,
    readOnly,
  }))

const LINKS_AT_MOST = 40

function withoutLinks(tree: Tree, path: string): string {
  const pending = path.split('/').filter((name) => name !== '')
  let at = ''
  for (let links = 0; pending.length > 0; ) {
    const name = pending.shift() as string
    const { type, target = '' } = tree.get(`${at}/${name}`) ?? {}
    if (name === '..') at = at.slice(0, Math.max(0, at.lastIndexOf('/')))
    else if (type !== 'symlink' || ++links > LINKS_AT_MOST) at = `${at}/${name}`
    else {
      pending.unshift(...target.split('/').filter((part) => part !== '' && part !== '.'))
      if (target.startsWith('/')) at = ''
    }
  }
  return at || '/'
}
