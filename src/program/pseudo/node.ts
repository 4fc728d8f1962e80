/**
 * Files that no disk holds: what the kernel shows under `/dev`, `/proc` and `/sys`.
 *
 * @see https://man7.org/linux/man-pages/man5/proc.5.html
 */
import type { Tx } from '../../sim/step.js'
import type { Process } from '../process.js'

/** From where such a file is looked at. */
export interface Context {
  readonly tx: Tx
  /** The root that it is in, whose processes `/proc` shows. */
  readonly root: string
  /** The pid of the process that looks, if it is one. */
  readonly self?: number
  /** The processes of the root, by pid. */
  processes(): readonly Process[]
}

/** A file that the kernel makes up when it is asked for. */
export type PseudoNode =
  | { readonly type: 'directory'; readonly mode?: number; readonly names: readonly string[] }
  | { readonly type: 'file'; readonly mode?: number; readonly text: string }
  | { readonly type: 'symlink'; readonly target: string }
  /** `numbers`: major and minor, which say what the device is. */
  | { readonly type: 'device'; readonly mode?: number; readonly numbers: string }

export const textFile = (text: string, mode = 0o444): PseudoNode => ({ type: 'file', text, mode })
export const folder = (names: readonly string[], mode = 0o555): PseudoNode => ({
  type: 'directory',
  names,
  mode,
})
export const linkTo = (target: string): PseudoNode => ({ type: 'symlink', target })

/** A table of files with fixed names; a nested table is a directory. */
export interface PseudoTable {
  readonly [name: string]: PseudoTable | ((context: Context) => PseudoNode)
}

/** What a table has at the parts of a path. */
export function nodeIn(
  table: PseudoTable,
  parts: readonly string[],
  context: Context,
): PseudoNode | undefined {
  let at: PseudoTable = table
  for (const [index, part] of parts.entries()) {
    const next = Object.hasOwn(at, part) ? at[part] : undefined
    if (next === undefined) return undefined
    if (typeof next === 'function') return index === parts.length - 1 ? next(context) : undefined
    at = next
  }
  return folder(Object.keys(at))
}
