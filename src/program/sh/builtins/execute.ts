/**
 * Commands that run commands: `eval`, `.`, `exec`, `command`; and `type`, which tells what would
 * run.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#eval
 */
import { FileError } from '../../files.js'
import { replaceStreams } from '../../fork.js'
import { streamsOf } from '../descriptors.js'
import type { Interpreter } from '../interpreter.js'
import { KEYWORDS } from '../keywords.js'
import { ShellError, cannotOpen } from '../messages.js'
import { launch, replaceBy } from '../run/launch.js'
import { quoted } from '../run/quote.js'
import { entry } from '../state.js'
import { type Builtin, type BuiltinNamed, SPECIAL } from './builtin.js'

const DEFAULT_PATH = '/sbin:/usr/sbin:/bin:/usr/bin'

export const evalCommand: Builtin = (sh, args) => {
  const text = args.join(' ')
  if (text.trim() === '') return 0
  sh.pushScript(text, { special: 'source' })
  return 'begun'
}

/** `.` runs a script in this shell; with arguments, as its positional parameters. */
export const dot: Builtin = (sh, [name, ...args]) => {
  const { state, system } = sh
  if (name === undefined) return 2
  try {
    const text = system.files.read(found(sh, name))
    const undo = args.length === 0 ? {} : { undo: { positional: state.positional } }
    sh.pushScript(text, { special: 'source', words: ['.'], ...undo })
    if (args.length > 0) state.positional = args
    return 'begun'
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    throw new ShellError(
      state.flavor === 'bash'
        ? `${name}: ${error.message}`
        : cannotOpen(state.flavor, state.flavor === 'ash' ? `'${name}'` : name, error.message),
      state.flavor === 'bash' ? 1 : 2,
      state.flavor !== 'bash',
    )
  }
}

function found({ system, state }: Interpreter, name: string): string {
  if (name.includes('/')) return name
  const path = (entry(state.variables, 'PATH')?.value ?? DEFAULT_PATH)
    .split(':')
    .find((directory) => system.files.exists(`${directory}/${name}`))
  return path === undefined ? name : `${path}/${name}`
}

/** `exec`: without a command, its redirections stay. */
export const execCommand: Builtin = (sh, args) => {
  const words = args[0] === '--' ? args.slice(1) : args
  if (words.length > 0) {
    replaceBy(sh, words)
    return 'begun'
  }
  sh.change({ undo: {} })
  replaceStreams(sh.system.tx, sh.system.process, streamsOf(sh.state.descriptors))
  return 0
}

export const commandCommand =
  (builtinNamed: BuiltinNamed): Builtin =>
  (sh, args) => {
    const [option, ...rest] = args
    if (option === '-v' || option === '-V') return tell(sh, rest, builtinNamed, option === '-V')
    const words = option === '-p' || option === '--' ? rest : args
    const [name, ...others] = words
    if (name === undefined) return 0
    const builtin = builtinNamed(name)
    if (builtin) {
      sh.change({ words })
      return builtin(sh, others)
    }
    launch(sh, words, [], sh.state.variables, [])
    return 'launched'
  }

export const typeCommand =
  (builtinNamed: BuiltinNamed): Builtin =>
  (sh, args) => {
    const letters = args.filter((arg) => /^-[aptP]+$/.test(arg)).join('')
    const names = args.slice(args.filter((arg) => /^-[aptP]+$/.test(arg)).length)
    if (letters.includes('a') && sh.state.flavor === 'bash') return tellAll(sh, names, builtinNamed)
    if (/p/i.test(letters)) return tellPaths(sh, names, builtinNamed, letters.includes('P'))
    return letters.includes('t')
      ? tellKinds(sh, names, builtinNamed)
      : tell(sh, names, builtinNamed, true)
  }

/** `type -a`: all that a name is. */
function tellAll(sh: Interpreter, names: readonly string[], builtinNamed: BuiltinNamed): number {
  let status = 0
  for (const name of names) {
    const kinds = [...kindsOf(sh, name, builtinNamed)]
    for (const { words } of kinds) sh.out(`${name} is ${words}\n`)
    if (kinds.length > 0) continue
    sh.complain(`type: ${name}: not found`)
    status = 1
  }
  return status
}

/** `type -p`: the file that runs; `-P` looks for one even if the name is something else first. */
function tellPaths(
  sh: Interpreter,
  names: readonly string[],
  builtinNamed: BuiltinNamed,
  always: boolean,
): number {
  let status = 0
  for (const name of names) {
    const kinds = [...kindsOf(sh, name, builtinNamed)]
    const found = always ? kinds.find(({ kind }) => kind === 'file') : kinds[0]
    if (found?.kind === 'file') sh.out(`${found.short}\n`)
    else if (!found) status = 1
  }
  return status
}

function tell(
  sh: Interpreter,
  names: readonly string[],
  builtinNamed: BuiltinNamed,
  inWords: boolean,
): number {
  let status = 0
  for (const name of names) {
    const what = kindOf(sh, name, builtinNamed)
    if (what === undefined) {
      status = sh.state.flavor === 'bash' ? 1 : 127
      if (!inWords) continue
      if (sh.state.flavor === 'bash') sh.complain(`type: ${name}: not found`)
      else sh.out(`${name}: not found\n`)
    } else sh.out(inWords ? `${name} is ${what.words}\n` : `${what.short}\n`)
  }
  return status
}

function tellKinds(sh: Interpreter, names: readonly string[], builtinNamed: BuiltinNamed): number {
  const kinds = names.map((name) => kindOf(sh, name, builtinNamed)?.kind)
  for (const kind of kinds) if (kind !== undefined) sh.out(`${kind}\n`)
  return kinds.includes(undefined) ? 1 : 0
}

/** What a name is, as `type` tells it. */
interface Kind {
  readonly kind: string
  readonly words: string
  readonly short: string
}

const kindOf = (sh: Interpreter, name: string, builtinNamed: BuiltinNamed): Kind | undefined =>
  kindsOf(sh, name, builtinNamed).next().value ?? undefined

/** All that a name is: what is run comes first. */
function* kindsOf(
  sh: Interpreter,
  name: string,
  builtinNamed: BuiltinNamed,
): Generator<Kind, undefined> {
  const { state, system } = sh
  const isBash = state.flavor === 'bash'
  const alias = entry(state.aliases, name)
  if (alias !== undefined)
    yield {
      kind: 'alias',
      words: isBash ? `aliased to \`${alias}'` : `an alias for ${alias}`,
      short: `alias ${name}=${quoted(alias)}`,
    }
  if (KEYWORDS.has(name)) yield { kind: 'keyword', words: 'a shell keyword', short: name }
  if (entry(state.functions, name))
    yield { kind: 'function', words: isBash ? 'a function' : 'a shell function', short: name }
  if (builtinNamed(name))
    yield {
      kind: 'builtin',
      words: `a ${SPECIAL.has(name) && !isBash ? 'special ' : ''}shell builtin`,
      short: name,
    }
  const directories = name.includes('/')
    ? ['']
    : (sh.variable('PATH') ?? DEFAULT_PATH).split(':').map((directory) => `${directory}/`)
  for (const directory of directories) {
    const path = directory + name
    if (system.files.exists(path) && system.files.stat(path).type === 'file')
      yield { kind: 'file', words: path, short: path }
  }
  return undefined
}
