/**
 * Where the word is that is completed: the command that it belongs to, the words before it, and
 * how much of it is typed. A word ends where `COMP_WORDBREAKS` has a letter.
 *
 * @see https://www.gnu.org/software/bash/manual/html_node/Programmable-Completion.html
 */
import { KEYWORDS } from '../keywords.js'

/** The place of a word in a line. */
export interface Place {
  /** The words of its command; the last one is being typed. */
  readonly words: readonly string[]
  /** The command as it is typed, up to the cursor. */
  readonly line: string
  /** Where the word begins in the whole line. */
  readonly from: number
}

const SEPARATORS = ';|&()\n`'
const BREAKS = '@><=:'
/** Commands whose first argument is a command. */
const BEFORE_COMMANDS: readonly string[] = [
  'command',
  'env',
  'exec',
  'nohup',
  'sudo',
  'time',
  'watch',
]

interface Word {
  readonly text: string
  readonly from: number
}

/** Takes a line apart, up to the cursor. */
export function placeOf(before: string): Place {
  let words: Word[] = []
  let [from, quote] = [0, '']
  const end = (at: number): void => {
    if (at > from) words.push({ text: before.slice(from, at), from })
    from = at
  }
  for (let i = 0; i < before.length; i++) {
    const letter = before[i] as string
    if (quote !== '') {
      if (letter === quote) quote = ''
    } else if (letter === '\\') i++
    else if (letter === '"' || letter === "'") quote = letter
    else if (SEPARATORS.includes(letter)) {
      words = []
      from = i + 1
    } else if (/\s/.test(letter)) {
      end(i)
      from = i + 1
    } else if (BREAKS.includes(letter) && !isBreak(before[i - 1])) end(i)
    else if (!BREAKS.includes(letter) && isBreak(before[i - 1])) end(i)
  }
  const last = before.slice(from)
  const typed = isBreak(last[0]) ? [...words, { text: last, from }] : words
  const word = isBreak(last[0]) ? { text: '', from: before.length } : { text: last, from }
  const rest = ownWords([...typed, word])
  return {
    words: rest.map(({ text }) => text),
    line: before.slice(rest[0]?.from ?? word.from),
    from: word.from,
  }
}

const isBreak = (letter: string | undefined): boolean =>
  letter !== undefined && letter !== '' && BREAKS.includes(letter)

/** The words from the command on: without assignments, reserved words, `sudo` and its like. */
function ownWords(words: readonly Word[]): readonly Word[] {
  let at = 0
  while (at < words.length - 1) {
    const [text = '', next, third] = words.slice(at, at + 3).map((one) => one.text)
    if (KEYWORDS.has(text) || BEFORE_COMMANDS.includes(text)) at++
    else if (/^[A-Za-z_]\w*$/.test(text) && next === '=') at += third === undefined ? 2 : 3
    else break
  }
  return words.slice(Math.min(at, words.length - 1))
}
