/**
 * What a lab is made with, which is the same for all its worlds.
 *
 * @module
 */
import type { ScriptRuntime } from '../program/node/script-runtime.js'
import type { Program } from '../program/program.js'
import { check, fields, object } from './arguments.js'
import { CODE_FIELDS, type DockerLabOptions } from './docker-options.js'
import type { LabOptions } from './options.js'
import type { Plugin } from './plugin.js'
import { type PluginSet, pluginSet } from './plugin-set.js'

/** Options without what is code: a restored lab is given that again. */
export type PlainOptions = Omit<LabOptions, keyof Code>

/** What of the options is code. */
export interface Code {
  readonly programs?: readonly Program[]
  readonly plugins?: readonly Plugin[]
  readonly scripts?: ScriptRuntime
}

/** What one lab is made with. */
export interface LabConfig {
  readonly plugins: PluginSet
  /** The names of the user's own programs and plugins, and of what runs JavaScript. */
  readonly names: CodeNames
  readonly options: PlainOptions
}

/** The names of programs and plugins, and of what runs JavaScript instead of the host's engine. */
export interface CodeNames {
  readonly programs: readonly string[]
  readonly plugins: readonly string[]
  readonly scripts?: string
}

/** What the labs of one entry have in common: `kubarium`, or `kubarium/docker`. */
export interface LabType {
  /** The plugins that all of them have. */
  readonly builtIn: readonly Plugin[]
  /** The options that a snapshot may have. */
  readonly options: readonly string[]
  /** @throws UsageError for values that no lab can be made with */
  checkOptions(options: DockerLabOptions, plugins: PluginSet): void
}

/** The sets of plugins of labs without code of their users: made once. */
const standard = new WeakMap<LabType, PluginSet>()

/** The plugins of a type's labs with code of their users. @throws UsageError for a name that is taken */
export function pluginsOf(
  type: LabType,
  { programs = [], plugins = [], scripts }: Code,
): PluginSet {
  if (programs.length + plugins.length > 0 || scripts)
    return pluginSet([...type.builtIn, ...plugins], programs, scripts)
  let set = standard.get(type)
  if (!set) standard.set(type, (set = pluginSet(type.builtIn)))
  return set
}

/** The names of a user's code. */
export const namesOf = ({ programs = [], plugins = [], scripts }: Code): CodeNames => ({
  programs: programs.map(({ name }) => name),
  plugins: plugins.map(({ name }) => name),
  ...(scripts && { scripts: scripts.name }),
})

/** What code has to be. */
export const CODE = fields(CODE_FIELDS)

/** The config of a lab. @throws UsageError */
export function configOf(type: LabType, options: DockerLabOptions): LabConfig {
  check('options', options, object)
  const { programs, plugins, scripts, ...rest } = options
  const code: Code = {
    ...(programs && { programs }),
    ...(plugins && { plugins }),
    ...(scripts && { scripts }),
  }
  check('options', code, CODE)
  const set = pluginsOf(type, code)
  type.checkOptions(options, set)
  return { plugins: set, names: namesOf(code), options: rest }
}
