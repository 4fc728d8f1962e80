/**
 * What is under way, drawn over itself at a terminal: a head line with how much is done, and a line
 * for each step with the time that it took. Layers of an image stand below the image.
 *
 * Steps that are told while nothing is begun wait for what is begun next.
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/#options
 */
import { progressBar } from '../docker/progress-bar.js'
import { humanSize } from '../../text/size.js'
import type { VirtualTime } from '../../sim/world.js'
import type { Cli } from '../verb.js'
import { DRY, type Progress, type ProgressEvent } from './progress.js'

/** A step as it stands. */
interface Step extends ProgressEvent {
  readonly startedAt: VirtualTime
  readonly endedAt?: VirtualTime
}

/** How often the screen is drawn while something is under way, in milliseconds. */
export const PACE = 100

const [UP, DOWN, LEFT] = ['\u001b[1A', '\u001b[1B', '\u001b[0G']
const [HIDE, SHOW, PLAIN] = ['\u001b[?25l', '\u001b[?25h', '\u001b[0m']
const [RED, GREEN, YELLOW, BLUE, CYAN] = [31, 32, 33, 34, 36].map((code) => `\u001b[${code}m`)
const SPINNER = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏'
const LOOKS = {
  working: { mark: undefined, markColour: YELLOW, colour: '' },
  done: { mark: '✔', markColour: GREEN, colour: GREEN },
  warning: { mark: '!', markColour: YELLOW, colour: YELLOW },
  error: { mark: '✘', markColour: RED, colour: RED },
} as const
/** How full a layer is. */
const FILLING = '⠀⡀⣀⣄⣤⣦⣶⣷⣿'
const [DIGITS, WIDE] = [4, 200]
/** Room that a status leaves for the time and what stands around it. */
const MARGIN = 15

/** Draws on the terminal of standard error. */
export class TtyProgress implements Progress {
  private steps = new Map<string, Step>()
  private title = ''
  private depth = 0
  private height = 0
  private isRepeated = false

  constructor(
    private readonly cli: Cli,
    private readonly isDry: boolean,
    private readonly hasColour = true,
  ) {}

  /** Something is under way, and the screen changes with time. */
  get isOpen(): boolean {
    return this.depth > 0 && this.steps.size > 0
  }

  event(event: ProgressEvent): void {
    const { now } = this.cli.tx
    const last = this.steps.get(event.id)
    const ended = event.stage === 'working' ? {} : { endedAt: last?.endedAt ?? now }
    this.steps.set(event.id, {
      ...event,
      ...ended,
      ...(last?.parent === undefined ? {} : { parent: last.parent }),
      startedAt: last?.startedAt ?? now,
      current: Math.max(last?.current ?? 0, event.current ?? 0),
      total: Math.max(last?.total ?? 0, event.total ?? 0),
    })
  }

  say(text: string): void {
    this.cli.err(`${text}\n`)
  }

  begin(title: string): void {
    if (this.depth++ === 0) this.title = title
  }

  end(): void {
    if (this.depth > 0 && --this.depth === 0) this.close()
  }

  /** What was begun ends here, whatever came of it. */
  close(): void {
    this.draw()
    this.depth = 0
    this.steps = new Map()
    this.height = 0
    this.isRepeated = false
  }

  /** Brings the screen to what is known now. */
  draw(): void {
    if (this.steps.size === 0 || this.title === '') return
    const { columns, rows } = this.cli.screen ?? { columns: 80, rows: 24 }
    const steps = [...this.steps.values()]
    const done = steps.filter(({ stage }) => stage === 'done').length
    const head = `[+] ${this.title} ${done}/${steps.length}`
    const body = this.lines(steps, columns, rows)
    const left = Math.max(0, Math.min(this.height - body.length, rows - 2 - body.length))
    const rise = UP.repeat(this.height + 1) + (this.isRepeated ? '' : DOWN)
    const blank = `${' '.repeat(columns)}\n`.repeat(left)
    this.cli.err(
      `${rise}${LEFT}${HIDE}${this.painted(head, this.height > 0 && done === this.height ? BLUE : '')}\n${body.join('')}${blank}${SHOW}`,
    )
    this.height = body.length + left
    this.isRepeated = true
  }

  private lines(steps: readonly Step[], columns: number, rows: number): readonly string[] {
    let width = 0
    for (const { id, more = '', parent } of steps)
      width = Math.max(width, id.length + 1 + more.length) - (parent === undefined ? 0 : 2)
    const showsParts = steps.length <= rows - 2
    const partsOf = ({ id }: Step): readonly Step[] => steps.filter(({ parent }) => parent === id)
    return steps
      .filter(({ parent }) => parent === undefined)
      .flatMap((step) => [
        this.line(step, partsOf(step), { pad: '', columns, width }),
        ...(showsParts ? partsOf(step) : []).map((part) =>
          this.line(part, [], { pad: '  ', columns, width }),
        ),
      ])
  }

  private line(
    step: Step,
    parts: readonly Step[],
    {
      pad,
      columns,
      width,
    }: { readonly pad: string; readonly columns: number; readonly width: number },
  ): string {
    const { now } = this.cli.tx
    const elapsed = (step.endedAt ?? now) - step.startedAt
    const { mark, markColour, colour } = LOOKS[step.stage]
    const turn = Math.floor(elapsed / PACE) % SPINNER.length
    const label = this.label(step, parts)
    const length = visible(label).length
    const most = columns - length - width - MARGIN
    const status =
      most > 0 && step.text.length > most ? `${step.text.slice(0, most)}...` : step.text
    const left = [
      `${pad} ${this.painted(mark ?? SPINNER.charAt(turn), markColour)} `,
      this.isDry ? this.painted(DRY, CYAN) : '',
      `${label}${' '.repeat(Math.max(0, width - length))} ${this.painted(status, colour)}`,
    ].join('')
    const timer = `${(elapsed / 1000).toFixed(1)}s `
    const room = Math.max(0, columns - visible(left).length - timer.length)
    return `${left}${' '.repeat(room)}${this.painted(timer, BLUE)}\n`
  }

  /** A step's name and text; while its parts are under way, with how far they are. */
  private label({ id, more = '', stage }: Step, parts: readonly Step[]): string {
    if (stage !== 'working' || parts.length === 0) return `${id} ${more}`
    const sum = (what: 'current' | 'total'): number =>
      parts.reduce((all, part) => all + (part[what] ?? 0), 0)
    const filled = parts.map((part) =>
      FILLING.charAt(Math.floor((FILLING.length - 1) * shareOf(part))),
    )
    const total = sum('total')
    const isKnown =
      total > 0 && parts.every((part) => part.stage !== 'working' || (part.total ?? 0) > 0)
    const size = (bytes: number): string => humanSize(bytes, DIGITS)
    const amount = isKnown ? ` ${size(sum('current')).padStart(7)} / ${size(total).padEnd(7)}` : ''
    return `${id} [${this.painted(filled.join(''), GREEN)}]${amount} ${more}`
  }

  private painted(text: string, colour = ''): string {
    return colour === '' || text === '' || !this.hasColour ? text : `${colour}${text}${PLAIN}`
  }
}

const visible = (text: string): string => text.replaceAll(/\u001b\[[0-9;?]*[A-Za-z]/g, '')

const shareOf = ({ stage, current = 0, total = 0 }: Step): number =>
  stage === 'done' ? 1 : total > 0 ? Math.min(1, current / total) : 0

/** How much of a layer there is, as the status of its step. */
export const layerBar = (current: number, total: number): string =>
  progressBar(current, total, WIDE)
