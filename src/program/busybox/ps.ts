/**
 * `ps`: the processes of this PID namespace.
 *
 * @see https://busybox.net/downloads/BusyBox.html#ps
 */
import type { ProcessInfo } from '../program.js'
import { optionsOf } from './options.js'
import { commandOf, inColumns, nameOf } from './ps-columns.js'
import { isGnu } from './system-kind.js'
import { type Call, instant } from './tool.js'
import { userName } from './users.js'

const OPTIONS = {
  letters: 'aefuxwo:',
  idle: 'xw',
  usage: 'ps [-o COL1,COL2=HEADER] [-T]\n\nShow list of processes',
}
const two = (value: number): string => String(value).padStart(2, '0')

/** CPU time: simulated processes use none. */
const TIME = '0:00'

export const ps = instant('ps', (call) => {
  // `ps aux` and `ps ef` name their options without a hyphen.
  const words = call.args.map((word, index) =>
    index === 0 && /^[aefuxw]+$/.test(word) ? `-${word}` : word,
  )
  const options = optionsOf(words, OPTIONS)
  const columns = options.values('o')
  if (columns.length > 0) {
    call.system.out(inColumns(call.system, columns, isGnu(call.system)))
    return 0
  }
  call.system.out(
    isGnu(call.system)
      ? procps(
          call,
          options.has('a') && options.has('u')
            ? 'aux'
            : options.has('e') && options.has('f')
              ? 'ef'
              : 'plain',
        )
      : busybox(call),
  )
  return 0
})

function busybox({ system }: Call): string {
  const rows = system
    .processes()
    .map(
      (process) =>
        `${String(process.pid).padStart(5)} ${userName(system, process.uid).padEnd(8)} ${commandOf(process, false)}\n`,
    )
  return `PID   USER     COMMAND\n${rows.join('')}`
}

function procps({ system }: Call, style: 'aux' | 'ef' | 'plain'): string {
  const all = system.processes()
  const own = all.find(({ pid }) => pid === system.pid)?.terminal
  const isShown = ({ terminal }: ProcessInfo): boolean =>
    style !== 'plain' || own === undefined || terminal === own
  const rows = all.filter(isShown).map((process) => {
    const { pid, ppid, uid, startedAt, state, terminal = '?' } = process
    const command = commandOf(process, true)
    const at = new Date(startedAt)
    const started = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`
    const name = userName(system, uid)
    if (style === 'aux')
      return `${name.padEnd(8)} ${String(pid).padStart(7)}  0.0  0.0      0     0 ${terminal.padEnd(8)} ${state === 'running' ? 'S' : 'Z'}    ${started}   ${TIME} ${command}\n`
    if (style === 'ef')
      return `${name.padEnd(8)} ${String(pid).padStart(7)} ${String(ppid).padStart(7)}  0 ${started} ${terminal.padEnd(8)} 00:00:00 ${command}\n`
    return `${String(pid).padStart(7)} ${terminal.padEnd(8)} 00:00:00 ${nameOf(process)}${state === 'running' ? '' : ' <defunct>'}\n`
  })
  const heading = {
    aux: 'USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND',
    ef: 'UID          PID    PPID  C STIME TTY          TIME CMD',
    plain: '    PID TTY          TIME CMD',
  }[style]
  return `${heading}\n${rows.join('')}`
}
