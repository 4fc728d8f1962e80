/**
 * The interpreter: a shell at work during one step of its process.
 *
 * It takes the stack of frames on where it stopped, until it has to wait for a child or for input,
 * has done as much as fits into a moment, or has ended. Whatever it needs to know later is in its
 * state.
 */
import { type Json, type Next, awaitInput, exit } from '../program.js'
import { Frames } from './frames.js'
import { ShellError } from './messages.js'
import { DEFAULT_SIZE, ttys } from '../tty/tty.js'
import { drawn } from './edit/draw.js'
import { prompt } from './prompt.js'
import { type Frame, entry, isPrompt } from './state.js'

/** Carries out one frame of a script. */
type Execute = (sh: Interpreter, frame: Frame) => void

/** A shell at work. */
export class Interpreter extends Frames {
  /** Works until it has to wait. */
  run(execute: Execute): Next {
    const { state, system } = this
    this.collectSignals()
    for (;;) {
      if (system.isSpent) return awaitInput(this.saved(), system.now)
      system.spend(1)
      if (this.answerSignal()) continue
      const frame = state.frames.at(-1)
      if (frame) this.attempt(frame, execute)
      else if (state.exiting !== undefined) return exit(state.exiting)
      else this.exit(state.status)
      if (this.waiting) return awaitInput(this.saved(), this.wakeAt)
    }
  }

  /** Notes the signals that came, those that the shell has just sent itself included. */
  collectSignals(): void {
    const came = this.system.signals()
    if (came.length > 0) this.state.pending = [...this.state.pending, ...came]
  }

  private saved(): Json {
    return this.state as unknown as Json
  }

  private attempt(frame: Frame, execute: Execute): void {
    try {
      execute(this, frame)
    } catch (error) {
      if (!(error instanceof ShellError)) throw error
      this.complain(error.message)
      this.state.status = error.status
      const top = this.state.frames.at(-1)
      if (error.fatal && !this.state.interactive) this.exit(error.status)
      else if (error.fatal) this.unwindTo(isPrompt)
      else if (top) this.finish(error.status)
    }
  }

  private answerSignal(): boolean {
    const { state } = this
    if (state.pending.length === 0) return false
    const [signal, ...rest] = state.pending
    if (signal === undefined || state.exiting !== undefined) return false
    const top = state.frames.at(-1)
    // Foreground children are waited for before a signal is answered; `wait` is not.
    if (top?.pids !== undefined || top?.special === 'substitution') return false
    state.pending = rest
    const action = entry(state.traps, signal)
    if (action === undefined) {
      if (signal === 'INT' && state.interactive) this.interrupted()
      if (signal === 'WINCH' && top?.special === 'input' && top.at === 1) this.redraw(top)
      return true
    }
    if (action !== '') this.pushScript(action, { special: 'trap', status: state.status })
    return true
  }

  /** The screen has another size, or is another one: the line that is typed is drawn again. */
  private redraw({ editor, text = '' }: Frame): void {
    const { keyboard, system, state } = this
    if (keyboard === undefined || !editor || state.flavor === 'dash') return
    const columns = system.tx.get(ttys, keyboard)?.columns ?? DEFAULT_SIZE.columns
    this.err(drawn(prompt(this, text !== ''), editor, editor, columns, true))
  }

  private interrupted(): void {
    this.unwindTo(isPrompt)
    this.state.status = 130
    if (!this.isTyped) return
    this.err('\n')
    this.change({ at: 0, text: '' })
  }
}
