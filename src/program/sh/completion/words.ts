/**
 * Words that something of the shell's could become: commands, variables, files, users.
 *
 * @see https://www.gnu.org/software/bash/manual/html_node/Programmable-Completion-Builtins.html
 */
import { matches, patternOf } from '../../../text/shell-pattern.js'
import { FileError } from '../../files.js'
import { SIGNALS } from '../../signal.js'
import { accounts, groups } from '../../accounts/tables.js'
import { builtinNames } from '../builtins/names.js'
import { fittingPaths, isDirectory } from '../expand/glob.js'
import type { Interpreter } from '../interpreter.js'
import { KEYWORDS } from '../keywords.js'
import { SHELL_OPTIONS } from '../options.js'
import { LONG_OPTIONS } from '../start.js'
import type { Action, Specification } from './spec.js'

export const sorted = (words: Iterable<string>): readonly string[] => [...new Set(words)].sort()

/** Variables with their dollar sign. */
export const variables = ({ state }: Interpreter, word: string): readonly string[] =>
  sorted(Object.keys(state.variables).map((name) => `$${name}`)).filter((one) =>
    one.startsWith(word),
  )

/** Whatever can stand where a command stands. */
export function commands({ state, system }: Interpreter, word: string): readonly string[] {
  const directories = (state.variables['PATH']?.value ?? '').split(':')
  const inPath = directories.flatMap((path) =>
    system.files.exists(path) ? system.files.list(path) : [],
  )
  const own = [builtinNames, Object.keys(state.functions), Object.keys(state.aliases)].flat()
  return sorted([...own, ...inPath].filter((name) => name.startsWith(word)))
}

/** A path that a word could become. */
interface Path {
  readonly path: string
  readonly isDirectory: boolean
}

/** A path without the `~` that stands for the home. */
const withHome = ({ state }: Interpreter, path: string): string =>
  path.replace(/^~(?=\/)/, state.variables['HOME']?.value ?? '')

/** The paths that a word could become. */
function paths(sh: Interpreter, plain: string): readonly Path[] {
  const slash = plain.lastIndexOf('/')
  const [directory, beginning] = [plain.slice(0, slash + 1), plain.slice(slash + 1)]
  const path = withHome(sh, directory)
  try {
    return sorted(sh.system.files.list(path || '.'))
      .filter((name) => name.startsWith(beginning) && (beginning !== '' || !name.startsWith('.')))
      .map((name) => ({
        path: directory + name,
        isDirectory: isDirectory(sh, path + name, true),
      }))
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    return []
  }
}

/** Files as they are named; directories alone, if that is wanted. */
export const filesOf = (
  sh: Interpreter,
  word: string,
  onlyDirectories = false,
): readonly string[] =>
  paths(sh, word).flatMap((one) => (one.isDirectory || !onlyDirectories ? [one.path] : []))

