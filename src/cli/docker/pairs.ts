/**
 * `name=value` flags that may be given several times.
 *
 * @module
 */

/** The values by name; a name alone has an empty one. */
export const pairs = (entries: readonly string[] | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries((entries ?? []).map(pair))

/** A name and its value. */
export function pair(entry: string): readonly [string, string] {
  const equals = entry.indexOf('=')
  return equals < 0 ? [entry, ''] : [entry.slice(0, equals), entry.slice(equals + 1)]
}
