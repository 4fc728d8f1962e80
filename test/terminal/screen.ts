/**
 * What a person sees at a terminal: the text of a screen, as xterm shows it.
 */
import { Terminal as Xterm } from '@xterm/headless'
import type { Lab, TerminalOptions } from '../../src/index.js'

/** A screen that is fed with what a program writes. */
export class Screen {
  readonly xterm: Xterm

  constructor(columns = 100, rows = 30) {
    this.xterm = new Xterm({ cols: columns, rows, allowProposedApi: true })
  }

  /** The screen's text after some more was written. */
  async text(more: string): Promise<string> {
    await new Promise<void>((done) => this.xterm.write(more, done))
    const { active } = this.xterm.buffer
    const lines = Array.from(
      { length: this.xterm.rows },
      (_, row) => active.getLine(active.baseY + row)?.translateToString(true) ?? '',
    )
    return lines.join('\n').replace(/\n+$/, '')
  }
}

/** A person at a lab's terminal. */
export function sitDown(lab: Lab, options: TerminalOptions = { columns: 100, rows: 30 }) {
  const terminal = lab.terminal(options)
  const screen = new Screen(terminal.size.columns, terminal.size.rows)
  let pending = ''
  terminal.onData((text) => {
    pending += text
  })
  screen.xterm.onData((keys) => terminal.write(keys))
  const look = (): Promise<string> => {
    const text = pending
    pending = ''
    return screen.text(text)
  }
  return {
    terminal,
    look,
    /** Types keys, lets a time pass, and looks. */
    type(keys: string, wait = 600): Promise<string> {
      terminal.write(keys)
      lab.advance(wait)
      return look()
    },
  }
}
