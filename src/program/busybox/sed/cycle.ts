/**
 * A cycle of `sed`: every command on one line, and on the lines that they read besides.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/sed.html#tag_20_109_13
 */
import type { Regex } from '../../../text/regex/regex.js'
import type { System } from '../../program.js'
import { expressionOf } from '../regex.js'
import type { Feed } from './feed.js'
import type { Address, Command } from './script.js'
import { substituted, translated } from './substitute.js'

/** How the script is to be carried out. */
export interface Manner {
  readonly script: readonly Command[]
  readonly quiet: boolean
  readonly extended: boolean
  /** What ends a line: a zero byte with `-z`. */
  readonly newline: string
  readonly system: Pick<System, 'spend' | 'files'>
}

type Untils = readonly (readonly [place: number, line: number])[]

/** What is kept from one cycle to the next; plain data. */
export interface Editing {
  readonly [key: string]: number | string | boolean | readonly number[] | Untils
  /** How many lines have been read. */
  readonly line: number
  readonly hold: string
  /** The places of the commands whose range is open. */
  readonly open: readonly number[]
  /** Until which line the ranges go that count their lines, by the places of their commands. */
  readonly until: Untils
  /** The expression that was used last, which an empty one stands for. */
  readonly last: string
  /** The next cycle begins with `rest` instead of a line. */
  readonly restarts: boolean
  readonly rest: string
}

export const BEGINNING: Editing = {
  line: 0,
  hold: '',
  open: [],
  until: [],
  last: '',
  restarts: false,
  rest: '',
}

/** What a cycle came to. */
interface Cycled {
  readonly editing: Editing
  readonly output: string
  readonly quits: boolean
}

/** Carries out one cycle; undefined at the end of the input. @throws NeedsInput */
export function cycle(manner: Manner, before: Editing, feed: Feed): Cycled | undefined {
  const space = before.restarts ? before.rest : feed.next()
  if (space === undefined) return undefined
  const one = new Cycle(manner, before, feed, space)
  return one.run()
}

/** What a line costs besides its commands, in ticks. */
const CYCLE_COSTS = 3

class Cycle {
  private line: number
  private hold: string
  private last: string
  private readonly open: Set<number>
  private readonly until: Map<number, number>
  private output = ''
  private after = ''
  private replaced = false
  private restarts = false
  /** `Q`: nothing is printed at the end. */
  private isSilent = false
  private rest = ''

  constructor(
    private readonly manner: Manner,
    before: Editing,
    private readonly feed: Feed,
    private space: string,
  ) {
    this.line = before.line + (before.restarts ? 0 : 1)
    this.hold = before.hold
    this.last = before.last
    this.open = new Set(before.open)
    this.until = new Map(before.until)
  }

  run(): Cycled {
    const { script, quiet, system } = this.manner
    system.spend(CYCLE_COSTS)
    for (let at = 0; at < script.length; at++) {
      system.spend(1 + (this.space.length >> 8))
      const command = script[at] as Command
      if (this.applies(command, at) === command.not) {
        if (command.name === '{') at = command.target
        continue
      }
      const next = this.carryOut(command, at)
      if (next === 'ended') return this.ended(false)
      if (next === 'quits' || next === 'cycled') {
        if (!quiet && !this.isSilent) this.print(this.space)
        return this.ended(next === 'quits')
      }
      at = next
    }
    if (!quiet) this.print(this.space)
    return this.ended(false)
  }

  private ended(quits: boolean): Cycled {
    const { line, hold, last, restarts, rest } = this
    return {
      editing: { line, hold, last, open: [...this.open], until: [...this.until], restarts, rest },
      output: this.output + this.after,
      quits,
    }
  }

  private print(text: string): void {
    this.output += text + this.manner.newline
  }

