/**
 * How the arguments of a command are completed, as `complete` is told: actions, lists of words,
 * functions.
 *
 * @see https://www.gnu.org/software/bash/manual/html_node/Programmable-Completion-Builtins.html
 */

/** What `complete` and `compgen` were told. */
export interface Specification {
  readonly actions: readonly string[]
  readonly options: readonly string[]
  /** `-W`: words, before they are expanded. */
  readonly wordList?: string
  /** `-F`: a function of the shell. */
  readonly function?: string
  /** `-C`: a command whose output are the words. */
  readonly command?: string
  /** `-G`: a pattern of files. */
  readonly glob?: string
  /** `-X`: a pattern of words that are left out. */
  readonly filter?: string
  readonly prefix?: string
  readonly suffix?: string
}

/** The specifications of a shell by the names of commands. */
export type Specifications = Readonly<Record<string, Specification>>

/** Actions that have a letter. */
const LETTERS: Readonly<Record<string, string>> = {
  a: 'alias',
  b: 'builtin',
  c: 'command',
  d: 'directory',
  e: 'export',
  f: 'file',
  g: 'group',
  j: 'job',
  k: 'keyword',
  s: 'service',
  u: 'user',
  v: 'variable',
}
const ACTIONS: readonly string[] = [
  ...Object.values(LETTERS),
  'arrayvar',
  'binding',
  'disabled',
  'enabled',
  'function',
  'helptopic',
  'hostname',
  'running',
  'setopt',
  'shopt',
  'signal',
  'stopped',
]
const OPTIONS: readonly string[] = [
  'bashdefault',
  'default',
  'dirnames',
  'filenames',
  'noquote',
  'nosort',
  'nospace',
  'plusdirs',
]
/** Letters that take a word, and what they set. */
const TEXTS = {
  W: 'wordList',
  F: 'function',
  C: 'command',
  G: 'glob',
  X: 'filter',
  P: 'prefix',
  S: 'suffix',
} as const
/** The names under which `-D`, `-E` and `-I` stand, which no command can have. */
export const SPECIAL_NAMES: Readonly<Record<string, string>> = { D: ' -D', E: ' -E', I: ' -I' }

/** What the words of `complete`, `compgen` and `compopt` say. */
export interface Told {
  readonly specification: Specification
  /** The switches that were given (`p`, `r`, `D`, …). */
  readonly switches: readonly string[]
  /** Options that are taken away, with `+o`. */
  readonly taken: readonly string[]
  readonly names: readonly string[]
  /** What is wrong with them. */
  readonly complaint?: string
}

/** Reads the words of one of the three builtins, which has these switches. */
export function told(args: readonly string[], switches: string): Told {
  const texts: Record<string, string> = {}
  const [actions, options, given, taken]: [string[], string[], string[], string[]] = [
    [],
    [],
    [],
    [],
  ]
  const result = (at: number, complaint?: string): Told => ({
    specification: { actions, options, ...texts },
    switches: given,
    taken,
    names: args.slice(at),
    ...(complaint === undefined ? {} : { complaint }),
  })
  let at = 0
  for (; at < args.length; at++) {
    const word = args[at] as string
    if (word === '--') return result(at + 1)
    if (!/^[-+]./.test(word)) break
    for (let i = 1; i < word.length; i++) {
      const letter = word[i] as string
      const text = (TEXTS as Readonly<Record<string, string>>)[letter]
      const takes = text !== undefined || letter === 'A' || letter === 'o'
      if (takes) {
        const value = i + 1 < word.length ? word.slice(i + 1) : args[++at]
        if (value === undefined) return result(at, `-${letter}: option requires an argument`)
        if (letter === 'o') {
          if (!OPTIONS.includes(value)) return result(at, `${value}: invalid option name`)
          ;(word[0] === '+' ? taken : options).push(value)
        } else if (letter === 'A') {
          if (!ACTIONS.includes(value)) return result(at, `${value}: invalid action name`)
          actions.push(value)
        } else texts[text as string] = value
        break
      }
      if (Object.hasOwn(LETTERS, letter) && switches !== '') actions.push(LETTERS[letter] as string)
      else if (switches.includes(letter)) given.push(letter)
      else return result(at, `-${letter}: invalid option`)
    }
  }
  return result(at)
}

/** A specification as `complete -p` prints it, without the name. */
export function shownSpecification(specification: Specification): string {
  const { actions, options, ...texts } = specification
  const letters = Object.entries(LETTERS)
  const words = [
    ...[...options].sort().map((option) => `-o ${option}`),
    ...actions.map((action) => {
      const letter = letters.find(([, name]) => name === action)?.[0]
      return letter === undefined ? `-A ${action}` : `-${letter}`
    }),
    ...(['G', 'W', 'P', 'S', 'X', 'C'] as const).flatMap((letter) => {
      const text = texts[TEXTS[letter]]
      return text === undefined ? [] : [`-${letter} '${text.replaceAll("'", `'\\''`)}'`]
    }),
    ...(texts.function === undefined ? [] : [`-F ${texts.function}`]),
  ]
  return words.join(' ')
}
