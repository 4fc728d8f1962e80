/**
 * `touch`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/touch.html
 */
import type { VirtualTime } from '../../sim/world.js'
import type { System } from '../program.js'
import { dateOf } from './date-text.js'
import { atLeast, each } from './each.js'
import { type Options, ToolError, optionsOf } from './options.js'
import { isGnu } from './system-kind.js'
import { instant } from './tool.js'
import { civil, fromCivil } from '../../text/time.js'

const TOUCH = 'touch [-cham] [-d DATE] [-t DATE] [-r FILE] FILE...\n\nUpdate mtime of FILEs'

export const touch = instant('touch', ({ system, args }) => {
  const options = optionsOf(args, {
    letters: 'champd:t:r:',
    idle: 'f',
    unsimulated: 'hp',
    long: { 'no-create': 'c', date: 'd', reference: 'r' },
    usage: TOUCH,
  })
  atLeast(1, options.operands, TOUCH)
  const at = timeOf(system, options)
  return each(
    system,
    'touch',
    options.operands,
    (path) => {
      if (!system.files.exists(path)) {
        if (options.has('c')) return
        system.files.write(path, '')
      }
      // No times of access are kept.
      if (!options.has('a') || options.has('m')) system.files.touch(path, at)
    },
    ({ message }, path) => `${path}: ${message}`,
  )
})

/** The time that files get. @throws ToolError if it makes no sense */
function timeOf(system: System, options: Options): VirtualTime {
  const [reference, text, stamp] = [options.value('r'), options.value('d'), options.value('t')]
  if (reference !== undefined) return system.files.stat(reference).mtime
  const found =
    text !== undefined
      ? dateOf(text, system.now, isGnu(system))
      : stamp !== undefined
        ? stampOf(stamp, system.now)
        : system.now
  if (found === undefined)
    throw new ToolError(`invalid date ${isGnu(system) ? 'format ' : ''}'${text ?? stamp ?? ''}'`)
  return found
}

/** `[[CC]YY]MMDDhhmm[.ss]`. */
function stampOf(stamp: string, now: VirtualTime): VirtualTime | undefined {
  const [, century, year, rest, seconds = '0'] =
    /^(\d\d)??(\d\d)?(\d{8})(?:\.(\d\d))?$/.exec(stamp) ?? []
  if (rest === undefined) return undefined
  const [month = 1, day = 1, hour = 0, minute = 0] = (rest.match(/\d\d/g) ?? []).map(Number)
  const full =
    year === undefined
      ? civil(now).year
      : Number(century ?? (Number(year) < 69 ? 20 : 19)) * 100 + Number(year)
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59) return undefined
  return fromCivil(full, month, day, hour, minute, Number(seconds))
}
