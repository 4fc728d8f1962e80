/**
 * Redis's commands: which there are, and running one.
 *
 * @see https://redis.io/docs/latest/commands/
 */
import { collectionCommands } from './redis-collections.js'
import { type Commands, MANY, OK } from './redis-command.js'
import { configCommands } from './redis-config.js'
import { CommandFailed, type Database } from './redis-database.js'
import { blocking, listCommands } from './redis-lists.js'
import { keyCommands } from './redis-keys.js'
import { NOTHING, type Reply } from './redis-protocol.js'
import { sortedSetCommands } from './redis-sorted-sets.js'
import { textCommands } from './redis-texts.js'

/** What concerns the connection or the server. */
const serverCommands: Commands = [
  ['PING', [0, 1, (_, [text]) => text ?? { status: 'PONG' }]],
  ['ECHO', [1, 1, (_, [text = '']) => text]],
  ['SELECT', [1, 1, () => OK]],
  ['AUTH', [1, 2, () => OK]],
  ['COMMAND', [0, MANY, () => []]],
  ['CLIENT', [1, MANY, () => OK]],
  ['SAVE', [0, 0, () => OK]],
]

const COMMANDS = new Map([
  ...serverCommands,
  ...configCommands,
  ...keyCommands,
  ...textCommands,
  ...collectionCommands,
  ...listCommands,
  ...sortedSetCommands,
])

/** What a command comes to; one that waits has no reply while its time is not over. */
export function replyTo(
  database: Database,
  words: readonly string[],
  sentAt: number,
): { readonly reply: Reply } | { readonly waitsUntil: number } {
  try {
    const waiting = blocking(database, words)
    if (!waiting) return { reply: runCommand(database, words) }
    if (waiting.reply !== undefined) return { reply: waiting.reply }
    const until = waiting.timeout === 0 ? Number.POSITIVE_INFINITY : sentAt + waiting.timeout
    return database.now >= until ? { reply: NOTHING } : { waitsUntil: until }
  } catch (error) {
    if (error instanceof CommandFailed) return { reply: error.reply }
    throw error
  }
}

function runCommand(database: Database, [name = '', ...args]: readonly string[]): Reply {
  const command = COMMANDS.get(name.toUpperCase())
  if (!command)
    return {
      error: `ERR unknown command '${name}', with args beginning with: ${args.map((arg) => `'${arg}' `).join('')}`,
    }
  const [least, most, run] = command
  if (args.length < least || args.length > most)
    return { error: `ERR wrong number of arguments for '${name.toLowerCase()}' command` }
  try {
    return run(database, args)
  } catch (error) {
    if (error instanceof CommandFailed) return error.reply
    throw error
  }
}
