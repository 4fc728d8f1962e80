/**
 * `docker network connect`: connects a container to a network.
 *
 * @see https://docs.docker.com/reference/cli/docker/network/connect/
 */
import { networkConnect as connectOnDaemon } from '../../docker/network/connect.js'
import { defineVerb } from '../verb.js'
import { LINK } from './shared-flags.js'
import { NETWORK_FLAGS } from './container-network-flags.js'

export const networkConnect = defineVerb({
  name: 'connect',
  usage: 'connect [OPTIONS] NETWORK CONTAINER',
  short: NETWORK_FLAGS.network.usage,
  flags: {
    alias: { type: 'strings', usage: NETWORK_FLAGS['network-alias'].usage },
    'driver-opt': { type: 'strings', usage: 'driver options for the network' },
    'gw-priority': {
      type: 'int',
      usage:
        'Highest gw-priority provides the default gateway. Accepts positive and negative values.',
    },
    ip: { type: 'string', usage: 'IPv4 address (e.g., "172.30.100.104")' },
    ip6: { type: 'string', usage: 'IPv6 address (e.g., "2001:db8::33")' },
    link: LINK,
    'link-local-ip': { type: 'strings', usage: 'Add a link-local address for the container' },
  },
  *run(cli, [network = '', container = ''], flags) {
    connectOnDaemon(cli.tx, cli.machine, network, {
      Container: container,
      EndpointConfig: {
        ...(flags.alias.length > 0 ? { Aliases: flags.alias } : {}),
        ...(flags.link.length > 0 ? { Links: flags.link } : {}),
        ...(flags.ip ? { IPAMConfig: { IPv4Address: flags.ip } } : {}),
      },
    })
    return { value: undefined }
  },
})
