/**
 * How a shell begins: its options, where its commands come from, and its first variables.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/sh.html
 */
import { FileError } from '../files.js'
import type { Next, System } from '../program.js'
import { cannotOpenScript } from './messages.js'
import type { Flavor, Frame, ShellState, Variable } from './state.js'
import { parse } from './syntax/parse.js'

/** What the words on its command line say. */
interface Invocation {
  readonly options: string
  readonly pipefail: boolean
  readonly command: string | undefined
  readonly interactive: boolean
  /** It is a shell that somebody has logged in with. */
  readonly login: boolean
  readonly operands: readonly string[]
}

/** The signals that do not end a shell at which a person sits. */
export const PERSONS = ['INT', 'TERM', 'QUIT', 'WINCH']
const NO_COMMAND = 'option requires an argument: c'

/** The state of a shell that has just been started, or its end if it has nothing to run. */
export function start(system: System): ShellState | Extract<Next, { exit: number }> {
  const name = (system.argv[0] ?? 'sh').replace(/^-/, '').split('/').at(-1) as string
  const flavor = flavorOf(system, name)
  const { options, pipefail, command, interactive, login, operands } = invocationOf(
    system.argv.slice(1),
  )
  const shown = system.argv[0] ?? name
  if (command === null) return ended(system, `${shown}: ${NO_COMMAND}\n`, 2)
  const base = stateOf(system, flavor, shown, options, pipefail)
  if (command !== undefined) {
    const [zero = shown, ...positional] = operands
    return {
      ...base,
      inArgument: true,
      zero,
      name: operands.length > 0 ? zero : shown,
      positional,
      interactive,
      frames: [scriptFrame(command)],
    }
  }
  const [file, ...positional] = operands
  if (file === undefined || options.includes('s')) {
    const typed = interactive || (system.isTerminal('stdin') && system.isTerminal('stdout'))
    const input: Frame = {
      source: '',
      node: 0,
      special: 'input',
      at: 0,
      tested: false,
      last: false,
    }
    if (typed) system.trap(PERSONS)
    return {
      ...base,
      ...(login ? { shopt: { login_shell: true } } : {}),
      interactive: typed,
      positional: file === undefined ? [] : operands,
      frames: [input],
    }
  }
  try {
    return {
      ...base,
      zero: file,
      name: file,
      positional,
      frames: [scriptFrame(system.files.read(file))],
    }
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    return ended(system, cannotOpenScript(flavor, shown, file), flavor === 'dash' ? 2 : 127)
  }
}

function ended(system: System, message: string, code: number): { readonly exit: number } {
  system.err(message)
  return { exit: code }
}

const scriptFrame = (source: string): Frame => ({
  source,
  node: parse(source).root,
  at: 0,
  tested: false,
  last: true,
})

const flavorOf = (system: System, name: string): Flavor =>
  name === 'bash' || name === 'dash'
    ? name
    : name === 'ash' || system.files.exists('/bin/busybox')
      ? 'ash'
      : 'dash'

function invocationOf(
  words: readonly string[],
): Invocation | (Omit<Invocation, 'command'> & { readonly command: null }) {
  let [options, pipefail, wantsCommand, interactive, login] = ['', false, false, false, false]
  let at = 0
  for (; at < words.length; at++) {
    const word = words[at] as string
    if (word === '--' || word === '-') {
      at++
      break
    }
    if (!/^[-+]./.test(word)) break
    if (word.startsWith('--')) {
      if (word === '--login') login = true
      continue
    }
    for (const letter of word.slice(1)) {
      if (letter === 'c') wantsCommand = true
      else if (letter === 'i') interactive = true
      else if (letter === 'o') {
        const long = words[++at]
        if (long === 'pipefail') pipefail = true
        else options += LONG_OPTIONS[long ?? ''] ?? ''
      } else if (letter === 'l') login = true
      else options += letter
    }
  }
  const rest = words.slice(at)
  if (!wantsCommand)
    return { options, pipefail, command: undefined, interactive, login, operands: rest }
  const [command = null, ...operands] = rest
  return command === null
    ? { options, pipefail, command, interactive, login, operands }
    : { options, pipefail, command, interactive, login, operands }
}

/** The names of `set -o`. */
export const LONG_OPTIONS: Readonly<Record<string, string>> = {
  allexport: 'a',
  errexit: 'e',
  noglob: 'f',
  monitor: 'm',
  noexec: 'n',
  nounset: 'u',
  verbose: 'v',
  xtrace: 'x',
  noclobber: 'C',
}

/** A shell that is given its commands line by line, by the owner of its session. */
export function startSession(
  system: System,
  { opening: line, completes }: { readonly opening: string; readonly completes: boolean },
): ShellState {
  const name = system.argv[0] ?? 'bash'
  const base = stateOf(system, flavorOf(system, name), name, '', false)
  system.trap(PERSONS)
  const session: Frame = {
    source: line,
    node: 0,
    special: 'session',
    at: 0,
    tested: false,
    last: false,
    completes,
  }
  return { ...base, interactive: true, frames: [session] }
}

function stateOf(
  system: System,
  flavor: Flavor,
  name: string,
  options: string,
  pipefail: boolean,
): ShellState {
  const exported = Object.entries(system.env).filter(([key]) =>
    /^[A-Za-z_][A-Za-z0-9_]*$/.test(key),
  )
  const own: [string, string][] = [
    ['PWD', system.cwd],
    ['OPTIND', '1'],
    ['IFS', ' \t\n'],
  ]
  const variables: Record<string, Variable> = Object.fromEntries([
    ...own
      .filter(([key]) => !Object.hasOwn(system.env, key) || key === 'PWD')
      .map(([key, value]): [string, Variable] => [
        key,
        { value, exported: key === 'PWD' && flavor !== 'dash', readonly: false },
      ]),
    ...exported
      .filter(([key]) => key !== 'PWD')
      .map(([key, value]): [string, Variable] => [key, { value, exported: true, readonly: false }]),
  ])
  return {
    flavor,
    name,
    interactive: false,
    inArgument: false,
    subshell: false,
    frames: [],
    variables,
    functions: {},
    aliases: {},
    positional: [],
    zero: name,
    pid: system.pid,
    options,
    pipefail,
    status: 0,
    substituted: 0,
    background: 0,
    jobs: [],
    history: [],
    descriptors: { 0: system.streams.stdin, 1: system.streams.stdout, 2: system.streams.stderr },
    traps: {},
    pending: [],
    umask: 0o022,
    getopts: 0,
    startedAt: system.now,
  }
}
