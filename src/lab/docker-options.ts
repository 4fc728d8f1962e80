/**
 * What a lab is made with, whichever plugins it has.
 *
 * @module
 */
import { type Limits, checkLimits } from '../program/limits.js'
import type { Program } from '../program/program.js'
import { UsageError } from '../sim/errors.js'
import type { Plugin } from './plugin.js'
import { type Unsupported, checkUnsupported } from '../sim/unsupported.js'
import type { VirtualTime } from '../sim/world.js'

/** Options of every lab. */
export interface DockerLabOptions {
  /** The same seed and the same calls give the same world, byte for byte. 1 by default. */
  readonly seed?: number
  /**
   * When virtual time begins, in milliseconds since the Unix epoch; 2026-01-01T00:00:00Z by
   * default.
   */
  readonly start?: VirtualTime
  /**
   * How many checkpoints `lab.history` keeps; 100 by default, 0 for none. Each holds on to the rows
   * that have changed since, so those that lie more than a million changes back are forgotten
   * earlier.
   */
  readonly history?: number
  /**
   * How much a command line and a program may do, so that every call returns; those that are not
   * given are as usual (`DEFAULT_LIMITS`).
   *
   * @example createLab({ limits: { steps: 100_000 } })
   */
  readonly limits?: Partial<Limits>
  /**
   * What happens when somebody asks for something that the lab does not simulate (a field, a flag, a
   * kind): a warning in `lab.warnings` and on standard error, or an UnsupportedError. `'warn'` by
   * default.
   *
   * @example createLab({ unsupported: 'throw' })
   */
  readonly unsupported?: Unsupported
  /** Programs of your own, which executables in images can refer to. */
  readonly programs?: readonly Program[]
  /**
   * What else the lab has: kinds, controllers, verbs, scheduler plugins, network rules, programs; see
   * `kubarium/extend`.
   *
   * @example createLab({ plugins: [{ name: 'backups', kinds: [backups] }] })
   */
  readonly plugins?: readonly Plugin[]
}

/** The options that a snapshot keeps. */
export const DOCKER_LAB_OPTIONS = [
  'seed',
  'start',
  'history',
  'limits',
  'unsupported',
] as const satisfies readonly (keyof DockerLabOptions)[]

/** @throws UsageError for values that no lab can be made with */
export function checkDockerLabOptions({
  seed,
  start,
  history,
  limits,
  unsupported,
}: DockerLabOptions): void {
  if (unsupported !== undefined) checkUnsupported(unsupported)
  if (limits !== undefined) checkLimits(limits)
  if (seed !== undefined && !Number.isInteger(seed))
    throw new UsageError(`seed must be a whole number, not ${String(seed)}`)
  if (start !== undefined && !Number.isInteger(start))
    throw new UsageError(
      `start must be whole milliseconds since the Unix epoch, not ${String(start)}`,
    )
  if (history !== undefined && (!Number.isInteger(history) || history < 0))
    throw new UsageError(`history must be a number of checkpoints, not ${String(history)}`)
}
