/**
 * `kill`: sends signals to processes and jobs.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/kill.html
 */
import { SIGNALS, signalName } from '../../signal.js'
import type { Interpreter } from '../interpreter.js'
import { jobNamed } from '../run/job.js'
import type { Builtin } from './builtin.js'

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
      ? jobNamed(sh, target)?.pid
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