/** A file's name as it is typed. */
const typedPath = (path: string): string => path.replaceAll(/[\s'"$&;()|<>\\]/g, '\\$&')

/** Files as they are typed, directories with a slash; directories alone, if that is wanted. */
export const files = (sh: Interpreter, word: string, onlyDirectories = false): readonly string[] =>
  paths(sh, word.replaceAll(/\\(.)/g, '$1'))
    .filter(({ isDirectory }) => isDirectory || !onlyDirectories)
    .map(({ path, isDirectory }) => typedPath(path) + (isDirectory ? '/' : ''))

/** A name that stands for a file, as it is typed. */
export const asFile = (sh: Interpreter, word: string): string =>
  !word.endsWith('/') && isDirectory(sh, withHome(sh, word), true)
    ? `${typedPath(word)}/`
    : typedPath(word)

/** The words of each action. */
const OF_ACTIONS: Readonly<Record<Action, (sh: Interpreter, word: string) => readonly string[]>> = {
  alias: ({ state }) => sorted(Object.keys(state.aliases)),
  arrayvar: ({ state }) =>
    sorted(
      Object.entries(state.variables).flatMap(([name, { elements }]) => (elements ? [name] : [])),
    ),
  // `complete` and `compgen` refuse it.
  binding: () => [],
  builtin: () => sorted(builtinNames),
  command: commands,
  directory: (sh, word) => filesOf(sh, word, true),
  // No builtin can be disabled.
  disabled: () => [],
  enabled: () => sorted(builtinNames),
  export: ({ state }) =>
    sorted(
      Object.entries(state.variables).flatMap(([name, { exported }]) => (exported ? [name] : [])),
    ),
  file: (sh, word) => filesOf(sh, word),
  function: ({ state }) => sorted(Object.keys(state.functions)),
  group: ({ system }) => groups(system).map(({ name }) => name),
  helptopic: () => sorted(builtinNames),
  hostname: (sh) => hosts(sh),
  job: ({ state }) => state.jobs.map(({ command }) => command.split(' ')[0] ?? ''),
  keyword: () => sorted(KEYWORDS),
  running: ({ state }) =>
    state.jobs.flatMap(({ command, stopped }) => (stopped ? [] : [command.split(' ')[0] ?? ''])),
  service: (sh) => services(sh),
  setopt: () => sorted([...Object.keys(LONG_OPTIONS), 'pipefail']),
  shopt: () => Object.keys(SHELL_OPTIONS),
  signal: () => Object.keys(SIGNALS).map((name) => `SIG${name}`),
  stopped: ({ state }) =>
    state.jobs.flatMap(({ command, stopped }) => (stopped ? [command.split(' ')[0] ?? ''] : [])),
  user: ({ system }) => accounts(system).map(({ name }) => name),
  variable: ({ state }) => sorted(Object.keys(state.variables)),
}

const linesOf = ({ system }: Interpreter, path: string): readonly string[] =>
  system.files.exists(path) ? system.files.read(path).split('\n') : []

const hosts = (sh: Interpreter): readonly string[] =>
  linesOf(sh, '/etc/hosts').flatMap((line) => line.replace(/#.*/, '').trim().split(/\s+/).slice(1))

/** The names of services, with their other names. */
const services = (sh: Interpreter): readonly string[] =>
  linesOf(sh, '/etc/services').flatMap((line) => {
    const [name = '', , ...others] = line.replace(/#.*/, '').split(/\s+/).filter(Boolean)
    return name === '' ? [] : [name, ...others]
  })

/** The words of a specification that need no command to run, filtered and finished. */
export function generated(
  sh: Interpreter,
  specification: Specification,
  word: string,
  listed: readonly string[] = [],
): readonly string[] {
  const { actions, glob } = specification
  const found = [...actions.flatMap((action) => OF_ACTIONS[action](sh, word)), ...listed].filter(
    (one) => one.startsWith(word),
  )
  // What fits a pattern is offered whatever is typed.
  const fitting = glob === undefined ? [] : fittingPaths(sh, glob)
  return finished(specification, [...found, ...fitting], word)
}

/** Leaves out what the filter says, and puts before and behind what is to stand there. */
export function finished(
  { filter, prefix = '', suffix = '' }: Specification,
  words: readonly string[],
  word: string,
): readonly string[] {
  const text = filter?.replace(/^!/, '').replaceAll(/(?<!\\)&/g, word)
  const pattern = text === undefined ? undefined : patternOf(text)
  const isKept = (one: string): boolean =>
    pattern === undefined || matches(pattern, one) === (filter?.startsWith('!') ?? false)
  return words.filter(isKept).map((one) => prefix + one + suffix)
}

/** The words of a list, at the separators of `IFS`; quotes hold words together. */
export function wordsOfList(sh: Interpreter, list: string): readonly string[] {
  const separators = sh.variable('IFS') ?? ' \t\n'
  const words: string[] = []
  let [word, isWord, quote] = ['', false, '']
  for (let i = 0; i < list.length; i++) {
    const letter = list[i] as string
    if (quote !== '') {
      if (letter === quote) quote = ''
      else word += letter
    } else if (letter === '\\' && i + 1 < list.length) {
      word += list[++i]
      isWord = true
    } else if (letter === '"' || letter === "'") {
      quote = letter
      isWord = true
    } else if (separators.includes(letter)) {
      if (isWord) words.push(word)
      ;[word, isWord] = ['', false]
    } else {
      word += letter
      isWord = true
    }
  }
  return isWord ? [...words, word] : words
}
