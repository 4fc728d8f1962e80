/**
 * What a word of a line could become where no function has to run: commands where a command
 * stands, variables after a dollar sign, files elsewhere.
 *
 * @module
 */
import type { Interpreter } from '../interpreter.js'
import { asFile, commands, files, finished, generated, variables } from './words.js'
import { type Place, placeOf } from './place.js'
import type { Specification } from './spec.js'

/** What a word could become. `from` is where it begins in the line. */
export interface Choice {
  readonly from: number
  readonly words: readonly string[]
  /** No space follows a word that is whole. */
  readonly isOpen?: boolean
  /** They are files: of each, the last part is listed. */
  readonly areFiles?: boolean
  /** They stand in the order in which they are to be listed. */
  readonly isOrdered?: boolean
}

/** The choice that bash offers by itself. */
export function usualChoice(sh: Interpreter, before: string): Choice {
  const word = /(?:\\.|[^\s;|&()<>"'`=:]|(?<=[^\s])[=:])*$/.exec(before)?.[0] ?? ''
  const from = before.length - word.length
  if (word.startsWith('$')) return { from, words: variables(sh, word) }
  const isCommand = placeOf(before).words.length === 1
  if (isCommand && !word.includes('/')) return { from, words: commands(sh, word) }
  return { from, words: files(sh, word), areFiles: true }
}

/** Where the word of a place begins as files see it: behind the last separator. */
const typed = ({ words }: Place): string => words.at(-1) ?? ''

/**
 * The choice that a specification offers, once the words that its function or its list gave are
 * there.
 */
export function specifiedChoice(
  sh: Interpreter,
  before: string,
  place: Place,
  specification: Specification,
  given: readonly string[],
): Choice {
  const { options } = specification
  const word = typed(place)
  const has = (option: string): boolean => options.includes(option)
  // What a function gives stands as it is; a list is filtered by what is typed.
  const isFree = specification.function !== undefined || specification.command !== undefined
  const made = isFree
    ? [...generated(sh, specification, word), ...finished(specification, given, word)]
    : generated(sh, specification, word, given)
  const isOpen = has('nospace')
  const areFiles =
    has('filenames') || specification.actions.some((one) => /^(file|directory)$/.test(one))
  const more = has('plusdirs') ? files(sh, word, true) : []
  const words = [...(areFiles ? made.map((one) => asFile(sh, one)) : made), ...more]
  if (words.length > 0)
    return {
      from: place.from,
      words: [...new Set(words)],
      isOpen,
      areFiles,
      isOrdered: has('nosort'),
    }
  if (has('dirnames')) return { from: place.from, words: files(sh, word, true), areFiles: true }
  if (has('bashdefault')) return usualChoice(sh, before)
  return has('default')
    ? { from: place.from, words: files(sh, word), areFiles: true }
    : { from: place.from, words: [] }
}
