/**
 * `name=value` flags that may be given several times.
 *
 * @module
 */

/** The values by name; a name alone has an empty one. */
export const pairs = (entries: readonly string[] | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries((entries ?? []).map(pair))

/** A name and its value. */
function pair(entry: string): readonly [string, string] {
  const equals = entry.indexOf('=')
  return equals < 0 ? [entry, ''] : [entry.slice(0, equals), entry.slice(equals + 1)]
}

/**
 * Arguments of a build: a name alone takes its value from the environment, and is left out if that
 * has none.
 */
export const argumentsOf = (
  entries: readonly string[],
  environment: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    entries.flatMap((entry) => {
      if (entry.includes('=')) return [pair(entry)]
      return Object.hasOwn(environment, entry) ? [[entry, environment[entry] as string]] : []
    }),
  )
