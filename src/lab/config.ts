/**
 * What a lab is made with, which is the same for all its worlds.
 *
 * @module
 */
import type { Program } from '../program/program.js'
import type { DockerLabOptions } from './docker-options.js'
import type { LabOptions } from './options.js'
import type { PluginSet } from './plugin.js'

/** Options without programs: those are functions, and a restored lab is given them again. */
export type PlainOptions = Omit<LabOptions, 'programs'>

/** What one lab is made with. */
export interface LabConfig {
  readonly plugins: PluginSet
  /** The names of the user's own programs. */
  readonly programs: readonly string[]
  readonly options: PlainOptions
}

/** What the labs of one entry have in common: `kubarium`, or `kubarium/docker`. */
export interface LabType {
  /**
   * Its plugins, put together with the user's own programs. @throws UsageError for a program whose
   * name is taken
   */
  plugins(own: readonly Program[]): PluginSet
  /** The options that a snapshot may have. */
  readonly options: readonly string[]
  /** @throws UsageError for values that no lab can be made with */
  checkOptions(options: DockerLabOptions): void
}

/** The config of a lab. @throws UsageError */
export function configOf(type: LabType, options: DockerLabOptions): LabConfig {
  type.checkOptions(options)
  const { programs = [], ...rest } = options
  return {
    plugins: type.plugins(programs),
    programs: programs.map(({ name }) => name),
    options: rest,
  }
}
