/**
 * How the arguments of a command are completed, as `complete` is told: actions, lists of words,
 * functions.
 *
 * @see https://www.gnu.org/software/bash/manual/html_node/Programmable-Completion-Builtins.html
 */
import { quoted } from '../run/quote.js'

/** What `complete` and `compgen` were told. */
export interface Specification {
  readonly actions: readonly Action[]
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
const LETTERS = {
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
} as const
const OTHER_ACTIONS = [
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
] as const
/** What words are made of: commands, files, users, … */
export type Action = (typeof LETTERS)[keyof typeof LETTERS] | (typeof OTHER_ACTIONS)[number]
const ACTIONS: readonly string[] = [...Object.values(LETTERS), ...OTHER_ACTIONS]
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
/** The name under which `-D` stands, which no command can have. */
export const DEFAULT_NAME = ' -D'
/** Options and actions that are known and do nothing here. */
const UNSIMULATED: readonly string[] = ['-o noquote', '-A binding']

/** The letters of one of the builtins. */
export interface Letters {
  readonly known: string
  /** Those of them that do nothing here. */
  readonly unsimulated: string
  /** `+o` takes an option away. */
  readonly takesAway?: boolean
}

/** The letters of all that makes words. */
export const WORD_LETTERS = [...Object.keys(LETTERS), ...Object.keys(TEXTS), 'A', 'o'].join('')

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

/** Reads the words of one of the three builtins, which has these letters. */
export function told(args: readonly string[], { known, unsimulated, takesAway }: Letters): Told {
  const texts: Record<string, string> = {}
  const actions: Action[] = []
  const [options, given, taken]: [string[], string[], string[]] = [[], [], []]
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
    if (!(takesAway ? /^[-+]./ : /^-./).test(word)) break
    for (let i = 1; i < word.length; i++) {
      const letter = word[i] as string
      if (!known.includes(letter)) return result(at, `-${letter}: invalid option`)
      const action = Object.hasOwn(LETTERS, letter) && LETTERS[letter as keyof typeof LETTERS]
      const text = Object.hasOwn(TEXTS, letter) && TEXTS[letter as keyof typeof TEXTS]
      const takes = text || letter === 'A' || letter === 'o'
      const value = !takes ? '' : i + 1 < word.length ? word.slice(i + 1) : args[++at]
      if (value === undefined) return result(at, `-${letter}: option requires an argument`)
      const what = unsimulated.includes(letter) ? `-${letter}` : `${word[0]}${letter} ${value}`
      if (unsimulated.includes(letter) || UNSIMULATED.includes(what))
        return result(at, `kubarium does not simulate ${what}`)
      if (letter === 'o') {
        if (!OPTIONS.includes(value)) return result(at, `${value}: invalid option name`)
        ;(word[0] === '+' ? taken : options).push(value)
      } else if (letter === 'A') {
        if (!ACTIONS.includes(value)) return result(at, `${value}: invalid action name`)
        actions.push(value as Action)
      } else if (text) texts[text] = value
      else if (action) actions.push(action)
      else given.push(letter)
      if (takes) break
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
      return text === undefined ? [] : [`-${letter} ${quoted(text)}`]
    }),
    ...(texts.function === undefined ? [] : [`-F ${texts.function}`]),
  ]
  return words.join(' ')
}
