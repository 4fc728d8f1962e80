/**
 * Tab: what a word could become. Commands where a command stands, variables after a dollar sign,
 * what a command itself knows of its arguments, and files elsewhere.
 *
 * @see https://www.gnu.org/software/bash/manual/html_node/Programmable-Completion.html
 */
import { FileError } from '../../files.js'
import { builtinNames } from '../builtins/index.js'
import type { Interpreter } from '../interpreter.js'
import type { Editor } from './editor.js'

/** What a word could become. `from` is where it begins in the line. */
interface Choice {
  readonly from: number
  readonly words: readonly string[]
}

const COLUMN_GAP = 2
const ENDS_COMMAND = /[;|&(]\s*$|\b(?:do|then|else|sudo|time|watch)\s+$/

/** The line after Tab, and what is listed below it if there are several words to choose from. */
export function completed(
  sh: Interpreter,
  editor: Editor,
  columns: number,
): { readonly editor: Editor; readonly list?: string } {
  const { text, cursor } = editor
  const { from, words } = choiceAt(sh, text.slice(0, cursor))
  const typed = text.slice(from, cursor)
  const common = commonBeginning(words)
  const [only] = words
  const isWhole = words.length === 1 && only !== undefined
  const put = isWhole ? ended(only) : common.length > typed.length ? common : typed
  const now = {
    ...editor,
    text: text.slice(0, from) + put + text.slice(cursor),
    cursor: from + put.length,
    isAsked: put === typed && words.length > 1,
  }
  if (put !== typed || words.length < 2 || !editor.isAsked) return { editor: now }
  return { editor: now, list: listed(words, columns) }
}

/** A word that is whole is followed by a space, unless more can follow. */
const ended = (word: string): string => (/[/=]$/.test(word) ? word : `${word} `)

function choiceAt(sh: Interpreter, before: string): Choice {
  const word = /(?:\\.|[^\s;|&()<>"'`=:]|(?<=[^\s])[=:])*$/.exec(before)?.[0] ?? ''
  const from = before.length - word.length
  const lead = before.slice(0, from)
  const command = /[^;|&(]*$/.exec(lead)?.[0] ?? ''
  if (word.startsWith('$')) return { from, words: variables(sh, word) }
  const isCommand = command.trim() === '' || ENDS_COMMAND.test(lead)
  if (isCommand && !word.includes('/')) return { from, words: commands(sh, word) }
  if (!isCommand) {
    const own = sh.system.complete?.(command.trim().split(/\s+/), word)
    if (own !== undefined && own.length > 0) return { from, words: own }
  }
  return { from, words: files(sh, word) }
}

const sorted = (words: Iterable<string>): readonly string[] => [...new Set(words)].sort()

const variables = ({ state }: Interpreter, word: string): readonly string[] =>
  sorted(Object.keys(state.variables).map((name) => `$${name}`)).filter((one) =>
    one.startsWith(word),
  )

function commands({ state, system }: Interpreter, word: string): readonly string[] {
  const directories = (state.variables['PATH']?.value ?? '').split(':')
  const inPath = directories.flatMap((path) =>
    system.files.exists(path) ? system.files.list(path) : [],
  )
  const own = [builtinNames, Object.keys(state.functions), Object.keys(state.aliases)].flat()
  return sorted([...own, ...inPath].filter((name) => name.startsWith(word)))
}

function files({ system, state }: Interpreter, word: string): readonly string[] {
  const plain = word.replaceAll(/\\(.)/g, '$1')
  const slash = plain.lastIndexOf('/')
  const [directory, beginning] = [plain.slice(0, slash + 1), plain.slice(slash + 1)]
  const home = state.variables['HOME']?.value ?? ''
  const path = directory.replace(/^~(?=\/)/, home) || '.'
  try {
    return sorted(system.files.list(path))
      .filter((name) => name.startsWith(beginning) && (beginning !== '' || !name.startsWith('.')))
      .map((name) => `${path === '/' ? '' : path.replace(/\/$/, '')}/${name}`)
      .map((whole) => {
        const shown = directory + whole.slice(whole.lastIndexOf('/') + 1)
        const isDirectory = system.files.stat(whole).type === 'directory'
        return shown.replaceAll(/[\s'"$&;()|<>\\]/g, '\\$&') + (isDirectory ? '/' : '')
      })
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    return []
  }
}

function commonBeginning(words: readonly string[]): string {
  const [first = '', ...rest] = words
  let length = first.length
  for (const word of rest) while (!word.startsWith(first.slice(0, length))) length--
  return first.slice(0, length)
}

/** Words in columns, down and then to the right. Of paths, the last part is shown. */
function listed(words: readonly string[], columns: number): string {
  const names = words.map((word) =>
    (/[^/]*\/?$/.exec(word)?.[0] ?? word).replaceAll(/\\(.)/g, '$1'),
  )
  const width = Math.max(...names.map(({ length }) => length)) + COLUMN_GAP
  const across = Math.max(1, Math.floor(columns / width))
  const down = Math.ceil(names.length / across)
  const lines = Array.from({ length: down }, (_, row) =>
    names
      .filter((_, index) => index % down === row)
      .map((name) => name.padEnd(width))
      .join(''),
  )
  return `${lines.join('\n')}\n`
}
