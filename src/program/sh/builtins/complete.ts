/**
 * `complete`, `compgen` and `compopt`: how the arguments of commands are completed.
 *
 * @see https://www.gnu.org/software/bash/manual/html_node/Programmable-Completion-Builtins.html
 */
import {
  DEFAULT_NAME,
  type Letters,
  type Told,
  WORD_LETTERS,
  shownSpecification,
  told,
} from '../completion/spec.js'
import { filesOf, generated, wordsOfList } from '../completion/words.js'
import type { Interpreter } from '../interpreter.js'
import { entry, withEntry, withoutEntry } from '../state.js'
import type { Builtin } from './builtin.js'

const WHAT =
  '[-o option] [-A action] [-G globpat] [-W wordlist] [-F function] [-C command] [-X filterpat] [-P prefix] [-S suffix]'
const COMPLETE_USAGE = `complete [-abcdefgjksuv] [-pr] [-DEI] ${WHAT} [name ...]`
const COMPGEN_USAGE = `compgen [-abcdefgjksuv] ${WHAT} [word]`
const COMPOPT_USAGE = 'compopt [-o|+o option] [-DEI] [name ...]'
const COMPLETE: Letters = { known: `${WORD_LETTERS}prDEI`, unsimulated: 'EI' }
const COMPGEN: Letters = { known: WORD_LETTERS, unsimulated: 'FC' }
const COMPOPT: Letters = { known: 'oDEI', unsimulated: 'EI', takesAway: true }
const NO_SPECIFICATION = 'no completion specification'
const NOT_EXPANDED = 'kubarium expands plain variables alone in the words of -W'
/** Expansions other than of a variable by its name, and what keeps them from being one. */
const RUNS = /`|\$[(@*#?!$-]|\$\{(?!\w+\})/
const LITERAL = /\\[^]|'[^']*'/g
const NOT_COMPLETING = 'compopt: not currently executing completion function'

/** Says what is wrong with the words of a builtin; the status. */
function complain(sh: Interpreter, builtin: string, complaint: string, usage: string): number {
  sh.complain(`${builtin}: ${complaint}`)
  if (/invalid option$|requires an argument$/.test(complaint))
    sh.err(`${builtin}: usage: ${usage}\n`)
  return 2
}

/** The names that are meant: of commands, or of what no command has. */
const namesIn = ({ names, switches }: Told): readonly string[] => [
  ...names,
  ...(switches.includes('D') ? [DEFAULT_NAME] : []),
]

export const complete: Builtin = (sh, args) => {
  const said = told(args, COMPLETE)
  if (said.complaint !== undefined) return complain(sh, 'complete', said.complaint, COMPLETE_USAGE)
  const names = namesIn(said)
  const { switches, specification } = said
  if (switches.includes('r')) return forget(sh, names)
  if (switches.includes('p') || args.length === 0) return print(sh, names)
  if (names.length === 0) {
    sh.err(`complete: usage: ${COMPLETE_USAGE}\n`)
    return 2
  }
  for (const name of names)
    sh.state.completions = withEntry(sh.state.completions ?? {}, name, specification)
  return 0
}

function forget(sh: Interpreter, names: readonly string[]): number {
  if (names.length === 0) sh.state.completions = {}
  let status = 0
  for (const name of names) {
    if (entry(sh.state.completions ?? {}, name) === undefined)
      status = missing(sh, 'complete', name)
    sh.state.completions = withoutEntry(sh.state.completions ?? {}, name)
  }
  return status
}

function print(sh: Interpreter, names: readonly string[]): number {
  const all = sh.state.completions ?? {}
  let status = 0
  for (const name of names.length > 0 ? names : Object.keys(all)) {
    const found = entry(all, name)
    if (found === undefined) status = missing(sh, 'complete', name)
    else sh.out(`complete ${[shownSpecification(found), name.trim()].filter(Boolean).join(' ')}\n`)
  }
  return status
}

function missing(sh: Interpreter, builtin: string, name: string): number {
  sh.complain(`${builtin}: ${name.trim()}: ${NO_SPECIFICATION}`)
  return 1
}

export const compgen: Builtin = (sh, args) => {
  const said = told(args, COMPGEN)
  if (said.complaint !== undefined) return complain(sh, 'compgen', said.complaint, COMPGEN_USAGE)
  const { specification, names } = said
  const [word = ''] = names
  const { wordList, options } = specification
  if (wordList !== undefined && RUNS.test(wordList.replaceAll(LITERAL, '')))
    return complain(sh, 'compgen', NOT_EXPANDED, COMPGEN_USAGE)
  const list = wordList === undefined ? [] : wordsOfList(sh, expanded(sh, wordList))
  const found = generated(sh, specification, word, list)
  const has = (option: string): boolean => options.includes(option)
  const wantsDirectories = has('plusdirs') || (has('dirnames') && found.length === 0)
  const more = [
    ...(wantsDirectories ? filesOf(sh, word, true) : []),
    ...(has('default') && found.length === 0 ? filesOf(sh, word) : []),
  ]
  const all = [...found, ...more]
  sh.out(all.map((one) => `${one}\n`).join(''))
  return all.length === 0 ? 1 : 0
}

/** A list with its variables' values. */
const expanded = (sh: Interpreter, list: string): string =>
  list.replaceAll(/\$(?:\{(\w+)\}|(\w+))/g, (_, braced?: string, plain?: string) => {
    return sh.variable(braced ?? plain ?? '') ?? ''
  })

export const compopt: Builtin = (sh, args) => {
  const said = told(args, COMPOPT)
  if (said.complaint !== undefined) return complain(sh, 'compopt', said.complaint, COMPOPT_USAGE)
  const { specification, taken } = said
  const changed = (options: readonly string[]): readonly string[] => [
    ...new Set([...options, ...specification.options].filter((one) => !taken.includes(one))),
  ]
  const names = namesIn(said)
  if (names.length === 0) {
    if (sh.state.completing === undefined) {
      sh.complain(NOT_COMPLETING)
      return 1
    }
    sh.state.completing = changed(sh.state.completing)
  }
  for (const name of names) {
    const known = entry(sh.state.completions ?? {}, name)
    if (!known) return missing(sh, 'compopt', name)
    sh.state.completions = withEntry(sh.state.completions ?? {}, name, {
      ...known,
      options: changed(known.options),
    })
  }
  return 0
}
