/**
 * Certificates of the cluster's authority: the subject is the user, its organizations are the user's
 * groups.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authentication/#x509-client-certificates
 */
import type { VirtualTime } from '../../../sim/world.js'
import { rfc3339 } from '../../../text/time.js'
import type { AlternativeName } from '../../../text/x509/alternative-names.js'
import { makeCertificate, readCertificate } from '../../../text/x509/certificate.js'
import { utcText } from '../../../text/x509/der.js'
import { keyFrom, makePrivateKey, publicKeyOf } from '../../../text/x509/key.js'
import { type NamePart, valuesOf } from '../../../text/x509/name.js'
import { hex, signatureOf } from '../../../text/x509/signature.js'
import { AUTHENTICATED, type UserInfo } from './user.js'

type Bytes = readonly number[]

/** The name of the authority. */
const AUTHORITY = 'minikubeCA'
const ISSUER: readonly NamePart[] = [['CN', AUTHORITY]]
/** The authority's private key, which is the same in all clusters. */
export const AUTHORITY_KEY = makePrivateKey(
  2048,
  (() => {
    let last = signatureOf(AUTHORITY, [])
    return (count) => {
      last = signatureOf(AUTHORITY, last)
      return last.slice(0, count)
    }
  })(),
  { traditional: true },
)
const AUTHORITY_PUBLIC_KEY = publicKeyOf(AUTHORITY_KEY) ?? []
/** The holder of the key signs so. */
const AUTHORITY_SECRET = hex(AUTHORITY_PUBLIC_KEY)
const FINGERPRINT_LENGTH = 32

/** What a certificate says. */
interface Wanted {
  readonly subject: readonly NamePart[]
  readonly from: VirtualTime
  readonly until: VirtualTime
  /** What it may be used for: `client auth`. */
  readonly usages: readonly string[]
  readonly alternativeNames?: readonly AlternativeName[]
  /** The key as the request has it; one is made of the subject if there is none. */
  readonly publicKey?: Bytes
  readonly isAuthority?: boolean
}

/** A certificate that the cluster's authority has signed, as PEM. */
export const signedCertificate = ({
  alternativeNames = [],
  isAuthority = false,
  ...spec
}: Wanted): string =>
  makeCertificate(
    {
      ...spec,
      issuer: ISSUER,
      alternativeNames,
      isAuthority,
      publicKey:
        spec.publicKey ?? keyFrom([0x80 | 1, ...signatureOf(nameIn(spec.subject), []).slice(1)]),
    },
    AUTHORITY_SECRET,
  )

/** The authority's own certificate, which is valid between two times. */
export const authorityCertificate = (from: VirtualTime, until: VirtualTime): string =>
  signedCertificate({
    subject: ISSUER,
    from,
    until,
    usages: ['digital signature', 'key encipherment', 'cert sign', 'client auth', 'server auth'],
    isAuthority: true,
    publicKey: AUTHORITY_PUBLIC_KEY,
  })

const nameIn = (subject: readonly NamePart[]): string => valuesOf(subject, 'CN')[0] ?? ''

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
    known.set(certificate, knownOf(certificate))
  }
  const found = known.get(certificate)
  if (!found) return undefined
  const clock = utcText(rfc3339(now))
  return clock < found.from || clock > found.until ? undefined : found.user
}

/** A certificate that says of no use what it is for is for all of them. */
const mayBeClient = (usages: readonly string[]): boolean =>
  usages.includes('client auth') ||
  usages.includes('any') ||
  !usages.some((usage) => / (auth|signing|protection|sgc)$|^(ipsec|timestamping)/.test(usage))

function knownOf(text: string): Known | undefined {
  const certificate = readCertificate(text)
  if (!certificate?.isSignedBy(AUTHORITY_SECRET)) return undefined
  const { subject, usages, from, until, bytes } = certificate
  if (!mayBeClient(usages)) return undefined
  const organizations = valuesOf(subject, 'O')
  const groups = organizations.includes(AUTHENTICATED)
    ? organizations
    : [...organizations, AUTHENTICATED]
  const fingerprint = hex(signatureOf('', bytes).slice(0, FINGERPRINT_LENGTH))
  const extra = {
    'authentication.kubernetes.io/credential-id': [`X509SHA256=${fingerprint}`],
  }
  return { user: { username: nameIn(subject), groups, extra }, from, until }
}
