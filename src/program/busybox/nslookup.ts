/**
 * `nslookup`: asks the name server.
 *
 * @see https://busybox.net/downloads/BusyBox.html#nslookup
 */
import { ToolError } from './options.js'
import { instant } from './tool.js'

export const nslookup = instant('nslookup', ({ system, args }) => {
  const [name] = args.filter((word) => !word.startsWith('-'))
  if (name === undefined)
    throw new ToolError('nslookup [-type=QUERY_TYPE] [-debug] HOST [DNS_SERVER]', 1, true)
  const config = system.files.exists('/etc/resolv.conf')
    ? system.files.read('/etc/resolv.conf')
    : ''
  const server = /^nameserver\s+(\S+)/m.exec(config)?.[1] ?? '127.0.0.1'
  const search = /^search\s+(.+)$/m.exec(config)?.[1]?.trim().split(/\s+/) ?? []
  const addresses = system.resolve(name)
  system.out(`Server:\t\t${server}\nAddress:\t${server}:53\n\n`)
  if (addresses.length === 0) {
    system.out(`** server can't find ${name}: NXDOMAIN\n\n`)
    return 1
  }
  const full = name.includes('.')
    ? name
    : (search.map((domain) => `${name}.${domain}`).find((one) => system.resolve(one).length > 0) ??
      name)
  system.out(`${addresses.map((address) => `Name:\t${full}\nAddress: ${address}\n`).join('')}\n`)
  return 0
})
