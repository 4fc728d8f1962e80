/**
 * A terminal as an object: keys go in, what the screen gets comes out.
 *
 * @module
 */
import { WORKSTATION } from '../machine/machine.js'
import { screenSince, ttys } from '../program/tty/tty.js'
import { UsageError } from '../sim/errors.js'
import type { Simulation } from '../sim/driver.js'
import {
  type ScreenSize,
  closeTerminal,
  isOpen,
  openTerminal,
  resizeTerminal,
  typeAt,
} from '../terminal/terminal.js'
import { callback, check, count, fields, text, word } from './arguments.js'
import { makeFaces } from './caller.js'
import type { Calls } from './history/calls.js'
import { subscribeTo } from './subscribe.js'

/** How a terminal is opened. */
export interface TerminalOptions {
  /** Characters in a row (80 by default). */
  readonly columns?: number
  /** Rows of the screen (24 by default). */
  readonly rows?: number
  /** Whose shell it is: the workstation's by default. */
  readonly machine?: string
  /** A terminal that is there already, as in a fork: this is another view of it. */
  readonly id?: string
}

const OPTIONS = fields({ columns: count, rows: count, machine: word, id: word })
const DEFAULTS = { columns: 80, rows: 24 }

/**
 * A terminal with bash in it. It is part of the world: it forks, it is in snapshots, and what was
 * typed is in recordings.
 *
 * @example
 * const terminal = lab.terminal({ columns: 100, rows: 30 })
 * terminal.onData((text) => xterm.write(text))
 * xterm.onData((keys) => terminal.write(keys))
 */
export class Terminal {
  /** @internal Use `lab.terminal`. */
  constructor(
    private readonly calls: Calls,
    /** Names it in its lab and in forks of it. */
    readonly id: string,
  ) {}

  /** Whether its shell runs still: `exit` ends it. */
  get isOpen(): boolean {
    return isOpen(this.calls.simulation.read(), this.id)
  }

  /** The size of its screen, in characters. */
  get size(): ScreenSize {
    const { columns, rows } = this.calls.simulation.read().get(ttys, this.id) ?? DEFAULTS
    return { columns, rows }
  }

  /**
   * Calls `listener` with what is written to the screen, as it is written: text with control
   * sequences as xterm knows them. What was written before comes at once (the last 64 kB of it).
   * Returns what ends that.
   */
  onData(listener: (text: string) => void): () => void {
    check('listener', listener, callback)
    const { simulation } = this.calls
    let seen = 0
    const tell = (): void => {
      const read = simulation.read()
      const shown = screenSince(read, this.id, seen)
      seen = read.get(ttys, this.id)?.written ?? seen
      if (shown !== '') listener(shown)
    }
    tell()
    return subscribeTo(simulation, tell)
  }

  /**
   * Types keys, as a keyboard sends them: `\r` is Enter, `\x03` Ctrl-C, `\x1b[A` the arrow up. No
   * virtual time passes; what takes none is done when it returns.
   *
   * @example terminal.write('kubectl get pods\r')
   */
  write(keys: string): void {
    check('keys', keys, text)
    this.perform('write', [keys], (simulation) => {
      simulation.transact((tx) => typeAt(tx, this.id, keys), 'keys')
      simulation.runUntil(() => false, simulation.now)
    })
  }

  /** Gives the screen another size, in characters. */
  resize(columns: number, rows: number): void {
    check('columns', columns, count)
    check('rows', rows, count)
    this.perform('resize', [columns, rows], (simulation) =>
      simulation.transact((tx) => resizeTerminal(tx, this.id, { columns, rows }), 'resize'),
    )
  }

  /** Closes it: what runs in it is hung up. */
  close(): void {
    this.perform('close', [], (simulation) =>
      simulation.transact((tx) => closeTerminal(tx, this.id), 'close'),
    )
  }

  private perform(verb: string, args: readonly unknown[], work: (by: Simulation) => void): void {
    const { simulation } = this.calls
    this.calls.perform(`terminal.${verb}`, undefined, [this.id, ...args], () => work(simulation))
  }
}

makeFaces(Terminal)

/** Opens a terminal, or views one that is there. @throws UsageError when there is none */
export function terminalOf(calls: Calls, options: TerminalOptions = {}): Terminal {
  check('options', options, OPTIONS)
  const { simulation } = calls
  const { machine = WORKSTATION, id, ...given } = options
  if (id !== undefined && !simulation.read().get(ttys, id))
    throw new UsageError(`there is no terminal "${id}"`)
  if (id !== undefined) return new Terminal(calls, id)
  const opened = calls.perform('terminal.open', undefined, [options], () => {
    const size = { ...DEFAULTS, ...given }
    const made = simulation.transact((tx) => openTerminal(tx, machine, size), 'terminal')
    simulation.runUntil(() => false, simulation.now)
    return made
  })
  return new Terminal(calls, opened)
}

/** What a replay does again at a terminal. */
export const terminalVerbs = (calls: Calls) => ({
  open: (options?: TerminalOptions) => terminalOf(calls, options),
  write: (id: string, keys: string) => terminalOf(calls, { id }).write(keys),
  resize: (id: string, columns: number, rows: number) =>
    terminalOf(calls, { id }).resize(columns, rows),
  close: (id: string) => terminalOf(calls, { id }).close(),
})
