/**
 * A shell on a machine: a login by ssh, or a terminal's line.
 *
 * @module
 */
import { hostNamespace } from '../net/namespace.js'
import { closePipe, createPipe, dropPipe, takePipe } from '../program/pipe.js'
import { processes } from '../program/process.js'
import { reap } from '../program/reap.js'
import { signalProcess } from '../program/signal.js'
import { spawn } from '../program/spawn.js'
import { bringToFront, dropInput, sendInput } from '../program/tty/keyboard.js'
import { openTty } from '../program/tty/open.js'
import type { Tx } from '../sim/step.js'
import type { Reader } from '../sim/world.js'
import { machineRoot, machines } from './machine.js'

/** A process on a machine whose input and output are in our hands. */
export interface Shell {
  readonly process: string
  readonly stdin: string
  readonly stdout: string
  readonly stderr: string
}

/** How a shell is started. */
interface ShellOptions {
  readonly user: { readonly uid: number; readonly gid: number; readonly name: string }
  readonly home: string
  readonly terminal: boolean
  /** The command line that waits for it. */
  readonly line?: string
}

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/** Starts a command on a machine. */
export function startShell(
  tx: Tx,
  machine: string,
  argv: readonly string[],
  { user, home, terminal, line }: ShellOptions,
): Shell {
  const [stdout, stderr] = [createPipe(tx), createPipe(tx)]
  const stdin = terminal
    ? openTty(tx, { output: stdout.pipe }).input
    : createPipe(tx, { held: true })
  const process = spawn(tx, {
    machine,
    pidNamespace: hostNamespace(machine),
    namespace: hostNamespace(machine),
    root: machineRoot(machine),
    argv,
    env: {
      PATH,
      HOSTNAME: tx.get(machines, machine)?.name ?? machine,
      HOME: home,
      USER: user.name,
      ...(terminal ? { TERM: 'xterm' } : {}),
    },
    cwd: home,
    user,
    // A terminal shows both on one screen.
    streams: { stdin, stdout, stderr: terminal ? stdout : stderr },
    terminal,
    ...(line === undefined ? {} : { line }),
  })
  bringToFront(tx, stdin.pipe, process)
  return { process, stdin: stdin.pipe, stdout: stdout.pipe, stderr: stderr.pipe }
}

/** Gives the shell more input, or (undefined) ends it. */
export function typeInto(tx: Tx, shell: Shell, text: string | undefined): void {
  if (text === undefined) closePipe(tx, shell.stdin)
  else sendInput(tx, shell.stdin, text)
}

/** Takes what it has written since the last call. */
export const takeOutput = (
  tx: Tx,
  shell: Shell,
): { readonly stdout: string; readonly stderr: string } => ({
  stdout: takePipe(tx, shell.stdout).text,
  stderr: takePipe(tx, shell.stderr).text,
})

/** Whether it has ended (or its machine is gone). */
export function hasEnded(read: Reader, shell: Shell): boolean {
  const row = read.get(processes, shell.process)
  return row === undefined || row.exitCode !== undefined
}

/** Its exit code, once it has ended; what is left of it goes away. */
export function closeShell(tx: Tx, shell: Shell): number {
  if (!hasEnded(tx, shell)) signalProcess(tx, shell.process, 'KILL')
  const code = reap(tx, shell.process) ?? 255
  dropInput(tx, shell.stdin)
  for (const pipe of [shell.stdout, shell.stderr]) dropPipe(tx, pipe)
  return code
}
