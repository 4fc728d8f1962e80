/**
 * `docker container inspect`: everything about containers.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/inspect/
 */
import { inspect as inspectContainer } from '../../docker/inspect.js'
import { type Cli, defineVerb } from '../verb.js'
import { INSPECT_FORMAT_FLAG } from './format.js'
import { type Shown, showAll } from './shown.js'

export const containerInspect = defineVerb({
  name: 'inspect',
  usage: 'inspect [OPTIONS] CONTAINER [CONTAINER...]',
  short: 'Display detailed information on one or more containers',
  flags: {
    format: INSPECT_FORMAT_FLAG,
    size: { type: 'boolean', short: 's', usage: 'Display total file sizes' },
  },
  *run(cli, args, flags) {
    return { value: showAll(cli, args, flags.format, (name) => containerShown(cli, name)) }
  },
})

/** @throws DockerError when there is no such container */
export function containerShown(cli: Cli, name: string): Shown {
  const container = inspectContainer(cli.tx, cli.machine, name)
  return { document: container, view: container }
}
