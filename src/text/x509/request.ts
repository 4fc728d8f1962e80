/**
 * Certificate requests: who asks for a certificate, with which key.
 *
 * The signature of a request is not checked: one that was made elsewhere was made with a real key.
 *
 * @see https://www.rfc-editor.org/rfc/rfc2986
 */
import {
  type Element,
  bitString,
  der,
  dottedOf,
  elementsOf,
  fromPem,
  integer,
  labelOf,
  nothing,
  objectId,
  pem,
  sequence,
  set,
} from './der.js'
import type { AlternativeName } from './alternative-names.js'
import { extensionBytes, extensionsOf } from './extensions.js'
import { type NamePart, nameBytes, nameOf } from './name.js'
import { hex, signatureOf } from './signature.js'

type Bytes = readonly number[]

/** What a block that holds a request is called. */
export const CERTIFICATE_REQUEST = 'CERTIFICATE REQUEST'
const WRONG_BLOCK = `PEM block type must be ${CERTIFICATE_REQUEST}`
const TRUNCATED = 'asn1: syntax error: data truncated'
const TRAILING = 'asn1: syntax error: trailing data'
const MISMATCH = "asn1: structure error: tags don't match"
const SHA256_WITH_RSA = sequence(objectId('1.2.840.113549.1.1.11'), nothing)
const EXTENSION_REQUEST = '1.2.840.113549.1.9.14'
const SEQUENCE = 0x30
const ATTRIBUTES = 0xa0

/** A request as it was read. */
export interface CertificateRequest {
  readonly subject: readonly NamePart[]
  readonly alternativeNames: readonly AlternativeName[]
  /** The key as it stands in certificates. */
  readonly publicKey: Bytes
}

/** A request, as PEM. */
export function makeRequest({ subject, alternativeNames, publicKey }: CertificateRequest): string {
  const extensions = extensionBytes({ usages: [], alternativeNames })
  const attributes =
    extensions.length === 0 ? [] : sequence(objectId(EXTENSION_REQUEST), set(extensions))
  const info = sequence(integer([0]), nameBytes(subject), publicKey, der(ATTRIBUTES, attributes))
  const signature = signatureOf(hex(publicKey), info)
  return pem(CERTIFICATE_REQUEST, sequence(info, SHA256_WITH_RSA, bitString(signature)))
}

/** Reads a request; what is wrong with it, in Go's words, if it is none. */
export function readRequest(
  text: string,
): { readonly request: CertificateRequest } | { readonly error: string } {
  if (labelOf(text) !== CERTIFICATE_REQUEST) return { error: WRONG_BLOCK }
  const bytes = fromPem(CERTIFICATE_REQUEST, text)
  const outer = bytes && elementsOf(bytes)
  if (!outer || outer.length === 0) return { error: TRUNCATED }
  if (outer.length > 1) return { error: TRAILING }
  const [info, algorithm, signature] = partsOf(outer[0]) ?? []
  const parts = partsOf(info)
  const [version, name, key, ...attributes] = parts ?? []
  const subject = name && nameOf(name)
  if (!version || !key || !algorithm || !signature || !subject || key.tag !== SEQUENCE)
    return { error: MISMATCH }
  return {
    request: {
      subject,
      publicKey: key.whole,
      alternativeNames: extensionsOf(requestedExtensions(attributes)).alternativeNames,
    },
  }
}

const partsOf = (element: Element | undefined): readonly Element[] | undefined =>
  element?.tag === SEQUENCE ? elementsOf(element.content) : undefined

function requestedExtensions(attributes: readonly Element[]): Bytes {
  for (const one of elementsOf(attributes.find(({ tag }) => tag === ATTRIBUTES)?.content ?? []) ??
    []) {
    const [id, values] = elementsOf(one.content) ?? []
    if (id && values && dottedOf(id.content) === EXTENSION_REQUEST) return values.content
  }
  return []
}
