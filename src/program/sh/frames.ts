/**
 * The stack of frames: which commands a shell is in the middle of, innermost last.
 *
 * @module
 */
import { ShellError, TOO_DEEP } from './messages.js'
import { closeWriters } from './run/writer.js'
import { Processes } from './processes.js'
import { type Frame, type Undo, entry, withEntry, withoutEntry } from './state.js'
import { parse } from './syntax/parse.js'
import type { Node } from './syntax/tree.js'

const FRAMES_AT_MOST = 4_000
/** How much of a script is read in a tick. */
const CHARACTERS_PER_TICK = 16

/** A shell with its stack. */
export class Frames extends Processes {
  private get stack(): Frame[] {
    return this.state.frames as Frame[]
  }

  /** The frame on top. */
  get top(): Frame {
    return this.stack.at(-1) as Frame
  }

  nodeOf({ source, node }: Frame): Node {
    return parse(source).nodes[node] as Node
  }

  /** Begins a command of the same script as the frame on top. */
  push(node: number, { tested = false, last = false } = {}): void {
    const top = this.top
    this.pushFrame({
      source: top.source,
      node,
      at: 0,
      tested: tested || top.tested,
      last: last && top.last,
    })
  }

  pushFrame(frame: Frame): void {
    if (this.stack.length >= FRAMES_AT_MOST) throw new ShellError(TOO_DEEP, 2, true)
    this.stack.push(frame)
  }

  /** Begins a script. */
  pushScript(source: string, frame: Partial<Frame> = {}): void {
    this.system.spend(Math.floor(source.length / CHARACTERS_PER_TICK))
    this.pushFrame({
      source,
      node: parse(source).root,
      at: 0,
      tested: this.stack.at(-1)?.tested ?? false,
      last: false,
      ...frame,
    })
  }

  /** Changes the frame on top. */
  change(part: Partial<Frame>): void {
    this.stack[this.stack.length - 1] = { ...this.top, ...part }
  }

  /** The frame on top is done; its status is the shell's. */
  pop(status = this.state.status): void {
    const frame = this.stack.pop()
    if (frame?.undo) this.undo(frame.undo)
    if (frame?.written) closeWriters(this, frame)
    this.state.status = status
  }

  /** Like `pop`, for what ends a `set -e` shell if it fails. */
  finish(status: number): void {
    const { tested } = this.top
    this.pop(status)
    delete this.state.pipeStatus
    if (status === 0 || tested || this.state.exiting !== undefined) return
    const action = this.hasOwnTrap('ERR') ? entry(this.state.traps, 'ERR') : undefined
    if (this.hasOption('e')) this.exit(status)
    if (action !== undefined && action !== '') this.pushScript(action, { special: 'trap', status })
  }

  /** Whether a trap of bash's own acts here: not within another trap, nor within a function. */
  hasOwnTrap(name: 'ERR' | 'DEBUG'): boolean {
    if (entry(this.state.traps, name) === undefined) return false
    const inherits = name === 'ERR' && this.hasOption('E')
    return !this.stack.some(
      ({ special }) => special === 'trap' || (special === 'call' && !inherits),
    )
  }

  private undo({ descriptors, positional, variables, pipes: unused }: Undo): void {
    if (descriptors) this.state.descriptors = descriptors
    if (positional) this.state.positional = positional
    for (const [name, variable] of Object.entries(variables ?? {})) {
      this.state.variables =
        variable === null
          ? withoutEntry(this.state.variables, name)
          : withEntry(this.state.variables, name, variable)
    }
    for (const pipe of unused ?? []) this.release(pipe)
  }

  /** Drops frames until the one on top fits; false if none does. */
  unwindTo(fits: (frame: Frame) => boolean): boolean {
    while (this.stack.length > 0) {
      if (fits(this.top)) return true
      this.pop()
    }
    return false
  }

  /** Ends the shell, after its EXIT trap. */
  exit(code: number): void {
    this.unwindTo(() => false)
    this.state.exiting = code & 255
    const trap = entry(this.state.traps, 'EXIT')
    if (trap === undefined || trap === '') return
    this.state.traps = withoutEntry(this.state.traps, 'EXIT')
    this.state.status = code
    this.pushScript(trap, { special: 'trap', status: code })
  }
}
