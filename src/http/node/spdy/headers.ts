/**
 * Blocks of headers: compressed by zlib with a dictionary, one stream for all blocks of a direction.
 *
 * What we send is little, so it is stored as it is: zlib allows for that.
 *
 * @see https://www.chromium.org/spdy/spdy-protocol/spdy-protocol-draft3-1/#TOC-2.6.10-Name-Value-Header-Block
 */
import { constants, createInflate } from 'node:zlib'
import { DICTIONARY } from './dictionary.js'

/** The most bytes of a block. */
const MAX_BLOCK = 65_536
/** zlib, not compressed, with a dictionary. */
const ZLIB_HEAD = Buffer.from([0x78, 0x20])
const ADLER = 65_521
/** A stored block of nothing: what was written before has to be read now. */
const FLUSH = Buffer.from([0, 0, 0, 0xff, 0xff])

/** A block cannot be read. */
class BadHeaders extends Error {
  override name = 'BadHeaders'
}

/** Reads the blocks of a connection, one after the other. @throws BadHeaders */
export function headerReader(): (block: Buffer) => Promise<ReadonlyMap<string, string>> {
  const inflate = createInflate({ dictionary: DICTIONARY, flush: constants.Z_SYNC_FLUSH })
  let parts: Buffer[] = []
  let length = 0
  inflate.on('data', (part: Buffer) => {
    length += part.length
    if (length > MAX_BLOCK) inflate.destroy(new BadHeaders('too large'))
    else parts.push(part)
  })
  return (block) =>
    new Promise((resolve, reject) => {
      const fail = (): void => reject(new BadHeaders('not compressed as they have to be'))
      inflate.once('error', fail)
      inflate.write(block, (error) => {
        inflate.off('error', fail)
        const bytes = Buffer.concat(parts)
        parts = []
        length = 0
        const headers = error ? undefined : headersIn(bytes)
        if (headers) resolve(headers)
        else fail()
      })
    })
}

/** The names and values of a block; undefined when it is cut off. */
function headersIn(bytes: Buffer): ReadonlyMap<string, string> | undefined {
  let at = 0
  const number = (): number => {
    if (at + 4 > bytes.length) throw new BadHeaders('cut off')
    at += 4
    return bytes.readUInt32BE(at - 4)
  }
  const text = (): string => {
    const length = number()
    if (at + length > bytes.length) throw new BadHeaders('cut off')
    at += length
    return bytes.toString('utf8', at - length, at)
  }
  const headers = new Map<string, string>()
  try {
    for (let left = number(); left > 0; left--) headers.set(text().toLowerCase(), text())
  } catch {
    return undefined
  }
  return headers
}

/** Writes blocks without any header, as answers to new streams have them. */
export function emptyHeaderWriter(): () => Buffer {
  let isFirst = true
  const none = storedBlock(Buffer.alloc(4))
  return () => {
    const head = isFirst ? Buffer.concat([ZLIB_HEAD, checksum(DICTIONARY)]) : Buffer.alloc(0)
    isFirst = false
    return Buffer.concat([head, none, FLUSH])
  }
}

function storedBlock(bytes: Buffer): Buffer {
  const head = Buffer.alloc(5)
  head.writeUInt16LE(bytes.length, 1)
  head.writeUInt16LE(~bytes.length & 0xffff, 3)
  return Buffer.concat([head, bytes])
}

/** Adler-32, by which zlib names a dictionary. */
function checksum(bytes: Buffer): Buffer {
  let [a, b] = [1, 0]
  for (const byte of bytes) {
    a = (a + byte) % ADLER
    b = (b + a) % ADLER
  }
  const sum = Buffer.alloc(4)
  sum.writeUInt16BE(b)
  sum.writeUInt16BE(a, 2)
  return sum
}
