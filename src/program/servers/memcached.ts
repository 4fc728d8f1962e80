/**
 * memcached: keeps values in memory, over its text protocol.
 *
 * @see https://docs.memcached.org/protocols/basic/
 */
import { defineServer, tcpAnswer } from './server.js'

const PORT = 11_211

type Stored = readonly (readonly [key: string, flags: string, value: string])[]

export const memcached = defineServer<Stored>({
  name: 'memcached',
  port: PORT,
  begin: () => [],
  taken(system, port, { text }) {
    system.err(`failed to listen on TCP port ${port}: ${text}\n`)
    return 71
  },
  answer(_, { message }, stored) {
    const values = new Map(stored.map((entry) => [entry[0], entry]))
    return {
      answer: tcpAnswer(runAll(message.body.split(/\r?\n/), values)),
      state: [...values.values()],
    }
  },
  signals: { TERM: () => 0, INT: () => 0 },
})

function runAll(lines: readonly string[], values: Map<string, Stored[number]>): string {
  let out = ''
  for (let i = 0; i < lines.length; i++) {
    const [name = '', key = '', flags = '0'] = (lines[i] as string).trim().split(/\s+/)
    if (name === '') continue
    if (['set', 'add', 'replace'].includes(name)) {
      const value = lines[++i] ?? ''
      const refused =
        (name === 'add' && values.has(key)) || (name === 'replace' && !values.has(key))
      if (!refused) values.set(key, [key, flags, value])
      out += refused ? 'NOT_STORED\r\n' : 'STORED\r\n'
    } else if (name === 'get' || name === 'gets') {
      const found = values.get(key)
      out += found
        ? `VALUE ${key} ${found[1]} ${found[2].length}\r\n${found[2]}\r\nEND\r\n`
        : 'END\r\n'
    } else if (name === 'delete') out += values.delete(key) ? 'DELETED\r\n' : 'NOT_FOUND\r\n'
    else if (name === 'flush_all') {
      values.clear()
      out += 'OK\r\n'
    } else if (name === 'version') out += 'VERSION 1.6.38\r\n'
    else if (name === 'stats') out += `STAT curr_items ${values.size}\r\nEND\r\n`
    else out += 'ERROR\r\n'
  }
  return out
}
