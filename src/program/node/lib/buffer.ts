/**
 * The `buffer` module: the package of that name, with the encoding `base64url` and with the errors
 * that Node throws.
 *
 * @see https://nodejs.org/api/buffer.html
 */
import { Buffer } from 'buffer/index.js'
import { checkNumbers } from './buffer-numbers.js'
import { nodeError, outOfRange, wrongType } from './errors.js'

export { Buffer }

export type Method = (this: Buffer, ...args: unknown[]) => unknown
type Members = Record<string, (...args: unknown[]) => unknown>

/** The largest buffer. */
const MOST = 2 ** 32
const URL_SAFE = /^base64url$/i

const statics = Buffer as unknown as Members
const members = Buffer.prototype as unknown as Record<string, Method>

const isUrlSafe = (encoding: unknown): boolean =>
  typeof encoding === 'string' && URL_SAFE.test(encoding)
const toUsual = (text: string): string => text.replaceAll('-', '+').replaceAll('_', '/')
const toUrlSafe = (text: string): string =>
  text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')

/** Replaces a function of the package by one that calls it. */
function extend<T>(object: Record<string, T>, name: string, make: (original: T) => T): void {
  const extended = make(object[name] as T)
  Object.defineProperty(extended, 'name', { value: name, configurable: true })
  object[name] = extended
}

/** Which argument of a method is an encoding, and which is the text in it. */
const ENCODINGS: readonly (readonly [method: string, text: number, encoding: number])[] = [
  ['fill', 0, 3],
  ['includes', 0, 2],
  ['indexOf', 0, 2],
  ['lastIndexOf', 0, 2],
]

extend(
  statics,
  'isEncoding',
  (original) => (encoding) => isUrlSafe(encoding) || original(encoding) === true,
)
extend(
  statics,
  'byteLength',
  (original) => (value, encoding) =>
    typeof value === 'string' && isUrlSafe(encoding)
      ? original(toUsual(value), 'base64')
      : original(measured(value), encoding),
)

/** What has bytes. */
function measured(value: unknown): unknown {
  if (typeof value === 'string' || ArrayBuffer.isView(value) || value instanceof ArrayBuffer)
    return value
  throw wrongType('string', 'of type string or an instance of Buffer or ArrayBuffer', value)
}

/** The argument has to hold bytes. */
function checkBytes(name: string, value: unknown): void {
  if (!(value instanceof Uint8Array))
    throw wrongType(name, 'an instance of Buffer or Uint8Array', value)
}

extend(statics, 'concat', (original) => (list, ...rest) => {
  if (!Array.isArray(list)) throw wrongType('list', 'an instance of Array', list)
  for (const [at, one] of list.entries()) checkBytes(`list[${at}]`, one)
  return original(list, ...rest)
})
extend(statics, 'compare', (original) => (first, second) => {
  checkBytes('buf1', first)
  checkBytes('buf2', second)
  return original(first, second)
})
extend(
  members,
  'equals',
  (original) =>
    function (other) {
      checkBytes('otherBuffer', other)
      return original.call(this, other)
    },
)
extend(statics, 'from', (original) => (value, ...rest) => {
  if (typeof value === 'string')
    return isUrlSafe(rest[0]) ? original(toUsual(value), 'base64') : original(value, known(rest[0]))
  if (typeof value === 'object' && value !== null && !hasBytes(value)) throw noBytes(value)
  const isPrimitive = (typeof value !== 'object' && typeof value !== 'function') || value === null
  if (isPrimitive || (typeof value === 'function' && !('length' in Object.assign({}, value))))
    throw noBytes(value)
  return original(value, ...rest)
})
/** Whether something that is no text gives bytes: by its elements, or by what it is worth. */
function hasBytes(value: object): boolean {
  if ('length' in value || 'buffer' in value || Symbol.toPrimitive in value) return true
  if (value instanceof ArrayBuffer || (value as { type?: unknown }).type === 'Buffer') return true
  return value.valueOf() !== value
}

const noBytes = (value: unknown): Error =>
  wrongType(
    'first argument',
    'of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object',
    value,
  )

for (const name of ['alloc', 'allocUnsafe', 'allocUnsafeSlow'])
  extend(statics, name, (original) => (size, ...rest) => {
    if (typeof size !== 'number') throw wrongType('size', 'of type number', size)
    if (!(size >= 0 && size <= MOST)) throw outOfRange('size', `>= 0 && <= ${MOST}`, size)
    return original(size, ...rest)
  })
