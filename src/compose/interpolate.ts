/**
 * Puts values in the place of variables, everywhere in a compose file but in the names of members.
 *
 * @see https://docs.docker.com/reference/compose-file/interpolation/
 */
import { CastError, cast } from './casts.js'
import { ComposeError } from './errors.js'
import { type Lookup, MissingVariableError, TemplateError, substitute } from './template.js'
import { type Dict, type Value, isDict, isList, mapDict } from './value.js'

/** What stands for variables, and who hears of what is odd about them. */
interface Interpolation {
  readonly lookup: Lookup
  warn(text: string): void
}

const unsetVariable = (name: string): string =>
  `The ${JSON.stringify(name)} variable is not set. Defaulting to a blank string.`

/** @throws ComposeError for a template that cannot be read, or a variable that is required */
export const interpolate = (dict: Dict, with_: Interpolation): Dict =>
  mapDict(dict, (value, key) => inValue(value, [key], with_))

function inValue(value: Value, path: readonly string[], with_: Interpolation): Value {
  if (typeof value === 'string') return inText(value, path, with_)
  if (isList(value)) return value.map((item) => inValue(item, [...path, '[]'], with_))
  return isDict(value) ? mapDict(value, (item, key) => inValue(item, [...path, key], with_)) : value
}

function inText(text: string, path: readonly string[], { lookup, warn }: Interpolation): Value {
  const where = path.join('.')
  try {
    const made = substitute(text, { lookup, unset: (name) => warn(unsetVariable(name)) })
    return cast(path, made, warn)
  } catch (error) {
    if (error instanceof TemplateError)
      throw new ComposeError(
        `invalid interpolation format for ${where}.\nYou may need to escape any $ with another $.\n${text}`,
      )
    if (error instanceof MissingVariableError)
      throw new ComposeError(`error while interpolating ${where}: ${error.message}`)
    if (error instanceof CastError)
      throw new ComposeError(
        `error while interpolating ${where}: failed to cast to expected type: ${error.message}`,
      )
    throw error
  }
}
