/**
 * Digests: content-addressed names, `sha256:` and 64 hexadecimal digits.
 *
 * @see https://github.com/opencontainers/image-spec/blob/main/descriptor.md#digests
 */
import { sha256 as hash } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** The SHA-256 of a text's UTF-8 bytes, as 64 hexadecimal digits. */
export const sha256Hex = (text: string): string => bytesToHex(hash(utf8ToBytes(text)))

/** The digest of a text: `sha256:…`. */
export const sha256 = (text: string): string => `sha256:${sha256Hex(text)}`

/** The digest of bytes: `sha256:…`. */
export const sha256OfBytes = (bytes: Uint8Array): string => `sha256:${bytesToHex(hash(bytes))}`

/** What the texts so far come to. It is never changed: several texts can go on from it. */
export class TextHash {
  private constructor(private readonly state: ReturnType<typeof hash.create>) {}

  static readonly EMPTY = new TextHash(hash.create())

  /** The same with one more text. */
  and(text: string): TextHash {
    return new TextHash(this.state.clone().update(utf8ToBytes(text)))
  }

  /** The digest: `sha256:…`. */
  digest(): string {
    return `sha256:${bytesToHex(this.state.clone().digest())}`
  }
}

/** The first twelve digits of a digest or id, which is how the docker command shows it. */
export const shortId = (digest: string): string =>
  digest.slice(digest.indexOf(':') + 1).slice(0, 12)
