/**
 * `echo`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/echo.html
 */
import { instant } from './tool.js'

/** What `echo` prints. dash knows no -e and always interprets escapes. */
export function echoed(args: readonly string[], isDash = false): string {
  let [newline, escapes, at] = [true, isDash, 0]
  for (; at < args.length; at++) {
    const word = args[at] as string
    if (!(isDash ? /^-n$/ : /^-[neE]+$/).test(word)) break
    for (const letter of word.slice(1)) {
      if (letter === 'n') newline = false
      else escapes = letter === 'e'
    }
  }
  const text = args.slice(at).join(' ')
  if (!escapes) return newline ? `${text}\n` : text
  const { text: shown, stopped } = unescaped(text)
  return newline && !stopped ? `${shown}\n` : shown
}

const LETTERS: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  e: '\u001b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
}

/** A text with its escapes carried out; `\c` stops the output. */
export function unescaped(text: string): { readonly text: string; readonly stopped: boolean } {
  const stop = /(^|[^\\])(\\\\)*\\c/.exec(text)
  const upTo = stop ? text.slice(0, stop.index + stop[0].length - 2) : text
  const shown = upTo.replace(
    /\\(?:0([0-7]{0,3})|([1-7][0-7]{0,2})|x([0-9A-Fa-f]{1,2})|([^]))/g,
    (all, zero?: string, octal?: string, hex?: string, letter?: string) => {
      if (letter !== undefined) return LETTERS[letter] ?? all
      return String.fromCharCode(
        (hex !== undefined
          ? Number.parseInt(hex, 16)
          : Number.parseInt(octal ?? (zero || '0'), 8)) & 255,
      )
    },
  )
  return { text: shown, stopped: stop !== null }
}

export const echo = instant('echo', ({ system, args }) => {
  system.out(echoed(args))
  return 0
})
