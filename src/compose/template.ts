/**
 * Variables in texts of compose files: `$X`, `${X:-default}`, `${X:?error}`, `${X:+other}`, `$$`.
 *
 * @see https://docs.docker.com/reference/compose-file/interpolation/
 */

/** What a name stands for; undefined for one that is not set. */
export type Lookup = (name: string) => string | undefined

/** A template that cannot be read. */
export class TemplateError extends Error {
  override name = 'TemplateError'
}

/** `${X:?why}`, and X is not there. */
export class MissingVariableError extends Error {
  override name = 'MissingVariableError'
}

/** A variable that a template uses. */
export interface UsedVariable {
  readonly name: string
  readonly required: boolean
  readonly default: string
  readonly alternate: string
}

const NAMED = /^[_a-zA-Z][_a-zA-Z0-9]*/

/** What is made of a template. */
interface Reader {
  readonly lookup: Lookup
  /** Hears of a variable that is not set and has no default. */
  unset(name: string): void
  /** Hears of every variable. */
  used?(variable: UsedVariable): void
}

/** The text that a template stands for. @throws TemplateError, MissingVariableError */
export function substitute(template: string, reader: Reader): string {
  let result = ''
  for (let at = 0; at < template.length; ) {
    const dollar = template.indexOf('$', at)
    if (dollar < 0) return result + template.slice(at)
    result += template.slice(at, dollar)
    const next = template[dollar + 1]
    const name = NAMED.exec(template.slice(dollar + 1))?.[0]
    if (next === '$') {
      result += '$'
      at = dollar + 2
    } else if (name !== undefined) {
      result += plain(name, reader)
      at = dollar + 1 + name.length
    } else if (next === '{') {
      const end = closing(template, dollar + 2)
      if (end === undefined) throw new TemplateError(template)
      result += braced(template.slice(dollar + 2, end), reader, template)
      at = end + 1
    } else {
      result += '$'
      at = dollar + 1
    }
  }
  return result
}

function plain(name: string, reader: Reader): string {
  reader.used?.({ name, required: false, default: '', alternate: '' })
  const value = reader.lookup(name)
  if (value === undefined) reader.unset(name)
  return value ?? ''
}

/** The place of the brace that closes; undefined when there is none. */
function closing(text: string, from: number): number | undefined {
  let depth = 1
  for (let i = from; i < text.length; i++) {
    if (text[i] === '{') depth++
    else if (text[i] === '}' && --depth === 0) return i
  }
  return undefined
}

/** What stands in braces. */
function braced(text: string, reader: Reader, template: string): string {
  const name = NAMED.exec(text)?.[0]
  if (name === undefined) throw new TemplateError(template)
  const rest = text.slice(name.length)
  if (rest === '') return plain(name, reader)
  const [, colon, sign = '', word = ''] = /^(:?)([-?+])([^]*)$/.exec(rest) ?? []
  if (sign === '') throw new TemplateError(template)
  reader.used?.({
    name,
    required: sign === '?',
    default: sign === '-' ? word : '',
    alternate: sign === '+' ? word : '',
  })
  const value = reader.lookup(name)
  const isThere = value !== undefined && (colon === '' || value !== '')
  if (sign === '+') return isThere ? substitute(word, reader) : ''
  if (isThere) return value
  const other = substitute(word, reader)
  if (sign === '-') return other
  throw new MissingVariableError(
    `required variable ${name} is missing a value${word === '' ? '' : `: ${other}`}`,
  )
}
