/**
 * Terminals at which a person types: a screen, a keyboard, and a shell of a machine's.
 *
 * @module
 */
import { hostNamespace } from '../net/namespace.js'
import { type MachineRow, machineRoot, poweredMachine } from '../machine/machine.js'
import { PROCESS_LOOP, type Process, keyOf, processes } from '../program/process.js'
import { signalProcess } from '../program/signal.js'
import { spawn } from '../program/spawn.js'
import { sendInput } from '../program/tty/keyboard.js'
import { dropTty, openTty } from '../program/tty/open.js'
import { changeTty, ttys } from '../program/tty/tty.js'
import type { Tx } from '../sim/step.js'
import { defineTable } from '../sim/table.js'
import type { Reader } from '../sim/world.js'

/** How big a screen is, in characters. */
export interface ScreenSize {
  readonly columns: number
  readonly rows: number
}

/** The terminals of people, by the ids of their ttys. */
const sessions = defineTable<{ readonly machine: string; readonly shell: string }>(
  'terminal-sessions',
)

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/** Opens a terminal; its id. @throws UsageError when the machine is not there or has no power */
export function openTerminal(tx: Tx, name: string, size: ScreenSize): string {
  const machine = poweredMachine(tx, name)
  const { id, input, output = input } = openTty(tx, size)
  const shell = spawn(tx, {
    machine: name,
    pidNamespace: hostNamespace(name),
    namespace: hostNamespace(name),
    root: machineRoot(name),
    argv: ['bash'],
    env: environmentOf(machine),
    cwd: machine.home,
    user: machine.user,
    streams: { stdin: input, stdout: output, stderr: output },
    terminal: true,
  })
  // Nobody but the machine's init takes notice of its end.
  tx.put(processes, shell, { ...(tx.get(processes, shell) as Process), orphan: true })
  changeTty(tx, id, { foreground: [shell] })
  tx.put(sessions, id, { machine: name, shell })
  return id
}

/** Whether a shell is behind a terminal still. */
export function isOpen(read: Reader, id: string): boolean {
  const session = read.get(sessions, id)
  const shell = session && read.get(processes, session.shell)
  return shell !== undefined && shell.exitCode === undefined
}

/** Whether a person sits at a terminal. */
export const terminalsAreOpen = (read: Reader): boolean => read.count(sessions) > 0

/** Whether a process is the shell of a person's terminal. */
export function isShellOfTerminal(read: Reader, process: string): boolean {
  if (!terminalsAreOpen(read)) return false
  return read.rows(sessions).some(({ shell }) => shell === process)
}

/** Keys are typed. */
export function typeAt(tx: Tx, id: string, keys: string): void {
  const tty = tx.get(ttys, id)
  if (tty && isOpen(tx, id)) sendInput(tx, tty.input, keys)
}

/** The screen has another size. Whoever runs in the foreground gets to know. */
export function resizeTerminal(tx: Tx, id: string, size: ScreenSize): void {
  changeTty(tx, id, size)
  for (const key of tx.get(ttys, id)?.foreground ?? []) signalProcess(tx, key, 'WINCH')
}

/** A terminal goes away: its shell and what runs in it are hung up. */
export function closeTerminal(tx: Tx, id: string): void {
  const session = tx.get(sessions, id)
  if (!session) return
  const foreground = tx.get(ttys, id)?.foreground ?? []
  for (const key of foreground) if (key !== session.shell) hangUp(tx, key)
  hangUp(tx, session.shell)
  tx.delete(sessions, id)
  dropTty(tx, id)
}

function hangUp(tx: Tx, key: string): void {
  for (const row of tx.by(processes, 'byParent', key))
    if (row.streams.stdin.kind !== 'null') hangUp(tx, keyOf(row))
  signalProcess(tx, key, 'HUP')
  tx.book(PROCESS_LOOP, key)
}

/** What a workstation's owner edits with; a node has vi alone. */
const EDITOR = 'nano'

const environmentOf = ({
  home,
  user,
  name,
  role,
}: MachineRow): Readonly<Record<string, string>> => ({
  ...(role === 'workstation' ? { EDITOR } : {}),
  PATH,
  HOME: home,
  USER: user.name,
  HOSTNAME: name,
  PWD: home,
  TERM: 'xterm-256color',
})
