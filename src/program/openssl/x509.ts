/**
 * `openssl x509` and `openssl verify`: shows certificates, signs requests, tells whether an
 * authority has signed.
 *
 * @see https://docs.openssl.org/3.0/man1/openssl-x509/
 */
import { sha1 } from '@noble/hashes/legacy.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { type Certificate, makeCertificate, readCertificate } from '../../text/x509/certificate.js'
import { pem } from '../../text/x509/der.js'
import { PUBLIC_KEY } from '../../text/x509/key.js'
import { nameText, valuesOf } from '../../text/x509/name.js'
import { readRequest } from '../../text/x509/request.js'
import { hex } from '../../text/x509/signature.js'
import type { System } from '../program.js'
import {
  type OpensslCall,
  type OpensslCommand,
  OpensslError,
  cannotRead,
  inputOf,
  output,
  readFile,
} from './call.js'
import { publicKeyIn } from './keys.js'
import { certificateText, dateText, serialText } from './print.js'

const DAY = 86_400_000
const DAYS = 30
const SELF_SIGNED = 18
const NO_ISSUER = 20
const MISMATCH = 'CA certificate and CA private key do not match\n'
const NOT_LOADED = 'Unable to load certificate\n'

export const x509: OpensslCommand = {
  flags: [
    'req',
    'noout',
    'text',
    'subject',
    'issuer',
    'dates',
    'startdate',
    'enddate',
    'serial',
    'fingerprint',
    'sha1',
    'sha256',
    'pubkey',
    'email',
    'CAcreateserial',
    'new',
  ],
  values: [
    'in',
    'out',
    'CA',
    'CAkey',
    'CAserial',
    'days',
    'set_serial',
    'checkend',
    'signkey',
    'key',
    'extfile',
    'extensions',
    'inform',
    'outform',
  ],
  readsInput: (options) => options.value('in') === undefined,
  run: (call) => (call.options.has('req') ? signRequest(call) : show(call)),
}

export const verify: OpensslCommand = {
  flags: ['verbose'],
  values: ['CAfile', 'untrusted', 'purpose'],
  run({ system, options }) {
    const path = options.value('CAfile')
    const authority = path === undefined ? undefined : certificateIn(system, path)
    let code = 0
    for (const file of options.operands) {
      const one = certificateIn(system, file)
      if (authority && one.isSignedBy(hex(authority.publicKey))) {
        system.out(`${file}: OK\n`)
        continue
      }
      const isOwn = one.isSignedBy(hex(one.publicKey))
      const [error, why] = isOwn
        ? [SELF_SIGNED, 'self-signed certificate']
        : [NO_ISSUER, 'unable to get local issuer certificate']
      system.err(
        `${nameText(one.subject)}\nerror ${error} at 0 depth lookup: ${why}\nerror ${file}: verification failed\n`,
      )
      code = 2
    }
    return code
  },
}

function certificateIn(system: System, path: string): Certificate {
  const found = readCertificate(readFile(system, path, 'certificate'))
  if (!found) throw new OpensslError(`${cannotRead('certificate', path).message}${NOT_LOADED}`)
  return found
}

function signRequest(call: OpensslCall): number {
  const { system, options } = call
  const read = readRequest(inputOf(call, 'certificate request'))
  if ('error' in read) throw cannotRead('certificate request input', options.value('in'))
  const { subject, publicKey } = read.request
  const [ca, key] = [options.value('CA'), options.value('CAkey') ?? options.value('signkey')]
  system.err(`Certificate request self-signature ok\nsubject=${nameText(subject)}\n`)
  if (key === undefined) throw new OpensslError('Error: need to specify -signkey or -CA\n')
  const signer = publicKeyIn(system, key)
  const authority = ca === undefined ? undefined : certificateIn(system, ca)
  if (authority && hex(authority.publicKey) !== hex(signer)) throw new OpensslError(MISMATCH)
  const certificate = makeCertificate(
    {
      subject,
      publicKey,
      issuer: authority?.subject ?? subject,
      alternativeNames: [],
      usages: [],
      from: system.now,
      until: system.now + Number(options.value('days') ?? DAYS) * DAY,
    },
    hex(signer),
  )
  output(call, certificate)
  if (ca !== undefined && options.has('CAcreateserial')) {
    const made = readCertificate(certificate)
    const path = options.value('CAserial') ?? `${ca.replace(/\.[^./]*$/, '')}.srl`
    output(call, `${made ? serialText(made) : ''}\n`, { path })
  }
  return 0
}

function show(call: OpensslCall): number {
  const { system, options } = call
  const text = inputOf(call, 'certificate')
  const one = readCertificate(text)
  if (!one)
    throw new OpensslError(`${cannotRead('certificate', options.value('in')).message}${NOT_LOADED}`)
  if (options.has('text')) system.out(certificateText(one))
  if (options.has('serial')) system.out(`serial=${serialText(one)}\n`)
  if (options.has('subject')) system.out(`subject=${nameText(one.subject)}\n`)
  if (options.has('issuer')) system.out(`issuer=${nameText(one.issuer)}\n`)
  if (options.has('email'))
    for (const address of valuesOf(one.subject, 'emailAddress')) system.out(`${address}\n`)
  if (options.has('dates') || options.has('startdate'))
    system.out(`notBefore=${dateText(one.from)}\n`)
  if (options.has('dates') || options.has('enddate'))
    system.out(`notAfter=${dateText(one.until)}\n`)
  if (options.has('fingerprint')) system.out(fingerprintOf(one, options.has('sha256')))
  if (options.has('pubkey')) system.out(pem(PUBLIC_KEY, one.publicKey))
  if (!options.has('noout')) output(call, text)
  return 0
}

function fingerprintOf({ bytes }: Certificate, is256: boolean): string {
  const digest = is256 ? sha256(Uint8Array.from(bytes)) : sha1(Uint8Array.from(bytes))
  const digits = [...digest].map((byte) => byte.toString(16).padStart(2, '0').toUpperCase())
  return `${is256 ? 'sha256' : 'SHA1'} Fingerprint=${digits.join(':')}\n`
}
