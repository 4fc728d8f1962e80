/**
 * A completion under way: the function that a command's specification names runs, and what it
 * leaves in `COMPREPLY` is what the word could become.
 *
 * A command without a specification has one loaded, if there is a file of its name where
 * bash-completion keeps them.
 *
 * @see https://www.gnu.org/software/bash/manual/html_node/Programmable-Completion.html
 */
import { assignElements, elementsOf } from '../arrays.js'
import { FileError } from '../../files.js'
import type { Interpreter } from '../interpreter.js'
import { isOn } from '../options.js'
import { quoted } from '../run/quote.js'
import { type Frame, entry, withoutEntry } from '../state.js'
import { type Choice, specifiedChoice, usualChoice } from './choice.js'
import { type Place, placeOf } from './place.js'
import { DEFAULT_NAME, type Specification } from './spec.js'

/** Where bash-completion keeps what it loads for a command. */
const FOLDERS = ['/usr/share/bash-completion/completions', '/etc/bash_completion.d']
const VARIABLES = ['COMP_WORDS', 'COMP_CWORD', 'COMP_LINE', 'COMP_POINT', 'COMP_TYPE', 'COMP_KEY']
/** What a function ends with that has given its command another specification. */
const AGAIN = 124
/** How `COMP_TYPE` says what is wanted: the common beginning, a list, all words. */
export const KINDS = { beginning: '9', list: '63', all: '37' } as const

/** What has to run before the choice is known; undefined if nothing has. */
export function scriptFor(sh: Interpreter, before: string): string | undefined {
  if (!isOn(sh.state, 'progcomp')) return undefined
  const { words, line } = placeOf(before)
  if (words.length < 2) return undefined
  const found = specificationOf(sh, words)
  if (found) return asScript(found, words, line)
  const file = fileOf(sh, words[0] as string)
  return file === undefined ? undefined : `. ${quoted(file)}`
}

function specificationOf(sh: Interpreter, words: readonly string[]): Specification | undefined {
  const { completions = {} } = sh.state
  const [name = ''] = words
  if (words.length < 2 || !isOn(sh.state, 'progcomp')) return undefined
  return (
    entry(completions, name) ??
    entry(completions, name.slice(name.lastIndexOf('/') + 1)) ??
    entry(completions, DEFAULT_NAME)
  )
}

/** The file that says how a command's arguments are completed. */
function fileOf(sh: Interpreter, command: string): string | undefined {
  const name = command.slice(command.lastIndexOf('/') + 1)
  if (!/^[\w.+-]+$/.test(name)) return undefined
  try {
    return FOLDERS.map((folder) => `${folder}/${name}`).find((path) => sh.system.files.exists(path))
  } catch (error) {
    if (error instanceof FileError) return undefined
    throw error
  }
}

/** The commands that fill `COMPREPLY`. */
function asScript(
  { function: name, command, wordList }: Specification,
  words: readonly string[],
  line: string,
): string {
  const arguments_ = [words[0], words.at(-1), words.at(-2)]
    .map((one) => quoted(one ?? ''))
    .join(' ')
  if (name !== undefined) return `${name} ${arguments_}`
  if (command !== undefined)
    return `mapfile -t COMPREPLY < <(COMP_LINE=${quoted(line)} COMP_POINT=${line.length} ${command} ${arguments_})`
  return wordList === undefined ? ':' : `COMPREPLY=(${wordList})`
}

/** Begins a completion. `text` of its frame is the line up to the cursor. */
export function beginCompletion(sh: Interpreter, before: string, kind: string): void {
  const { words, line } = placeOf(before)
  assignElements(
    sh,
    'COMP_WORDS',
    words.map((value) => ({ value })),
  )
  assignElements(sh, 'COMPREPLY', [])
  sh.assign('COMP_CWORD', String(words.length - 1))
  sh.assign('COMP_LINE', line)
  sh.assign('COMP_POINT', String(line.length))
  sh.assign('COMP_TYPE', kind)
  sh.assign('COMP_KEY', '9')
  sh.state.completing = specificationOf(sh, words)?.options ?? []
  sh.pushFrame({
    source: '',
    node: 0,
    special: 'completion',
    at: 0,
    tested: true,
    last: false,
    text: before,
    words: [kind],
    status: sh.state.status,
  })
}

/** Place 0 is before the function, 1 after it, 2 after one that asked to be called again. */
export function runCompletion(
  sh: Interpreter,
  { at, text: before = '', words: [kind = ''] = [], status = 0 }: Frame,
  finish: (choice: Choice) => void,
): void {
  const place = placeOf(before)
  const isLoaded = specificationOf(sh, place.words) !== undefined
  if (at === 0) {
    const script = scriptFor(sh, before)
    sh.change({ at: isLoaded ? 1 : 2 })
    return script === undefined ? undefined : sh.pushScript(script, { tested: true })
  }
  const wantsMore = (at === 2 && isLoaded) || (at === 1 && sh.state.status === AGAIN)
  if (wantsMore) {
    sh.pop(status)
    beginCompletion(sh, before, kind)
    return sh.change({ status })
  }
  const choice = choiceOf(sh, before, place)
  for (const name of [...VARIABLES, 'COMPREPLY'])
    sh.state.variables = withoutEntry(sh.state.variables, name)
  delete sh.state.completing
  sh.pop(status)
  finish(choice)
}

function choiceOf(sh: Interpreter, before: string, place: Place): Choice {
  const specification = specificationOf(sh, place.words)
  if (!specification) return usualChoice(sh, before)
  const given = elementsOf(entry(sh.state.variables, 'COMPREPLY')).map(([, value]) => value)
  const options = sh.state.completing ?? specification.options
  return specifiedChoice(sh, before, place, { ...specification, options }, given)
}
