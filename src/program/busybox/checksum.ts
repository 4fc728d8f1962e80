/**
 * `md5sum`, `sha1sum`, `sha256sum`, `sha512sum`, `sha3sum`.
 *
 * @see https://busybox.net/downloads/BusyBox.html#sha256sum
 */
import { md5, sha1 } from '@noble/hashes/legacy.js'
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import { sha3_224 } from '@noble/hashes/sha3.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Json, Program } from '../program.js'
import { lines } from './lines.js'
import { isGnu } from './system-kind.js'

/** What is noted of a sum that was checked. */
const [RIGHT, WRONG] = ['.', 'x']

const checksum = (name: string, hash: (data: Uint8Array) => Uint8Array): Program =>
  lines<Json>(name, {
    options: {
      letters: 'csw',
      unsimulated: 'w',
      long: { check: 'c', status: 's' },
      usage: `${name} [-c[sw]] [FILE]...\n\nPrint or check checksums`,
    },
    complaint: ({ path, message }) => `can't open '${path}': ${message}`,
    begin: () => ({ data: '' }),
    open: () => '',
    line: ({ options, system }, text, { text: line, ended }) => {
      if (!options.has('c')) return `${text as string}${line}${ended ? '\n' : ''}`
      const [, sum, path] = /^([0-9a-f]+) [ *](.+)$/.exec(line) ?? []
      if (sum === undefined || path === undefined) return text
      const isRight =
        system.files.exists(path) && bytesToHex(hash(utf8ToBytes(system.files.read(path)))) === sum
      if (!options.has('s')) system.out(`${path}: ${isRight ? 'OK' : 'FAILED'}\n`)
      return `${text as string}${isRight ? RIGHT : WRONG}`
    },
    close: ({ options, system }, text, file) => {
      if (!options.has('c'))
        system.out(`${bytesToHex(hash(utf8ToBytes(text as string)))}  ${file}\n`)
      return text
    },
    end: ({ system, options }, text) => {
      const checks = text as string
      const wrong = options.has('c') ? checks.replaceAll(RIGHT, '').length : 0
      if (wrong === 0) return 0
      const sums = isGnu(system)
        ? `${wrong} computed checksum${wrong === 1 ? '' : 's'}`
        : `${wrong} of ${checks.length} computed checksums`
      if (!options.has('s')) system.err(`${name}: WARNING: ${sums} did NOT match\n`)
      return 1
    },
  })

export const md5sum = checksum('md5sum', md5)
export const sha1sum = checksum('sha1sum', sha1)
export const sha256sum = checksum('sha256sum', sha256)
export const sha512sum = checksum('sha512sum', sha512)
export const sha3sum = checksum('sha3sum', sha3_224)
