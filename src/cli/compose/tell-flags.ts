/**
 * Flags that are accepted and move nothing here: said aloud when they are given.
 *
 * @module
 */
import { tellUnsupported } from '../../sim/unsupported.js'
import { type AnyFlagValues, camelCase } from '../flags.js'
import type { Cli } from '../verb.js'

/** @throws UnsupportedError */
export function tellFlags(
  cli: Cli,
  verb: string,
  flags: AnyFlagValues,
  names: readonly string[],
): void {
  for (const name of names) {
    const given = flags[camelCase(name)]
    if (given === undefined || given === false || given === '') continue
    const text = tellUnsupported(cli.tx, `--${name} of docker compose ${verb}`)
    if (text !== undefined) cli.err(`Warning: ${text}\n`)
  }
}
