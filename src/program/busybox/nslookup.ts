/**
 * `nslookup`: asks a name server, and shows each answer as it comes. A name without a dot is asked
 * for under every end that `resolv.conf` names, so most of those answers say that there is no such
 * name, and the exit code says so too.
 *
 * @see https://busybox.net/downloads/BusyBox.html#nslookup
 */
import { isAddress } from '../../net/address.js'
import type { DnsRecord, RecordType, Reply } from '../../net/names.js'
import type { System } from '../program.js'
import { lookupOf } from '../resolv-conf.js'
import { ToolError } from './options.js'
import { instant } from './tool.js'

const USAGE = 'nslookup [-type=QUERY_TYPE] [-debug] HOST [DNS_SERVER]'
const NOBODY = ';; connection timed out; no servers could be reached\n\n'
const TYPES: readonly RecordType[] = ['SOA', 'NS', 'A', 'AAAA', 'CNAME', 'MX', 'TXT', 'SRV', 'PTR']
const OPTIONS = ['type', 'querytype', 'port', 'retry', 'debug', 't', 'timeout']

interface Query {
  readonly name: string
  readonly type: RecordType
}

export const nslookup = instant('nslookup', ({ system, args }) => {
  const { types, operands } = optionsOf(args)
  const [name, given] = operands
  if (name === undefined || operands.length > 2) throw new ToolError(USAGE, 1, true)
  const lookup = lookupOf(system.files)
  const servers = given === undefined ? (lookup?.servers ?? []) : [serverAt(system, given)]
  const queries = queriesOf(name, types, lookup?.searches ?? [])
  for (const server of servers.length > 0 ? servers : ['127.0.0.1']) {
    const replies = queries.map(({ name: asked, type }) => system.ask(asked, type, server))
    if (replies.every((reply) => reply === undefined)) continue
    system.out(`Server:\t\t${given ?? server}\nAddress:\t${server}:53\n\n`)
    queries.forEach((query, i) => system.out(`${answerText(query, replies[i])}\n`))
    return replies.every((reply) => reply?.code === 'NOERROR') ? 0 : 1
  }
  system.out(NOBODY)
  return 1
})

/** Options stand before the name: `-type=srv`, or any beginning of an option's name. */
function optionsOf(args: readonly string[]) {
  const types: RecordType[] = []
  const first = args.findIndex((word) => !word.startsWith('-'))
  for (const word of args.slice(0, first < 0 ? args.length : first)) {
    const [option = '', value = ''] = word.slice(1).split('=')
    const known = OPTIONS.find((one) => one.startsWith(option))
    if (known === undefined) throw new ToolError(USAGE, 1, true)
    if (known !== 'type' && known !== 'querytype') continue
    if (value.toLowerCase() === 'any') types.push(...TYPES)
    else {
      const type = TYPES.find((one) => one.toLowerCase() === value.toLowerCase())
      if (!type) throw new ToolError(`invalid query type "${value}"`)
      types.push(type)
    }
  }
  return { types, operands: first < 0 ? [] : args.slice(first) }
}

function serverAt(system: System, given: string): string {
  const [address] = system.resolve(given)
  if (address === undefined) throw new ToolError(`bad address '${given}'`)
  return address
}

function queriesOf(
  name: string,
  asked: readonly RecordType[],
  searches: readonly string[],
): readonly Query[] {
  if (isAddress(name) && (asked.length === 0 || asked.includes('PTR')))
    return [{ name: `${name.split('.').reverse().join('.')}.in-addr.arpa`, type: 'PTR' }]
  const types = asked.length > 0 ? asked : (['A', 'AAAA'] as const)
  const names =
    searches.length > 0 && !name.includes('.') ? searches.map((end) => `${name}.${end}`) : [name]
  return types.flatMap((type) => names.map((one) => ({ name: one, type })))
}

function answerText({ name }: Query, reply: Reply | undefined): string {
  if (reply === undefined) return `*** Can't find ${name}: No answer\n`
  if (reply.code !== 'NOERROR') return `** server can't find ${name}: ${reply.code}\n`
  return `${reply.authoritative ? '' : 'Non-authoritative answer:\n'}${reply.records.map(recordText).join('')}`
}

function recordText({ name, type, data }: DnsRecord): string {
  switch (type) {
    case 'A':
    case 'AAAA':
      return `Name:\t${name}\nAddress: ${data}\n`
    case 'CNAME':
      return `${name}\tcanonical name = ${data}\n`
    case 'NS':
      return `${name}\tnameserver = ${data}\n`
    case 'PTR':
      return `${name}\tname = ${data}\n`
    case 'SRV':
      return `${name}\tservice = ${data}\n`
    case 'MX':
      return `${name}\tmail exchanger = ${data}\n`
    case 'TXT':
      return `${name}\ttext = "${data}"\n`
    case 'SOA':
      return `${name}\n`
  }
}
