/**
 * Making entries of layers.
 *
 * @module
 */
import type { VirtualTime } from '../sim/world.js'
import type { LayerEntry } from './layer.js'

/** What differs from the usual: root's, mode 0644 or 0755, as heavy as its text. */
export interface EntryOptions {
  readonly mode?: number
  readonly uid?: number
  readonly gid?: number
  readonly mtime?: VirtualTime
  /** In bytes, if more than the text. */
  readonly size?: number
  readonly program?: string
  /** How many names share the file; one unless this says otherwise. */
  readonly links?: number
}

const owner = ({
  uid = 0,
  gid = 0,
  mtime = 0,
}: EntryOptions): Pick<LayerEntry, 'uid' | 'gid' | 'mtime'> => ({ uid, gid, mtime })

/** A file with a text. */
export const file = (text: string, options: EntryOptions = {}): LayerEntry => ({
  type: 'file',
  mode: options.mode ?? (options.program === undefined ? 0o644 : 0o755),
  ...owner(options),
  size: options.size ?? byteLength(text),
  text,
  ...(options.program !== undefined && { program: options.program }),
  ...(options.links !== undefined && { links: options.links }),
})

/** A file that runs a program when it is executed. */
export const executable = (program: string, options: EntryOptions = {}): LayerEntry =>
  file('', { ...options, program })

/** A directory. */
export const directory = (options: EntryOptions = {}): LayerEntry => ({
  type: 'directory',
  mode: options.mode ?? 0o755,
  ...owner(options),
  size: 0,
})

/** A symbolic link. */
export const symlink = (target: string, options: EntryOptions = {}): LayerEntry => ({
  type: 'symlink',
  mode: 0o777,
  ...owner(options),
  size: 0,
  target,
})

/** What hides a path of the layers below. */
export const whiteout = (mtime: VirtualTime = 0): LayerEntry => ({
  type: 'whiteout',
  mode: 0,
  uid: 0,
  gid: 0,
  mtime,
  size: 0,
})

const IS_ASCII = /^[\0-\x7f]*$/

/** The length of a text in UTF-8. */
export function byteLength(text: string): number {
  let bytes = text.length
  if (IS_ASCII.test(text)) return bytes
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 0x800)
      bytes += code >= 0xd800 && code < 0xdc00 ? 2 : code >= 0xdc00 && code < 0xe000 ? 0 : 2
    else if (code >= 0x80) bytes++
  }
  return bytes
}
