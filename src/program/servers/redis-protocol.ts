/**
 * Redis's wire protocol: commands as arrays of texts or as plain lines, replies by type.
 *
 * @see https://redis.io/docs/latest/develop/reference/protocol-spec/
 */

/** A reply. `null` is what is not there. */
export type Reply =
  | { readonly status: string }
  | { readonly error: string }
  | number
  | string
  | null
  | readonly Reply[]
  /** A list that is not there. */
  | typeof NOTHING

export const NOTHING = { nothing: true } as const

/** A reply as it goes over the wire. */
export function encodeReply(reply: Reply): string {
  if (reply === null) return '$-1\r\n'
  if (typeof reply === 'number') return `:${reply}\r\n`
  if (typeof reply === 'string') return `$${reply.length}\r\n${reply}\r\n`
  if (isList(reply)) return `*${reply.length}\r\n${reply.map(encodeReply).join('')}`
  if ('nothing' in reply) return '*-1\r\n'
  return 'status' in reply ? `+${reply.status}\r\n` : `-${reply.error}\r\n`
}

const isList = (reply: Reply): reply is readonly Reply[] => Array.isArray(reply)

/** The replies of a text that came over the wire. */
export function decodeReplies(text: string): readonly Reply[] {
  const replies: Reply[] = []
  for (let at = 0; at < text.length; ) {
    const [reply, next] = decodeAt(text, at)
    replies.push(reply)
    at = next
  }
  return replies
}

function decodeAt(text: string, at: number): readonly [Reply, number] {
  const end = text.indexOf('\r\n', at)
  if (end < 0) return [text.slice(at), text.length]
  const [kind, rest, next] = [text[at], text.slice(at + 1, end), end + 2]
  if (kind === '+') return [{ status: rest }, next]
  if (kind === '-') return [{ error: rest }, next]
  if (kind === ':') return [Number(rest), next]
  const count = Number(rest)
  if (count < 0) return [null, next]
  if (kind === '$') return [text.slice(next, next + count), next + count + 2]
  const items: Reply[] = []
  let from = next
  for (let i = 0; i < count; i++) {
    const [item, after] = decodeAt(text, from)
    items.push(item)
    from = after
  }
  return [items, from]
}

/** A command as it goes over the wire. */
export const encodeCommand = (words: readonly string[]): string => encodeReply(words)

/** The commands of a text: arrays, or one a line with quoted words. */
export function decodeCommands(text: string): readonly (readonly string[])[] {
  if (text.startsWith('*'))
    return decodeReplies(text).map((reply) => (isList(reply) ? reply.map(String) : []))
  return text
    .split(/\r?\n/)
    .map(splitWords)
    .filter((words) => words.length > 0)
}

/** The words of a line; quotes hold words with blanks together. */
export const splitWords = (line: string): readonly string[] =>
  [...line.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|(\S+)/g)].map(
    ([, doubled, single, bare]) =>
      doubled?.replace(/\\n/g, '\n').replace(/\\(.)/g, '$1') ?? single ?? bare ?? '',
  )
