/**
 * Flags that work and are on their way out: the tool says so when one is given, as pflag does.
 *
 * @see https://pkg.go.dev/github.com/spf13/pflag#FlagSet.MarkDeprecated
 */
import { dequal } from 'dequal'
import { derivedFrom } from './derived.js'
import { type AnyFlagValues, type FlagSpecs, camelCase, valueWhenAbsent } from './flags.js'

const deprecatedOf = derivedFrom((flags: FlagSpecs) =>
  Object.entries(flags).flatMap(([name, spec]) =>
    spec.deprecated === undefined
      ? []
      : [{ name, key: camelCase(name), absent: valueWhenAbsent(spec), said: spec.deprecated }],
  ),
)

/** Says which of the flags that were given are on their way out. */
export function tellDeprecated(
  flags: FlagSpecs,
  given: AnyFlagValues,
  err: (text: string) => void,
): void {
  for (const { name, key, absent, said } of deprecatedOf(flags))
    if (!dequal(given[key], absent)) err(`Flag --${name} has been deprecated, ${said}\n`)
}
