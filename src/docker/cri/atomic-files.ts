/**
 * The files that the kubelet writes into a volume, which change together: they are in a directory
 * with the time in its name, `..data` leads to it, and every name at the top leads through `..data`.
 *
 * All of it is one layer, so that however many files there are, they are one row.
 *
 * @see https://pkg.go.dev/k8s.io/kubernetes/pkg/volume/util#AtomicWriter
 */
import type { VolumeFile } from '../../cri/volumes.js'
import { directory, file, symlink } from '../../oci/entry.js'
import { type Layer, type LayerEntry, privateLayer } from '../../oci/layer.js'
import { parentOf } from '../../program/root.js'
import type { VirtualTime } from '../../sim/world.js'
import { rfc3339 } from '../../text/time.js'

const DATA = '/..data'
/** Members of a volume's group may read its files. */
const READABLE = 0o440
const SET_GROUP = 0o2000

interface Written {
  readonly files: Readonly<Record<string, VolumeFile>>
  readonly group?: number
}

/** The layer of a volume with these files, written at a time. It identifies the volume. */
export function filesLayer({ files, group }: Written, volume: string, mtime: VirtualTime): Layer {
  const inside = `/..${rfc3339(mtime).slice(0, -1).replace(/\D/g, '_')}.${numberOf(volume, mtime)}`
  const gid = group ?? 0
  const made = directory({
    mtime,
    gid,
    ...(group === undefined ? {} : { mode: 0o755 | 0o550 | SET_GROUP }),
  })
  const entries: Record<string, LayerEntry> = {
    [inside]: { ...made, size: 4096 },
    [DATA]: { ...symlink(inside.slice(1), { mtime, gid }), size: inside.length - 1 },
  }
  for (const [path, { text, mode, uid = 0 }] of Object.entries(files)) {
    const at = `${inside}/${path}`
    const readable = group === undefined ? mode : mode | READABLE
    entries[at] = file(text, { mode: readable, uid, gid, mtime })
    for (let above = parentOf(at); above !== inside; above = parentOf(above))
      entries[above] = { ...made, size: 4096 }
    const top = path.split('/')[0] as string
    const target = `${DATA.slice(1)}/${top}`
    entries[`/${top}`] = { ...symlink(target, { mtime, gid }), size: target.length }
  }
  return privateLayer(entries)
}

/** Whether two layers have the same files, whenever they were written. */
export function isSameLayer(one: Layer | undefined, other: Layer): boolean {
  const [known, made] = [filesIn(one), filesIn(other)]
  return (
    known.length === made.length &&
    known.every(([path, { text, mode, uid, gid }], i) => {
      const [at, entry] = made[i] as (typeof made)[number]
      return (
        at === path &&
        entry.text === text &&
        entry.mode === mode &&
        entry.uid === uid &&
        entry.gid === gid
      )
    })
  )
}

/** The files of such a layer by their paths in the volume. */
const filesIn = (layer: Layer | undefined): readonly (readonly [string, LayerEntry])[] =>
  Object.entries(layer?.entries ?? {})
    .filter(([, { type }]) => type === 'file')
    .map(([path, entry]) => [path.slice(path.indexOf('/', 1)), entry] as const)

/** A number as the real one draws it: the same for the same volume and time. */
function numberOf(volume: string, time: VirtualTime): number {
  let state = 0x811c9dc5
  for (const letter of `${volume} ${time}`)
    state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return state >>> 0
}
