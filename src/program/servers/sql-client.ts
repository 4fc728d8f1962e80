/**
 * What the clients of MySQL and PostgreSQL have in common: statements from the command line or from
 * standard input, one question after the other.
 *
 * @module
 */
import type { Failure } from '../../net/request.js'
import { type Next, type System, awaitInput, exit } from '../program.js'
import { type Question, type Reply, decode } from '../sql/wire.js'

/** How a client asks and shows. */
interface SqlClient {
  readonly port: number
  /** Whom it asks. */
  readonly host: string
  readonly question: Omit<Question, 'sql'>
  /** Texts to ask, first to last; undefined when they come on standard input. */
  readonly texts?: readonly string[]
  /** Shows a reply; an exit code ends it. */
  show(system: System, reply: Reply): number | undefined
  /** Says that the server does not answer; the exit code. */
  unreachable(system: System, failure: Failure): number
  /** What is shown instead of asking: `\\dt` and the like. */
  translate?(text: string): string
  /** Printed before a line that is typed. */
  readonly prompt: string
}

interface Progress {
  readonly [key: string]: string | number | boolean | undefined
  readonly sent?: string
  readonly at: number
  readonly database?: string
  /** What has been read of a statement that goes on. */
  readonly half: string
  readonly failed: number
}

/** One step of a client. */
export function clientStep(system: System, client: SqlClient, state: unknown): Next {
  const progress = (state ?? { at: 0, half: '', failed: 0 }) as Progress
  if (state === undefined && client.texts === undefined && system.isTerminal('stdin'))
    system.out(client.prompt)
  if (progress.sent === undefined) return askNext(system, client, progress)
  const outcome = system.outcome(progress.sent)
  if (!outcome) return awaitInput(progress)
  if ('failure' in outcome) return exit(client.unreachable(system, outcome.failure))
  const reply = decode<Reply>(outcome.answer.body) ?? { outcomes: [] }
  const code = client.show(system, reply)
  const database = reply.outcomes.at(-1)?.database ?? progress.database
  if (code !== undefined && (client.texts !== undefined || !system.isTerminal('stdin')))
    return exit(code)
  if (client.texts === undefined && system.isTerminal('stdin')) system.out(client.prompt)
  const { sent: _, ...rest } = progress
  return askNext(system, client, {
    ...rest,
    at: progress.at + 1,
    ...(database !== undefined && { database }),
  } as Progress)
}

function askNext(system: System, client: SqlClient, progress: Progress): Next {
  if (client.texts) {
    const text = client.texts[progress.at]
    return text === undefined ? exit(0) : ask(system, client, progress, text)
  }
  const more = system.read()
  const whole = progress.half + (more ?? '')
  const end = endOf(whole)
  if (end < 0 && more !== undefined) return awaitInput({ ...progress, half: whole })
  const text = end < 0 ? whole : whole.slice(0, end + 1)
  const rest = end < 0 ? '' : whole.slice(end + 1)
  if (/^\s*(exit|quit|\\q)\s*;?\s*$/.test(text)) return exit(0)
  if (text.trim() === '') {
    if (more === undefined && rest === '') return exit(0)
    return rest.trim() === '' && more !== undefined
      ? awaitInput({ ...progress, half: rest })
      : askNext(system, client, { ...progress, half: rest })
  }
  return ask(system, client, { ...progress, half: rest }, text)
}

/** Where a statement ends: at a semicolon outside of quotes, or at the end of a line that begins so. */
function endOf(text: string): number {
  const line = /^\s*(?:\\[^\n]*|(?:exit|quit|use [^\n;]*)\s*)\n/i.exec(text)
  if (line) return line[0].length - 1
  let quote = ''
  for (let i = 0; i < text.length; i++) {
    const sign = text[i] as string
    if (quote !== '') quote = sign === quote ? '' : quote
    else if (sign === "'" || sign === '"' || sign === '`') quote = sign
    else if (sign === ';') return i
  }
  return -1
}

function ask(system: System, client: SqlClient, progress: Progress, text: string): Next {
  const sql = client.translate?.(text.trim()) ?? text.trim()
  const database = progress.database ?? client.question.database
  const question: Question = {
    ...client.question,
    ...(database !== undefined && { database }),
    sql,
  }
  const sent = system.request(client.host, client.port, {
    protocol: 'tcp',
    body: JSON.stringify(question),
  })
  return awaitInput({ ...progress, sent })
}
