/**
 * `getent`: looks up entries of the system's databases; of hosts by name or by address.
 *
 * @see https://man7.org/linux/man-pages/man1/getent.1.html
 */
import { isAddress } from '../net/address.js'
import { candidatesOf } from '../net/names.js'
import type { System } from './program.js'
import { lookupOf } from './resolv-conf.js'
import { ToolError } from './busybox/options.js'
import { instant } from './busybox/tool.js'

const NOT_FOUND = 2
const COLUMN = 16
const FILES: Readonly<Record<string, string>> = {
  passwd: '/etc/passwd',
  group: '/etc/group',
}
const HOSTS = ['hosts', 'ahosts', 'ahostsv4']

export const getent = instant('getent', ({ system, args }) => {
  const [database, ...keys] = args.filter((word) => !word.startsWith('-'))
  if (database === undefined) throw new ToolError('wrong number of arguments', 1)
  const file = Object.hasOwn(FILES, database) ? FILES[database] : undefined
  if (file !== undefined) return entries(system, file, keys)
  if (!HOSTS.includes(database)) {
    system.err(
      `Unknown database: ${database}\nTry \`getent --help' or \`getent --usage' for more information.\n`,
    )
    return 1
  }
  let code = 0
  for (const key of keys) {
    const found = isAddress(key) ? namesOf(system, key) : addressesOf(system, key)
    if (found.length === 0) code = NOT_FOUND
    const kinds = database === 'hosts' ? [''] : ['STREAM', 'DGRAM', 'RAW']
    for (const [i, [address, name]] of found.entries())
      for (const [j, kind] of kinds.entries())
        system.out(
          line(address, database === 'hosts' ? name : `${kind}${i + j === 0 ? ` ${name}` : ''}`),
        )
  }
  return code
})

const line = (address: string, rest: string): string =>
  `${[address.padEnd(COLUMN - 1), rest].join(' ').trimEnd()}\n`

type Found = readonly (readonly [address: string, name: string])[]

/** The addresses of a name, each with the whole name that it was found under. */
function addressesOf(system: System, name: string): Found {
  const lookup = lookupOf(system.files)
  const addresses = system.resolve(name)
  const whole =
    lookup && candidatesOf(name, lookup).find((one) => isKnown(system, one, lookup.servers))
  return addresses.map((address) => [address, whole ?? name])
}

const isKnown = (system: System, name: string, servers: readonly string[]): boolean =>
  servers.some((server) => (system.ask(name, 'A', server)?.records.length ?? 0) > 0)

function namesOf(system: System, address: string): Found {
  const pointer = `${address.split('.').reverse().join('.')}.in-addr.arpa`
  const names = (lookupOf(system.files)?.servers ?? []).flatMap(
    (server) => system.ask(pointer, 'PTR', server)?.records.map(({ data }) => data) ?? [],
  )
  return names.length > 0 ? [[address, names.join(' ')]] : []
}

function entries(system: System, file: string, keys: readonly string[]): number {
  const lines = system.files.exists(file) ? system.files.read(file).split('\n').filter(Boolean) : []
  if (keys.length === 0) {
    for (const one of lines) system.out(`${one}\n`)
    return 0
  }
  let code = 0
  for (const key of keys) {
    const found = lines.find((one) => {
      const [name, , id] = one.split(':')
      return name === key || id === key
    })
    if (found === undefined) code = NOT_FOUND
    else system.out(`${found}\n`)
  }
  return code
}
