/**
 * Programs that an image has and that kubarium does not simulate say so when they are run.
 *
 * @module
 */
import { type Program, exit } from './program.js'

/** The exit code of a shell whose command is not there. */
export const NOT_SIMULATED = 127

/** What such a program says. */
export const notSimulated = (name: string): string =>
  `${name}: kubarium does not simulate this program\n`

/** Stands for a program that an executable refers to and that the lab does not have. */
export const unsimulated = (name: string): Program => ({
  name,
  step(system) {
    system.err(notSimulated(name))
    return exit(NOT_SIMULATED)
  },
})
