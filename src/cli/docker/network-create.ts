/**
 * `docker network create`: makes a network.
 *
 * @see https://docs.docker.com/reference/cli/docker/network/create/
 */
import { networkCreate as createOnDaemon } from '../../docker/network/create.js'
import { defineVerb } from '../verb.js'
import { pairs } from './pairs.js'
import { DRIVER_OPTIONS } from './shared-flags.js'

export const networkCreate = defineVerb({
  name: 'create',
  usage: 'create [OPTIONS] NETWORK',
  short: 'Create a network',
  flags: {
    attachable: { type: 'boolean', usage: 'Enable manual container attachment' },
    'aux-address': {
      type: 'strings',
      value: 'map',
      verbatim: true,
      usage: 'Auxiliary IPv4 or IPv6 addresses used by Network driver (default map[])',
    },
    'config-from': { type: 'string', usage: 'The network from which to copy the configuration' },
    'config-only': { type: 'boolean', usage: 'Create a configuration only network' },
    driver: {
      type: 'string',
      short: 'd',
      default: 'bridge',
      usage: 'Driver to manage the Network',
    },
    gateway: { type: 'strings', usage: 'IPv4 or IPv6 Gateway for the master subnet' },
    ingress: { type: 'boolean', usage: 'Create swarm routing-mesh network' },
    internal: { type: 'boolean', usage: 'Restrict external access to the network' },
    'ip-range': { type: 'strings', usage: 'Allocate container ip from a sub-range' },
    'ipam-driver': { type: 'string', default: 'default', usage: 'IP Address Management Driver' },
    'ipam-opt': {
      type: 'strings',
      value: 'map',
      verbatim: true,
      usage: 'Set IPAM driver specific options (default map[])',
    },
    ipv4: { type: 'boolean', default: true, usage: 'Enable or disable IPv4 address assignment' },
    ipv6: { type: 'boolean', usage: 'Enable or disable IPv6 address assignment' },
    label: { type: 'strings', value: 'list', verbatim: true, usage: 'Set metadata on a network' },
    opt: DRIVER_OPTIONS,
    scope: { type: 'string', usage: "Control the network's scope" },
    subnet: { type: 'strings', usage: 'Subnet in CIDR format that represents a network segment' },
  },
  *run(cli, [name = ''], flags) {
    const config = flags.subnet.map((Subnet, i) => ({
      Subnet,
      ...(flags.gateway[i] === undefined ? {} : { Gateway: flags.gateway[i] }),
      ...(flags.ipRange[i] === undefined ? {} : { IPRange: flags.ipRange[i] }),
    }))
    const { Id } = createOnDaemon(cli.tx, cli.machine, {
      Name: name,
      Driver: flags.driver,
      Internal: flags.internal,
      Attachable: flags.attachable,
      EnableIPv6: flags.ipv6,
      Labels: pairs(flags.label),
      Options: pairs(flags.opt),
      IPAM: { Driver: flags.ipamDriver, Config: config },
    })
    cli.out(`${Id}\n`)
    return { value: { id: Id } }
  },
})
