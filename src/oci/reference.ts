/**
 * Image references: `node:7`, `luksa/kubia`, `127.0.0.1:5000/team/web:v1`, `busybox@sha256:…`.
 *
 * What the user writes is familiar; the full name has a registry and, on Docker Hub, a namespace:
 * `docker.io/library/node:7`.
 *
 * @see https://pkg.go.dev/github.com/distribution/reference
 */
import { KubariumError } from '../sim/errors.js'

/** A reference in full. Without tag and digest it names a repository. */
export interface Reference {
  /** The registry: `docker.io`, or `host[:port]`. */
  readonly domain: string
  /** The repository in the registry: `library/node`. */
  readonly path: string
  readonly tag?: string
  /** `sha256:…` of the manifest. */
  readonly digest?: string
}

/** A text is no reference; the message is Docker's. */
export class ReferenceError extends KubariumError {
  override name = 'ReferenceError'
}

/** Docker Hub's name in references. */
export const HUB = 'docker.io'
const OFFICIAL = 'library'
const DEFAULT_TAG = 'latest'
const LONGEST_NAME = 255

const INVALID = 'invalid reference format'

const DOMAIN_LABEL = '[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?'
const DOMAIN = new RegExp(
  `^(?:${DOMAIN_LABEL}(?:\\.${DOMAIN_LABEL})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?$`,
)
const COMPONENT = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*'
const PATH = new RegExp(`^${COMPONENT}(?:/${COMPONENT})*$`)
const TAG = /^\w[\w.-]{0,127}$/
const DIGEST = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/

/**
 * Reads what a user wrote, with Docker's defaults for registry and namespace (but none for the
 * tag).
 *
 * @throws ReferenceError
 */
export function parseReference(text: string): Reference {
  if (/^[a-f0-9]{64}$/.test(text))
    throw new ReferenceError(
      `invalid repository name (${text}), cannot specify 64-byte hexadecimal strings`,
    )
  const { domain, rest } = splitDomain(text)
  const name = rest.split(/[:@]/, 1)[0] as string
  if (name.toLowerCase() !== name)
    throw new ReferenceError(`${INVALID}: repository name (${name}) must be lowercase`)
  const parts = /^([^:@]*)(?::([^@]*))?(?:@(.*))?$/s.exec(rest)
  const [, path = '', tag, digest] = parts ?? []
  if (!parts || !DOMAIN.test(domain) || !PATH.test(path) || (tag !== undefined && !TAG.test(tag)))
    throw new ReferenceError(INVALID)
  if (digest !== undefined) checkDigest(digest)
  if (path.length > LONGEST_NAME)
    throw new ReferenceError(`repository name must not be more than ${LONGEST_NAME} characters`)
  return {
    domain,
    path,
    ...(tag !== undefined && { tag }),
    ...(digest !== undefined && { digest }),
  }
}

/**
 * The registry comes before the first slash if it looks like a host: a dot, a port, `localhost`, or
 * upper case.
 */
function splitDomain(text: string): { readonly domain: string; readonly rest: string } {
  const slash = text.indexOf('/')
  const first = slash < 0 ? '' : text.slice(0, slash)
  const isHost =
    slash >= 0 && (/[.:]/.test(first) || first === 'localhost' || first.toLowerCase() !== first)
  const domain = isHost ? (first === 'index.docker.io' ? HUB : first) : HUB
  const rest = isHost ? text.slice(slash + 1) : text
  return { domain, rest: domain === HUB && !/^[^:@]*\//.test(rest) ? `${OFFICIAL}/${rest}` : rest }
}

function checkDigest(digest: string): void {
  if (!DIGEST.test(digest)) throw new ReferenceError(INVALID)
  if (digest.startsWith('sha256:') && !/^sha256:[a-f0-9]{64}$/.test(digest))
    throw new ReferenceError('invalid checksum digest length')
  if (!/^sha(256|384|512):/.test(digest)) throw new ReferenceError('unsupported digest algorithm')
}

/** The reference with the tag `latest` if it has neither tag nor digest. */
export const withDefaultTag = (reference: Reference): Reference =>
  reference.tag === undefined && reference.digest === undefined
    ? { ...reference, tag: DEFAULT_TAG }
    : reference

/** The repository's full name: `docker.io/library/node`. */
export const fullName = ({ domain, path }: Reference): string => `${domain}/${path}`

/** The repository's name as users write it: `node`, `luksa/kubia`, `127.0.0.1:5000/team/web`. */
export function familiarName({ domain, path }: Reference): string {
  if (domain !== HUB) return `${domain}/${path}`
  const official = new RegExp(`^${OFFICIAL}/[^/]+$`)
  return official.test(path) ? path.slice(OFFICIAL.length + 1) : path
}

const suffix = ({ tag, digest }: Reference): string =>
  (tag === undefined ? '' : `:${tag}`) + (digest === undefined ? '' : `@${digest}`)

/** The reference as users write it, tag and digest included. */
export const familiarString = (reference: Reference): string =>
  familiarName(reference) + suffix(reference)

/** The reference in full, tag and digest included: `docker.io/library/node:7`. */
export const fullString = (reference: Reference): string => fullName(reference) + suffix(reference)
