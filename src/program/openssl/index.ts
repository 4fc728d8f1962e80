/**
 * `openssl`: keys, certificate requests and certificates, as far as users of a cluster need them.
 *
 * Keys, signatures and certificates have the form of real ones, so that other tools can read them;
 * they are no cryptography, and the same seed gives the same key.
 *
 * @see https://docs.openssl.org/3.0/man1/openssl/
 */
import { base64OfBytes } from '../../text/base64.js'
import { hex } from '../../text/x509/signature.js'
import { type Json, type Next, type Program, type System, awaitInput, exit } from '../program.js'
import { NOT_SIMULATED, notSimulated } from '../unsimulated.js'
import { type OpensslCommand, OpensslError, optionsOf, output } from './call.js'
import { genpkey, genrsa, rsa } from './keys.js'
import { req } from './req.js'
import { verify, x509 } from './x509.js'

const VERSION = 'OpenSSL 3.0.19 27 Jan 2026 (Library: OpenSSL 3.0.19 27 Jan 2026)\n'
const UNKNOWN = (name: string): string => `Invalid command '${name}'; type "help" for a list.\n`
/** What OpenSSL has and kubarium does not. */
const OTHERS: ReadonlySet<string> = new Set(
  'asn1parse ca ciphers cms crl crl2pkcs7 dgst dhparam dsa dsaparam ec ecparam enc engine errstr gendsa info kdf list mac nseq ocsp passwd pkcs12 pkcs7 pkcs8 pkey pkeyparam pkeyutl prime rehash rsautl s_client s_server s_time sess_id smime speed spkac srp storeutl ts base64'.split(
    ' ',
  ),
)
const LINE = 64

const version: OpensslCommand = {
  flags: ['a', 'v'],
  values: [],
  run({ system }) {
    system.out(VERSION)
    return 0
  },
}

const rand: OpensslCommand = {
  flags: ['hex', 'base64'],
  values: ['out'],
  run(call) {
    const count = Number(call.options.operands[0])
    if (!Number.isInteger(count) || count <= 0)
      throw new OpensslError('Extra arguments given.\nrand: Use -help for summary.\n')
    const bytes = [...call.system.random.bytes(count)]
    const text = call.options.has('hex')
      ? hex(bytes)
      : (base64OfBytes(bytes).match(new RegExp(`.{1,${LINE}}`, 'g')) ?? []).join('\n')
    output(call, `${text}\n`)
    return 0
  },
}

const commands: Readonly<Record<string, OpensslCommand>> = {
  genrsa,
  genpkey,
  rsa,
  req,
  x509,
  verify,
  version,
  rand,
}

/** What the program remembers: the standard input that has come. */
interface State {
  readonly [key: string]: Json
  readonly input: string
}

export const openssl: Program = {
  name: 'openssl',
  step(system, state) {
    try {
      return run(system, state as State | undefined)
    } catch (error) {
      if (!(error instanceof OpensslError)) throw error
      system.err(error.message)
      return exit(1)
    }
  },
}

function run(system: System, state: State | undefined): Next {
  const [, name = 'help', ...words] = system.argv
  if (name === 'help') {
    system.out(`help:\n\nStandard commands\n${Object.keys(commands).sort().join('\n')}\n`)
    return exit(0)
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    system.err(OTHERS.has(name) ? notSimulated(`openssl ${name}`) : UNKNOWN(name))
    return exit(OTHERS.has(name) ? NOT_SIMULATED : 1)
  }
  const options = optionsOf(name, command, words)
  let input = state?.input ?? ''
  if (command.readsInput?.(options)) {
    let more = system.read()
    for (; more; more = system.read()) {
      system.spend(more.length >> 8)
      input += more
    }
    if (more === '') return awaitInput({ input })
  }
  return exit(command.run({ system, command: name, options, input }))
}