extend(
  members,
  'toString',
  (original) =>
    function (encoding, ...range) {
      return isUrlSafe(encoding)
        ? toUrlSafe(String(original.call(this, 'base64', ...range)))
        : original.call(this, known(encoding), ...range)
    },
)
members['toLocaleString'] = members['toString'] as Method
extend(
  members,
  'write',
  (original) =>
    function (text, ...rest) {
      if (typeof text !== 'string') throw wrongType('string', 'of type string', text)
      return isUrlSafe(rest.at(-1))
        ? original.call(this, toUsual(text), ...rest.slice(0, -1), 'base64')
        : original.call(this, text, ...rest)
    },
)
for (const [name, text, encoding] of ENCODINGS)
  extend(
    members,
    name,
    (original) =>
      function (...args) {
        checkNeedle(name, args[0])
        if (name !== 'fill' && (args[0] as ArrayLike<unknown>).length === 0)
          return emptyAt(this, name, args[1])
        if (isUrlSafe(args[encoding]))
          args.splice(text, 1, toUsual(String(args[text]))) && args.splice(encoding, 1, 'base64')
        return original.apply(this, args)
      },
  )

/** Nothing is everywhere: it is found where the search begins. */
function emptyAt({ length }: Buffer, method: string, from: unknown): number | boolean {
  if (method === 'includes') return true
  const start = typeof from === 'number' && !Number.isNaN(from) ? Math.trunc(from) : undefined
  if (start === undefined) return method === 'indexOf' ? 0 : length
  return Math.min(length, start < 0 ? Math.max(0, length + start) : start)
}

/** What is looked for: a text, a number or bytes. */
function checkNeedle(method: string, value: unknown): void {
  if (method === 'fill' || typeof value === 'string' || typeof value === 'number') return
  if (value instanceof Uint8Array) return
  const must = 'one of type number or string or an instance of Buffer or Uint8Array'
  throw wrongType('value', must, value)
}

/** The encoding, which has to be one. */
function known(encoding: unknown): unknown {
  if (typeof encoding !== 'string' || encoding === '' || Buffer.isEncoding(encoding))
    return encoding
  throw nodeError(TypeError, 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${encoding}`)
}

/** The forms that name their encoding: `utf8Slice(from, to)`, `hexWrite(text, at)`. */
for (const encoding of ['ascii', 'base64', 'base64url', 'hex', 'latin1', 'ucs2', 'utf8']) {
  members[`${encoding}Slice`] = function (from, to) {
    return this.toString(encoding as 'utf8', Number(from ?? 0), Number(to ?? this.length))
  }
  members[`${encoding}Write`] = function (text, at, length) {
    const from = Number(at ?? 0)
    return this.write(String(text), from, Number(length ?? this.length - from), encoding as 'utf8')
  }
}

statics['copyBytesFrom'] = (view, from, length) => {
  if (!ArrayBuffer.isView(view) || view instanceof DataView)
    throw wrongType('view', 'an instance of TypedArray', view)
  const array = view as Uint16Array
  const start = Number(from ?? 0)
  const end = length === undefined ? array.length : start + Number(length)
  const part = array.slice(start, end)
  return Buffer.from(part.buffer, part.byteOffset, part.byteLength)
}
checkNumbers(members, extend)
Object.defineProperty(Buffer, 'name', { value: 'Buffer' })

/** What `require('buffer')` gives. */
export const bufferModule = (): Record<string, unknown> => ({
  Buffer,
  SlowBuffer: statics['allocUnsafeSlow'],
  kMaxLength: MOST,
  kStringMaxLength: 2 ** 29 - 24,
  constants: { MAX_LENGTH: MOST, MAX_STRING_LENGTH: 2 ** 29 - 24 },
  INSPECT_MAX_BYTES: 50,
  btoa: (text: unknown) => Buffer.from(String(text), 'latin1').toString('base64'),
  atob: (text: unknown) => Buffer.from(String(text), 'base64').toString('latin1'),
  isUtf8: (bytes: Uint8Array) => !Buffer.from(bytes).toString().includes('\ufffd'),
  isAscii: (bytes: Uint8Array) => bytes.every((byte) => byte < 128),
  transcode: (bytes: Uint8Array, from: 'utf8', to: 'utf8') =>
    Buffer.from(Buffer.from(bytes).toString(from), to),
})
