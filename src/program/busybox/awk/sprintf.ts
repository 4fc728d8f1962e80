/**
 * `printf` and `sprintf` of awk: the format once, with numbers as C shows them.
 *
 * @module
 */
import { formatted } from '../printf.js'
import { type Value, toNumber, toText } from './values.js'

const DIRECTIVE = /%(?:%|[-+ #0]*(?:[0-9]+|\*)?(?:\.(?:[0-9]+|\*)?)?[A-Za-z])/g

/** The first value is the format. */
export function sprintf([format, ...values]: readonly Value[]): string {
  const rest = [...values]
  return toText(format).replace(DIRECTIVE, (directive) => {
    if (directive === '%%') return '%'
    const shown = directive.replace(/\*/g, () => String(Math.trunc(toNumber(rest.shift()))))
    const value = rest.shift()
    const letter = shown.at(-1) as string
    if (letter === 'c')
      return formatted([
        shown,
        typeof value === 'number'
          ? String.fromCodePoint(Math.max(0, Math.min(0x10ffff, Math.trunc(value))))
          : toText(value),
      ]).text
    if (letter === 's') return formatted([shown, toText(value)]).text
    const number = toNumber(value)
    return formatted([shown, 'diouxX'.includes(letter) ? whole(number) : String(number)]).text
  })
}

const whole = (value: number): string =>
  Number.isFinite(value) ? String(BigInt(Math.trunc(Math.max(-9e18, Math.min(9e18, value))))) : '0'
