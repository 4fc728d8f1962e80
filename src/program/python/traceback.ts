/**
 * Tracebacks as Python prints them.
 *
 * @see https://docs.python.org/3/library/traceback.html
 */
import { markers } from './carets.js'
import { type PyException, Raised, type TracebackEntry } from './exceptions.js'
import type { Span, SyntaxFault } from './parse/tree.js'
import { exceptionText, fullName, str } from './show.js'
import { suggestion } from './suggestions.js'

/** What a traceback is printed with. */
export interface Sources {
  /** The minor version of Python 3. */
  readonly minor: number
  /** The text of a file, if there is one. */
  text(file: string): string | undefined
}

const HEAD = 'Traceback (most recent call last):\n'
const CAUSED = '\nThe above exception was the direct cause of the following exception:\n\n'
const MEANWHILE = '\nDuring handling of the above exception, another exception occurred:\n\n'
/** So often the same line is shown; then a count. */
const REPEATED = 3
/** The first version that shows the text after `-c`. */
const STRINGS_FROM = 13

/** An exception with all that led to it. */
export function traceback(
  exception: PyException,
  sources: Sources,
  seen = new Set<unknown>(),
): string {
  seen.add(exception)
  const { cause, context, isContextHidden } = exception
  const before =
    cause !== null && !seen.has(cause)
      ? traceback(cause as PyException, sources, seen) + CAUSED
      : context !== null && !isContextHidden && !seen.has(context)
        ? traceback(context as PyException, sources, seen) + MEANWHILE
        : ''
  return before + stack(exception.traceback, sources) + lastLines(exception, sources)
}

/** The calls that an exception came by. */
export function stack(entries: readonly TracebackEntry[], sources: Sources): string {
  return entries.length === 0 ? '' : HEAD + entriesText(entries, sources)
}

function entriesText(entries: readonly TracebackEntry[], sources: Sources): string {
  let text = ''
  let repeats = 0
  let last = ''
  const flush = (): void => {
    if (repeats > REPEATED) {
      const more = repeats - REPEATED
      text += `  [Previous line repeated ${more} more time${more > 1 ? 's' : ''}]\n`
    }
  }
  for (const entry of entries) {
    const place = `${entry.file}:${entry.at.line}:${entry.name}`
    if (place !== last) {
      flush()
      repeats = 0
      last = place
    }
    repeats += 1
    if (repeats <= REPEATED) text += entryText(entry, sources)
  }
  flush()
  return text
}

function entryText({ file, name, at }: TracebackEntry, sources: Sources): string {
  const head = `  File "${file}", line ${at.line}, in ${name}\n`
  const lines = sources.text(file)?.split('\n')
  const isShown = file !== '<string>' || sources.minor >= STRINGS_FROM
  const line = isShown ? lines?.[at.line - 1] : undefined
  if (lines === undefined || line === undefined || line.trim() === '') return head
  return `${head}${markers(lines, at, sources.minor)}`
}

/** The last line of a traceback, and what belongs to it. */
function lastLines(exception: PyException, { minor, text }: Sources): string {
  const name = fullName(exception.cls).replace(/^__main__\./, '')
  const notes = exception.notes.map((note) => `${note}\n`).join('')
  const fault = exception.attrs?.get('_fault') as unknown
  if (fault instanceof FaultAt) return faultLines(fault, text(fault.file))
  const said = saidBy(exception)
  return `${name}${said === '' ? '' : `: ${said}`}${suggestion(exception, minor)}\n${notes}`
}

function saidBy(exception: PyException): string {
  try {
    return str(exception)
  } catch (error) {
    if (!(error instanceof Raised)) throw error
    return exceptionText(error.exception) === '' ? '' : '<exception str() failed>'
  }
}

/** Where text is no Python; kept in the exception that says so. */
export class FaultAt {
  constructor(
    readonly file: string,
    readonly fault: SyntaxFault,
  ) {}
}

function faultLines({ file, fault }: FaultAt, text: string | undefined): string {
  const { kind, message, at } = fault
  const line = text?.split('\n')[at.line - 1]?.replace(/\r$/, '')
  const head = `  File "${file}", line ${at.line}\n`
  if (line === undefined || line.trim() === '') return `${head}${kind}: ${message}\n`
  const shown = line.trim()
  const shift = line.length - line.trimStart().length
  const from = Math.max(0, at.col - shift)
  const width = kind === 'IndentationError' ? 1 : widthOf(at, line)
  if (message === 'unexpected indent') return `${head}    ${shown}\n${kind}: ${message}\n`
  const carets = isAtEnd(kind, message)
    ? `${' '.repeat(shown.length)}^`
    : ' '.repeat(from) + '^'.repeat(width)
  return `${head}    ${shown}\n    ${carets}\n${kind}: ${message}\n`
}

const isAtEnd = (kind: SyntaxFault['kind'], message: string): boolean =>
  kind === 'IndentationError' && message.startsWith('unindent')

const widthOf = (at: Span, line: string): number =>
  at.endLine === at.line
    ? Math.max(1, at.endCol - at.col)
    : Math.max(1, line.trimEnd().length - at.col)
