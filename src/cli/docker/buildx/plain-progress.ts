/**
 * Progress as lines: what is printed where there is no terminal.
 *
 * One step speaks at a time: its lines follow each other until it has ended, or another one has
 * waited for long.
 *
 * @see https://docs.docker.com/reference/cli/docker/buildx/build/#progress
 */
import { CANCELED, type Vertex, type VertexStatus } from '../../../docker/buildkit/vertex.js'
import type { VirtualTime } from '../../../sim/world.js'
import { progressSize } from './sizes.js'

/** What has been printed of a vertex. */
interface Printed {
  readonly number: number
  /** The last line of each status that was printed. */
  readonly statuses: Readonly<Record<string, string>>
  readonly logs: number
  readonly warnings: number
  readonly isOver: boolean
}

/** What has been printed so far. Plain data. */
export interface PlainProgress {
  /** The vertex that speaks, and since when. */
  readonly current: number | null
  readonly since: VirtualTime
  readonly count: number
  readonly printed: Readonly<Record<string, Printed>>
}

export const PLAIN_START: PlainProgress = { current: null, since: 0, count: 0, printed: {} }

/** How long a step may speak while others wait, in milliseconds. */
const LONGEST_TURN = 5_000

/** The lines that are new at a time, and what has been printed with them. */
export function plainLines(
  progress: PlainProgress,
  vertices: readonly Vertex[],
  now: VirtualTime,
): { readonly text: string; readonly progress: PlainProgress } {
  const printer = new Printer(progress, vertices, now)
  printer.print()
  return { text: printer.text, progress: printer.progress }
}

class Printer {
  text = ''

  constructor(
    public progress: PlainProgress,
    private readonly vertices: readonly Vertex[],
    private readonly now: VirtualTime,
  ) {}

  print(): void {
    const news = this.vertices.flatMap((vertex, i) => (this.hasNews(vertex, i) ? [i] : []))
    const isOver = (i: number): boolean => this.vertices[i]?.completedAt !== undefined
    const { current } = this.progress
    if (current !== null && news.includes(current) && isOver(current)) this.vertex(current)
    for (const i of news) if (isOver(i) && i !== current) this.vertex(i)
    const open = news.filter((i) => !isOver(i))
    const speaking = this.progress.current
    if (speaking !== null && open.includes(speaking)) this.vertex(speaking)
    const others = open.filter((i) => i !== speaking)
    const [next] = others
    if (next === undefined) return
    if (this.progress.current === null || this.now - this.progress.since > LONGEST_TURN)
      this.vertex(next)
  }

  private hasNews(vertex: Vertex, i: number): boolean {
    if (vertex.startedAt === undefined) return false
    const known = this.progress.printed[i]
    if (!known) return true
    const isOver = vertex.completedAt !== undefined
    return (
      (isOver && !known.isOver) ||
      linesOf(vertex).length > known.logs ||
      vertex.warnings.length > known.warnings ||
      vertex.statuses.some((status) => known.statuses[status.id] !== statusLine(status))
    )
  }

  private vertex(i: number): void {
    const vertex = this.vertices[i]
    if (!vertex) return
    const known = this.progress.printed[i]
    const number = known?.number ?? this.progress.count + 1
    const say = (line: string): void => void (this.text += `#${number} ${line}\n`)
    if (i !== this.progress.current) this.turnTo(i, number, vertex.name)
    const statuses: Record<string, string> = { ...known?.statuses }
    for (const status of vertex.statuses) {
      const line = statusLine(status)
      if (statuses[status.id] === line) continue
      statuses[status.id] = line
      say(line)
    }
    for (const warning of vertex.warnings.slice(known?.warnings ?? 0)) say(`WARN: ${warning}`)
    const lines = linesOf(vertex)
    for (const line of lines.slice(known?.logs ?? 0)) say(line)
    const isOver = vertex.completedAt !== undefined
    if (isOver) say(endOf(vertex))
    this.progress = {
      ...this.progress,
      current: isOver ? null : i,
      count: Math.max(this.progress.count, number),
      printed: {
        ...this.progress.printed,
        [i]: { number, statuses, logs: lines.length, warnings: vertex.warnings.length, isOver },
      },
    }
  }

  /** Another vertex speaks now. */
  private turnTo(i: number, number: number, name: string): void {
    const { current, count, printed } = this.progress
    if (current !== null) this.text += `#${printed[current]?.number} ...\n`
    // Whoever speaks first follows the line about the builder, and an empty one.
    this.text += `${count > 0 || current !== null ? '\n' : ''}#${number} ${name}\n`
    this.progress = { ...this.progress, current: i, since: this.now }
  }
}

/** `transferring context: 36B 0.1s done`. */
function statusLine({ id, current, total, startedAt, completedAt }: VertexStatus): string {
  const size =
    total === undefined
      ? current
        ? ` ${progressSize(current)}`
        : ''
      : ` ${progressSize(current ?? 0)} / ${progressSize(total)}`
  if (completedAt === undefined) return `${id}${size}`
  const seconds = (completedAt - startedAt) / 1000
  return `${id}${size}${seconds > 0.01 && seconds.toFixed(1) !== '0.0' ? ` ${seconds.toFixed(1)}s` : ''} done`
}

/** The whole lines that a command has written, each with the time since it began. */
function linesOf({ logs, startedAt = 0, completedAt }: Vertex): readonly string[] {
  const lines: string[] = []
  let open = ''
  for (const { at, text } of logs) {
    for (const part of text.split(/(?<=\n)/)) {
      open = open === '' ? `${secondsOf(at - startedAt)} ${part}` : open + part
      if (!open.endsWith('\n')) continue
      lines.push(open.slice(0, -1))
      open = ''
    }
  }
  if (open !== '' && completedAt !== undefined) lines.push(open)
  return lines
}

function secondsOf(milliseconds: number): string {
  const seconds = milliseconds / 1000
  return seconds.toFixed(seconds < 10 ? 3 : seconds < 100 ? 2 : 1)
}

function endOf({ error, cached, startedAt = 0, completedAt = 0 }: Vertex): string {
  if (error === CANCELED) return 'CANCELED'
  if (error !== undefined) return `ERROR: ${error}`
  return cached ? 'CACHED' : `DONE ${((completedAt - startedAt) / 1000).toFixed(1)}s`
}

/** What is printed in the end of steps that have failed: their names, and their last lines. */
export const errorLogs = (vertices: readonly Vertex[]): string =>
  vertices
    .filter(({ error }) => error !== undefined && error !== CANCELED)
    .map((vertex) => {
      const lines = linesOf(vertex).slice(-LAST_LINES)
      return `------\n > ${vertex.name}:\n${lines.map((line) => `${line}\n`).join('')}------\n`
    })
    .join('')

const LAST_LINES = 10
