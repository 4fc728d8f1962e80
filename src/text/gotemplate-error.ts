/**
 * What is wrong with a template, in Go's words.
 *
 * @module
 */

/**
 * A template is malformed, or does not fit the value; the message is Go's: `template: name:1:2:
 * executing "name" at <.Foo>: …`.
 */
export class TemplateError extends Error {
  override name = 'TemplateError'
  constructor(
    message: string,
    readonly phase: 'parsing' | 'executing',
  ) {
    super(message)
  }
}

/** What is wrong, before it is known where. */
export class Problem extends Error {
  override name = 'Problem'
}

/** Go shows at most so much of the place. */
const LONGEST_PLACE = 20

/** A problem that was found while a template was read. */
export const parsingError = (
  name: string,
  template: string,
  offset: number,
  { message }: Problem,
): TemplateError =>
  new TemplateError(`template: ${name}:${lineOf(template, offset)}: ${message}`, 'parsing')

/** A problem that came up at a place in a template while it printed a value. */
export function executingError(
  name: string,
  template: string,
  offset: number,
  source: string,
  { message }: Problem,
): TemplateError {
  const column = offset - (template.lastIndexOf('\n', offset - 1) + 1)
  const place = source.length > LONGEST_PLACE ? `${source.slice(0, LONGEST_PLACE)}...` : source
  return new TemplateError(
    `template: ${name}:${lineOf(template, offset)}:${column}: executing "${name}" at <${place}>: ${message}`,
    'executing',
  )
}

const lineOf = (template: string, offset: number): number =>
  template.slice(0, offset).split('\n').length
