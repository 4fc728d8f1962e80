/**
 * What a lab is made with, whichever plugins it has.
 *
 * @module
 */
import { DEFAULT_LIMITS, type Limits } from '../program/limits.js'
import type { ScriptRuntime } from '../program/node/script-runtime.js'
import type { Packages } from '../program/packages/settings.js'
import type { Program } from '../program/program.js'
import type { Plugin } from './plugin.js'
import type { Hub } from '../registry/registry.js'
import type { Unsupported } from '../sim/unsupported.js'
import type { VirtualTime } from '../sim/world.js'
import {
  type Expected,
  check,
  count,
  fields,
  isRecord,
  listOf,
  must,
  oneOf,
  time,
  wholeNumber,
} from './arguments.js'

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
   * that have changed since, so those that lie more than 200,000 changes back are forgotten
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
  /**
   * What Docker Hub and other public registries give for a repository that the lab does not know: an
   * image whose program says that it stands in for the real one (`'open'`, the default), or nothing,
   * as for a repository that does not exist (`'strict'`).
   *
   * @example createLab({ hub: 'strict' })
   */
  readonly hub?: Hub
  /**
   * What package managers (`apt-get`, `apk`, `yum`, `pip`, `npm`, `gem`) do about a package that the
   * simulated repositories do not have: they install it as an empty one and say so (`'open'`, the
   * default), or refuse it as the real repository would (`'strict'`).
   *
   * @example createLab({ packages: 'strict' })
   */
  readonly packages?: Packages
  /** Programs of your own, which executables in images can refer to. */
  readonly programs?: readonly Program[]
  /**
   * What else the lab has: kinds, controllers, verbs, scheduler plugins, network rules, programs; see
   * `kubarium/extend`.
   *
   * @example createLab({ plugins: [{ name: 'backups', kinds: [backups] }] })
   */
  readonly plugins?: readonly Plugin[]
  /**
   * What runs the JavaScript of `node`. By default the host's own engine does, by `new Function`:
   * such code can reach the host, so it is for code that you trust.
   *
   * @example createLab({ scripts: await loadQuickJS() }) // of kubarium/quickjs
   */
  readonly scripts?: ScriptRuntime
}

/** The options that a snapshot keeps. */
export const DOCKER_LAB_OPTIONS = [
  'seed',
  'start',
  'history',
  'limits',
  'unsupported',
  'hub',
  'packages',
] as const satisfies readonly (keyof DockerLabOptions)[]

/** What `programs` has to be. */
const PROGRAMS = listOf(
  must(
    'a program (see defineProgram)',
    (value) =>
      typeof value === 'object' &&
      value !== null &&
      'name' in value &&
      typeof value.name === 'string' &&
      'step' in value &&
      typeof value.step === 'function',
  ),
)

/** What the options have to be that are code. */
export const CODE_FIELDS = {
  programs: PROGRAMS,
  plugins: listOf(must('a plugin (see kubarium/extend)', isRecord)),
  scripts: must(
    'a script runtime (await loadQuickJS() of kubarium/quickjs)',
    (value) => isRecord(value) && typeof value['create'] === 'function',
  ),
} satisfies Record<'programs' | 'plugins' | 'scripts', Expected>

/** What each option has to be. */
export const DOCKER_LAB_FIELDS = {
  seed: wholeNumber,
  start: time,
  history: must(
    'a number of checkpoints',
    (value) => Number.isSafeInteger(value) && Number(value) >= 0,
  ),
  limits: fields(Object.fromEntries(Object.keys(DEFAULT_LIMITS).map((limit) => [limit, count]))),
  unsupported: oneOf('warn', 'throw'),
  hub: oneOf('open', 'strict'),
  packages: oneOf('open', 'strict'),
  ...CODE_FIELDS,
} satisfies Record<keyof DockerLabOptions, Expected>

/** @throws UsageError for options that are unknown, or that no lab can be made with */
export const checkDockerLabOptions = (options: DockerLabOptions): void =>
  check('options', options, fields(DOCKER_LAB_FIELDS))
