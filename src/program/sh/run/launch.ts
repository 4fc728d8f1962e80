/**
 * Launching programs: as a child, or in place of the shell when nothing comes after it.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_09_01_01
 */
import { FileError } from '../../files.js'
import { replaceStreams } from '../../fork.js'
import { ExecError } from '../../program.js'
import { streamsOf } from '../descriptors.js'
import type { Machine } from '../machine.js'
import { isDirectory, notFound, notPermitted, prefix, wrongFormat } from '../messages.js'
import { type Target, redirected } from '../redirect.js'
import type { Descriptors, Variables } from '../state.js'
import { busyboxApplets } from '../../busybox/applets.js'

const BUSYBOX = '/bin/busybox'

/** Starts a program for the frame on top. */
export function launch(
  machine: Machine,
  argv: readonly string[],
  targets: readonly Target[],
  before: Variables,
  assigned: readonly string[],
): void {
  const { descriptors, pipes } = redirected(machine, targets)
  for (const name of assigned)
    machine.assign(name, machine.variable(name) ?? '', { exported: true })
  const env = machine.environment()
  if (mayReplace(machine)) return replace(machine, argv, env, descriptors)
  machine.state.variables = before
  const pid = start(machine, argv, (words) => machine.spawn(words, env, descriptors), descriptors)
  if (typeof pid !== 'number') {
    for (const pipe of pipes) machine.release(pipe)
    return machine.finish(pid.status)
  }
  machine.change({ at: 1, pids: [pid], undo: { ...machine.top.undo, pipes } })
}

/** A program may take the shell's place if nothing comes after it and no trap waits. */
function mayReplace({ top, state }: Machine): boolean {
  return (
    top.last &&
    !state.interactive &&
    Object.keys(state.traps).length === 0 &&
    state.frames.every(({ undo }) => undo === undefined || undo.pipes === undefined)
  )
}

function replace(
  machine: Machine,
  argv: readonly string[],
  env: Record<string, string>,
  descriptors: Descriptors,
): void {
  const started = start(machine, argv, (words) => void machine.system.exec(words, env), descriptors)
  if (started !== undefined) return machine.exit(started.status)
  replaceStreams(machine.system.tx, machine.system.process, streamsOf(descriptors))
  machine.wait()
}

/** `exec`: replaces the shell by a program, or ends it. */
export function replaceBy(machine: Machine, argv: readonly string[]): void {
  replace(machine, argv, machine.environment(), machine.state.descriptors)
}

/**
 * Tries to execute; if that fails, says why and gives the status. Scripts without `#!` are run by a
 * shell of the same kind.
 */
function start<T>(
  machine: Machine,
  argv: readonly string[],
  execute: (argv: readonly string[]) => T,
  descriptors: Descriptors,
): T | { readonly status: number } {
  try {
    return execute(argv)
  } catch (error) {
    if (!(error instanceof ExecError || error instanceof FileError)) throw error
    const instead = substitute(machine, argv, error)
    try {
      if (instead) return execute(instead)
    } catch (second) {
      if (!(second instanceof ExecError || second instanceof FileError)) throw second
    }
    return failure(machine, argv[0] ?? '', error, descriptors)
  }
}

/** What runs instead of a command that cannot be executed as it is. */
function substitute(
  { state, system }: Machine,
  argv: readonly string[],
  error: ExecError | FileError,
): readonly string[] | undefined {
  const [name = '', ...args] = argv
  if (/exec format error/.test(error.message))
    return [
      state.flavor === 'bash' ? 'bash' : 'sh',
      error.message.replace(/^exec (.*): exec format error$/, '$1'),
      ...args,
    ]
  const isApplet = state.flavor === 'ash' && !name.includes('/') && busyboxApplets.includes(name)
  return isApplet && system.files.exists(BUSYBOX) ? [BUSYBOX, ...argv] : undefined
}

function failure(
  machine: Machine,
  name: string,
  error: ExecError | FileError,
  descriptors: Descriptors,
): { readonly status: number } {
  const { flavor } = machine.state
  const missing = error instanceof FileError || error.exitCode === 127
  const message = missing
    ? notFound(flavor, name)
    : /is a directory/.test(error.message)
      ? isDirectory(flavor, name)
      : /format/.test(error.message)
        ? wrongFormat(flavor, name)
        : notPermitted(name)
  const { interactive, name: shell } = machine.state
  machine.system.write(
    descriptors['2'] ?? { kind: 'null' },
    `${prefix(flavor, shell, machine.line, interactive)}${message}\n`,
  )
  return { status: missing ? 127 : 126 }
}
