/**
 * Numbers in buffers: offsets and values out of range are refused in Node's words.
 *
 * @see https://nodejs.org/api/buffer.html#bufreadint16beoffset
 */
import type { Buffer, Method } from './buffer.js'
import { nodeError, outOfRange, wrongType } from './errors.js'

/** How many bytes a method reads or writes: `readInt16LE` two. */
function widthOf(name: string): number {
  const [, bits] = /(\d+)(?:[LB]E)?$/.exec(name) ?? []
  return bits !== undefined ? Number(bits) / 8 : name.includes('Double') ? 8 : 4
}

function checkOffset(buffer: Buffer, given: unknown, width: number): void {
  const offset = given ?? 0
  if (typeof offset !== 'number') throw wrongType('offset', 'of type number', offset)
  const most = buffer.length - width
  if (Number.isInteger(offset) && offset >= 0 && offset <= most) return
  if (!Number.isInteger(offset)) throw outOfRange('offset', 'an integer', offset)
  if (most < 0)
    throw nodeError(
      RangeError,
      'ERR_BUFFER_OUT_OF_BOUNDS',
      'Attempt to access memory outside buffer bounds',
    )
  throw outOfRange('offset', `>= 0 and <= ${most}`, offset)
}

function checkValue(value: unknown, name: string, width: number): void {
  if (!/^writeU?[Ii]nt/.test(name) || Number.isNaN(Number(value))) return
  const isSigned = /^writeInt/.test(name)
  const [least, most] = isSigned
    ? [-(2 ** (width * 8 - 1)), 2 ** (width * 8 - 1) - 1]
    : [0, 2 ** (width * 8) - 1]
  const number = Number(value)
  if (number < least || number > most)
    throw outOfRange('value', `>= ${least} and <= ${most}`, value)
}

type Members = Record<string, Method>
type Extend = (object: Members, name: string, make: (original: Method) => Method) => void

/** Puts the checks into the methods of buffers. */
export function checkNumbers(members: Members, extend: Extend): void {
  for (const name of Object.keys(members))
    if (/^(?:read|write)(?:U?[Ii]nt(?:8|16|32)|Big|Float|Double)/.test(name))
      extend(
        members,
        name,
        (original) =>
          function (...args) {
            const isWrite = name.startsWith('write')
            checkOffset(this, args[isWrite ? 1 : 0], widthOf(name))
            if (isWrite) checkValue(args[0], name, widthOf(name))
            return original.apply(this, args)
          },
      )
  for (const bits of [16, 32, 64])
    extend(
      members,
      `swap${bits}`,
      (original) =>
        function () {
          if (this.length % (bits / 8) === 0) return original.call(this)
          throw nodeError(
            RangeError,
            'ERR_INVALID_BUFFER_SIZE',
            `Buffer size must be a multiple of ${bits}-bits`,
          )
        },
    )
}
