/**
 * `ps`: the processes of this process namespace. BusyBox knows one form; Debian's has more.
 *
 * @see https://busybox.net/downloads/BusyBox.html#ps
 */
import { civil } from '../../text/time.js'
import type { ProcessInfo, System } from '../program.js'
import { shownUser } from './accounts.js'
import { isGnu } from './system-kind.js'
import { type Call, instant } from './tool.js'

const BUSYBOX_HEADER = 'PID   USER     COMMAND\n'
const FULL_HEADER = 'UID          PID    PPID  C STIME TTY          TIME CMD\n'
const AUX_HEADER = 'USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND\n'
const SHORT_HEADER = '    PID TTY          TIME CMD\n'

const clock = (time: number): string => {
  const { hour, minute } = civil(time)
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

export const ps = instant('ps', ({ system, args }: Call) => {
  const columns = columnsOf(args)
  const { processes } = system
  const all = processes()
  if (columns.length > 0) system.out(chosenColumns(system, all, columns))
  else if (!isGnu(system)) system.out(BUSYBOX_HEADER + all.map((one) => `${String(one.pid).padStart(5)} ${shownUser(system, one.user).padEnd(8)} ${commandOf(one)}\n`).join(''))
  else system.out(debian(system, all, args.join('')))
  return 0
})

const commandOf = ({ state, command }: ProcessInfo): string => (state === 'zombie' ? `[${command.split(' ')[0]}]` : command)

function debian(system: System, all: readonly ProcessInfo[], letters: string): string {
  const terminal = system.isTerminal('stdout') ? 'pts/0' : '?'
  if (letters.includes('u')) {
    return AUX_HEADER + all.map((one) => `${one.user.padEnd(8)} ${String(one.pid).padStart(7)}  0.0  0.0   4276  3200 ${terminal.padEnd(8)} ${one.state === 'zombie' ? 'Z' : 'S'}    ${clock(one.startedAt)}   0:00 ${commandOf(one)}\n`).join('')
  }
  if (letters.includes('f')) {
    return FULL_HEADER + all.map((one) => `${one.user.padEnd(8)} ${String(one.pid).padStart(7)} ${String(one.ppid).padStart(7)}  0 ${clock(one.startedAt)} ${terminal.padEnd(8)} 00:00:00 ${commandOf(one)}\n`).join('')
  }
  const own = /[eAx]/.test(letters) ? all : all.filter(({ pid, ppid }) => pid === system.pid || pid === system.ppid || ppid === system.ppid)
  return SHORT_HEADER + own.map((one) => `${String(one.pid).padStart(7)} ${terminal.padEnd(8)} 00:00:00 ${nameOf(one)}\n`).join('')
}

const nameOf = ({ command }: ProcessInfo): string => (command.split(' ')[0] ?? '').split('/').at(-1) as string

function columnsOf(args: readonly string[]): readonly string[] {
  const at = args.findIndex((arg) => /^-[a-z]*o/.test(arg))
  if (at < 0) return []
  return ((args[at] as string).replace(/^-[a-z]*o/, '') || (args[at + 1] ?? '')).split(',').filter((name) => name !== '')
}

const COLUMNS: Readonly<Record<string, readonly [header: string, width: number, value: (system: System, process: ProcessInfo) => string]>> = {
  pid: ['PID', -5, (_, { pid }) => String(pid)],
  ppid: ['PPID', -5, (_, { ppid }) => String(ppid)],
  user: ['USER', 8, (system, { user }) => shownUser(system, user)],
  comm: ['COMMAND', 16, (_, process) => nameOf(process)],
  args: ['COMMAND', 0, (_, process) => commandOf(process)],
  cmd: ['COMMAND', 0, (_, process) => commandOf(process)],
  stat: ['STAT', 4, (_, { state }) => (state === 'zombie' ? 'Z' : 'S')],
  time: ['TIME', 5, () => '0:00'],
}

function chosenColumns(system: System, all: readonly ProcessInfo[], names: readonly string[]): string {
  const columns = names.flatMap((name) => {
    const [key = '', header] = name.split('=')
    const column = Object.hasOwn(COLUMNS, key) ? COLUMNS[key] : undefined
    return column ? [{ header: header ?? column[0], width: column[1], value: column[2] }] : []
  })
  const pad = (text: string, width: number): string => (width < 0 ? text.padStart(-width) : text.padEnd(width))
  const line = (cells: readonly string[]): string => `${cells.map((cell, index) => pad(cell, columns[index]?.width ?? 0)).join(' ').trimEnd()}\n`
  const head = columns.every(({ header }) => header === '') ? '' : line(columns.map(({ header }) => header))
  return head + all.map((one) => line(columns.map(({ value }) => value(system, one)))).join('')
}
