/**
 * Keys: from what a terminal sends to what they mean for a line that is edited.
 *
 * @see https://www.gnu.org/software/bash/manual/html_node/Bindable-Readline-Commands.html
 */

/** What a key does. `insert` puts in the key itself. */
export type Command =
  | 'insert'
  | 'accept'
  | 'interrupt'
  | 'complete'
  | 'search'
  | 'abort'
  | 'clear'
  | 'start'
  | 'end'
  | 'left'
  | 'right'
  | 'word-left'
  | 'word-right'
  | 'older'
  | 'newer'
  | 'delete'
  | 'delete-or-end'
  | 'erase'
  | 'cut-end'
  | 'cut-start'
  | 'cut-word'
  | 'cut-word-right'
  | 'cut-part'
  | 'paste'
  | 'swap'
  | 'last-word'
  | 'none'

const CONTROL: Readonly<Record<string, Command>> = {
  '\x01': 'start',
  '\x02': 'left',
  '\x03': 'interrupt',
  '\x04': 'delete-or-end',
  '\x05': 'end',
  '\x06': 'right',
  '\x07': 'abort',
  '\b': 'erase',
  '\t': 'complete',
  '\n': 'accept',
  '\v': 'cut-end',
  '\f': 'clear',
  '\r': 'accept',
  '\x0e': 'newer',
  '\x10': 'older',
  '\x12': 'search',
  '\x14': 'swap',
  '\x15': 'cut-start',
  '\x17': 'cut-word',
  '\x19': 'paste',
  '\x7f': 'erase',
}

/** What follows the escape character, as terminals send it. */
const ESCAPED: Readonly<Record<string, Command>> = {
  '[A': 'older',
  '[B': 'newer',
  '[C': 'right',
  '[D': 'left',
  '[H': 'start',
  '[F': 'end',
  OA: 'older',
  OB: 'newer',
  OC: 'right',
  OD: 'left',
  OH: 'start',
  OF: 'end',
  '[1~': 'start',
  '[3~': 'delete',
  '[4~': 'end',
  '[7~': 'start',
  '[8~': 'end',
  '[1;5C': 'word-right',
  '[1;5D': 'word-left',
  '[1;3C': 'word-right',
  '[1;3D': 'word-left',
  b: 'word-left',
  f: 'word-right',
  d: 'cut-word-right',
  '.': 'last-word',
  _: 'last-word',
  '\x7f': 'cut-part',
  '\b': 'cut-part',
}

const SEQUENCE = /^\x1b(?:\[[0-?]*[ -/]*[@-~]|O[A-Za-z]|[^[O])/
const UNFINISHED = /^\x1b(?:\[[0-?]*[ -/]*|O)?$/

/** The first key of a text; undefined when its end has not come yet. */
export function firstKey(
  text: string,
): { readonly command: Command; readonly key: string } | undefined {
  const [character = ''] = text
  if (character !== '\x1b') {
    const command = CONTROL[character] ?? (character < ' ' ? 'none' : 'insert')
    return { command, key: character }
  }
  if (UNFINISHED.test(text)) return undefined
  const key = SEQUENCE.exec(text)?.[0] ?? character
  return { command: ESCAPED[key.slice(1)] ?? 'none', key }
}
