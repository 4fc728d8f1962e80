/**
 * `printf` and `sprintf` of awk: the format once, with numbers as C shows them.
 *
 * @module
 */
import { formatted } from '../printf.js'
import { type Value, toNumber, toText } from './values.js'

const DIRECTIVE = /%(?:%|[-+ #0]*(?:[0-9]+|\*)?(?:\.(?:[0-9]+|\*)?)?[A-Za-z])/g

/** The first value is the format. `spend` counts the work before it is done, and may throw. */
export function sprintf(
  [format, ...values]: readonly Value[],
  spend: (ticks: number) => void,
): string {
  const rest = [...values]
  const print = (shown: string, word: string): string => formatted([shown, word], spend).text
  return toText(format).replace(DIRECTIVE, (directive) => {
    if (directive === '%%') return '%'
    const shown = directive.replace(/\*/g, () => String(Math.trunc(toNumber(rest.shift()))))
    const value = rest.shift()
    const letter = shown.at(-1) as string
    if (letter === 'c')
      return print(
        shown,
        typeof value === 'number'
          ? String.fromCodePoint(Math.max(0, Math.min(0x10ffff, Math.trunc(value))))
          : toText(value),
      )
    if (letter === 's') return print(shown, toText(value))
    const number = toNumber(value)
    return print(shown, 'diouxX'.includes(letter) ? whole(number) : String(number))
  })
}

const whole = (value: number): string =>
  Number.isFinite(value) ? String(BigInt(Math.trunc(Math.max(-9e18, Math.min(9e18, value))))) : '0'
