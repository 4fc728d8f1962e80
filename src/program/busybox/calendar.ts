/**
 * `cal`: the days of a month or a year.
 *
 * @see https://busybox.net/downloads/BusyBox.html#cal
 */
import { civil, fromCivil } from '../../text/time.js'
import { ToolError, UsageProblem, optionsOf } from './options.js'
import { instant } from './tool.js'

const USAGE = 'cal [-jmy] [[MONTH] YEAR]\n\nDisplay a calendar'
const MONTHS =
  'January February March April May June July August September October November December'.split(' ')
const DAYS = ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa']
const WEEKS = 6
const DAY = 86_400_000

interface Style {
  readonly mondayFirst: boolean
  /** Days are counted from the year's beginning. */
  readonly julian: boolean
}

const cellWidth = ({ julian }: Style): number => (julian ? 3 : 2)
const monthWidth = (style: Style): number => 7 * (cellWidth(style) + 1) - 1

const centred = (text: string, width: number): string =>
  `${' '.repeat(Math.max(0, Math.floor((width - text.length) / 2)))}${text}`

const header = (style: Style): string => {
  const names = style.mondayFirst ? [...DAYS.slice(1), DAYS[0] as string] : DAYS
  return names.map((name) => name.padStart(cellWidth(style))).join(' ')
}

/** The weeks of a month (from 0), as lines. */
function weeks(year: number, month: number, style: Style): readonly string[] {
  const begin = fromCivil(year, month + 1, 1)
  const first = civil(begin).weekday
  const end = month === 11 ? fromCivil(year + 1, 1, 1) : fromCivil(year, month + 2, 1)
  const count = (end - begin) / DAY
  const before = style.mondayFirst ? (first + 6) % 7 : first
  const dayOfYear = (begin - fromCivil(year, 1, 1)) / DAY
  const cells = [
    ...Array.from({ length: before }, () => ''),
    ...Array.from({ length: count }, (_, day) => String(day + 1 + (style.julian ? dayOfYear : 0))),
  ]
  return Array.from({ length: WEEKS }, (_, week) =>
    cells
      .slice(7 * week, 7 * week + 7)
      .map((cell) => cell.padStart(cellWidth(style)))
      .join(' ')
      .trimEnd(),
  )
}

function monthText(year: number, month: number, style: Style): string {
  const title = centred(`${MONTHS[month]} ${year}`, monthWidth(style))
  return `${[title, header(style), ...weeks(year, month, style)].join('\n')}\n`
}

function yearText(year: number, style: Style): string {
  const width = monthWidth(style)
  const across = style.julian ? 2 : 3
  const gap = '  '.padEnd(style.julian ? 2 : 3)
  let text = `${centred(String(year), across * width + (across - 1) * gap.length)}\n\n`
  for (let from = 0; from < MONTHS.length; from += across) {
    const months = Array.from({ length: across }, (_, at) => from + at)
    const row = (cells: readonly string[]): string =>
      `${cells
        .map((cell) => cell.padEnd(width))
        .join(gap)
        .trimEnd()}\n`
    text += row(months.map((month) => centred(MONTHS[month] as string, width)))
    text += row(months.map(() => header(style)))
    const bodies = months.map((month) => weeks(year, month, style))
    for (let week = 0; week < WEEKS; week++) text += row(bodies.map((body) => body[week] ?? ''))
  }
  return text
}

const inRange = (text: string, low: number, high: number): number => {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (Number.isNaN(value)) throw new ToolError(`invalid number '${text}'`)
  if (value < low || value > high)
    throw new ToolError(`number ${text} is not in ${low}..${high} range`)
  return value
}

export const cal = instant('cal', ({ system, args }) => {
  const options = optionsOf(args, { letters: 'jmy', usage: USAGE })
  const style = { mondayFirst: options.has('m'), julian: options.has('j') }
  const now = civil(system.now)
  const [first, second] = options.operands
  if (options.operands.length > 2) throw new UsageProblem(USAGE)
  const year = first === undefined ? now.year : inRange(second ?? first, 1, 9999)
  if ((first !== undefined && second === undefined) || options.has('y')) {
    system.out(yearText(year, style))
    return 0
  }
  const month =
    first === undefined || second === undefined ? now.month - 1 : inRange(first, 1, 12) - 1
  system.out(monthText(year, month, style))
  return 0
})
