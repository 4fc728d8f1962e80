/**
 * `select`: a menu of which somebody chooses, again and again.
 *
 * @see https://www.gnu.org/software/bash/manual/html_node/Conditional-Constructs.html#index-select
 */
import { NULL } from '../descriptors.js'
import type { Interpreter } from '../interpreter.js'
import { setReader, untakePipe } from '../../pipe.js'
import type { Frame } from '../state.js'
import type { Node } from '../syntax/tree.js'
import { wordsOf } from './loop.js'

const [ASKS, READS, PROMPTS] = [0, 1, 2]
const PROMPT = '#? '
const [WIDTH, TAB, AFTER_NUMBER] = [80, 8, 2]

/** Shows the menu, reads a line, and runs the body with what was chosen. */
export function runSelect(
  sh: Interpreter,
  frame: Frame,
  { name, words, body }: Extract<Node, { kind: 'select' }>,
): void {
  if (frame.words === undefined) {
    const fields = wordsOf(sh, frame, words)
    if (!fields) return
    if (fields.value.length === 0) return sh.pop(0)
    return sh.change({ words: fields.value, outputs: [], at: ASKS })
  }
  if (frame.at !== READS) {
    if (frame.at === ASKS) sh.err(menuOf(frame.words))
    sh.err(sh.variable('PS3') ?? PROMPT)
    return sh.change({ at: READS, text: '' })
  }
  const line = readLine(sh, frame.text ?? '')
  if (line === 'waits') return
  if (line === undefined) {
    sh.err('\n')
    return sh.pop(1)
  }
  sh.assign('REPLY', line)
  if (line === '') return sh.change({ at: ASKS })
  const chosen = /^[0-9]+$/.test(line.trim()) ? frame.words[Number(line) - 1] : undefined
  sh.assign(name, chosen ?? '')
  sh.change({ at: PROMPTS })
  sh.push(body)
}

/** The next line of the input; undefined at its end. */
function readLine(sh: Interpreter, before: string): string | undefined | 'waits' {
  const stream = sh.state.descriptors['0'] ?? NULL
  if (stream.kind !== 'pipe') return undefined
  setReader(sh.system.tx, stream, sh.system.process)
  const { text, ended } = sh.takePipe(stream.pipe)
  const all = before + text
  const end = all.indexOf('\n')
  if (end >= 0) {
    if (end + 1 < all.length) untakePipe(sh.system.tx, stream.pipe, all.slice(end + 1))
    return all.slice(0, end)
  }
  if (ended) return undefined
  sh.change({ text: all })
  sh.wait()
  return 'waits'
}

/** The menu: in columns where there is room for several lines of them. */
function menuOf(words: readonly string[]): string {
  const digits = String(words.length).length
  const cell = Math.max(...words.map(({ length }) => length)) + digits + AFTER_NUMBER + 2
  const fitting = Math.max(1, Math.floor(WIDTH / cell))
  const down = Math.ceil(words.length / fitting)
  const rows = down === 1 ? words.length : down
  const first = String(rows).length
  let menu = ''
  for (let row = 0; row < rows; row++) {
    let column = 0
    for (let i = row; i < words.length; i += rows) {
      const entry = `${String(i + 1).padStart(column === 0 ? first : digits)}) ${words[i]}`
      menu += entry
      if (i + rows < words.length) menu += gap(column + entry.length, column + cell)
      column += cell
    }
    menu += '\n'
  }
  return menu
}

/** What leads from one place of a line to another: tabs, as far as they do. */
function gap(from: number, to: number): string {
  let [text, at] = ['', from]
  while (at < to) {
    const isTab = Math.floor(to / TAB) > Math.floor(at / TAB)
    text += isTab ? '\t' : ' '
    at += isTab ? TAB - (at % TAB) : 1
  }
  return text
}
