/**
 * What a compose file says before its meaning is known: values as YAML has them.
 *
 * @module
 */

/** A value of a compose file. */
export type Value = null | boolean | number | string | readonly Value[] | Dict

/** A mapping of a compose file. */
export interface Dict {
  readonly [key: string]: Value
}

export const isDict = (value: Value | undefined): value is Dict =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value)

/** A member of a mapping of a user's; undefined when there is none. */
export const member = (value: Value | undefined, key: string): Value | undefined =>
  isDict(value) && Object.hasOwn(value, key) ? value[key] : undefined

/** A member that is a mapping; an empty one when it is none. */
export const dictIn = (value: Value | undefined, key: string): Dict => {
  const found = member(value, key)
  return isDict(found) ? found : {}
}

/** A member that is a list; an empty one when it is none. */
export const listIn = (value: Value | undefined, key: string): readonly Value[] => {
  const found = member(value, key)
  return isList(found) ? found : []
}

/** A member that is a text; undefined when it is none. */
export const textIn = (value: Value | undefined, key: string): string | undefined => {
  const found = member(value, key)
  return typeof found === 'string' ? found : undefined
}

/** The same mapping with each value made anew. */
export const mapDict = (dict: Dict, make: (value: Value, key: string) => Value): Dict =>
  Object.fromEntries(Object.entries(dict).map(([key, value]) => [key, make(value, key)]))

/** The same mapping with one member changed; left alone when it has none. */
export const withMember = (dict: Dict, key: string, make: (value: Value) => Value): Dict =>
  Object.hasOwn(dict, key) ? { ...dict, [key]: make(dict[key] as Value) } : dict

/** The same mapping without some of its members. */
export const without = (dict: Dict, ...keys: readonly string[]): Dict =>
  Object.fromEntries(Object.entries(dict).filter(([key]) => !keys.includes(key)))

/** A path as a pattern sees it: `services.*.ports`; a star is any one part. */
export const matches = (pattern: string, path: readonly string[]): boolean => {
  const parts = pattern.split('.')
  return parts.length === path.length && parts.every((part, i) => part === '*' || part === path[i])
}
