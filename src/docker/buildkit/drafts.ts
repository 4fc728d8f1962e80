/**
 * A stage while it is planned: what its image is to be like so far, and the operation that makes
 * its files.
 *
 * @module
 */
import type { RunConfig } from '../../oci/image.js'
import type { Stage } from '../build/instruction.js'
import { variablesOf } from '../build/scene.js'
import type { Variables } from '../build/words.js'
import type { BaseImage } from './base-image.js'
import type { DefinedStage } from './definition.js'
import type { PlannedHistory } from './graph.js'

/** A stage that is being planned. */
export interface Draft {
  /** The configuration, arguments and author so far. */
  stage: Stage
  /** The operation that its files are the result of. */
  op: number
  history: PlannedHistory[]
  /** The image under it, by its name in the Dockerfile. */
  base?: string
  readonly definition: DefinedStage
  /** How it is called, how many of its steps were named, and how many there are. */
  readonly shown: string
  steps: number
  total: number
  readonly noCache: boolean
  /** Variables of ARG in the order of the file, as commands and history list them. */
  declared: string[]
  /** Arguments that were declared after ENV had set the variable: they win. */
  readonly shadowing: Set<string>
}

/** Arguments and environment; what was said last wins. */
export function variablesIn({ stage, shadowing }: Draft): Variables {
  const variables = new Map(variablesOf(stage))
  for (const name of shadowing) {
    const value = stage.args[name] ?? null
    if (value !== null) variables.set(name, value)
  }
  return variables
}

/** What a command has in its environment: arguments with a value, and what ENV sets. */
export function environmentOf(draft: Draft): readonly string[] {
  const { args, config } = draft.stage
  const variables = variablesIn(draft)
  const set = (config.Env ?? []).map((entry) => entry.slice(0, entry.indexOf('=')))
  const declared = draft.declared.filter((name) => (args[name] ?? null) !== null)
  return [...new Set([...declared, ...set])].map((name) => `${name}=${variables.get(name) ?? ''}`)
}

/** What Linux containers have in their environment when the base says nothing. */
const PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
/** What the history says of each step. */
const COMMENT = 'buildkit.dockerfile.v0'

/** A configuration that has a PATH. */
export const withPath = (config: RunConfig): RunConfig => ({
  ...config,
  Env: (config.Env ?? []).some((entry) => entry.startsWith('PATH='))
    ? (config.Env ?? [])
    : [PATH, ...(config.Env ?? [])],
})

/** The stage that begins with a configuration. */
export const stageWith = (config: RunConfig, author?: string): Stage => ({
  image: '',
  config,
  commandGiven: false,
  args: {},
  missed: false,
  ...(author === undefined ? {} : { author }),
})

/** The triggers that an image holds for its children, and its configuration without them. */
export function inheritedFrom({ image }: BaseImage): {
  readonly config: RunConfig
  readonly triggers: readonly string[]
} {
  const { OnBuild: triggers = [], ...config } = image.config.config
  return { config: withPath(config), triggers }
}

/** Notes a step that only changes the configuration. */
export function note(draft: Draft, createdBy: string): void {
  draft.history.push({
    entry: { created_by: createdBy, comment: COMMENT, empty_layer: true },
  })
}

/** Notes a step that makes a layer. */
export function noteLayer(draft: Draft, createdBy: string, op: number): void {
  draft.history.push({ entry: { created_by: createdBy, comment: COMMENT }, op })
  draft.op = op
}
