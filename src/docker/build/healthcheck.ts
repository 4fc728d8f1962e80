/**
 * HEALTHCHECK: how to find out whether a container still works. @see
 * https://docs.docker.com/reference/dockerfile/#healthcheck
 */
import type { Healthcheck } from '../../oci/image.js'
import { goDuration, parseGoDuration } from '../../text/duration.js'
import { StatementError } from './errors.js'
import { type Instruction, type Statement, changed, quoted } from './instruction.js'

const NANOSECONDS = 1_000_000
const NO_COMMAND = 'Missing command after HEALTHCHECK CMD'
/** The flags that are durations, and the names of their fields. */
export const DURATIONS = {
  interval: 'Interval',
  timeout: 'Timeout',
  'start-period': 'StartPeriod',
  'start-interval': 'StartInterval',
} as const

export const healthcheck: Instruction = {
  keyword: 'HEALTHCHECK',
  flags: ['interval', 'timeout', 'start-period', 'start-interval', 'retries'],
  check: (statement) => void checkOf(statement),
  apply(statement, { stage }) {
    const check = checkOf(statement)
    return changed(stage, `HEALTHCHECK ${shown(check)}`, { Healthcheck: check })
  },
}

/** @throws StatementError */
function checkOf({ words, list, text, flags }: Statement): Healthcheck {
  const [kind = '', ...rest] = words
  if (kind === '') throw new StatementError('HEALTHCHECK requires at least one argument')
  if (kind.toUpperCase() === 'NONE') {
    if (rest.length > 0) throw new StatementError('HEALTHCHECK NONE takes no arguments')
    return { Test: ['NONE'] }
  }
  if (kind.toUpperCase() !== 'CMD' || list)
    throw new StatementError(
      `Unknown type ${JSON.stringify(kind.toUpperCase())} in HEALTHCHECK (try CMD)`,
    )
  const command = text.slice(kind.length).trim()
  if (command === '') throw new StatementError(NO_COMMAND)
  const options: Record<string, number> = {}
  for (const [flag, value] of flags) {
    if (flag === 'retries') options.Retries = retries(value)
    else if (flag in DURATIONS)
      options[DURATIONS[flag as keyof typeof DURATIONS]] = duration(flag, value)
  }
  return { Test: exec(command) ?? ['CMD-SHELL', command], ...options }
}

function exec(command: string): readonly string[] | undefined {
  if (!command.startsWith('[')) return undefined
  try {
    const words: unknown = JSON.parse(command)
    return Array.isArray(words) && words.every((word) => typeof word === 'string')
      ? ['CMD', ...words]
      : undefined
  } catch {
    return undefined
  }
}

function duration(flag: string, value: string): number {
  const ms = parseGoDuration(value)
  if (ms === undefined) throw new StatementError(`time: invalid duration ${JSON.stringify(value)}`)
  if (ms !== 0 && ms < 1)
    throw new StatementError(`Interval ${JSON.stringify(flag)} cannot be less than 1ms`)
  return ms * NANOSECONDS
}

function retries(value: string): number {
  if (/^-\d+$/.test(value)) throw new StatementError(`--retries cannot be negative (${value})`)
  if (!/^\d+$/.test(value))
    throw new StatementError(`strconv.ParseInt: parsing ${JSON.stringify(value)}: invalid syntax`)
  return Number(value)
}

/**
 * As Go prints the structure with `%q`: the times are texts, the number of retries is a character.
 */
function shown({
  Test,
  Interval = 0,
  Timeout = 0,
  StartPeriod = 0,
  StartInterval = 0,
  Retries = 0,
}: Healthcheck): string {
  const times = [Interval, Timeout, StartPeriod, StartInterval].map((time) =>
    JSON.stringify(goDuration(time / NANOSECONDS)),
  )
  return `&{${quoted(Test)} ${times.join(' ')} '\\x${Retries.toString(16).padStart(2, '0')}'}`
}
