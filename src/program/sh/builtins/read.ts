/**
 * `read`: one line of input, divided among variables.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/read.html
 */
import { setReader, untakePipe } from '../../pipe.js'
import type { Stream } from '../../program.js'
import { assignElements } from '../arrays.js'
import type { Interpreter } from '../interpreter.js'
import type { Builtin } from './builtin.js'

/** What a reading costs, in ticks. */
const READ_COSTS = 4

interface Request {
  readonly raw: boolean
  readonly prompt: string | undefined
  /** Seconds until it gives up. */
  readonly timeout: number | undefined
  readonly count: number | undefined
  readonly delimiter: string
  readonly names: readonly string[]
  /** The array that gets all fields. */
  readonly array: string | undefined
}

export const read: Builtin = (sh, args) => {
  const request = requestOf(args)
  const { top, system } = sh
  system.spend(READ_COSTS)
  const deadline =
    top.wakeAt ?? (request.timeout === undefined ? undefined : system.now + request.timeout * 1_000)
  if (top.text === undefined) {
    if (request.prompt !== undefined && system.isTerminal('stdin')) sh.err(request.prompt)
    sh.change({ text: '', ...(deadline === undefined ? {} : { wakeAt: deadline }) })
  }
  const stream = sh.state.descriptors['0'] ?? { kind: 'null' }
  const { text: more, ended } = take(sh, stream)
  const text = (top.text ?? '') + more
  const end = endOf(text, request)
  if (end === undefined) {
    sh.change({ text })
    const late = deadline !== undefined && system.now >= deadline
    if (!ended && !late) {
      sh.wait(deadline)
      return 'waits'
    }
    assign(sh, text, request)
    return late && !ended ? 142 : 1
  }
  if (stream.kind === 'pipe' && end.next < text.length)
    untakePipe(system.tx, stream.pipe, text.slice(end.next))
  if (sh.isTyped && sh.keyboard === undefined && stream === system.streams.stdin)
    sh.err(text.slice(0, end.next))
  assign(sh, text.slice(0, end.line), request)
  return 0
}

function requestOf(args: readonly string[]): Request {
  let [raw, at]: [boolean, number] = [false, 0]
  const values: Record<string, string> = {}
  for (; /^-[A-Za-z]/.test(args[at] ?? ''); at++) {
    const word = args[at] as string
    for (let i = 1; i < word.length; i++) {
      const letter = word[i] as string
      if ('ptndua'.includes(letter)) {
        values[letter] = word.slice(i + 1) || (args[++at] ?? '')
        break
      }
      if (letter === 'r') raw = true
    }
  }
  const number = (text: string | undefined): number | undefined =>
    text !== undefined && /^[0-9.]{1,9}$/.test(text) ? Number(text) : undefined
  return {
    raw,
    prompt: values['p'],
    timeout: number(values['t']),
    count: number(values['n']),
    delimiter: values['d']?.[0] ?? (values['d'] === undefined ? '\n' : '\u0000'),
    names: args.slice(at),
    array: values['a'],
  }
}

function take(sh: Interpreter, stream: Stream): { readonly text: string; readonly ended: boolean } {
  if (stream.kind !== 'pipe') return { text: '', ended: true }
  setReader(sh.system.tx, stream, sh.system.process)
  return sh.takePipe(stream.pipe)
}

/** Where the line ends, and where what follows begins. */
function endOf(
  text: string,
  { raw, delimiter, count }: Request,
): { readonly line: number; readonly next: number } | undefined {
  for (let i = 0; i < text.length; i++) {
    if (count !== undefined && i >= count) return { line: i, next: i }
    if (text[i] === '\\' && !raw) i++
    else if (text[i] === delimiter) return { line: i, next: i + 1 }
  }
  return count !== undefined && text.length >= count ? { line: count, next: count } : undefined
}

/** The line goes to an array, or to variables. */
function assign(sh: Interpreter, line: string, request: Request): void {
  const { array, raw } = request
  if (array === undefined) return assignNames(sh, line, request)
  const separators = sh.variable('IFS') ?? ' \t\n'
  const text = raw ? line : line.replaceAll('\\\n', '')
  const items = fieldsOf(text, separators, raw).map((value) => ({ value: unescape(value, raw) }))
  assignElements(sh, array, items)
}

/** All fields of a line. */
function fieldsOf(text: string, separators: string, raw: boolean): readonly string[] {
  const isBlank = (letter: string): boolean =>
    ' \t\n'.includes(letter) && separators.includes(letter)
  const fields: string[] = []
  let field: string | undefined
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] as string
    if (letter === '\\' && !raw) field = (field ?? '') + letter + (text[++at] ?? '')
    else if (!separators.includes(letter)) field = (field ?? '') + letter
    else if (!isBlank(letter) || field !== undefined) {
      fields.push(field ?? '')
      field = undefined
      while (isBlank(text[at + 1] ?? 'x')) at++
      const next = text[at + 1]
      if (isBlank(letter) && next !== undefined && separators.includes(next)) at++
    }
  }
  if (field !== undefined) fields.push(field)
  return fields
}

/** Fields go to the variables in turn; the last one gets the rest. */
function assignNames(sh: Interpreter, line: string, { raw, names }: Request): void {
  const separators = sh.variable('IFS') ?? ' \t\n'
  const text = raw ? line : line.replaceAll('\\\n', '')
  if (names.length === 0) {
    sh.assign('REPLY', unescape(text, raw))
    return
  }
  const isBlank = (character: string | undefined): boolean =>
    character !== undefined && ' \t\n'.includes(character) && separators.includes(character)
  let position = 0
  const skipBlanks = (): void => {
    while (isBlank(text[position])) position++
  }
  skipBlanks()
  names.forEach((name, index) => {
    if (index === names.length - 1) {
      sh.assign(name, unescape(trimmedEnd(text.slice(position), isBlank), raw))
      return
    }
    const start = position
    while (position < text.length && !separators.includes(text[position] as string))
      position += text[position] === '\\' && !raw ? 2 : 1
    sh.assign(name, unescape(text.slice(start, position), raw))
    skipBlanks()
    if (
      position < text.length &&
      separators.includes(text[position] as string) &&
      !isBlank(text[position])
    ) {
      position++
      skipBlanks()
    }
  })
}

function trimmedEnd(text: string, isBlank: (character: string | undefined) => boolean): string {
  let end = text.length
  while (end > 0 && isBlank(text[end - 1])) end--
  return text.slice(0, end)
}

const unescape = (text: string, raw: boolean): string =>
  raw ? text : text.replace(/\\([^])/g, '$1')
