/**
 * jq's command line.
 *
 * @module
 */
import type { Json } from './values.js'

/** Words that make no sense to jq. */
export class JqUsageError extends Error {}

/** What the words say. */
export interface Options {
  readonly filter: string | undefined
  readonly files: readonly string[]
  readonly variables: readonly {
    readonly name: string
    readonly kind: 'arg' | 'argjson' | 'slurpfile' | 'rawfile'
    readonly text: string
  }[]
  /** Arguments that are no files: `--args`. */
  readonly rest: readonly Json[]
  readonly isNull: boolean
  readonly isRaw: boolean
  readonly isSlurped: boolean
  readonly isCompact: boolean
  readonly isSorted: boolean
  /** Texts are printed as they are, and how each value ends. */
  readonly prints: 'json' | 'raw' | 'joined' | 'nul'
  readonly isAscii: boolean
  readonly indent: string
  readonly tellsByExit: boolean
  readonly shows: 'version' | 'help' | undefined
}

const LONG: Readonly<Record<string, string>> = {
  'null-input': 'n',
  'raw-input': 'R',
  slurp: 's',
  'compact-output': 'c',
  'raw-output': 'r',
  'join-output': 'j',
  'raw-output0': '0',
  'ascii-output': 'a',
  'sort-keys': 'S',
  'monochrome-output': 'M',
  'exit-status': 'e',
  help: 'h',
  version: 'V',
}
const KINDS = ['arg', 'argjson', 'slurpfile', 'rawfile'] as const
const LETTERS = 'nRscrj0aSMehV'
const MOST_INDENT = 7

/** Reads the words. @throws JqUsageError */
export function optionsOf(words: readonly string[]): Options {
  const left = [...words]
  const letters = new Set<string>()
  const variables: Options['variables'][number][] = []
  const [files, rest]: [string[], Json[]] = [[], []]
  let [filter, rests, indent]: [string | undefined, 'files' | 'args' | 'jsonargs', string] = [
    undefined,
    'files',
    '  ',
  ]
  const value = (option: string, count: number): string => {
    const word = left.shift()
    if (word === undefined)
      throw new JqUsageError(
        count > 1
          ? `--${option} takes two parameters (e.g. --${option} varname text)`
          : `--${option} takes one parameter`,
      )
    return word
  }
  const operand = (word: string): void => {
    if (filter === undefined) filter = word
    else if (rests === 'files') files.push(word)
    else rest.push(rests === 'args' ? word : jsonOf(word, '--jsonargs'))
  }
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (word === '--') left.splice(0).forEach(operand)
    else if (!word.startsWith('-') || word === '-') operand(word)
    else if (word === '--args') rests = 'args'
    else if (word === '--jsonargs') rests = 'jsonargs'
    else if (word === '--tab') indent = '\t'
    else if (word === '--indent') indent = ' '.repeat(indentOf(value('indent', 1)))
    else if (word === '-f' || word === '--from-file')
      throw new JqUsageError(
        'kubarium does not simulate jq --from-file: give the program as an argument',
      )
    else if (KINDS.some((kind) => word === `--${kind}`)) {
      const kind = KINDS.find((one) => word === `--${one}`) ?? 'arg'
      const [name, text] = [value(kind, 2), value(kind, 2)]
      if (kind === 'argjson') jsonOf(text, `--argjson`)
      variables.push({ name, kind, text })
    } else for (const letter of lettersOf(word)) letters.add(letter)
  }
  return { filter, files, variables, rest, indent, ...switchesOf(letters, indent) }
}

/** What single letters say. */
function switchesOf(
  letters: ReadonlySet<string>,
  indent: string,
): Omit<Options, 'filter' | 'files' | 'variables' | 'rest' | 'indent'> {
  return {
    isNull: letters.has('n'),
    isRaw: letters.has('R'),
    isSlurped: letters.has('s'),
    isCompact: letters.has('c') || indent === '',
    isSorted: letters.has('S'),
    prints: letters.has('j')
      ? 'joined'
      : letters.has('0')
        ? 'nul'
        : letters.has('r')
          ? 'raw'
          : 'json',
    isAscii: letters.has('a'),
    tellsByExit: letters.has('e'),
    shows: letters.has('h') ? 'help' : letters.has('V') ? 'version' : undefined,
  }
}

function lettersOf(word: string): readonly string[] {
  if (word.startsWith('--')) {
    const letter = Object.hasOwn(LONG, word.slice(2)) ? LONG[word.slice(2)] : undefined
    if (letter === undefined) throw new JqUsageError(`Unknown arguments`)
    return [letter]
  }
  const letters = [...word.slice(1)]
  if (letters.some((letter) => !LETTERS.includes(letter))) {
    if (letters.includes('C'))
      throw new JqUsageError('kubarium does not simulate the colours of jq (-C)')
    throw new JqUsageError('Unknown arguments')
  }
  return letters
}

function indentOf(text: string): number {
  const count = Number(text)
  if (!(count >= 0)) throw new JqUsageError('Cannot indent less than zero characters')
  if (count > MOST_INDENT) throw new JqUsageError('Cannot indent more than 7 characters')
  return count
}

function jsonOf(text: string, option: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    throw new JqUsageError(`Invalid JSON text passed to ${option}`)
  }
}
