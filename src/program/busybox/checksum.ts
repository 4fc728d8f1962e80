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

const checksum = (name: string, hash: (data: Uint8Array) => Uint8Array): Program =>
  lines<Json>(name, {
    options: {
      letters: 'csw',
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
      return isRight ? text : 'failed'
    },
    close: ({ options, system }, text, file) => {
      if (!options.has('c'))
        system.out(`${bytesToHex(hash(utf8ToBytes(text as string)))}  ${file}\n`)
      return text
    },
    end: ({ options }, text) => (options.has('c') && text === 'failed' ? 1 : 0),
  })

export const md5sum = checksum('md5sum', md5)
export const sha1sum = checksum('sha1sum', sha1)
export const sha256sum = checksum('sha256sum', sha256)
export const sha512sum = checksum('sha512sum', sha512)
export const sha3sum = checksum('sha3sum', sha3_224)
