/**
 * `docker network inspect`: everything about networks.
 *
 * @see https://docs.docker.com/reference/cli/docker/network/inspect/
 */
import { networkInspect as inspectNetwork } from '../../docker/network/inspect.js'
import type { NetworkResource } from '../../docker/network/list.js'
import { type Cli, defineVerb } from '../verb.js'
import { INSPECT_FORMAT_FLAG } from './format.js'
import { type Shown, showAll, withOtherNames } from './shown.js'

export const networkInspect = defineVerb({
  name: 'inspect',
  usage: 'inspect [OPTIONS] NETWORK [NETWORK...]',
  short: 'Display detailed information on one or more networks',
  flags: {
    format: INSPECT_FORMAT_FLAG,
    verbose: { type: 'boolean', short: 'v', usage: 'Verbose output for diagnostics' },
  },
  *run(cli, args, flags) {
    return { value: showAll(cli, args, flags.format, (name) => networkShown(cli, name)) }
  },
})

/** @throws DockerError when there is no such network */
export function networkShown(cli: Cli, name: string): Shown<NetworkResource> {
  const network = inspectNetwork(cli.tx, cli.machine, name)
  return { document: network, view: withOtherNames({ ...network }, { ID: 'Id' }) }
}
