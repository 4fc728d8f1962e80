/**
 * `POST /commit`: an image of what a container has become.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Image/operation/ImageCommit
 */
import type { RunConfig } from '../oci/image.js'
import { changesOf } from '../program/root.js'
import type { Tx } from '../sim/step.js'
import { changedConfig } from './change-config.js'
import { mergedEnv } from './container-body.js'
import { type ContainerConfig, containerNamed } from './container.js'
import { recordEvent } from './events.js'
import { commitImage } from './image/commit.js'

/** What the image is to be like. */
interface CommitOptions {
  readonly name?: string
  readonly author?: string
  readonly comment?: string
  /** Dockerfile instructions that change the configuration. */
  readonly changes?: readonly string[]
  /** Configuration that goes before the container's own. */
  readonly config?: RunConfig
}

/** Makes the image; its id. @throws DockerError */
export function commit(
  tx: Tx,
  machine: string,
  ref: string,
  { name, author, comment, changes = [], config = {} }: CommitOptions,
): string {
  const container = containerNamed(tx, machine, ref)
  const id = commitImage(tx, machine, {
    parent: container.image,
    config: changedConfig(mergedConfig(config, configOf(container.config)), changes),
    entries: changesOf(tx, container.id),
    command: [container.path, ...container.args],
    ...(name === undefined ? {} : { name }),
    ...(author === undefined ? {} : { author }),
    ...(comment === undefined ? {} : { comment }),
  })
  recordEvent(tx, container, 'commit', { comment: comment ?? '', imageID: id })
  return id
}

/** A configuration with what it does not say taken from another. */
function mergedConfig(own: RunConfig, other: RunConfig): RunConfig {
  const has = (value: unknown): boolean =>
    value !== undefined &&
    value !== null &&
    value !== '' &&
    !(Array.isArray(value) && value.length === 0)
  const given = Object.fromEntries(Object.entries(own).filter(([, value]) => has(value)))
  return {
    ...other,
    ...given,
    // An entrypoint of its own drops the other's command.
    ...(has(own.Entrypoint) && !has(own.Cmd) ? { Cmd: null } : {}),
    Env: mergedEnv(own.Env ?? [], other.Env ?? []),
    Labels: { ...other.Labels, ...own.Labels },
    ...(own.ExposedPorts || other.ExposedPorts
      ? { ExposedPorts: { ...other.ExposedPorts, ...own.ExposedPorts } }
      : {}),
    ...(own.Volumes || other.Volumes ? { Volumes: { ...other.Volumes, ...own.Volumes } } : {}),
  }
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
