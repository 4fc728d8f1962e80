/**
 * Signals to processes: `kill`, `killall`, `pkill`, `pgrep`, `pidof`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/kill.html
 */
import { ERRNO } from '../../text/errno.js'
import type { ProcessInfo, System } from '../program.js'
import { ToolError } from './options.js'
import { instant } from './tool.js'

const NAMES: Readonly<Record<string, string>> = {
  '0': '0',
  '1': 'HUP',
  '2': 'INT',
  '3': 'QUIT',
  '6': 'ABRT',
  '9': 'KILL',
  '10': 'USR1',
  '12': 'USR2',
  '14': 'ALRM',
  '15': 'TERM',
  '18': 'CONT',
  '19': 'STOP',
}
const KNOWN = new Set(Object.values(NAMES))

/** The signal in front of the words, and the words after it. */
function signalOf(args: readonly string[]): readonly [string, readonly string[]] {
  const [first = '', second = '', ...rest] = args
  const given =
    first === '-s' ? second : first.startsWith('-') && first.length > 1 ? first.slice(1) : undefined
  if (given === undefined) return ['TERM', args]
  const name = Object.hasOwn(NAMES, given)
    ? (NAMES[given] as string)
    : given.toUpperCase().replace(/^SIG/, '')
  if (!KNOWN.has(name)) throw new ToolError(`bad signal name '${given}'`)
  return [name, first === '-s' ? rest : args.slice(1)]
}

const programOf = ({ command }: ProcessInfo): string =>
  command.split(' ')[0]?.split('/').at(-1) ?? ''

const others = (system: System): readonly ProcessInfo[] =>
  system.processes().filter(({ pid }) => pid !== system.pid)

export const kill = instant('kill', ({ system, args }) => {
  const [signal, pids] = signalOf(args)
  if (pids.length === 0) throw new ToolError('you need to specify whom to kill')
  let code = 0
  for (const word of pids) {
    if (!/^\d+$/.test(word)) throw new ToolError(`invalid number '${word}'`)
    if (!system.maySignal(Number(word))) {
      system.err(`kill: can't kill pid ${word}: ${ERRNO.EPERM}\n`)
      code = 1
      continue
    }
    const exists = system.processes().some(({ pid }) => pid === Number(word))
    if (exists && (signal === '0' || system.kill(Number(word), signal))) continue
    system.err(`kill: can't kill pid ${word}: No such process\n`)
    code = 1
  }
  return code
})

export const killall = instant('killall', ({ system, args }) => {
  const [signal, names] = signalOf(args)
  let code = 0
  for (const name of names) {
    const found = others(system).filter((one) => programOf(one) === name)
    if (found.length === 0) {
      system.err(`killall: ${name}: no process killed\n`)
      code = 1
    }
    for (const { pid } of found) system.kill(pid, signal)
  }
  return code
})

const matching = (system: System, args: readonly string[]): readonly ProcessInfo[] => {
  const whole = args.includes('-f')
  const pattern = args.find((word) => !word.startsWith('-')) ?? ''
  return others(system).filter((one) => (whole ? one.command : programOf(one)).includes(pattern))
}

export const pkill = instant('pkill', ({ system, args }) => {
  const rest = args.filter((word) => word === '-f' || !word.startsWith('-'))
  const [signal] = signalOf(args.filter((word) => word !== '-f'))
  const found = matching(system, rest)
  for (const { pid } of found) system.kill(pid, signal)
  return found.length === 0 ? 1 : 0
})

export const pgrep = instant('pgrep', ({ system, args }) => {
  const found = matching(system, args)
  for (const { pid, command } of found)
    system.out(`${pid}${args.includes('-l') || args.includes('-a') ? ` ${command}` : ''}\n`)
  return found.length === 0 ? 1 : 0
})

export const pidof = instant('pidof', ({ system, args }) => {
  const found = others(system).filter((one) => args.includes(programOf(one)))
  if (found.length > 0)
    system.out(
      `${found
        .map(({ pid }) => pid)
        .reverse()
        .join(' ')}\n`,
    )
  return found.length === 0 ? 1 : 0
})
