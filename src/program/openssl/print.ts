/**
 * Requests and certificates in words: `-text`, `-subject`, `-dates`.
 *
 * @see https://docs.openssl.org/3.0/man1/openssl-x509/
 */
import { MONTHS } from '../../text/time.js'
import type { Certificate } from '../../text/x509/certificate.js'
import type { AlternativeName } from '../../text/x509/alternative-names.js'
import { rsaNumbersOf } from '../../text/x509/key.js'
import { nameText } from '../../text/x509/name.js'
import type { CertificateRequest } from '../../text/x509/request.js'

type Bytes = readonly number[]

const ALGORITHM = 'sha256WithRSAEncryption'
const KEY_LINE = 15
const SIGNATURE_LINE = 18
const USAGE_TEXTS: Readonly<Record<string, string>> = {
  'digital signature': 'Digital Signature',
  'content commitment': 'Non Repudiation',
  'key encipherment': 'Key Encipherment',
  'data encipherment': 'Data Encipherment',
  'key agreement': 'Key Agreement',
  'cert sign': 'Certificate Sign',
  'crl sign': 'CRL Sign',
  'encipher only': 'Encipher Only',
  'decipher only': 'Decipher Only',
}
const EXTENDED_TEXTS: Readonly<Record<string, string>> = {
  any: 'Any Extended Key Usage',
  'server auth': 'TLS Web Server Authentication',
  'client auth': 'TLS Web Client Authentication',
  'code signing': 'Code Signing',
  'email protection': 'E-mail Protection',
  'ipsec end system': 'IPSec End System',
  'ipsec tunnel': 'IPSec Tunnel',
  'ipsec user': 'IPSec User',
  timestamping: 'Time Stamping',
  'ocsp signing': 'OCSP Signing',
  'microsoft sgc': 'Microsoft Server Gated Crypto',
  'netscape sgc': 'Netscape Server Gated Crypto',
}

const colons = (bytes: Bytes): string =>
  bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(':')

/** Bytes in lines of so many. */
function block(bytes: Bytes, perLine: number, indent: number): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += perLine) {
    const isLast = at + perLine >= bytes.length
    text += `${' '.repeat(indent)}${colons(bytes.slice(at, at + perLine))}${isLast ? '' : ':'}\n`
  }
  return text
}

/** `260101000000Z` as `Jan  1 00:00:00 2026 GMT`. */
export function dateText(time: string): string {
  const [year, month, day, hour, minute, second] = time.match(/\d\d/g) ?? []
  const name = MONTHS[Number(month) - 1] ?? ''
  const century = Number(year) < 50 ? '20' : '19'
  return `${name} ${String(Number(day)).padStart(2)} ${hour}:${minute}:${second} ${century}${year} GMT`
}

export const serialText = ({ serial }: Certificate): string =>
  serial.map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join('')

function keyText(publicKey: Bytes): string {
  const numbers = rsaNumbersOf(publicKey)
  if (!numbers) return ''
  const bits = (numbers.modulus.length - (numbers.modulus[0] === 0 ? 1 : 0)) * 8
  const exponent = numbers.exponent.reduce((sum, byte) => sum * 256 + byte, 0)
  return `        Subject Public Key Info:
            Public Key Algorithm: rsaEncryption
                Public-Key: (${bits} bit)
                Modulus:
${block(numbers.modulus, KEY_LINE, 20)}                Exponent: ${exponent} (0x${exponent.toString(16)})
`
}

const signatureText = (signature: Bytes): string =>
  `    Signature Algorithm: ${ALGORITHM}\n    Signature Value:\n${block(signature, SIGNATURE_LINE, 8)}`

const namesText = (names: readonly AlternativeName[]): string =>
  names.map(([type, value]) => `${type === 'IP' ? 'IP Address' : type}:${value}`).join(', ')

/** A request with all that it says. */
export const requestText = (
  { subject, publicKey, alternativeNames }: CertificateRequest,
  signature: Bytes,
): string => `Certificate Request:
    Data:
        Version: 1 (0x0)
        Subject: ${nameText(subject)}
${keyText(publicKey)}        Attributes:
${
  alternativeNames.length === 0
    ? '            (none)\n            Requested Extensions:\n'
    : `            Requested Extensions:\n                X509v3 Subject Alternative Name: \n                    ${namesText(alternativeNames)}\n`
}${signatureText(signature)}`

/** A certificate with all that it says. */
export function certificateText(certificate: Certificate): string {
  const { subject, issuer, from, until, publicKey, serial, signature } = certificate
  return `Certificate:
    Data:
        Version: 3 (0x2)
        Serial Number:
            ${colons(serial)}
        Signature Algorithm: ${ALGORITHM}
        Issuer: ${nameText(issuer)}
        Validity
            Not Before: ${dateText(from)}
            Not After : ${dateText(until)}
        Subject: ${nameText(subject)}
${keyText(publicKey)}${extensionsText(certificate)}${signatureText(signature)}`
}

function extensionsText({ usages, alternativeNames, isAuthority }: Certificate): string {
  const texts = (known: Readonly<Record<string, string>>): string =>
    usages.flatMap((usage) => known[usage] ?? []).join(', ')
  const parts: readonly (readonly [string, string])[] = [
    ['X509v3 Key Usage: critical', texts(USAGE_TEXTS)],
    ['X509v3 Extended Key Usage: ', texts(EXTENDED_TEXTS)],
    [
      'X509v3 Basic Constraints: critical',
      isAuthority === undefined ? '' : `CA:${String(isAuthority).toUpperCase()}`,
    ],
    ['X509v3 Subject Alternative Name: ', namesText(alternativeNames)],
  ]
  const said = parts.filter(([, text]) => text !== '')
  return said.length === 0
    ? ''
    : `        X509v3 extensions:\n${said.map(([title, text]) => `            ${title}\n                ${text}\n`).join('')}`
}
