/**
 * Errors as Node's own modules throw them: with a code, which their stack shows.
 *
 * @see https://nodejs.org/api/errors.html#nodejs-error-codes
 */

type ErrorClass = new (message: string) => Error

/** An error with a code; its stack begins with `TypeError [CODE]: …`. */
export function nodeError(Base: ErrorClass, code: string, message: string): Error {
  const error = new Base(message)
  const { name } = error
  Object.defineProperty(error, 'name', { value: `${name} [${code}]`, configurable: true })
  // Reading it writes it down under this name.
  void error.stack
  Reflect.deleteProperty(error, 'name')
  return Object.assign(error, { code })
}

/** An argument of a wrong type: `must` says what it must be. */
export const wrongType = (name: string, must: string, value: unknown): Error =>
  nodeError(
    TypeError,
    'ERR_INVALID_ARG_TYPE',
    `The ${name.includes(' ') ? name : `"${name}" argument`} must be ${must}.${received(value)}`,
  )

/** A number that is too large or too small. */
export const outOfRange = (name: string, range: string, value: unknown): Error =>
  nodeError(
    RangeError,
    'ERR_OUT_OF_RANGE',
    `The value of "${name}" is out of range. It must be ${range}. Received ${numeral(value)}`,
  )

/** What was given instead: ` Received type number (5)`. */
function received(value: unknown): string {
  if (value === undefined || value === null) return ` Received ${String(value)}`
  if (typeof value === 'function') return ` Received function ${value.name}`
  if (typeof value === 'object') {
    const { name } = (value as { constructor?: { name?: string } }).constructor ?? {}
    return name ? ` Received an instance of ${name}` : ' Received [Object: null prototype] {}'
  }
  const text = typeof value === 'string' ? `'${value}'` : String(value)
  const shown = text.length > 28 ? `${text.slice(0, 25)}...` : text
  return ` Received type ${typeof value} (${shown}${typeof value === 'bigint' ? 'n' : ''})`
}

/** A large number with underscores. */
const numeral = (value: unknown): string =>
  typeof value === 'number' && Number.isInteger(value) && Math.abs(value) > 2 ** 32
    ? String(value).replace(/\B(?=(?:\d{3})+$)/g, '_')
    : `${String(value)}${typeof value === 'bigint' ? 'n' : ''}`
