/**
 * The flags of `docker create` and `docker run` that concern the network.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/run/
 */
import type { FlagSpecs } from '../flags.js'
import { LINK } from './shared-flags.js'

/** Names, addresses, ports and networks of the container. */
export const NETWORK_FLAGS = {
  'add-host': {
    type: 'strings',
    value: 'list',
    verbatim: true,
    usage: 'Add a custom host-to-IP mapping (host:ip)',
  },
  dns: { type: 'strings', value: 'list', verbatim: true, usage: 'Set custom DNS servers' },
  'dns-opt': {
    type: 'strings',
    value: 'list',
    verbatim: true,
    hidden: true,
    usage: 'Set DNS options',
  },
  'dns-option': { type: 'strings', value: 'list', verbatim: true, usage: 'Set DNS options' },
  'dns-search': {
    type: 'strings',
    value: 'list',
    verbatim: true,
    usage: 'Set custom DNS search domains',
  },
  domainname: { type: 'string', usage: 'Container NIS domain name' },
  expose: {
    type: 'strings',
    value: 'list',
    verbatim: true,
    usage: 'Expose a port or a range of ports',
  },
  hostname: { type: 'string', short: 'h', usage: 'Container host name' },
  ip: { type: 'string', usage: 'IPv4 address (e.g., 172.30.100.104)' },
  ip6: { type: 'string', usage: 'IPv6 address (e.g., 2001:db8::33)' },
  link: LINK,
  'link-local-ip': {
    type: 'strings',
    value: 'list',
    verbatim: true,
    usage: 'Container IPv4/IPv6 link-local addresses',
  },
  'mac-address': { type: 'string', usage: 'Container MAC address (e.g., 92:d0:c6:0a:29:33)' },
  net: {
    type: 'strings',
    value: 'network',
    verbatim: true,
    hidden: true,
    usage: 'Connect a container to a network',
  },
  'net-alias': {
    type: 'strings',
    value: 'list',
    verbatim: true,
    hidden: true,
    usage: 'Add network-scoped alias for the container',
  },
  network: {
    type: 'strings',
    value: 'network',
    verbatim: true,
    usage: 'Connect a container to a network',
  },
  'network-alias': {
    type: 'strings',
    value: 'list',
    verbatim: true,
    usage: 'Add network-scoped alias for the container',
  },
  publish: {
    type: 'strings',
    short: 'p',
    value: 'list',
    verbatim: true,
    usage: "Publish a container's port(s) to the host",
  },
  'publish-all': {
    type: 'boolean',
    short: 'P',
    usage: 'Publish all exposed ports to random ports',
  },
} as const satisfies FlagSpecs
