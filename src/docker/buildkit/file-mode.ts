/**
 * `--chmod` of COPY and ADD: octal, or in the words of chmod (`u=rwX,go=rX`).
 *
 * @see https://docs.docker.com/reference/dockerfile/#copy---chown---chmod
 */
import { BuildError } from '../build/errors.js'

const OCTAL = /^0?[0-7]{1,4}$/
const CLAUSE = /^([ugoa]*)([-+=])([rwxXst]*)$/
const BITS: Readonly<Record<string, number>> = { r: 4, w: 2, x: 1 }
const SHIFTS: Readonly<Record<string, number>> = { u: 6, g: 3, o: 0 }

/** @throws BuildError for what is no mode */
export function checkMode(text: string): void {
  if (!OCTAL.test(text) && !text.split(',').every((clause) => CLAUSE.test(clause)))
    throw new BuildError('invalid syntax')
}

/** The mode of a file or directory that has been changed so. */
export function changedMode(text: string, mode: number, isDirectory: boolean): number {
  if (OCTAL.test(text)) return Number.parseInt(text, 8)
  return text.split(',').reduce((before, clause) => applied(clause, before, isDirectory), mode)
}

function applied(clause: string, mode: number, isDirectory: boolean): number {
  const [, who = '', sign, what = ''] = CLAUSE.exec(clause) ?? []
  const users = who === '' || who.includes('a') ? 'ugo' : who
  const runs = isDirectory || (mode & 0o111) !== 0
  let bits = [...what].reduce((sum, letter) => sum | (BITS[letter] ?? 0), 0)
  if (what.includes('X') && runs) bits |= 1
  let changed = mode
  for (const user of users) {
    const shift = SHIFTS[user] ?? 0
    if (sign === '+') changed |= bits << shift
    else if (sign === '-') changed &= ~(bits << shift)
    else changed = (changed & ~(7 << shift)) | (bits << shift)
  }
  const special = (what.includes('s') ? 0o6000 : 0) | (what.includes('t') ? 0o1000 : 0)
  if (special === 0) return changed
  return sign === '-' ? changed & ~special : changed | special
}
