/**
 * Certificates of the cluster's authority: the subject is the user, its organizations are the user's
 * groups.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authentication/#x509-client-certificates
 */
import type { VirtualTime } from '../../../sim/world.js'
import { rfc3339 } from '../../../text/time.js'
import {
  type Element,
  bitString,
  der,
  elementsOf,
  fromPem,
  integer,
  nothing,
  objectId,
  octetString,
  pem,
  sequence,
  set,
  text,
  textOf,
  utcText,
  utcTime,
} from './der.js'
import { hex, signatureOf } from './signature.js'
import { AUTHENTICATED, type UserInfo } from './user.js'

type Bytes = readonly number[]

/** The name of the authority, with which only it signs. */
const AUTHORITY = 'minikubeCA'
const CERTIFICATE = 'CERTIFICATE'
const COMMON_NAME = objectId('2.5.4.3')
const ORGANIZATION = objectId('2.5.4.10')
const SHA256_WITH_RSA = sequence(objectId('1.2.840.113549.1.1.11'), nothing)
const RSA = sequence(objectId('1.2.840.113549.1.1.1'), nothing)
const EXTENDED_USAGE = objectId('2.5.29.37')
const USAGES: Readonly<Record<string, Bytes>> = {
  'client auth': objectId('1.3.6.1.5.5.7.3.2'),
  'server auth': objectId('1.3.6.1.5.5.7.3.1'),
}
const SERIAL_LENGTH = 16
const FINGERPRINT_LENGTH = 32

/** Whom a certificate is for. */
interface Subject {
  readonly commonName: string
  readonly organizations: readonly string[]
}

/** What a certificate says. */
interface CertificateSpec {
  readonly subject: Subject
  readonly from: VirtualTime
  readonly until: VirtualTime
  /** What it may be used for: `client auth`. */
  readonly usages: readonly string[]
  /** The key as the request has it; one is made of the subject if there is none. */
  readonly publicKey?: Bytes
}

/** A certificate that the cluster's authority has signed, as PEM. */
export function makeCertificate(spec: CertificateSpec): string {
  const { subject, from, until, usages, publicKey = keyOf(subject) } = spec
  const named = usages.flatMap((usage) => (USAGES[usage] ? [USAGES[usage]] : []))
  const body = [
    SHA256_WITH_RSA,
    nameOf({ commonName: AUTHORITY, organizations: [] }),
    sequence(utcTime(rfc3339(from)), utcTime(rfc3339(until))),
    nameOf(subject),
    publicKey,
    ...(named.length === 0
      ? []
      : [der(0xa3, sequence(sequence(EXTENDED_USAGE, octetString(sequence(...named)))))]),
  ]
  const serial = signatureOf(AUTHORITY, body.flat()).slice(0, SERIAL_LENGTH)
  const signed = sequence(der(0xa0, integer([2])), integer(serial), ...body)
  return pem(
    CERTIFICATE,
    sequence(signed, SHA256_WITH_RSA, bitString(signatureOf(AUTHORITY, signed))),
  )
}

/** A certificate that was read. */
interface Known {
  readonly user: UserInfo
  /** `260101000000Z` */
  readonly from: string
  readonly until: string
}

/** Certificates that were read before, by their text: every command shows its own. */
const known = new Map<string, Known | undefined>()
const REMEMBERED = 16

/** The user whom a certificate makes; undefined if it is none of the authority's, or not valid now. */
export function userOfCertificate(certificate: string, now: VirtualTime): UserInfo | undefined {
  if (!known.has(certificate)) {
    if (known.size >= REMEMBERED) known.clear()
    known.set(certificate, readCertificate(certificate))
  }
  const found = known.get(certificate)
  if (!found) return undefined
  const clock = utcText(rfc3339(now))
  return clock < found.from || clock > found.until ? undefined : found.user
}

function readCertificate(certificate: string): Known | undefined {
  const bytes = fromPem(CERTIFICATE, certificate)
  const [signed, , signature] = partsOf(bytes && elementsOf(bytes)?.[0]) ?? []
  if (!bytes || !signed || !signature) return undefined
  if (hex(signature.content.slice(1)) !== hex(signatureOf(AUTHORITY, signed.whole)))
    return undefined
  const [, , , , validity, name] = partsOf(signed) ?? []
  const [from, until] = (partsOf(validity) ?? []).map(textOf)
  if (!name || from === undefined || until === undefined) return undefined
  const { commonName, organizations } = subjectOf(name)
  const groups = organizations.includes(AUTHENTICATED)
    ? organizations
    : [...organizations, AUTHENTICATED]
  const fingerprint = hex(signatureOf('', bytes).slice(0, FINGERPRINT_LENGTH))
  const extra = {
    'authentication.kubernetes.io/credential-id': [`X509SHA256=${fingerprint}`],
  }
  return { user: { username: commonName, groups, extra }, from, until }
}

const partsOf = (element: Element | undefined): readonly Element[] | undefined =>
  element && elementsOf(element.content)

const nameOf = ({ commonName, organizations }: Subject): Bytes =>
  sequence(
    ...organizations.map((one) => set(sequence(ORGANIZATION, text(one)))),
    set(sequence(COMMON_NAME, text(commonName))),
  )

function subjectOf(name: Element): Subject {
  const pairs = (partsOf(name) ?? []).flatMap((one) =>
    (partsOf(one) ?? []).map((pair) => partsOf(pair) ?? []),
  )
  const valuesOf = (id: Bytes): readonly string[] =>
    pairs.flatMap(([key, value]) =>
      key && value && hex(key.whole) === hex(id) ? [textOf(value)] : [],
    )
  return { commonName: valuesOf(COMMON_NAME)[0] ?? '', organizations: valuesOf(ORGANIZATION) }
}

/** A public key that nobody has the other half of. */
const keyOf = ({ commonName }: Subject): Bytes =>
  sequence(
    RSA,
    bitString(
      sequence(integer([0x80 | 1, ...signatureOf(commonName, []).slice(1)]), integer([1, 0, 1])),
    ),
  )
