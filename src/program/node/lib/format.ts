/**
 * `util.format`: texts with values in them.
 *
 * @see https://nodejs.org/api/util.html#utilformatformat-args
 */
import { DEPTH, inspect } from './inspect.js'

/**
 * Values as `console.log` prints them: the first may have `%s`, `%d`, `%i`, `%f`, `%j`, `%o`, `%O`.
 */
export function format(...args: readonly unknown[]): string {
  let rest = args
  let out = ''
  if (typeof args[0] === 'string') {
    rest = args.slice(1)
    out = args[0].replace(/%([sdifjoOc%])/g, (whole, letter: string) => {
      if (letter === '%') return args.length > 1 ? '%' : whole
      if (rest.length === 0) return whole
      const [value, ...others] = rest
      rest = others
      return placed(letter, value)
    })
  } else if (args.length > 0) {
    rest = args.slice(1)
    out = inspect(args[0])
  }
  return [out, ...rest.map((value) => (typeof value === 'string' ? value : inspect(value)))].join(
    ' ',
  )
}

function placed(letter: string, value: unknown): string {
  if (letter === 's')
    return typeof value === 'object' && value !== null
      ? inspect(value, 0)
      : typeof value === 'bigint'
        ? `${value}n`
        : String(value)
  if (letter === 'd') return typeof value === 'object' ? 'NaN' : String(Number(value))
  if (letter === 'i') return String(Number.parseInt(String(value), 10))
  if (letter === 'f') return String(Number.parseFloat(String(value)))
  if (letter === 'j') return JSON.stringify(value) ?? 'undefined'
  return letter === 'c' ? '' : inspect(value, letter === 'o' ? 4 : DEPTH)
}