  /** The place of the command after which the next one stands, or how the cycle ends. */
  private carryOut(command: Command, at: number): number | 'ended' | 'quits' | 'cycled' {
    const { quiet } = this.manner
    switch (command.name) {
      case 'c':
        if (command.addresses.length < 2 || command.not || !this.open.has(at))
          this.print(command.text)
        return 'ended'
      case 'd':
      case 'D':
        if (command.name === 'D' && this.space.includes(this.manner.newline)) {
          this.restarts = true
          this.rest = this.space.slice(this.space.indexOf(this.manner.newline) + 1)
        }
        return 'ended'
      case 'q':
        return 'quits'
      case 'Q':
        this.isSilent = true
        return 'quits'
      case 'r':
        this.after += this.fileText(command.text)
        return at
      case 'T': {
        const { replaced } = this
        this.replaced = false
        return replaced ? at : command.target
      }
      case 'a':
        this.after += `${command.text}\n`
        return at
      case 'n':
      case 'N': {
        if (this.feed.isLast()) return 'quits'
        if (command.name === 'n' && !quiet) this.print(this.space)
        const next = this.feed.next() as string
        this.line++
        this.space = command.name === 'N' ? `${this.space}${this.manner.newline}${next}` : next
        return at
      }
      case 'b':
        return command.target
      case 't': {
        const { replaced } = this
        this.replaced = false
        return replaced ? command.target : at
      }
      case 's':
        this.substitute(command)
        return at
      default:
        this.edit(command)
        return at
    }
  }

  /** The text of a file; of one that is not there, none. */
  private fileText(path: string): string {
    const { files } = this.manner.system
    return files.exists(path) && files.stat(path).type === 'file' ? files.read(path) : ''
  }

  private substitute(command: Command): void {
    const regex = this.regex(command.text, {
      ignoresCase: /i/i.test(command.flags),
      multiline: /m/i.test(command.flags),
    })
    const result = substituted(regex, command, this.space)
    if (result === undefined) return
    this.space = result
    this.replaced = true
    if (command.flags.includes('p')) this.print(result)
  }

  /** The commands that print, and those that have to do with the hold space. */
  private edit(command: Command): void {
    const { space, hold } = this
    switch (command.name) {
      case 'p':
        return this.print(space)
      case 'P':
        return this.print(space.split(this.manner.newline, 1)[0] as string)
      case '=':
        return this.print(String(this.line))
      case 'i':
        return this.print(command.text)
      case 'y':
        this.space = translated(command, space)
        return
      case 'w':
        this.manner.system.files.write(command.text, `${space}\n`, { append: this.line > 1 })
        return
      case 'z':
        this.space = ''
        return
      case 'h':
        this.hold = space
        return
      case 'H':
        this.hold = `${hold}${this.manner.newline}${space}`
        return
      case 'g':
        this.space = hold
        return
      case 'G':
        this.space = `${space}${this.manner.newline}${hold}`
        return
      case 'x':
        this.hold = space
        this.space = hold
    }
  }

  /** Whether a command is for the line. */
  private applies({ addresses }: Command, at: number): boolean {
    const [from, to] = addresses
    if (!from) return true
    if (!to) return this.hits(from)
    if (to.kind === 'more') return this.hitsMore(from, to.line, at)
    if (this.open.has(at)) {
      if (to.kind === 'line' ? this.line >= to.line : this.hits(to)) this.open.delete(at)
      return to.kind !== 'line' || this.line <= to.line
    }
    if (!this.hits(from)) return false
    if (!(to.kind === 'line' && to.line <= this.line)) this.open.add(at)
    return true
  }

  /** `/re/,+2`: that line and two more. */
  private hitsMore(from: Address, count: number, at: number): boolean {
    const until = this.until.get(at)
    if (until !== undefined && this.line <= until) return true
    if (!this.hits(from)) return false
    this.until.set(at, this.line + count)
    return true
  }

  private hits(address: Address): boolean {
    if (address.kind === 'step')
      return address.step === 0
        ? address.line === this.line
        : this.line >= address.line && (this.line - address.line) % address.step === 0
    if (address.kind === 'more') return false
    if (address.kind === 'line') return address.line === this.line
    if (address.kind === 'last') return this.feed.isLast()
    return this.regex(address.source, { ignoresCase: address.ignoresCase }).test(this.space)
  }

  private regex(
    source: string,
    options: { readonly ignoresCase?: boolean; readonly multiline?: boolean },
  ): Regex {
    if (source !== '') this.last = source
    const { extended, system } = this.manner
    return expressionOf(this.last, { extended, ...options }, system)
  }
}
