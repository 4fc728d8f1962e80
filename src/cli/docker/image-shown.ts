/**
 * An image as `docker inspect` shows it.
 *
 * @module
 */
import {
  type ImageInspect,
  type InspectedImage,
  fullConfig,
  inspectImage,
} from '../../docker/image/inspect.js'
import type { RunConfig } from '../../oci/image.js'
import type { Cli } from '../verb.js'
import { type Shown, withHidden, withOtherNames } from './shown.js'

/**
 * The members of a configuration in the order in which the client's structure has them, with their
 * empty values.
 */
const EMPTY: Readonly<Record<keyof RunConfig, unknown>> = {
  User: '',
  ExposedPorts: null,
  Env: null,
  Entrypoint: null,
  Cmd: null,
  Volumes: null,
  WorkingDir: '',
  Labels: null,
  StopSignal: '',
  Healthcheck: null,
  OnBuild: null,
  Shell: null,
  ArgsEscaped: false,
}

/** @throws DockerError when there is no such image */
export function imageShown(cli: Cli, name: string): Shown<InspectedImage> {
  const image = inspectImage(cli.tx, cli.machine, name)
  return {
    document: { ...image, Config: fullConfig(image.Config) },
    view: withOtherNames({ ...image, Config: configView(image) }, { ID: 'Id' }),
  }
}

/** Only what is set shows in JSON; the rest is there for templates that ask for it. */
function configView({ Config: config }: ImageInspect): object {
  const isSet = (value: unknown): boolean =>
    value !== undefined &&
    value !== null &&
    value !== '' &&
    !(typeof value === 'object' && Object.keys(value).length === 0)
  const names = Object.keys(EMPTY) as (keyof RunConfig)[]
  return withHidden(
    Object.fromEntries(
      names.filter((name) => isSet(config[name])).map((name) => [name, config[name]]),
    ),
    EMPTY,
  )
}
