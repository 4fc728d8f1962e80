/**
 * What is wrong with a template, in Go's words.
 *
 * @module
 */
import { goQuote } from '../goquote.js'
import { utf8Length } from '../utf8.js'

/**
 * A template is malformed, or does not fit the value; the message is Go's: `template: name:1:2:
 * executing "name" at <.Foo>: …`.
 */
export class TemplateError extends Error {
  override name = 'TemplateError'
  constructor(
    message: string,
    readonly phase: 'parsing' | 'executing',
    /** What the template had printed before it failed. */
    readonly printed = '',
  ) {
    super(message)
  }
}

/** What is wrong, before it is known where. */
export class Problem extends Error {
  override name = 'Problem'
}

/** A problem that was found on a line of a template while it was read. */
export const parsingError = (name: string, line: number, message: string): TemplateError =>
  new TemplateError(`template: ${name}:${line}: ${message}`, 'parsing')

/** Where a problem came up while a template printed a value. */
interface Place {
  /** The template that has the place, and its whole text. */
  readonly name: string
  readonly text: string
  /** The template that was being executed: the same, or one that `define` made. */
  readonly running: string
  readonly offset: number
  /** What stands there, as Go writes it. */
  readonly source: string
}

/** A problem that came up at a place in a template. Columns count bytes from 0. */
export function executingError(place: Place, message: string, printed: string): TemplateError {
  const { name, text, running, offset, source } = place
  const before = text.slice(0, offset)
  const line = before.split('\n').length
  const column = utf8Length(before.slice(before.lastIndexOf('\n') + 1))
  return new TemplateError(
    `template: ${name}:${line}:${column}: executing ${goQuote(running)} at <${source}>: ${message}`,
    'executing',
    printed,
  )
}
