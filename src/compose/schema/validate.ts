/**
 * Holds a compose file to the schema of the compose specification. Of all that is wrong, what is
 * told is the deepest, since that says most.
 *
 * @see https://github.com/compose-spec/compose-spec/blob/main/schema/compose-spec.json
 */
import { type Value, isDict, isList } from '../value.js'
import { ComposeError } from '../errors.js'
import { FILE } from './file.js'
import type { Shape, TypeName } from './shape.js'

/** Something that is wrong at a place. */
interface Complaint {
  readonly path: readonly string[]
  readonly why: string
  /** A member too many says more than a wrong value at the same depth. */
  readonly isStranger?: boolean
}

/** What people call the types. */
const WORDS: Readonly<Partial<Record<TypeName, string>>> = { object: 'mapping' }

/** @throws ComposeError for a file that does not fit */
export function validate(value: Value, file: string): void {
  const worst = deepest(complaints(FILE, value, []))
  if (worst) throw new ComposeError(`validating ${file}: ${worst.path.join('.')} ${worst.why}`)
}

const depth = ({ path, isStranger }: Complaint): number => path.length + (isStranger ? 1 : 0)

function deepest(all: readonly Complaint[]): Complaint | undefined {
  let found: Complaint | undefined
  for (const complaint of all) if (!found || depth(complaint) > depth(found)) found = complaint
  return found
}

function complaints(shape: Shape, value: Value, path: readonly string[]): readonly Complaint[] {
  const say = (why: string): readonly Complaint[] => [{ path, why }]
  if (shape.oneOf) return ofAlternatives(shape.oneOf, value, path)
  if (shape.types && !shape.types.some((type) => isOf(type, value)))
    return say(`must be a ${spoken(shape.types)}`)
  if (shape.values && !shape.values.includes(String(value)))
    return say(`value must be one of ${shape.values.map((word) => `'${word}'`).join(', ')}`)
  if (typeof value === 'string' && shape.pattern && !new RegExp(shape.pattern).test(value))
    return say(`'${value}' does not match pattern '${shape.pattern}'`)
  if (typeof value === 'number' && shape.minimum !== undefined && value < shape.minimum)
    return say(`minimum: got ${value}, want ${shape.minimum}`)
  if (typeof value === 'number' && shape.maximum !== undefined && value > shape.maximum)
    return say(`maximum: got ${value}, want ${shape.maximum}`)
  const { items } = shape
  if (isList(value) && items)
    return value.flatMap((item, i) => complaints(items, item, [...path, String(i)]))
  return isDict(value) ? ofMembers(shape, value, path) : []
}

/** Nothing when one of the shapes fits. */
function ofAlternatives(
  shapes: readonly Shape[],
  value: Value,
  path: readonly string[],
): readonly Complaint[] {
  const each = shapes.map((shape) => complaints(shape, value, path))
  return each.some((found) => found.length === 0) ? [] : each.flat()
}

function ofMembers(
  { members = {}, named = [], closed, required = [] }: Shape,
  value: Readonly<Record<string, Value>>,
  path: readonly string[],
): readonly Complaint[] {
  const found: Complaint[] = []
  const missing = required.filter((name) => !Object.hasOwn(value, name))
  if (missing.length > 0)
    found.push({
      path,
      why: `missing propert${missing.length === 1 ? 'y' : 'ies'} ${quoted(missing)}`,
    })
  const strangers: string[] = []
  for (const name of Object.keys(value).sort()) {
    const item = value[name] as Value
    const own = Object.hasOwn(members, name) ? members[name] : undefined
    const others = named.filter(([pattern]) => new RegExp(pattern).test(name))
    for (const shape of [...(own ? [own] : []), ...others.map(([, each]) => each)])
      found.push(...complaints(shape, item, [...path, name]))
    if (closed && !own && others.length === 0) strangers.push(name)
  }
  if (strangers.length > 0)
    found.push({
      path,
      why: `additional properties ${quoted(strangers)} not allowed`,
      isStranger: true,
    })
  return found
}

const quoted = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ')

function isOf(type: TypeName, value: Value): boolean {
  if (type === 'array') return isList(value)
  if (type === 'object') return isDict(value)
  if (type === 'null') return value === null
  if (type === 'integer') return typeof value === 'number' && Number.isInteger(value)
  return typeof value === type
}

/** `boolean, number or string`: as a list in alphabetical order. */
function spoken(types: readonly TypeName[]): string {
  const words = types.map((type) => WORDS[type] ?? type).sort()
  const last = words.pop()
  return words.length === 0 ? `${last}` : `${words.join(', ')} or ${last}`
}
