/**
 * What containers write, each line after the container's name in a colour of its own.
 *
 * @module
 */
import { type LogPlace, type LogRow, hasMoreLog, logAfter } from '../../program/log.js'
import type { Reader } from '../../sim/world.js'
import { rfc3339nano } from '../../text/time.js'
import type { Cli } from '../verb.js'
import type { Menu } from './menu.js'

/** How lines are shown. */
interface LogStyle {
  readonly prefix: boolean
  readonly colour: boolean
  readonly timestamps: boolean
  /** What is at the bottom of the screen gives way to each line. */
  readonly menu?: Menu | undefined
}

/** Codes of the colours, in the order in which containers are given them. */
const COLOURS = [36, 33, 32, 35, 34, '36;1', '33;1', '32;1', '35;1', '34;1']
const RESET_LINE = '\r\u001b[K'

/** Prints lines of containers. */
export class LogPrinter {
  private readonly order: string[] = []
  private width = 0

  constructor(
    private readonly cli: Cli,
    private readonly style: LogStyle,
  ) {}

  /** Gives a container its colour, and room for its name. */
  register(name: string): void {
    if (this.order.includes(name)) return
    this.order.push(name)
    this.width = Math.max(this.width, name.length + 1)
  }

  line(name: string, { text, time }: Pick<LogRow, 'text' | 'time'>): void {
    this.register(name)
    const stamp = this.style.timestamps ? `${rfc3339nano(time)} ` : ''
    const whole = text.endsWith('\n') ? text : `${text}\n`
    this.print(`${this.prefixOf(name)}${stamp}${whole}`)
  }

  /** Something about a container that it does not say itself. */
  status(name: string, text: string): void {
    this.register(name)
    this.print(this.coloured(name, `${RESET_LINE}${name} ${text}\n`))
  }

  /** Something about no container. */
  note(text: string): void {
    this.print(`${RESET_LINE} ${text}\n`)
  }

  /** Something that the watching of files has to say. */
  watch(text: string): void {
    this.print(`${' '.repeat(this.width)} ⦿ ${text}\n`)
  }

  private print(text: string): void {
    const { menu } = this.style
    this.cli.out(menu ? `${menu.before()}${text}${menu.after()}` : text)
  }

  private prefixOf(name: string): string {
    if (!this.style.prefix) return ''
    return this.coloured(name, `${name.padEnd(this.width)} | `)
  }

  private coloured(name: string, text: string): string {
    if (!this.style.colour) return text
    return `\u001b[${COLOURS[this.order.indexOf(name) % COLOURS.length]}m${text}\u001b[0m`
  }
}

/** Lines that are whole: what is written without a newline waits for it, or for the end. */
export function wholeLines(
  read: Reader,
  log: string,
  from: LogPlace,
  isOver: boolean,
): { readonly lines: readonly LogRow[]; readonly at: LogPlace } {
  const found = hasMoreLog(read, log, from) ? logAfter(read, log, from) : []
  const lines = found.filter(({ text }) => isOver || text.endsWith('\n'))
  const last = lines.at(-1)
  if (!last) return { lines, at: from }
  const isOpen = !last.text.endsWith('\n')
  return {
    lines,
    at: isOpen
      ? { lines: from.lines + lines.length - 1, characters: last.text.length }
      : { lines: from.lines + lines.length, characters: 0 },
  }
}
