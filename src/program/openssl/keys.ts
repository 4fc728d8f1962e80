/**
 * `openssl genrsa`, `openssl genpkey` and `openssl rsa`: keys, and their public halves.
 *
 * @see https://docs.openssl.org/3.0/man1/openssl-genrsa/
 */
import { pem } from '../../text/x509/der.js'
import { PUBLIC_KEY, makePrivateKey, publicKeyOf } from '../../text/x509/key.js'
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

const USUAL = 2048
const SMALLEST = 512
const OWNER_ONLY = 0o600
const TOO_SMALL =
  'Error setting RSA length\n40F76CE2177F0000:error:1C8000AB:Provider routines:rsa_gen_set_params:key size too small:../providers/implementations/keymgmt/rsa_kmgmt.c:509:\n'

/** A new private key. @throws OpensslError for one that is too short */
export function newKey(system: System, bits: number, traditional = false): string {
  if (bits < SMALLEST) throw new OpensslError(TOO_SMALL)
  return makePrivateKey(bits, (count) => system.random.bytes(count), { traditional })
}

/** The public half of the key in a file. @throws OpensslError */
export function publicKeyIn(system: System, path: string): readonly number[] {
  const key = publicKeyOf(readFile(system, path, 'private key'))
  if (!key) throw cannotRead('private key', path)
  return key
}

export const genrsa: OpensslCommand = {
  flags: ['traditional', 'f4', '3', 'verbose', 'quiet'],
  values: ['out', 'rand'],
  run(call) {
    const [word] = call.options.operands
    const bits = word === undefined ? USUAL : Number(word)
    if (!Number.isInteger(bits)) throw new OpensslError(`Invalid number "${word}"\n`)
    const key = newKey(call.system, bits, call.options.has('traditional'))
    output(call, key, { mode: OWNER_ONLY })
    return 0
  },
}

export const genpkey: OpensslCommand = {
  flags: ['quiet', 'text'],
  values: ['algorithm', 'pkeyopt', 'out', 'outform'],
  run(call) {
    const algorithm = call.options.value('algorithm')
    if (algorithm?.toUpperCase() !== 'RSA')
      throw new OpensslError(`Error initializing ${algorithm ?? ''} context\n`)
    const bits = /^rsa_keygen_bits:(\d+)$/.exec(call.options.value('pkeyopt') ?? '')?.[1]
    output(call, newKey(call.system, Number(bits ?? USUAL)), { mode: OWNER_ONLY })
    return 0
  },
}

/** The key that `-in` names, in the form that is asked for. */
function convert(call: OpensslCall): number {
  const text = inputOf(call, 'private key')
  const key = publicKeyOf(text)
  if (!key) throw cannotRead('private key', call.options.value('in'))
  if (call.options.has('check')) call.system.out('RSA key ok\n')
  if (call.options.has('noout')) return 0
  call.system.err('writing RSA key\n')
  output(call, call.options.has('pubout') ? pem(PUBLIC_KEY, key) : text)
  return 0
}

export const rsa: OpensslCommand = {
  flags: ['pubout', 'noout', 'check', 'text', 'modulus', 'traditional'],
  values: ['in', 'out'],
  readsInput: (options) => options.value('in') === undefined,
  run: convert,
}
