/**
 * `trap`: what to do when a signal comes, at the end, and (in bash) at an error, before each command
 * and at the end of a function.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#trap
 * @see https://www.gnu.org/software/bash/manual/html_node/Bourne-Shell-Builtins.html#index-trap
 */
import { SIGNALS, signalName } from '../../signal.js'
import type { Interpreter } from '../interpreter.js'
import { quoted } from '../run/quote.js'
import { PERSONS } from '../start.js'
import { type Frame, withEntry, withoutEntry } from '../state.js'
import type { Builtin } from './builtin.js'

/** What bash knows beside signals. */
const OWN: readonly string[] = ['ERR', 'DEBUG', 'RETURN']
const IN_A_ROW = 5

export const trap: Builtin = (sh, args) => {
  const isBash = sh.state.flavor === 'bash'
  const words = args[0] === '--' ? args.slice(1) : args
  const [first = '', ...rest] = words
  if (first === '-l' && isBash) return list(sh)
  if (words.length === 0 || first === '-p') return show(sh, rest)
  const resets = first === '-' || rest.length === 0
  let status = 0
  for (const name of first === '-' || rest.length > 0 ? rest : words) {
    const signal = eventOf(sh, name)
    if (signal === undefined) status = complain(sh, name)
    else if (signal === 'RETURN') atReturn(sh, resets ? '' : first)
    else
      sh.state.traps = resets
        ? withoutEntry(sh.state.traps, signal)
        : withEntry(sh.state.traps, signal, first)
  }
  announce(sh)
  return status
}

/** What a name means; undefined for one that nobody knows. */
function eventOf({ state }: Interpreter, name: string): string | undefined {
  if (name === 'EXIT' || name === '0') return 'EXIT'
  return OWN.includes(name) && state.flavor === 'bash' ? name : signalName(name)
}

function complain(sh: Interpreter, name: string): number {
  const isDash = sh.state.flavor === 'dash'
  sh.complain(`trap: ${isDash ? `bad trap ${name}` : `${name}: invalid signal specification`}`)
  return 1
}

/** What is done, as one would type it. */
function show(sh: Interpreter, names: readonly string[]): number {
  const wanted = names.map((name) => eventOf(sh, name))
  for (const [event, action] of Object.entries(sh.state.traps)) {
    if (wanted.length > 0 && !wanted.includes(event)) continue
    const isSignal = event !== 'EXIT' && !OWN.includes(event)
    const name = isSignal && sh.state.flavor === 'bash' ? `SIG${event}` : event
    sh.out(`trap -- ${quoted(action)} ${name}\n`)
  }
  return 0
}

/** All signals with their numbers. */
function list(sh: Interpreter): number {
  const all = Object.entries(SIGNALS).sort(([, a], [, b]) => a - b)
  for (let at = 0; at < all.length; at += IN_A_ROW)
    sh.out(
      `${all
        .slice(at, at + IN_A_ROW)
        .map(([name, number]) => `${String(number).padStart(2)}) SIG${name}`)
        .join('\t')}\n`,
    )
  return 0
}

/** What is done when the function ends that is under way; elsewhere no function inherits it. */
function atReturn({ state }: Interpreter, action: string): void {
  const frames = state.frames as Frame[]
  const call = frames.findLastIndex(({ special }) => special === 'call')
  const frame = frames[call]
  if (frame) frames[call] = { ...frame, text: action }
}

/** Tells the system which signals come to us instead of ending us. */
function announce({ system, state }: Interpreter): void {
  const own = Object.keys(state.traps).filter(
    (signal) => signal !== 'EXIT' && !OWN.includes(signal),
  )
  system.trap(state.interactive ? [...own, ...PERSONS] : own)
}
