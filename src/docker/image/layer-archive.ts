/**
 * Layers as archives: what `docker save` puts into its blobs and `docker load` takes out of them.
 * What a layer takes away is a file named `.wh.` and its name, as OCI has it.
 *
 * @see https://github.com/opencontainers/image-spec/blob/main/layer.md#whiteouts
 */
import { byteLength } from '../../oci/entry.js'
import type { LayerEntry } from '../../oci/layer.js'
import type { ArchiveEntry } from '../../program/archive.js'

const WHITEOUT = '.wh.'
const OPAQUE = '.wh..wh..opq'
const SECOND = 1000

/** The entries of a layer, in the order of an archive. */
export const layerArchive = (
  entries: Readonly<Record<string, LayerEntry>>,
): readonly ArchiveEntry[] =>
  Object.entries(entries).flatMap(([path, entry]) => {
    const own = archived(path === '/' ? '.' : path.slice(1), entry)
    return entry.opaque ? [own, { ...own, name: `${own.name}${OPAQUE}`, text: '' }] : [own]
  })

/** One file of a layer or of a container, as an archive has it. */
export function archived(name: string, entry: LayerEntry): ArchiveEntry {
  const { type, mode, uid, gid, mtime, text, target, program, size, links } = entry
  const isDirectory = type === 'directory'
  const at = name.lastIndexOf('/') + 1
  const usual = type === 'file' ? byteLength(text ?? '') : 0
  return {
    name:
      type === 'whiteout'
        ? `${name.slice(0, at)}${WHITEOUT}${name.slice(at)}`
        : isDirectory
          ? `${name}/`
          : name,
    mode,
    mtime: mtime / SECOND,
    uid,
    gid,
    text: isDirectory || type === 'symlink' ? undefined : (text ?? ''),
    ...(target === undefined ? {} : { target }),
    ...(program === undefined ? {} : { program }),
    ...(size === usual ? {} : { weight: size }),
    ...(links === undefined ? {} : { links }),
  }
}

/** The entries of a layer that an archive holds, by absolute path. */
export function layerEntries(
  archive: readonly ArchiveEntry[],
): Readonly<Record<string, LayerEntry>> {
  const entries: Record<string, LayerEntry> = Object.create(null)
  for (const one of archive) {
    const path = `/${one.name.replace(/^(\.?\/)+|^\.$/, '').replace(/\/$/, '')}`
    const at = path.lastIndexOf('/') + 1
    const name = path.slice(at)
    const directory = path.slice(0, at - 1) || '/'
    if (name === OPAQUE) {
      const above = entries[directory]
      if (above) entries[directory] = { ...above, opaque: true }
    } else if (name.startsWith(WHITEOUT))
      entries[`${path.slice(0, at)}${name.slice(WHITEOUT.length)}`] = whiteoutOf(one)
    else entries[path] = entryOf(one)
  }
  return entries
}

function whiteoutOf(one: ArchiveEntry): LayerEntry {
  const { text: _, ...rest } = entryOf(one)
  return { ...rest, type: 'whiteout' }
}

function entryOf(one: ArchiveEntry): LayerEntry {
  const { mode, mtime, uid = 0, gid = 0, text, target, program, weight, links } = one
  const type = target !== undefined ? 'symlink' : text === undefined ? 'directory' : 'file'
  return {
    type,
    mode,
    uid,
    gid,
    mtime: Math.round(mtime * SECOND),
    size: weight ?? (type === 'file' ? byteLength(text ?? '') : 0),
    ...(type === 'file' ? { text: text ?? '' } : {}),
    ...(program === undefined ? {} : { program }),
    ...(target === undefined ? {} : { target }),
    ...(links === undefined ? {} : { links }),
  }
}
