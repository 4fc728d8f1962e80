/**
 * `nslookup`.
 *
 * @see https://busybox.net/downloads/BusyBox.html#nslookup
 */
import { FileError } from '../files.js'
import type { System } from '../program.js'
import { ToolError, optionsOf, usageOf } from './options.js'
import { instant } from './tool.js'

const USAGE = 'nslookup [-type=QUERY_TYPE] [-debug] HOST [DNS_SERVER]\n\nQuery DNS about HOST'
const DEFAULT_SERVER = '127.0.0.11'

function serverOf(system: System): string {
  try {
    return /^nameserver\s+(\S+)/m.exec(system.files.read('/etc/resolv.conf'))?.[1] ?? DEFAULT_SERVER
  } catch (error) {
    if (error instanceof FileError) return DEFAULT_SERVER
    throw error
  }
}

export const nslookup = instant('nslookup', ({ system, args }) => {
  const { operands } = optionsOf(args.filter((arg) => !/^-(type|query|debug)/.test(arg)), { letters: '', usage: USAGE })
  const [name, server = serverOf(system)] = operands
  if (name === undefined) throw new ToolError(usageOf(USAGE), 1, true)
  system.out(`Server:\t\t${server}\nAddress:\t${server}:53\n\n`)
  const addresses = system.resolve(name)
  if (addresses.length === 0) {
    system.out(`** server can't find ${name}: NXDOMAIN\n\n`)
    return 1
  }
  system.out(`${addresses.map((address) => `Name:\t${name}\nAddress: ${address}\n`).join('')}\n`)
  return 0
})
