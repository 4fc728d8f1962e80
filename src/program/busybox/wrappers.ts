/**
 * Tools that change how a program runs and then become it: `nice`, `setsid`, `taskset`, `chroot` …
 * Priorities and processors have no effect in a simulation.
 *
 * @module
 */
import { ERRNO } from '../../text/errno.js'
import { ExecError, type Program, type System, awaitInput, exit } from '../program.js'
import { ToolError, UsageProblem, optionsOf } from './options.js'
import { failing } from './tool.js'

interface Wrapper {
  /** Options; they end at the first operand. */
  readonly letters: string
  /** Letters that are refused; the others change nothing in a simulation. */
  readonly unsimulated?: string
  readonly long?: Readonly<Record<string, string>>
  /** After the name: `[-n ADJUST] PROG ARGS`. */
  readonly words: string
  readonly purpose: string
  /** How many operands stand before the program. */
  readonly before?: number
  /** What it says where no program is named; its usage where it says nothing. */
  alone?(system: System): string
}

/** Becomes another program. @throws ToolError where that cannot be executed */
function become(
  system: System,
  command: readonly string[],
  env?: Readonly<Record<string, string>>,
) {
  try {
    system.exec(command, env)
    return awaitInput(null)
  } catch (error) {
    if (!(error instanceof ExecError)) throw error
    const why = error.exitCode === 127 ? ERRNO.ENOENT : ERRNO.EACCES
    throw new ToolError(`can't execute '${command[0]}': ${why}`, error.exitCode)
  }
}

const wrapper = (
  name: string,
  { letters, unsimulated = '', long, words, purpose, before = 0, alone }: Wrapper,
): Program => ({
  name,
  step: (system) =>
    failing(system, name, () => {
      const usage = `${name} ${words}\n\n${purpose}`
      const options = optionsOf(system.argv.slice(1), {
        letters: `+${letters}`,
        idle: letters,
        unsimulated,
        usage,
        ...(long ? { long } : {}),
      })
      const command = options.operands.slice(before)
      if (command.length > 0) return become(system, command)
      if (!alone) throw new UsageProblem(usage)
      system.out(alone(system))
      return exit(0)
    }),
})

const kernel = (name: string): Program =>
  wrapper(name, { letters: 'R', words: '[-R] PROG ARGS', purpose: 'Set personality' })

/** Variables from a user's name or from files, then a program. */
const envdir: Program = {
  name: 'envdir',
  step: (system) =>
    failing(system, 'envdir', () => {
      const [directory, ...command] = system.argv.slice(1)
      if (directory === undefined || command.length === 0)
        throw new UsageProblem(
          'envdir DIR PROG ARGS\n\nSet various environment variables as specified by files\nin DIR, then run PROG',
        )
      const env: Record<string, string> = { ...system.env }
      for (const name of system.files.list(directory)) {
        const text = system.files.read(`${directory}/${name}`)
        if (text === '') delete env[name]
        else env[name] = (text.split('\n')[0] ?? '').trimEnd()
      }
      return become(system, command, env)
    }),
}

/** All of them. */
export const wrappers: readonly Program[] = [
  wrapper('nice', {
    letters: 'n:',
    words: '[-n ADJUST] [PROG ARGS]',
    purpose: 'Change scheduling priority, run PROG',
    alone: () => '0\n',
  }),
  wrapper('ionice', {
    letters: 'tc:n:p:',
    unsimulated: 'p',
    words: '[-c 1-3] [-n 0-7] [-t] { -p PID | PROG ARGS }',
    purpose: 'Change I/O priority and class',
    alone: () => 'none: prio 4\n',
  }),
  wrapper('setsid', {
    letters: 'c',
    words: '[-c] PROG ARGS',
    purpose: 'Run PROG in a new session',
  }),
  wrapper('taskset', {
    letters: 'apc',
    unsimulated: 'p',
    words: '[-ap] [HEXMASK | -c LIST] { PROG ARGS | PID }',
    purpose: 'Set or get CPU affinity',
    before: 1,
  }),
  wrapper('chrt', {
    letters: 'mprfobi',
    unsimulated: 'mp',
    words: '-m | -p [PRIO] PID | [-rfobi] PRIO PROG ARGS',
    purpose: 'Change scheduling priority and class for a process',
    before: 1,
  }),
  wrapper('softlimit', {
    letters: 'a:d:f:l:m:o:p:r:s:t:c:',
    unsimulated: 'adflmoprstc',
    words: '[-a BYTES] [-m BYTES] [-d BYTES] [-s BYTES] [-l BYTES] PROG ARGS',
    purpose: 'Set soft resource limits, then run PROG',
  }),
  wrapper('setarch', {
    letters: 'R',
    words: 'PERSONALITY [-R] PROG ARGS',
    purpose: 'Personality may be: linux32, linux64',
    before: 1,
  }),
  kernel('linux32'),
  kernel('linux64'),
  wrapper('cttyhack', {
    letters: '',
    words: '[PROG ARGS]',
    purpose: 'Give PROG a controlling tty if possible.',
  }),
  envdir,
]
