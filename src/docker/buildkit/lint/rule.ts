/**
 * Build checks: what is wrong with a Dockerfile, or will be.
 *
 * @see https://docs.docker.com/reference/build-checks/
 */
import type { Image } from '../../../oci/image.js'
import type { SourceLines } from '../../build/errors.js'
import type { Statement } from '../../build/instruction.js'
import type { DefinedStage, Definition } from '../definition.js'
import type { SolveOptions } from '../options.js'

/** What a check has found. Plain data. */
export interface Warning {
  readonly rule: string
  readonly message: string
  readonly at: SourceLines
  /** What the rule is about, and where it is explained. */
  readonly description: string
  readonly url: string
}

/** A finding, before it gets the name of its rule. */
export interface Finding {
  readonly message: string
  readonly at: SourceLines
}

/** What rules look at. */
export interface LintScene {
  readonly definition: Definition
  /** The stages that are looked at. */
  readonly stages: readonly DefinedStage[]
  readonly options: SolveOptions
  readonly imageOf: (name: string) => Image | undefined
}

/** A check. */
export interface Rule {
  readonly name: string
  readonly description: string
  /** It has to be asked for. */
  readonly experimental?: true
  readonly find: (scene: LintScene) => readonly Finding[]
}

const BASE = 'https://docs.docker.com/go/dockerfile/rule/'

/** Where a rule is explained: `json-args-recommended`. */
export const urlOf = (name: string): string =>
  `${BASE}${name.replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '-').toLowerCase()}/`

/** The statements of all stages that are looked at. */
export const statementsOf = ({ stages }: LintScene): readonly Statement[] =>
  stages.flatMap((stage) => stage.statements)
