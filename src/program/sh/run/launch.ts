/**
 * Launching programs: as a child, or in place of the shell when nothing comes after it.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_09_01_01
 */
import { FileError } from '../../files.js'
import { replaceStreams } from '../../fork.js'
import { ExecError } from '../../program.js'
import { streamsOf } from '../descriptors.js'
import type { Interpreter } from '../interpreter.js'
import { isDirectory, notFound, notPermitted, prefix, wrongFormat } from '../messages.js'
import { type Target, redirected } from '../redirect.js'
import type { Descriptors, Variables } from '../state.js'

/** Starts a program for the frame on top. */
export function launch(
  sh: Interpreter,
  argv: readonly string[],
  targets: readonly Target[],
  before: Variables,
  assigned: readonly string[],
): void {
  const { descriptors, pipes } = redirected(sh, targets)
  for (const name of assigned) sh.assign(name, sh.variable(name) ?? '', { exported: true })
  const env = sh.environment()
  if (mayReplace(sh)) return replace(sh, argv, env, descriptors)
  sh.state.variables = before
  const pid = start(sh, argv, (words) => sh.spawn(words, env, descriptors), descriptors)
  if (typeof pid !== 'number') {
    for (const pipe of pipes) sh.release(pipe)
    return sh.finish(pid.status)
  }
  sh.change({ at: 1, pids: [pid], undo: { ...sh.top.undo, pipes } })
}

/** A program may take the shell's place if nothing comes after it and no trap waits. */
function mayReplace({ top, state }: Interpreter): boolean {
  return (
    top.last &&
    !state.interactive &&
    Object.keys(state.traps).length === 0 &&
    state.frames.every(({ undo }) => undo === undefined || undo.pipes === undefined)
  )
}

function replace(
  sh: Interpreter,
  argv: readonly string[],
  env: Record<string, string>,
  descriptors: Descriptors,
): void {
  const started = start(sh, argv, (words) => void sh.system.exec(words, env), descriptors)
  if (started !== undefined) return sh.exit(started.status)
  replaceStreams(sh.system.tx, sh.system.process, streamsOf(descriptors))
  sh.wait()
}

/** `exec`: replaces the shell by a program, or ends it. */
export function replaceBy(sh: Interpreter, argv: readonly string[]): void {
  replace(sh, argv, sh.environment(), sh.state.descriptors)
}

/**
 * Tries to execute; if that fails, says why and gives the status. Scripts without `#!` are run by a
 * shell of the same kind.
 */
function start<T>(
  sh: Interpreter,
  argv: readonly string[],
  execute: (argv: readonly string[]) => T,
  descriptors: Descriptors,
): T | { readonly status: number } {
  try {
    return execute(argv)
  } catch (error) {
    if (!(error instanceof ExecError || error instanceof FileError)) throw error
    const instead = substitute(sh, argv, error)
    try {
      if (instead) return execute(instead)
    } catch (second) {
      if (!(second instanceof ExecError || second instanceof FileError)) throw second
    }
    return failure(sh, argv[0] ?? '', error, descriptors)
  }
}

/** A file that is no program is a script, which a shell runs. */
function substitute(
  { state }: Interpreter,
  [, ...args]: readonly string[],
  error: ExecError | FileError,
): readonly string[] | undefined {
  if (!/exec format error/.test(error.message)) return undefined
  const script = error.message.replace(/^exec (.*): exec format error$/, '$1')
  return [state.flavor === 'bash' ? 'bash' : 'sh', script, ...args]
}

function failure(
  sh: Interpreter,
  name: string,
  error: ExecError | FileError,
  descriptors: Descriptors,
): { readonly status: number } {
  const { flavor } = sh.state
  const missing = error instanceof FileError || error.exitCode === 127
  const message = missing
    ? notFound(flavor, name)
    : /is a directory/.test(error.message)
      ? isDirectory(flavor, name)
      : /format/.test(error.message)
        ? wrongFormat(flavor, name)
        : notPermitted(name)
  const { interactive, ofPerson, name: shell } = sh.state
  sh.system.write(
    descriptors['2'] ?? { kind: 'null' },
    `${prefix(flavor, shell, sh.line, interactive || ofPerson === true)}${message}\n`,
  )
  return { status: missing ? 127 : 126 }
}
