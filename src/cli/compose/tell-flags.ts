/**
 * Flags that are accepted and move nothing here: said aloud when they are given.
 *
 * @module
 */
import { tellUnsupported } from '../../sim/unsupported.js'
import { type AnyFlagValues, camelCase } from '../flags.js'
import type { Cli } from '../verb.js'

/** Flags that are said aloud when they are given, by verb. @public docs/docker.md lists them. */
export const TOLD_FLAGS: Readonly<Record<string, readonly string[]>> = {
  build: ['builder', 'check', 'print', 'provenance', 'sbom', 'ssh'],
}

/** Tells of the flags of a call that move nothing. @throws UnsupportedError */
export function tellFlags(cli: Cli, verb: string, flags: AnyFlagValues): void {
  for (const name of TOLD_FLAGS[verb] ?? []) {
    const given = flags[camelCase(name)]
    if (given === undefined || given === false || given === '') continue
    const text = tellUnsupported(cli.tx, `--${name} of docker compose ${verb}`)
    if (text !== undefined) cli.err(`Warning: ${text}\n`)
  }
}
