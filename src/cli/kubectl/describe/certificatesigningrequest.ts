/**
 * `kubectl describe certificatesigningrequest`.
 *
 * @module
 */
import type { CertificateSigningRequest } from '../../../types/kubernetes/certificates/v1.js'
import type { Event } from '../../../types/kubernetes/core/v1.js'
import { labelsText } from '../../../kubernetes/kinds/cells.js'
import { csrStatusText, requestOf } from '../../../kubernetes/kinds/certificate-signing-request.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import type { VirtualTime } from '../../../sim/world.js'
import { shortDuration } from '../../../text/duration.js'
import { valuesOf } from '../../../text/x509/name.js'
import { Description, eventLines, timeText } from './text.js'

const PARTS = [
  ['Organization', 'O'],
  ['Organizational Unit', 'OU'],
  ['Country', 'C'],
  ['Locality', 'L'],
  ['Province', 'ST'],
  ['StreetAddress', 'street'],
  ['PostalCode', 'postalCode'],
] as const
const NAMES = [
  ['DNS Names', 'DNS'],
  ['Email Addresses', 'email'],
  ['URIs', 'URI'],
  ['IP Addresses', 'IP'],
] as const

/** Describes a certificate request with its events. */
export function describeCertificateSigningRequest(
  request: Stored<CertificateSigningRequest>,
  events: readonly Stored<Event>[],
  now: VirtualTime,
): string {
  const { metadata, spec } = request
  const { subject, alternativeNames } = requestOf(request)
  const to = new Description()
  to.field(0, 'Name', metadata.name)
    .field(0, 'Labels', labelsText(metadata.labels))
    .field(0, 'Annotations', labelsText(metadata.annotations))
    .field(0, 'CreationTimestamp', timeText(metadata.creationTimestamp))
    .field(0, 'Requesting User', spec?.username ?? '')
  if (spec?.signerName) to.field(0, 'Signer', spec.signerName)
  if (spec?.expirationSeconds !== undefined)
    to.field(0, 'Requested Duration', shortDuration(spec.expirationSeconds * 1000))
  to.field(0, 'Status', csrStatusText(request)).line(0, 'Subject:')
  const row = (name: string, values: readonly string[]): void =>
    values.forEach((value, i) => to.line(0, `\t${i === 0 ? `${name}:` : ''}\t${value}`))
  row('Common Name', [valuesOf(subject, 'CN').at(-1) ?? ''])
  row('Serial Number', [valuesOf(subject, 'serialNumber').at(-1) ?? ''])
  for (const [name, type] of PARTS) row(name, valuesOf(subject, type))
  if (alternativeNames.length > 0) {
    to.line(0, 'Subject Alternative Names:')
    for (const [name, wanted] of NAMES)
      row(
        name,
        alternativeNames.flatMap(([type, value]) => (type === wanted ? [value] : [])),
      )
  }
  return to.add(eventLines(events, now)).toString()
}
