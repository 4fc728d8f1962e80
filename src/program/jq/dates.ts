/**
 * jq's functions of times: seconds since the Unix epoch, and ISO 8601.
 *
 * @module
 */
import { parseTime } from '../../text/time.js'
import { strftime } from '../busybox/date.js'
import { JqError, type Json, named } from './values.js'

type Pure = (input: Json, ...given: readonly Json[]) => Json

const seconds = (value: Json, name: string): number => {
  if (typeof value !== 'number') throw new JqError(`${name}() requires parsed datetime inputs`)
  return value
}

function fromIso(value: Json): number {
  const time = typeof value === 'string' ? parseTime(value) : undefined
  if (time === undefined)
    throw new JqError(
      typeof value === 'string'
        ? `date "${value}" does not match format "%Y-%m-%dT%H:%M:%SZ"`
        : `strptime/1 requires string inputs and arguments, not ${named(value)}`,
    )
  return Math.floor(time / 1000)
}

/** The functions. `now` is the simulated time, and comes from who runs the program. */
export const dateFunctions: Readonly<Record<string, Pure>> = {
  'fromdateiso8601/0': fromIso,
  'todateiso8601/0': (value) => strftime(seconds(value, 'strftime') * 1000, '%Y-%m-%dT%H:%M:%SZ'),
  'strftime/1': (value, format) => {
    if (typeof format !== 'string') throw new JqError('strftime/1 requires a string format')
    return strftime(seconds(value, 'strftime') * 1000, format)
  },
}
