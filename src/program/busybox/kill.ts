/**
 * `kill`, `killall`, `pkill`, `pidof`, `pgrep`: finding processes and sending them signals.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/kill.html
 */
import type { Program, ProcessInfo, System } from '../program.js'
import { SIGNALS, signalName } from '../signal.js'
import { regexOf } from './regex.js'
import { type Call, instant } from './tool.js'

/** The signal among the words, and the words without it; undefined if there is no such signal. */
function signalIn(args: readonly string[]): { readonly signal: string; readonly rest: readonly string[]; readonly given: string } | { readonly bad: string } {
  const [first = '', ...others] = args
  if (first === '-s') return named(others[0] ?? '', others.slice(1))
  if (first === '--') return { signal: 'TERM', rest: others, given: '' }
  if (/^-[A-Za-z0-9]/.test(first)) return named(first.slice(1), others)
  return { signal: 'TERM', rest: args, given: '' }
}

function named(text: string, rest: readonly string[]) {
  const signal = text === '0' ? '0' : signalName(text)
  return signal === undefined ? { bad: text } : { signal, rest, given: text }
}

function send(system: System, pid: number, signal: string): boolean {
  return signal === '0' ? system.processes().some((one) => one.pid === pid) : system.kill(pid, signal)
}

const programName = ({ command }: ProcessInfo): string => (command.split(' ')[0] ?? '').split('/').at(-1) as string

export const kill = instant('kill', ({ system, args }) => {
  if (args[0] === '-l') {
    system.out(`${Object.entries(SIGNALS).map(([name, number]) => `${String(number).padStart(2)}) ${name}`).join('\n')}\n`)
    return 0
  }
  const found = signalIn(args)
  if ('bad' in found) {
    system.err(`kill: bad signal name '${found.bad}'\n`)
    return 1
  }
  if (found.rest.length === 0) {
    system.err('kill: you need to specify whom to kill\n')
    return 1
  }
  let code = 0
  for (const target of found.rest) {
    const isNumber = /^[0-9]{1,9}$/.test(target)
    if (isNumber && send(system, Number(target), found.signal)) continue
    system.err(isNumber ? `kill: can't kill pid ${target}: No such process\n` : `kill: invalid number '${target}'\n`)
    code = 1
  }
  return code
})

export const killall = instant('killall', ({ system, args }) => {
  const found = signalIn(args)
  if ('bad' in found) {
    system.err(`killall: bad signal name '${found.bad}'\n`)
    return 1
  }
  let code = 0
  for (const name of found.rest) {
    const targets = system.processes().filter((one) => programName(one) === name && one.pid !== system.pid && one.state === 'running')
    if (targets.length === 0) {
      system.err(`killall: ${name}: no process killed\n`)
      code = 1
    }
    for (const { pid } of targets) send(system, pid, found.signal)
  }
  return code
})

export const pidof = instant('pidof', ({ system, args }) => {
  const pids = system
    .processes()
    .filter((one) => one.state === 'running' && args.includes(programName(one)))
    .map(({ pid }) => pid)
    .reverse()
  if (pids.length > 0) system.out(`${pids.join(' ')}\n`)
  return pids.length > 0 ? 0 : 1
})

const byPattern = (name: string, act: (call: Call, found: readonly ProcessInfo[], signal: string) => void): Program =>
  instant(name, (call) => {
    const { system } = call
    const options = call.args.filter((arg) => /^-[flxvno]+$/.test(arg)).join('')
    const parsed = signalIn(call.args.filter((arg) => !/^-[flxvno]+$/.test(arg)))
    const [signal, rest] = 'bad' in parsed ? ['TERM', call.args] : [parsed.signal, parsed.rest]
    const expression = regexOf(rest[0] ?? '', { extended: true })
    const found = system.processes().filter((one) => {
      const text = options.includes('f') ? one.command : programName(one)
      return one.pid !== system.pid && one.state === 'running' && (options.includes('x') ? expression.exec(text)?.[0] === text : expression.test(text))
    })
    act(call, found, signal)
    return found.length > 0 ? 0 : 1
  })

export const pgrep = byPattern('pgrep', ({ system, args }, found) => {
  for (const { pid, command } of found) system.out(args.some((arg) => /^-[a-z]*l/.test(arg)) ? `${pid} ${command}\n` : `${pid}\n`)
})

export const pkill = byPattern('pkill', ({ system }, found, signal) => {
  for (const { pid } of found) send(system, pid, signal)
})
