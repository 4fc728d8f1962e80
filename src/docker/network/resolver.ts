/**
 * The daemon's DNS: containers on a user-defined network find each other by name; on the default
 * bridge they do not.
 *
 * @see https://docs.docker.com/engine/network/#dns-services
 */
import { namespaces } from '../../net/namespace.js'
import type { Resolver } from '../../net/rules.js'
import type { Reader } from '../../sim/world.js'
import {
  type Container,
  DEFAULT_NETWORK,
  containerKey,
  containers,
  findContainer,
} from '../container.js'
import { splitLink } from '../links.js'

/** Knows names and aliases on the networks of the user's that who asks is on. */
export const dockerNames: Resolver = (name, namespace, read) => {
  const here = read.get(namespaces, namespace)
  if (!here) return undefined
  for (const { network } of here.interfaces) {
    const [machine, short] = [
      network.slice(0, network.indexOf('/')),
      network.slice(network.indexOf('/') + 1),
    ]
    if (machine !== here.machine || short === DEFAULT_NETWORK || namespace.startsWith('host:'))
      continue
    const own = read.get(containers, containerKey(machine, namespace))
    const linked = linkedAddress(read, own, short, name)
    if (linked !== undefined) return [linked]
    const found = read
      .by(containers, 'byMachine', machine)
      .flatMap(({ endpoints }) => endpoints)
      .filter(
        (endpoint) =>
          endpoint.network === short &&
          endpoint.aliases.some((alias) => alias.toLowerCase() === name),
      )
      .map(({ address }) => address)
    if (found.length > 0) return found
  }
  return undefined
}

/** What a link of the asking container leads to on a network: `--link db:alias`. */
function linkedAddress(
  read: Reader,
  own: Container | undefined,
  network: string,
  name: string,
): string | undefined {
  const links = own ? [...own.host.Links, ...(own.networks[network]?.links ?? [])] : []
  const link = links.map(splitLink).find(({ alias }) => alias.toLowerCase() === name)
  const child = own && link && findContainer(read, own.machine, link.child)
  return child?.endpoints.find((endpoint) => endpoint.network === network)?.address
}
