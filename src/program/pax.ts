/**
 * Extended headers of archives: records of what an entry is beside the fields that ustar has.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html
 */
import { byteLength } from '../oci/entry.js'
import type { ArchiveEntry } from './archive.js'

/** What only simulated files have goes by this name; other tools pass over it. */
const VENDOR = 'KUBARIUM.'

/** The records of an entry, `long` naming what its header has no room for; '' for none. */
export function extensionOf(
  entry: ArchiveEntry,
  long: { readonly path: boolean; readonly linkpath: boolean },
): string {
  const { name, target, mtime, program, weight, links } = entry
  return (
    (long.path ? record('path', name) : '') +
    (long.linkpath ? record('linkpath', target) : '') +
    (Number.isInteger(mtime) && mtime >= 0 ? '' : record('mtime', mtime)) +
    record(`${VENDOR}program`, program) +
    record(`${VENDOR}size`, weight) +
    record(`${VENDOR}links`, links)
  )
}

/** A record begins with its own length, in which the length itself counts. */
function record(key: string, value: string | number | undefined): string {
  if (value === undefined) return ''
  const rest = ` ${key}=${value}\n`
  const bytes = byteLength(rest)
  let length = bytes + 1
  while (String(length).length + bytes !== length) length = String(length).length + bytes
  return length + rest
}

/** What records say of an entry. */
export function readExtension(text: string): Partial<ArchiveEntry> {
  const values = new Map<string, string>()
  for (const [, key = '', value = ''] of text.matchAll(/\d+ ([^=\n]+)=(.*)\n/g))
    values.set(key, value)
  const textOf = (key: string, field: string): object =>
    values.has(key) ? { [field]: values.get(key) } : {}
  const numberOf = (key: string, field: string): object =>
    values.has(key) ? { [field]: Number(values.get(key)) || 0 } : {}
  return {
    ...textOf('path', 'name'),
    ...textOf('linkpath', 'target'),
    ...numberOf('mtime', 'mtime'),
    ...textOf(`${VENDOR}program`, 'program'),
    ...numberOf(`${VENDOR}size`, 'weight'),
    ...numberOf(`${VENDOR}links`, 'links'),
  }
}
