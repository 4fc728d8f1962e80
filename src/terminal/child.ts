/**
 * Programs that a command-line tool runs: an editor, a plugin, a program that shows differences.
 *
 * @module
 */
import type { Wait } from '../cli/verb.js'
import type { MachineRow } from '../machine/machine.js'
import { closeShell, hasEnded, startShell, takeOutput, typeInto } from '../machine/shell.js'
import { openLine } from '../program/line.js'
import { ExecError, type System } from '../program/program.js'
import type { Tx } from '../sim/step.js'
import type { Transcript } from './transcript.js'

/** The parts of a call's surroundings that change from one resumption to the next. */
export interface Surroundings {
  tx?: Tx
  interrupted: boolean
  /** The line of what it has started in containers and waits for, if it has. */
  line: string | undefined
}

type Started =
  | { readonly pid: number }
  | { readonly failed: string; readonly exitCode: 126 | 127; readonly isLate: boolean }

/** Runs a program as a child of a command's process. @throws ExecError */
export function* runChild(
  transcript: Transcript,
  system: () => System,
  argv: readonly string[],
  env: Readonly<Record<string, string>>,
): Generator<Wait, number> {
  const started = transcript.ask((): Started => {
    try {
      return { pid: system().spawn(argv, { env }) }
    } catch (error) {
      if (!(error instanceof ExecError)) throw error
      const { message, exitCode, isLate } = error
      return { failed: message, exitCode, isLate }
    }
  })
  if ('failed' in started) throw new ExecError(started.failed, started.exitCode, started.isLate)
  for (;;) {
    const code = transcript.ask(() => system().reap(started.pid) ?? null)
    if (code !== null) return code
    yield {}
  }
}

/** Runs a program on a machine for a call, which has no process and no keyboard. @throws ExecError */
export function* runOnMachine(
  now: Surroundings,
  machine: MachineRow,
  argv: readonly string[],
  write: (stream: 'stdout' | 'stderr', text: string) => void,
): Generator<Wait, number> {
  const tx = (): Tx => now.tx as Tx
  now.line ??= lineOfCall(tx())
  const { name, user, home } = machine
  const shell = startShell(tx(), name, argv, { user, home, terminal: false, line: now.line })
  typeInto(tx(), shell, undefined)
  while (!hasEnded(tx(), shell) && !now.interrupted)
    yield { when: (read) => hasEnded(read, shell), endless: true }
  const { stdout, stderr } = takeOutput(tx(), shell)
  write('stdout', stdout)
  write('stderr', stderr)
  return closeShell(tx(), shell)
}

/** A line for what a call starts and waits for. */
export function lineOfCall(tx: Tx): string {
  const line = `call ${tx.next('calls')}`
  openLine(tx, line)
  return line
}
