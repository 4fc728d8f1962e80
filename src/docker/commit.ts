/**
 * `POST /commit`: an image of what a container has become.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Image/operation/ImageCommit
 */
import type { RunConfig } from '../oci/image.js'
import { unionOf } from '../oci/union.js'
import { changesOf } from '../program/root.js'
import type { Tx } from '../sim/step.js'
import { parseStatement } from './build/dockerfile.js'
import { DockerfileError, NO_INSTRUCTIONS } from './build/errors.js'
import type { Stage } from './build/instruction.js'
import { instructions } from './build/instructions.js'
import { variablesOf } from './build/scene.js'
import { type ContainerConfig, containerNamed } from './container.js'
import { DockerError } from './errors.js'
import { recordEvent } from './events.js'
import { commitImage } from './image/commit.js'

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

/** What the image is to be like. */
interface CommitOptions {
  readonly name?: string
  readonly author?: string
  readonly comment?: string
  /** Dockerfile instructions that change the configuration. */
  readonly changes?: readonly string[]
}

/** Makes the image; its id. @throws DockerError */
export function commit(
  tx: Tx,
  machine: string,
  ref: string,
  { name, author, comment, changes = [] }: CommitOptions,
): string {
  const container = containerNamed(tx, machine, ref)
  const id = commitImage(tx, machine, {
    parent: container.image,
    config: changed(configOf(container.config), changes),
    entries: changesOf(tx, container.id),
    command: [container.path, ...container.args],
    ...(name === undefined ? {} : { name }),
    ...(author === undefined ? {} : { author }),
    ...(comment === undefined ? {} : { comment }),
  })
  recordEvent(tx, container, 'commit', { comment: comment ?? '', imageID: id })
  return id
}

/** What of a container's configuration its image keeps. */
function configOf(config: ContainerConfig): RunConfig {
  const {
    User,
    ExposedPorts,
    Env,
    Cmd,
    Volumes,
    WorkingDir,
    Entrypoint,
    Labels,
    StopSignal,
    Healthcheck,
  } = config
  return {
    User,
    Env,
    Cmd,
    WorkingDir,
    Entrypoint,
    Labels,
    ...(ExposedPorts ? { ExposedPorts } : {}),
    ...(Volumes ? { Volumes } : {}),
    ...(StopSignal === undefined ? {} : { StopSignal }),
    ...(Healthcheck ? { Healthcheck } : {}),
  }
}

/**
 * The configuration after the instructions. @throws DockerError for one that is unknown or
 * malformed
 */
function changed(config: RunConfig, changes: readonly string[]): RunConfig {
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
