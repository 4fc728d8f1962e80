/**
 * `openssl req`: makes certificate requests, shows them, and makes certificates that sign
 * themselves.
 *
 * @see https://docs.openssl.org/3.0/man1/openssl-req/
 */
import { makeCertificate } from '../../text/x509/certificate.js'
import { publicKeyOf } from '../../text/x509/key.js'
import { nameText } from '../../text/x509/name.js'
import { CERTIFICATE_REQUEST, makeRequest, readRequest } from '../../text/x509/request.js'
import { elementsOf, fromPem } from '../../text/x509/der.js'
import { hex } from '../../text/x509/signature.js'
import {
  type OpensslCall,
  type OpensslCommand,
  OpensslError,
  cannotRead,
  inputOf,
  output,
} from './call.js'
import { newKey, publicKeyIn } from './keys.js'
import { requestText } from './print.js'
import { alternativeNamesIn, subjectOf } from './subject.js'

const DAY = 86_400_000
const DAYS = 30
const OWNER_ONLY = 0o600
/** Where OpenSSL puts a new key that nobody names a file for. */
const USUAL_KEY_FILE = 'privkey.pem'
/** A subject is asked for line by line where none is given. */
const NO_QUESTIONS =
  "You are about to be asked to enter information that will be incorporated\ninto your certificate request.\nWhat you are about to enter is what is called a Distinguished Name or a DN.\nThere are quite a few fields but you can leave some blank\nFor some fields there will be a default value,\nIf you enter '.', the field will be left blank.\n-----\nCountry Name (2 letter code) [AU]:error, no objects specified in config file\nError making certificate request\n"
const VERIFIED = 'Certificate request self-signature verify OK\n'

export const req: OpensslCommand = {
  flags: [
    'new',
    'nodes',
    'noenc',
    'x509',
    'noout',
    'text',
    'subject',
    'verify',
    'batch',
    'sha256',
    'sha384',
    'sha512',
    'utf8',
    'pubkey',
  ],
  values: [
    'key',
    'keyout',
    'out',
    'in',
    'subj',
    'days',
    'newkey',
    'addext',
    'config',
    'extensions',
  ],
  readsInput: (options) => options.value('in') === undefined && !isNew(options),
  run: (call) => (isNew(call.options) ? make(call) : show(call)),
}

const isNew = (options: OpensslCall['options']): boolean =>
  options.has('new') || options.has('x509') || options.value('newkey') !== undefined

function make(call: OpensslCall): number {
  const { system, options } = call
  const publicKey = keyOf(call)
  const text = options.value('subj')
  if (text === undefined) throw new OpensslError(NO_QUESTIONS)
  const subject = subjectOf(system, text)
  const alternativeNames = alternativeNamesIn(options.value('addext'))
  if (!options.has('x509')) {
    output(call, makeRequest({ subject, publicKey, alternativeNames }))
    return 0
  }
  const until = system.now + Number(options.value('days') ?? DAYS) * DAY
  const spec = { subject, issuer: subject, publicKey, alternativeNames, from: system.now, until }
  output(call, makeCertificate({ ...spec, usages: [], isAuthority: true }, hex(publicKey)))
  return 0
}

/** The key of the request: the one that is named, or a new one. */
function keyOf(call: OpensslCall): readonly number[] {
  const { system, options } = call
  const path = options.value('key')
  if (path !== undefined) return publicKeyIn(system, path)
  const [, bits = '2048'] = /^rsa:(\d+)$/.exec(options.value('newkey') ?? '') ?? []
  const key = newKey(system, Number(bits))
  system.err('-----\n')
  output(call, key, { path: options.value('keyout') ?? USUAL_KEY_FILE, mode: OWNER_ONLY })
  return publicKeyOf(key) ?? []
}

function show(call: OpensslCall): number {
  const { system, options } = call
  const text = inputOf(call, 'X509 request')
  const read = readRequest(text)
  if ('error' in read) throw cannotRead('X509 request', options.value('in'))
  if (options.has('verify')) system.err(VERIFIED)
  if (options.has('subject')) system.out(`subject=${nameText(read.request.subject)}\n`)
  if (options.has('text')) {
    const parts = elementsOf(
      elementsOf(fromPem(CERTIFICATE_REQUEST, text) ?? [])?.[0]?.content ?? [],
    )
    system.out(requestText(read.request, parts?.[2]?.content.slice(1) ?? []))
  }
  if (!options.has('noout')) output(call, text)
  return 0
}
