/**
 * What a process writes in one step: kept until the step is over, so that a thousand small writes
 * are one.
 *
 * @module
 */
import type { Tx } from '../sim/step.js'
import type { Files } from './files.js'
import { appendLog } from './log.js'
import { leadsToScreen, lengthOfPipe, waitForRoom, writePipe } from './pipe.js'
import type { Stream } from './program.js'

/** More than this in a pipe, and a writer waits until somebody reads. */
const PIPE_SIZE = 65_536
/** How many characters are written in a tick, and what a line of a log costs. */
const CHARACTERS_PER_TICK = 256
/** A terminal draws what is written to it, and that takes its time. */
const CHARACTERS_DRAWN_PER_TICK = 4
const TICKS_PER_LOG_LINE = 4

/** The output of one step. */
export class Output {
  private readonly waiting: { readonly stream: Stream; text: string }[] = []

  constructor(
    private readonly tx: Tx,
    private readonly files: () => Files,
  ) {}

  /** Writes text where a stream leads; gives the ticks that this takes. */
  write(stream: Stream, text: string): number {
    if (text === '' || stream.kind === 'null') return 0
    if (stream.kind === 'file') this.files().write(stream.path, text, { append: true })
    else {
      const last = this.waiting.at(-1)
      if (last && isSame(last.stream, stream)) last.text += text
      else this.waiting.push({ stream, text })
    }
    const lines = stream.kind === 'log' ? TICKS_PER_LOG_LINE * countLines(text) : 0
    const isDrawn = stream.kind === 'pipe' && leadsToScreen(this.tx, stream.pipe)
    return (
      lines + Math.floor(text.length / (isDrawn ? CHARACTERS_DRAWN_PER_TICK : CHARACTERS_PER_TICK))
    )
  }

  /** Ends the step: false when something led nowhere any more. */
  flush(): boolean {
    let arrived = true
    for (const { stream, text } of this.waiting.splice(0)) {
      if (stream.kind === 'log') appendLog(this.tx, stream.log, stream.stream, text)
      else if (stream.kind === 'pipe') arrived = writePipe(this.tx, stream.pipe, text) && arrived
    }
    return arrived
  }

  /** Whether a pipe is full; the process is then woken once there is room. */
  isBlocked(stream: Stream, process: string): boolean {
    if (stream.kind !== 'pipe') return false
    let length = lengthOfPipe(this.tx, stream.pipe)
    if (length === undefined) return false
    for (const one of this.waiting) if (isSame(one.stream, stream)) length += one.text.length
    if (length < PIPE_SIZE) return false
    waitForRoom(this.tx, stream.pipe, process)
    return true
  }
}

function isSame(a: Stream, b: Stream): boolean {
  if (a.kind === 'pipe') return b.kind === 'pipe' && a.pipe === b.pipe
  return a.kind === 'log' && b.kind === 'log' && a.log === b.log && a.stream === b.stream
}

function countLines(text: string): number {
  let count = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
  return count
}
