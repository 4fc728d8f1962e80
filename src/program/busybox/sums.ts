/**
 * `cksum`, `sum` and `crc32`: short sums of files.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/cksum.html
 */
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { crc32 as crcOf, posixSum } from '../crc.js'
import type { Program } from '../program.js'
import { byteLength } from '../../oci/entry.js'
import type { Options } from './options.js'
import { cannotOpen, lines } from './lines.js'

/** A sum of each file; `shown` gives the line. */
const sumTool = (
  name: string,
  letters: string,
  shown: (text: string, file: string, options: Options) => string,
): Program =>
  lines<string>(name, {
    options: { letters, usage: `${name} ${letters ? '[-rs] ' : ''}[FILE]...\n\nChecksum FILEs` },
    complaint: cannotOpen,
    begin: () => ({ data: '' }),
    open: () => '',
    line: (_, text, { text: line, ended }) => `${text}${line}${ended ? '\n' : ''}`,
    close: ({ system, options }, text, file) => {
      system.out(`${shown(text, file === '-' ? '' : file, options)}\n`)
      return text
    },
    end: () => 0,
  })

const named = (name: string): string => (name === '' ? '' : ` ${name}`)

export const cksum = sumTool(
  'cksum',
  '',
  (text, file) => `${posixSum(text)} ${byteLength(text)}${named(file)}`,
)

export const crc32 = sumTool('crc32', '', (text, file) => {
  const sum = crcOf(text).toString(16).padStart(8, '0')
  return `${sum}${named(file)}`
})

const HALF = 0xffff

/** BSD's sum turns its bits; System V's only adds. */
export const sum = sumTool('sum', 'rs', (text, file, options) => {
  const bytes = utf8ToBytes(text)
  if (options.has('s')) {
    const total = bytes.reduce((whole, byte) => whole + byte, 0)
    const once = (total & HALF) + (total >>> 16)
    return `${(once & HALF) + (once >> 16)} ${Math.ceil(bytes.length / 512)}${named(file)}`
  }
  let total = 0
  for (const byte of bytes) total = ((total >> 1) + ((total & 1) << 15) + byte) & HALF
  return `${String(total).padStart(5, '0')} ${String(Math.ceil(bytes.length / 1024)).padStart(5)}${named(file)}`
})
