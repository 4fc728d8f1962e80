/**
 * File modes: `rwxr-xr-x`, and the changes that `chmod` understands.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/chmod.html
 */
import type { FileStat } from '../files.js'

const TYPES = { file: '-', directory: 'd', symlink: 'l' } as const
const BITS = { r: 4, w: 2, x: 1 } as const

/** `-rw-r--r--`. */
export function modeText({ type, mode }: Pick<FileStat, 'type' | 'mode'>): string {
  let text: string = TYPES[type]
  for (const shift of [6, 3, 0]) {
    const bits = (mode >> shift) & 7
    text += (bits & 4 ? 'r' : '-') + (bits & 2 ? 'w' : '-') + (bits & 1 ? 'x' : '-')
  }
  return mode & 0o1000 ? `${text.slice(0, -1)}${mode & 1 ? 't' : 'T'}` : text
}

/** The mode after a change such as `755`, `u+x` or `go-w,a=r`; undefined if it makes no sense. */
export function changedMode(mode: number, change: string, isDirectory = false): number | undefined {
  if (/^[0-7]{1,4}$/.test(change)) return Number.parseInt(change, 8)
  let result = mode
  for (const clause of change.split(',')) {
    const [, who = '', operator, letters] = /^([ugoa]*)([-+=])([rwxXst]*)$/.exec(clause) ?? []
    if (operator === undefined || letters === undefined) return undefined
    let bits = 0
    for (const letter of letters) bits |= letter === 'X' ? (isDirectory || mode & 0o111 ? 1 : 0) : ((BITS as Record<string, number>)[letter] ?? 0)
    const all = who === '' || who.includes('a') ? 'ugo' : who
    for (const [name, shift] of [['u', 6], ['g', 3], ['o', 0]] as const) {
      if (!all.includes(name)) continue
      if (operator === '+') result |= bits << shift
      else if (operator === '-') result &= ~(bits << shift)
      else result = (result & ~(7 << shift)) | (bits << shift)
    }
    if (letters.includes('t')) result = operator === '-' ? result & ~0o1000 : result | 0o1000
  }
  return result
}
