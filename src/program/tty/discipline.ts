/**
 * The line discipline: from keys to what a program reads. It shows what is typed, lets a line be
 * corrected, and makes signals of Ctrl-C, Ctrl-Z and Ctrl-\.
 *
 * @see https://man7.org/linux/man-pages/man3/termios.3.html
 */
import type { Tx } from '../../sim/step.js'
import { appendLog } from '../log.js'
import { endOnce, takePipe, writePipe } from '../pipe.js'
import { type Process, keyOf, processes } from '../process.js'
import { signalProcess } from '../signal.js'
import { type Tty, changeTty, ttys } from './tty.js'

const SIGNALS: Readonly<Record<string, string>> = { '\x03': 'INT', '\x1c': 'QUIT', '\x1a': 'TSTP' }
const INTERRUPT = '\x03'
const ERASE = new Set(['\x7f', '\b'])
const [END, KILL_LINE, KILL_WORD] = ['\x04', '\x15', '\x17']

/** Keys are typed at a terminal. */
export function typeKeys(tx: Tx, id: string, keys: string): void {
  let at = 0
  while (at < keys.length) {
    const tty = tx.get(ttys, id)
    if (!tty || tty.closed) return
    if (tty.mode === 'raw') return void writePipe(tx, tty.input, keys.slice(at))
    if (tty.mode === 'keys') return giveKeys(tx, tty, keys.slice(at))
    typeKey(tx, id, tty, keys[at] as string)
    at++
  }
}

/** Keys for a program that edits. An interrupt drops what nobody has read before it. */
function giveKeys(tx: Tx, { input: pipe }: Tty, keys: string): void {
  const interrupt = keys.lastIndexOf(INTERRUPT)
  if (interrupt > 0) takePipe(tx, pipe)
  writePipe(tx, pipe, interrupt > 0 ? keys.slice(interrupt) : keys)
}

function typeKey(tx: Tx, id: string, tty: Tty, key: string): void {
  const signal = SIGNALS[key]
  if (signal !== undefined) {
    show(tx, tty, caret(key))
    changeTty(tx, id, { typed: '' })
    return interrupt(tx, tty, signal)
  }
  if (key === '\r' || key === '\n') {
    show(tx, tty, '\n')
    changeTty(tx, id, { typed: '' })
    writePipe(tx, tty.input, `${tty.typed}\n`)
    return
  }
  if (key === END) {
    changeTty(tx, id, { typed: '' })
    if (tty.typed === '') endOnce(tx, tty.input)
    else writePipe(tx, tty.input, tty.typed)
    return
  }
  const kept = corrected(tty.typed, key)
  if (kept === undefined) {
    show(tx, tty, caret(key))
    return changeTty(tx, id, { typed: tty.typed + key })
  }
  const gone = [...tty.typed.slice(kept.length)].map(caret).join('').length
  show(tx, tty, '\b \b'.repeat(gone))
  changeTty(tx, id, { typed: kept })
}

/** What is left of a line after a key that takes from it; undefined for other keys. */
function corrected(typed: string, key: string): string | undefined {
  if (ERASE.has(key)) return [...typed].slice(0, -1).join('')
  if (key === KILL_LINE) return ''
  if (key === KILL_WORD) return typed.replace(/\S*\s*$/, '')
  return undefined
}

/** A key as it is shown: control characters with a caret. */
const caret = (key: string): string =>
  key >= ' ' || key === '\t' ? key : `^${String.fromCharCode(key.charCodeAt(0) + 64)}`

/** The terminal shows what is typed. */
function show(tx: Tx, { log, output }: Tty, text: string): void {
  if (output !== undefined) writePipe(tx, output, text)
  else if (log !== undefined) appendLog(tx, log, 'stdout', text)
}

/** A signal for all that runs in the foreground. */
function interrupt(tx: Tx, { foreground }: Tty, signal: string): void {
  const keys = foreground.flatMap((key) => withChildren(tx, key))
  for (const key of keys) signalProcess(tx, key, signal)
}

/** A process and what it has started; what runs in its background has no terminal. */
function withChildren(tx: Tx, key: string): string[] {
  const children = tx
    .by(processes, 'byParent', key)
    .filter((row: Process) => row.exitCode === undefined && row.streams.stdin.kind !== 'null')
  return [key, ...children.flatMap((row) => withChildren(tx, keyOf(row)))]
}
