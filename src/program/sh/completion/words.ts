/**
 * Words that something of the shell's could become: commands, variables, files, users.
 *
 * @see https://www.gnu.org/software/bash/manual/html_node/Programmable-Completion-Builtins.html
 */
import { matches, patternOf } from '../../../text/shell-pattern.js'
import { FileError } from '../../files.js'
import { SIGNALS } from '../../signal.js'
import { builtinNames } from '../builtins/names.js'
import type { Interpreter } from '../interpreter.js'
import { KEYWORDS } from '../keywords.js'
import type { Specification } from './spec.js'

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

/** The paths that a word could become. */
function paths({ system, state }: Interpreter, plain: string): readonly Path[] {
  const slash = plain.lastIndexOf('/')
  const [directory, beginning] = [plain.slice(0, slash + 1), plain.slice(slash + 1)]
  const home = state.variables['HOME']?.value ?? ''
  const path = directory.replace(/^~(?=\/)/, home) || '.'
  try {
    return sorted(system.files.list(path))
      .filter((name) => name.startsWith(beginning) && (beginning !== '' || !name.startsWith('.')))
      .map((name) => ({
        path: directory + name,
        isDirectory:
          system.files.stat(`${path === '/' ? '' : path.replace(/\/$/, '')}/${name}`).type ===
          'directory',
      }))
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    return []
  }
}

/** A file's name as it is typed. */
const typedPath = (path: string): string => path.replaceAll(/[\s'"$&;()|<>\\]/g, '\\$&')

/** Files as they are typed, directories with a slash; directories alone, if that is wanted. */
export const files = (sh: Interpreter, word: string, onlyDirectories = false): readonly string[] =>
  paths(sh, word.replaceAll(/\\(.)/g, '$1'))
    .filter(({ isDirectory }) => isDirectory || !onlyDirectories)
    .map(({ path, isDirectory }) => typedPath(path) + (isDirectory ? '/' : ''))

/** A name that stands for a file, as it is typed. */
export const asFile = (sh: Interpreter, word: string): string =>
  paths(sh, word).some(({ path, isDirectory }) => path === word && isDirectory)
    ? `${typedPath(word)}/`
    : typedPath(word)

/** The words of each action. */
const OF_ACTIONS: Readonly<Record<string, (sh: Interpreter, word: string) => readonly string[]>> = {
  alias: ({ state }) => sorted(Object.keys(state.aliases)),
  arrayvar: ({ state }) =>
    sorted(
      Object.entries(state.variables).flatMap(([name, { elements }]) => (elements ? [name] : [])),
    ),
  builtin: () => sorted(builtinNames),
  command: commands,
  directory: (sh, word) => paths(sh, word).flatMap((one) => (one.isDirectory ? [one.path] : [])),
  enabled: () => sorted(builtinNames),
  export: ({ state }) =>
    sorted(
      Object.entries(state.variables).flatMap(([name, { exported }]) => (exported ? [name] : [])),
    ),
  file: (sh, word) => paths(sh, word).map(({ path }) => path),
  function: ({ state }) => sorted(Object.keys(state.functions)),
  group: (sh) => firstFields(sh, '/etc/group'),
  helptopic: () => sorted(builtinNames),
  hostname: (sh) => hosts(sh),
  job: ({ state }) => state.jobs.map(({ command }) => command.split(' ')[0] ?? ''),
  keyword: () => sorted(KEYWORDS),
  running: ({ state }) =>
    state.jobs.flatMap(({ command, stopped }) => (stopped ? [] : [command.split(' ')[0] ?? ''])),
  signal: () => Object.keys(SIGNALS).map((name) => `SIG${name}`),
  stopped: ({ state }) =>
    state.jobs.flatMap(({ command, stopped }) => (stopped ? [command.split(' ')[0] ?? ''] : [])),
  user: (sh) => firstFields(sh, '/etc/passwd'),
  variable: ({ state }) => sorted(Object.keys(state.variables)),
}

const linesOf = ({ system }: Interpreter, path: string): readonly string[] =>
  system.files.exists(path) ? system.files.read(path).split('\n') : []

const firstFields = (sh: Interpreter, path: string): readonly string[] =>
  linesOf(sh, path).flatMap((line) =>
    line.includes(':') ? [line.slice(0, line.indexOf(':'))] : [],
  )

const hosts = (sh: Interpreter): readonly string[] =>
  linesOf(sh, '/etc/hosts').flatMap((line) => line.replace(/#.*/, '').trim().split(/\s+/).slice(1))

/** The words of a specification that need no command to run, filtered and finished. */
export function generated(
  sh: Interpreter,
  specification: Specification,
  word: string,
  listed: readonly string[] = [],
): readonly string[] {
  const { actions, glob } = specification
  const found = [
    ...actions.flatMap((action) => OF_ACTIONS[action]?.(sh, word) ?? []),
    ...(glob === undefined
      ? []
      : paths(sh, '').flatMap(({ path }) => (matches(patternOf(glob), path) ? [path] : []))),
    ...listed,
  ].filter((one) => one.startsWith(word))
  return finished(specification, found, word)
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
