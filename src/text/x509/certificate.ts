/**
 * Certificates: whom a key belongs to, until when, and who says so.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5280
 */
import { rfc3339 } from '../time.js'
import {
  type Element,
  bitString,
  der,
  elementsOf,
  fromPem,
  integer,
  nothing,
  objectId,
  pem,
  sequence,
  textOf,
  utcTime,
} from './der.js'
import { type Extensions, extensionBytes, extensionsOf } from './extensions.js'
import { type NamePart, nameBytes, nameOf } from './name.js'
import { hex, signatureOf } from './signature.js'

type Bytes = readonly number[]

/** What a block that holds a certificate is called. */
const CERTIFICATE = 'CERTIFICATE'
const SHA256_WITH_RSA = sequence(objectId('1.2.840.113549.1.1.11'), nothing)
const SERIAL_LENGTH = 16
const VERSION_3 = der(0xa0, integer([2]))
const EXTENSIONS = 0xa3

/** What a certificate says. Times are milliseconds since 1970. */
interface CertificateSpec extends Extensions {
  readonly subject: readonly NamePart[]
  readonly issuer: readonly NamePart[]
  readonly from: number
  readonly until: number
  readonly publicKey: Bytes
}

/** A certificate that the holder of `secret` has signed, as PEM. */
export function makeCertificate(spec: CertificateSpec, secret: string): string {
  const extensions = extensionBytes(spec)
  const body = [
    SHA256_WITH_RSA,
    nameBytes(spec.issuer),
    sequence(utcTime(rfc3339(spec.from)), utcTime(rfc3339(spec.until))),
    nameBytes(spec.subject),
    spec.publicKey,
    ...(extensions.length === 0 ? [] : [der(EXTENSIONS, extensions)]),
  ]
  const serial = signatureOf(secret, body.flat()).slice(0, SERIAL_LENGTH)
  const signed = sequence(
    VERSION_3,
    integer([(serial[0] ?? 0) & 0x7f, ...serial.slice(1)]),
    ...body,
  )
  return pem(CERTIFICATE, sequence(signed, SHA256_WITH_RSA, bitString(signatureOf(secret, signed))))
}

/** A certificate as it was read. */
export interface Certificate extends Extensions {
  readonly subject: readonly NamePart[]
  readonly issuer: readonly NamePart[]
  /** `260101000000Z` */
  readonly from: string
  readonly until: string
  readonly publicKey: Bytes
  readonly serial: Bytes
  readonly signature: Bytes
  /** The whole certificate. */
  readonly bytes: Bytes
  /** Whether the holder of `secret` has signed it. */
  isSignedBy(secret: string): boolean
}

/** Reads a certificate; undefined if it is none. */
export function readCertificate(text: string): Certificate | undefined {
  const bytes = fromPem(CERTIFICATE, text)
  const [signed, , signature] = partsOf(bytes && elementsOf(bytes)?.[0]) ?? []
  if (!bytes || !signed || !signature) return undefined
  const [, serial, , issuer, validity, name, key, ...more] = partsOf(signed) ?? []
  const [from, until] = (partsOf(validity) ?? []).map(textOf)
  const [subject, by] = [name && nameOf(name), issuer && nameOf(issuer)]
  if (!subject || !by || !serial || !key || from === undefined || until === undefined)
    return undefined
  const signatureBytes = signature.content.slice(1)
  return {
    subject,
    issuer: by,
    from,
    until,
    publicKey: key.whole,
    serial: serial.content,
    signature: signatureBytes,
    bytes,
    ...extensionsOf(more.find(({ tag }) => tag === EXTENSIONS)?.content ?? []),
    isSignedBy: (secret) => hex(signatureBytes) === hex(signatureOf(secret, signed.whole)),
  }
}

const partsOf = (element: Element | undefined): readonly Element[] | undefined =>
  element && elementsOf(element.content)
