/**
 * File modes: as `ls -l` shows them, and as `chmod` reads them.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/chmod.html
 */
import type { FileStat } from '../files.js'

/** The letter of each type; a device's is `c`. */
const TYPES = { file: '-', directory: 'd', symlink: 'l' } as const
const BITS: Readonly<Record<string, number>> = { r: 4, w: 2, x: 1, X: 1 }
const SHIFTS = { u: 6, g: 3, o: 0 } as const

/** `-rw-r--r--`. */
export function modeString({ type, mode, device }: FileStat): string {
  const bits = type === 'symlink' ? 0o777 : mode
  const letters = [...'rwxrwxrwx'].map((letter, index) =>
    bits & (1 << (8 - index)) ? letter : '-',
  )
  if (mode & 0o4000) letters[2] = bits & 0o100 ? 's' : 'S'
  if (mode & 0o2000) letters[5] = bits & 0o010 ? 's' : 'S'
  if (mode & 0o1000) letters[8] = bits & 1 ? 't' : 'T'
  return `${device === undefined ? TYPES[type] : 'c'}${letters.join('')}`
}

/**
 * The mode after a change such as `755`, `+x` or `u=rw,go-w`; undefined when the change makes no
 * sense.
 */
export function changedMode(
  text: string,
  { mode, type }: Pick<FileStat, 'mode' | 'type'>,
): number | undefined {
  if (/^[0-7]{1,4}$/.test(text)) return Number.parseInt(text, 8)
  let changed = mode
  for (const clause of text.split(',')) {
    const [, who, operator, what] = /^([ugoa]*)([-+=])([rwxXst]*|[ugo])$/.exec(clause) ?? []
    if (who === undefined || what === undefined) return undefined
    const special = specialBits(what, who)
    if (special !== 0) changed = operator === '-' ? changed & ~special : changed | special
    const copied = what in SHIFTS ? (mode >> SHIFTS[what as keyof typeof SHIFTS]) & 7 : 0
    const bits = [...what].reduce(
      (sum, letter) =>
        sum | (letter === 'X' && type !== 'directory' && !(mode & 0o111) ? 0 : (BITS[letter] ?? 0)),
      copied,
    )
    for (const whose of who === '' || who.includes('a')
      ? (['u', 'g', 'o'] as const)
      : ([...who] as (keyof typeof SHIFTS)[])) {
      const shifted = bits << SHIFTS[whose]
      changed =
        operator === '+'
          ? changed | shifted
          : operator === '-'
            ? changed & ~shifted
            : (changed & ~(7 << SHIFTS[whose])) | shifted
    }
  }
  return changed
}

/** The bits of `s` and `t`. */
function specialBits(what: string, who: string): number {
  const everyone = who === '' || who.includes('a')
  const setId = what.includes('s')
    ? (everyone || who.includes('u') ? 0o4000 : 0) | (everyone || who.includes('g') ? 0o2000 : 0)
    : 0
  return setId | (what.includes('t') ? 0o1000 : 0)
}
