/**
 * Background commands: `wait`, `jobs`, `kill`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/wait.html
 */
import { SIGNALS, signalName } from '../../signal.js'
import type { Interpreter } from '../interpreter.js'
import type { Builtin } from './builtin.js'

/** Takes notice of background commands that have ended. */
function refresh({ state, system }: Interpreter): void {
  state.jobs = state.jobs.map((job) => {
    const status = job.status ?? system.reap(job.pid)
    return status === undefined ? job : { ...job, status }
  })
}

/** Waits for the given commands, or for all. A signal with a trap ends the waiting. */
export const wait: Builtin = (sh, args) => {
  const { state } = sh
  refresh(sh)
  const [signal] = state.pending
  if (signal !== undefined) return 128 + (SIGNALS[signal] ?? 0)
  const targets = args.filter((arg) => !arg.startsWith('-'))
  if (targets.length === 0) {
    if (state.jobs.some(({ status }) => status === undefined)) return waits(sh)
    state.jobs = []
    return 0
  }
  let result = 0
  for (const target of targets) {
    const job = jobOf(sh, target)
    if (job === undefined) {
      result = 127
      continue
    }
    if (job.status === undefined) return waits(sh)
    result = job.status
  }
  return result
}

function waits(sh: Interpreter): 'waits' {
  sh.wait()
  return 'waits'
}

const jobOf = ({ state }: Interpreter, target: string) =>
  target.startsWith('%')
    ? target === '%%' || target === '%+'
      ? state.jobs.at(-1)
      : state.jobs.find(({ id }) => `%${id}` === target)
    : state.jobs.find(({ pid }) => String(pid) === target)

export const jobs: Builtin = (sh, args) => {
  refresh(sh)
  const { state } = sh
  for (const { id, pid, status, command } of state.jobs) {
    const sign = id === state.jobs.at(-1)?.id ? '+' : '-'
    const shown = status === undefined ? 'Running' : status === 0 ? 'Done' : `Done(${status})`
    sh.out(
      args.includes('-p')
        ? `${pid}\n`
        : `[${id}]${sign} ${args.includes('-l') ? `${pid} ` : ' '}${shown.padEnd(23)} ${command}\n`,
    )
  }
  state.jobs = state.jobs.filter(({ status }) => status === undefined)
  return 0
}

/** There is no job control: what runs in the background stays there. */
export const bg: Builtin = (sh) => {
  sh.complain('no job control')
  return 1
}

export const kill: Builtin = (sh, args) => {
  const [first = '', ...rest] = args
  if (first === '-l') {
    const numbers =
      rest.length === 0
        ? Object.keys(SIGNALS)
        : rest.map((one) =>
            /^[0-9]+$/.test(one)
              ? (signalName(String(Number(one) & 127)) ?? one)
              : String(SIGNALS[signalName(one) ?? ''] ?? one),
          )
    sh.out(`${numbers.join(rest.length === 0 ? ' ' : '\n')}\n`)
    return 0
  }
  let [signal, targets]: [string | undefined, readonly string[]] = ['TERM', args]
  if (first === '-s' || first === '-n')
    [signal, targets] = [knownSignal(rest[0] ?? ''), rest.slice(1)]
  else if (first === '--') targets = rest
  else if (/^-./.test(first)) [signal, targets] = [knownSignal(first.slice(1)), rest]
  if (signal === undefined) return failed(sh, `kill: bad signal name '${first.replace(/^-/, '')}'`)
  if (targets.length === 0) return failed(sh, 'kill: you need to specify whom to kill')
  let status = 0
  for (const target of targets) {
    const pid = target.startsWith('%')
      ? jobOf(sh, target)?.pid
      : /^-?[0-9]+$/.test(target)
        ? Math.abs(Number(target))
        : undefined
    if (pid === undefined) status = failed(sh, `kill: invalid number '${target}'`)
    else if (
      signal === '0'
        ? !sh.system.processes().some((one) => one.pid === pid)
        : !sh.system.kill(pid, signal)
    )
      status = failed(sh, noProcess(sh, pid))
  }
  sh.collectSignals()
  return status
}

const noProcess = ({ state }: Interpreter, pid: number): string =>
  state.flavor === 'ash'
    ? `can't kill pid ${pid}: No such process`
    : state.flavor === 'dash'
      ? 'kill: No such process\n'
      : `kill: (${pid}) - No such process`

const knownSignal = (text: string): string | undefined => (text === '0' ? '0' : signalName(text))

function failed(sh: Interpreter, message: string): number {
  const { flavor, name } = sh.state
  if (flavor === 'ash') sh.err(`${name}: ${message}\n`)
  else sh.complain(message)
  return 1
}
