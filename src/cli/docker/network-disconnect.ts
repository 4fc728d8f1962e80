/**
 * `docker network disconnect`: disconnects a container from a network.
 *
 * @see https://docs.docker.com/reference/cli/docker/network/disconnect/
 */
import { networkDisconnect as disconnectOnDaemon } from '../../docker/network/connect.js'
import { defineVerb } from '../verb.js'

export const networkDisconnect = defineVerb({
  name: 'disconnect',
  usage: 'disconnect [OPTIONS] NETWORK CONTAINER',
  short: 'Disconnect a container from a network',
  flags: {
    force: {
      type: 'boolean',
      short: 'f',
      usage: 'Force the container to disconnect from a network',
    },
  },
  *run(cli, [network = '', container = ''], flags) {
    disconnectOnDaemon(cli.tx, cli.machine, network, {
      Container: container,
      Force: flags.force,
    })
    return { value: undefined }
  },
})
