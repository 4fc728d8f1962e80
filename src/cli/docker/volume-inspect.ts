/**
 * `docker volume inspect`: everything about volumes.
 *
 * @see https://docs.docker.com/reference/cli/docker/volume/inspect/
 */
import { volumeInspect as inspectVolume } from '../../docker/volume/inspect.js'
import type { VolumeResource } from '../../docker/volume/list.js'
import { type Cli, defineVerb } from '../verb.js'
import { INSPECT_FORMAT_FLAG } from './format.js'
import { type Shown, showAll } from './shown.js'

export const volumeInspect = defineVerb({
  name: 'inspect',
  usage: 'inspect [OPTIONS] VOLUME [VOLUME...]',
  short: 'Display detailed information on one or more volumes',
  flags: {
    format: INSPECT_FORMAT_FLAG,
  },
  *run(cli, args, flags) {
    return { value: showAll(cli, args, flags.format, (name) => volumeShown(cli, name)) }
  },
})

/** @throws DockerError when there is no such volume */
export function volumeShown(cli: Cli, name: string): Shown<VolumeResource> {
  const volume = inspectVolume(cli.tx, cli.machine, name)
  return { document: volume, view: volume }
}
