/**
 * Archives that ADD unpacks.
 *
 * @see https://docs.docker.com/reference/dockerfile/#adding-local-tar-archives
 */
import { directory, file } from '../../oci/entry.js'
import type { LayerEntry } from '../../oci/layer.js'
import { entriesOf } from '../../program/archive.js'

const MAGIC = 'ustar'
const MAGIC_AT = 257
const SECOND = 1000

/** The files of an archive by their paths in it; undefined for a file that is none. */
export function unpacked({
  type,
  text = '',
}: LayerEntry): Readonly<Record<string, LayerEntry>> | undefined {
  if (type !== 'file' || text.slice(MAGIC_AT, MAGIC_AT + MAGIC.length) !== MAGIC) return undefined
  return Object.fromEntries(
    entriesOf(text).map(({ name, mode, mtime, text: content }) => {
      const path = name.replace(/^\.?\//, '').replace(/\/$/, '')
      const more = { mode, mtime: mtime * SECOND }
      return [path, content === undefined ? directory(more) : file(content, more)]
    }),
  )
}
