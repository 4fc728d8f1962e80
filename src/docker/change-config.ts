/**
 * Dockerfile instructions that change the configuration of an image which is made without a
 * Dockerfile: `docker commit --change` and `docker import --change`.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/commit/#change
 */
import type { RunConfig } from '../oci/image.js'
import { unionOf } from '../oci/union.js'
import { parseStatement } from './build/dockerfile.js'
import { DockerfileError, NO_INSTRUCTIONS } from './build/errors.js'
import type { Stage } from './build/instruction.js'
import { instructions } from './build/instructions.js'
import { variablesOf } from './build/scene.js'
import { DockerError } from './errors.js'

/** The instructions that may be applied to the image. */
const ALLOWED = [
  'CMD',
  'ENTRYPOINT',
  'ENV',
  'EXPOSE',
  'HEALTHCHECK',
  'LABEL',
  'ONBUILD',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
  'WORKDIR',
]

/**
 * The configuration after the instructions. @throws DockerError for one that is unknown or
 * malformed
 */
export function changedConfig(config: RunConfig, changes: readonly string[]): RunConfig {
  const nothing = unionOf([])
  let stage: Stage = { image: '', config, commandGiven: true, args: {}, missed: true }
  for (const text of changes) {
    const keyword = /^\s*(\S*)/.exec(text)?.[1]?.toUpperCase() ?? ''
    if (keyword === '') throw new DockerError(400, NO_INSTRUCTIONS)
    const instruction = ALLOWED.includes(keyword) ? instructions.get(keyword) : undefined
    if (!instruction) throw new DockerError(400, `${keyword} is not a valid change command`)
    try {
      const statement = parseStatement(text)
      const effect = instruction.apply(statement, {
        now: 0,
        stage,
        variables: variablesOf(stage),
        root: nothing,
        context: nothing,
        argument: () => undefined,
        filesOf: () => nothing,
      })
      if (effect.kind !== 'run') stage = { ...stage, ...effect.stage }
    } catch (error) {
      if (error instanceof DockerfileError) throw new DockerError(400, error.message)
      throw error
    }
  }
  return stage.config
}
