/**
 * The models of data that templates print.
 *
 * @module
 */
import { JsonNumber, type Model, Nil, Num, int } from './value.js'

const MAP = 'map[string]interface {}'
const LIST = '[]interface {}'

const common = {
  typeOf: (value: object): string => (Array.isArray(value) ? LIST : MAP),
  isMap: (): boolean => true,
  isBoxed: true,
  nil: (): undefined => undefined,
} as const

/** Decoded JSON whose numbers are integers where they can be: the objects of kubectl. */
export const KUBERNETES_JSON: Model = {
  ...common,
  number: (value) =>
    Number.isSafeInteger(value) ? int(value, 'int64') : new Num(value, 'float64'),
}

/** Decoded JSON whose numbers keep their text: what `docker inspect` falls back to. */
export const PLAIN_JSON: Model = { ...common, number: (value) => new JsonNumber(String(value)) }

/** What structures of Go are like, which JSON does not show. */
export interface Structures {
  /** The type of the value that the template is given. */
  readonly type?: string
  /** The types of members, by their names. */
  readonly types?: Readonly<Record<string, string>>
  /** Whether a member of this name is a map. */
  readonly isMap?: (name: string, value: unknown) => boolean
  /** The names of members that are maps whose keys are no texts: a template cannot name them. */
  readonly otherMaps?: ReadonlySet<string>
  /** Names that members of the value have in JSON alone. */
  readonly onlyJson?: ReadonlySet<string>
  /** The names of members that are pointers, which print as `<nil>` when they are null. */
  readonly pointers?: ReadonlySet<string>
}

/**
 * Structures of Go: elements have types, and members that are not declared are an error. `root` is
 * the value that the template is given.
 */
export function structures(root: unknown, known: Structures = {}): Model {
  const maps = new Set<unknown>()
  const otherMaps = new Set<unknown>()
  const types = new Map<unknown, string>([[root, known.type ?? MAP]])
  return {
    number: (value) => (Number.isSafeInteger(value) ? int(value) : new Num(value, 'float64')),
    typeOf: (value) =>
      types.get(value) ??
      (Array.isArray(value)
        ? value.every((item) => typeof item === 'string')
          ? '[]string'
          : LIST
        : MAP),
    isMap: (value) => maps.has(value) || otherMaps.has(value),
    hasTextKeys: (value) => !otherMaps.has(value),
    hasField: (value, name) => value !== root || known.onlyJson?.has(name) !== true,
    isBoxed: false,
    nil: (name) =>
      new Nil(
        known.pointers?.has(name) === true
          ? 'pointer'
          : known.isMap?.(name, null) === true || known.otherMaps?.has(name) === true
            ? 'map'
            : 'slice',
      ),
    found(name, value) {
      if (typeof value !== 'object' || value === null) return
      if (known.isMap?.(name, value) === true) maps.add(value)
      if (known.otherMaps?.has(name) === true) otherMaps.add(value)
      const type = known.types?.[name]
      if (type !== undefined) types.set(value, type)
    },
  }
}
