/**
 * Compressed files: what `gzip`, `bzip2` and `xz` make and undo. Contents of a simulation are text,
 * so a compressed file holds its text as it is, between the format's first bytes and a checksum.
 *
 * @see https://www.rfc-editor.org/rfc/rfc1952
 */
import { crc32 } from './crc.js'

/** A format of compressed files. */
export type Compression = 'gzip' | 'bzip2' | 'xz' | 'lzma'

const MAGIC: Readonly<Record<Compression, string>> = {
  gzip: '\u001f\u008b\b\0\0\0\0\0\0\u0003',
  bzip2: 'BZh91AY&SY',
  xz: '\u00fd7zXZ\0\0\u0004',
  lzma: ']\0\0\u0080\0',
}
const SUM_LENGTH = 8

const sumOf = (text: string): string => crc32(text).toString(16).padStart(SUM_LENGTH, '0')

/** The compressed form of a text. */
export const compress = (format: Compression, text: string): string =>
  `${MAGIC[format]}${text}${sumOf(text)}`

/** Which format a text is in, if any. */
export const compressionOf = (text: string): Compression | undefined =>
  (Object.keys(MAGIC) as Compression[]).find((format) => text.startsWith(MAGIC[format]))

/** The text that was compressed; undefined where it is cut off or changed. */
export function expand(format: Compression, text: string): string | undefined {
  const contents = text.slice(MAGIC[format].length, -SUM_LENGTH)
  return text.endsWith(sumOf(contents)) ? contents : undefined
}
