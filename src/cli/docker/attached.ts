/**
 * A terminal that is attached to a container: what the container writes is printed as time passes,
 * what is typed goes in, Ctrl-C becomes a signal.
 *
 * @module
 */
import { LOG_START, type LogPlace, endOfLog, hasMoreLog, logAfter } from '../../program/log.js'
import { attachInput } from '../../docker/attach.js'
import { kill } from '../../docker/kill.js'
import { resizeContainer } from '../../docker/resize.js'
import { fitTerminal, hasOtherSize, passInput } from '../input.js'
import type { Cli, Screen, Wait } from '../verb.js'
import { passedKeys } from './detach-keys.js'
import { hasEnded } from './container.js'

/** `-t` was given, and nobody sits at the keyboard. */
export const NOT_A_TERMINAL = 'the input device is not a TTY'

/** Milliseconds that a container has to end after Ctrl-C, before it is killed. */
const PATIENCE = 10_000
/**
 * How often it is looked at while no time passes: a command whose time is over gets none, and may
 * not wait.
 */
const LOOKS = 3

/** What is connected. */
interface Connection {
  /** What of the container's output was there before. */
  readonly from?: LogPlace
  readonly stdin: boolean
  readonly stdout?: boolean
  readonly stderr?: boolean
  /** Ctrl-C goes to the container; otherwise it only lets go of it. */
  readonly signals: boolean
  /** The container has a terminal: this one is its screen, and these keys let go of it. */
  readonly terminal?: { readonly detachKeys: string } | undefined
}

/**
 * Where a connection is: what it has shown, whether standard input is open, and how long it still
 * waits after Ctrl-C.
 */
interface Following {
  readonly seen: LogPlace
  readonly typing: boolean
  /** Keys that may be the beginning of those that let go. */
  readonly held: string
  /** The size that the container's terminal was given. */
  readonly size?: Screen | undefined
  readonly patience?: Patience
}

/** Follows a container until it has ended, or until the user lets go of it (`left`). */
export function* follow(
  cli: Cli,
  id: string,
  { from = LOG_START, stdin, stdout = true, stderr = true, signals, terminal }: Connection,
): Generator<Wait, 'left' | undefined> {
  const { machine } = cli
  let state: Following = { seen: from, typing: stdin, held: '' }
  const turns = cli.turns()
  while (true) {
    state = turns.carry(state)
    let { seen, typing, held, patience } = state
    for (const { stream, text } of logAfter(cli.tx, id, seen)) {
      if (stream === 'stdout' && stdout) cli.out(text)
      if (stream === 'stderr' && stderr) cli.err(text)
    }
    if (hasMoreLog(cli.tx, id, seen)) seen = endOfLog(cli.tx, id)
    if (hasEnded(cli.tx, machine, id)) return undefined
    let left = false
    if (typing)
      typing = passInput(cli, (text) => {
        if (left) return
        if (text === undefined || !terminal) return attachInput(cli.tx, machine, id, text)
        const passed = passedKeys(held, text, terminal.detachKeys)
        held = passed.held
        left = passed.isLeft
        if (passed.send !== '') attachInput(cli.tx, machine, id, passed.send)
      })
    if (left) return 'left'
    const size = terminal
      ? fitTerminal(cli, state.size, (now) => resizeContainer(cli.tx, machine, id, now))
      : undefined
    if (cli.interrupted) {
      if (!signals) return undefined
      const lost = losing(patience, cli.tx.now)
      patience = lost.patience
      if (lost.signal) kill(cli.tx, machine, id, { signal: lost.signal })
    }
    state = { seen, typing, held, size, ...(patience && { patience }) }
    yield {
      when: (read) =>
        hasEnded(read, machine, id) ||
        hasMoreLog(read, id, seen) ||
        (typing && cli.stdin.isReady(read)) ||
        (terminal !== undefined && hasOtherSize(cli, size, read)),
      endless: true,
      ...(patience && { until: patience.end }),
    }
  }
}

/** How long the container may still take to end by Ctrl-C. */
interface Patience {
  readonly end: number
  /** How often it was looked at in this very moment. */
  readonly looks: number
  readonly last: number
}

/** What becomes of Ctrl-C: INT at once, KILL when patience is at its end. */
function losing(
  patience: Patience | undefined,
  now: number,
): { readonly patience: Patience; readonly signal?: 'INT' | 'KILL' } {
  if (!patience) return { patience: { end: now + PATIENCE, looks: 0, last: now }, signal: 'INT' }
  const looks = now === patience.last ? patience.looks + 1 : 0
  return {
    patience: { ...patience, looks, last: now },
    ...(now >= patience.end || looks >= LOOKS ? { signal: 'KILL' } : {}),
  }
}
