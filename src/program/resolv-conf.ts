/**
 * `/etc/resolv.conf`: whom programs ask for names, and which ends they try.
 *
 * @see https://man7.org/linux/man-pages/man5/resolv.conf.5.html
 */
import type { Lookup } from '../net/names.js'
import { FileError, type Files } from './files.js'

const PATH = '/etc/resolv.conf'
const NDOTS = 1
const NDOTS_AT_MOST = 15
/** glibc asks three servers at most. */
const SERVERS_AT_MOST = 3

/** Texts that were read before: containers of a pod have the same. */
const known = new Map<string, Lookup>()
const REMEMBERED = 64

/** What a root's `resolv.conf` says; undefined if there is none that can be read. */
export function lookupOf(files: Files): Lookup | undefined {
  const text = readIfThere(files)
  if (text === undefined) return undefined
  const found = known.get(text)
  if (found) return found
  if (known.size >= REMEMBERED) known.clear()
  const made = parse(text)
  known.set(text, made)
  return made
}

function parse(text: string): Lookup {
  const servers: string[] = []
  let searches: readonly string[] = []
  let ndots = NDOTS
  for (const line of text.split('\n')) {
    const [word = '', ...values] = line.trim().split(/\s+/)
    if (word === 'nameserver' && values[0] !== undefined) servers.push(values[0])
    if (word === 'search' || word === 'domain') searches = values
    if (word !== 'options') continue
    for (const value of values) {
      const number = /^ndots:(\d+)$/.exec(value)?.[1]
      if (number !== undefined) ndots = Math.min(Number(number), NDOTS_AT_MOST)
    }
  }
  return { servers: servers.slice(0, SERVERS_AT_MOST), searches, ndots }
}

function readIfThere(files: Files): string | undefined {
  try {
    return files.exists(PATH) ? files.read(PATH) : undefined
  } catch (error) {
    if (error instanceof FileError) return undefined
    throw error
  }
}
