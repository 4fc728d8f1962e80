/**
 * All checks, in the order in which BuildKit makes them.
 *
 * @see https://docs.docker.com/reference/build-checks/
 */
import type { Image } from '../../../oci/image.js'
import { DockerfileError } from '../../build/errors.js'
import { type Definition, neededStages } from '../definition.js'
import type { SolveOptions } from '../options.js'
import { checkDirective, isNamed } from './directive.js'
import { instructionRules } from './instruction-rules.js'
import { type Rule, type Warning, urlOf } from './rule.js'
import { stageRules } from './stage-rules.js'
import { textRules } from './text-rules.js'

/** Every check. */
const RULES: readonly Rule[] = [...stageRules, ...textRules, ...instructionRules]

/** What the checks find. A build looks at the stages that it needs, a check at all of them. */
export function warningsOf(
  definition: Definition,
  options: SolveOptions,
  imageOf: (name: string) => Image | undefined,
): readonly Warning[] {
  const { skip, experimental } = checkDirective(definition, options)
  const scene = { definition, options, imageOf, stages: stagesOf(definition, options) }
  return RULES.filter(
    ({ name, experimental: isExperimental }) =>
      !isNamed(skip, name) && (!isExperimental || isNamed(experimental, name)),
  ).flatMap(({ name, description, find }) =>
    find(scene).map(({ message, at }) => ({
      rule: name,
      message,
      at,
      description,
      url: urlOf(name),
    })),
  )
}

function stagesOf(definition: Definition, { call }: SolveOptions): Definition['stages'] {
  if (call === 'check') return definition.stages
  try {
    return neededStages(definition)
  } catch (error) {
    if (error instanceof DockerfileError) return definition.stages
    throw error
  }
}
