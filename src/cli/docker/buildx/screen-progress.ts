/**
 * Progress on a terminal: all steps with their times, drawn over itself.
 *
 * @see https://docs.docker.com/reference/cli/docker/buildx/build/#progress
 */
import { CANCELED, type Vertex } from '../../../docker/buildkit/vertex.js'
import type { VirtualTime } from '../../../sim/world.js'
import type { Display } from './display.js'
import { errorLogs } from './plain-progress.js'
import { progressSize } from './sizes.js'

/** What is on the screen. Plain data. */
interface Drawn {
  readonly lines: number
  readonly isRepeated: boolean
}

/** A line of the screen: a step, or a part of one. */
interface Job {
  readonly name: string
  readonly status: string
  readonly milliseconds: number
  readonly isOver: boolean
  readonly color: string
  /** The last lines that the command has written, while it runs. */
  readonly tail: readonly string[]
}

const BLUE = '\u001b[34m'
const RED = '\u001b[31m'
const YELLOW = '\u001b[33m'
const FAINT = '\u001b[2m'
const PLAIN = '\u001b[0m'
const UP = '\u001b[1A'
const DOWN = '\u001b[1B'
const LEFT = '\u001b[0G'
const HIDE = '\u001b[?25l'
const SHOW = '\u001b[?25h'
const BUILDER = 'docker:default'
const PREFIX = ' => '
/** How many lines of a command are shown, and how much narrower. */
const TAIL = 6
const TAIL_MARGIN = 10
const LEAST_NAME = 12

/** Draws. */
export const screenDisplay: Display<Drawn> = {
  start: { lines: 0, isRepeated: false },
  isAnimated: true,
  show(drawn, vertices, { cli, row, isOver }) {
    const { columns, rows } = cli.screen ?? { columns: 80, rows: 24 }
    const jobs = fitting(
      vertices.flatMap((vertex) => jobsOf(vertex, cli.tx.now)),
      rows,
      isOver,
    )
    const width = columns
    const hasColour = !cli.env['NO_COLOR']
    const body = jobs.flatMap((job) => jobLines(job, width, hasColour))
    const over = vertices.filter(({ completedAt }) => completedAt !== undefined).length
    const total = totalOf(vertices, row.ops.length, row.graph?.ops.length)
    const title = headline(
      cli.tx.now - row.startedAt,
      over,
      isOver ? vertices.length : total,
      isOver,
    )
    const rise = UP.repeat(drawn.lines + 1) + (drawn.isRepeated ? '' : DOWN)
    const rest = Math.max(0, drawn.lines - body.length)
    const blank = rest > 0 ? `${' '.repeat(width)}\r\n`.repeat(rest) + UP.repeat(rest) + LEFT : ''
    cli.err(
      `${rise}${LEFT}${HIDE}${aligned(title, BUILDER, width - 1)}\r\n${body.join('')}${blank}${SHOW}`,
    )
    if (isOver) cli.err(errorLogs(vertices))
    return { lines: body.length, isRepeated: true }
  },
}

/** How many steps there are, as far as it is known. */
const totalOf = (vertices: readonly Vertex[], shown: number, all = 0): number =>
  vertices.length + Math.max(0, all - shown)

const headline = (elapsed: number, over: number, total: number, isOver: boolean): string =>
  `[+] Building ${(elapsed / 1000).toFixed(1)}s (${over}/${total}) ${isOver && over === total && over > 0 ? 'FINISHED' : ''}`

/** A text with another one at the right. */
const aligned = (left: string, right: string, width: number): string =>
  left + ' '.repeat(Math.max(0, width - left.length - right.length)) + right

function jobsOf(vertex: Vertex, now: VirtualTime): readonly Job[] {
  const { startedAt, completedAt, error, cached, statuses, warnings, logs } = vertex
  if (startedAt === undefined) return []
  const isOver = completedAt !== undefined
  const isCanceled = error === CANCELED
  const before = isCanceled ? 'CANCELED ' : error !== undefined ? 'ERROR ' : cached ? 'CACHED ' : ''
  const common = { status: '', isOver, tail: [] }
  const step: Job = {
    ...common,
    name: before + vertex.name.replaceAll('\t', ' '),
    milliseconds: (completedAt ?? now) - startedAt,
    color: isCanceled ? YELLOW : error === undefined ? BLUE : RED,
    tail: isOver ? [] : tailOf(logs.map(({ text }) => text).join('')),
  }
  const parts = statuses.map(
    (status): Job => ({
      ...common,
      name: `=> ${status.id}`,
      status: sizeOf(status),
      milliseconds: (status.completedAt ?? now) - status.startedAt,
      isOver: status.completedAt !== undefined,
      color: BLUE,
    }),
  )
  const said = warnings.map(
    (warning): Job => ({
      ...common,
      name: `WARN: ${warning}`,
      milliseconds: (completedAt ?? now) - startedAt,
      isOver: true,
      color: YELLOW,
    }),
  )
  return [step, ...parts, ...said]
}

function sizeOf({ current, total }: Vertex['statuses'][number]): string {
  if (total !== undefined) return `${progressSize(current ?? 0)} / ${progressSize(total)}`
  return current ? progressSize(current) : ''
}

const tailOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(-TAIL)

/** The jobs that fit on the screen: the last ones, and those that are not over. */
function fitting(jobs: readonly Job[], rows: number, isOver: boolean): readonly Job[] {
  const tails = jobs.reduce((sum, { tail }) => sum + tail.length, 0)
  const limit = rows - 2 - tails
  if (isOver || jobs.length <= limit) return jobs
  const hidden = jobs.slice(0, jobs.length - limit).filter((job) => !job.isOver)
  let left = hidden.length
  const kept = jobs.slice(Math.max(0, jobs.length - limit)).filter((job) => {
    if (!job.isOver || left === 0) return true
    left--
    return false
  })
  return [...hidden.slice(Math.min(left, hidden.length)), ...kept]
}

function jobLines(job: Job, width: number, hasColour: boolean): readonly string[] {
  const seconds = job.milliseconds < 50 ? 0 : job.milliseconds / 1000
  const timer = ` ${seconds.toFixed(1)}s\r\n`
  let left = width - PREFIX.length - (timer.length - 1) - 1
  const shows = job.status !== '' && left + job.status.length > 20
  if (shows) left -= job.status.length + 1
  if (left < LEAST_NAME) return []
  const name = job.name.slice(0, left)
  const text = PREFIX + name + (shows ? ` ${job.status}` : '')
  const line = text + ' '.repeat(Math.max(0, width - text.length - (timer.length - 1))) + timer
  return [
    job.isOver && hasColour ? `${job.color}${line}${PLAIN}` : line,
    ...job.tail.map((one) => {
      const shown = one.slice(0, width - TAIL_MARGIN).padEnd(width - TAIL_MARGIN)
      const text = ` => => # ${shown}\r\n`
      return hasColour ? `${FAINT}${text}${PLAIN}` : text
    }),
  ]
}
