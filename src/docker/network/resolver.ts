/**
 * The daemon's DNS: containers on a user-defined network find each other by name; on the default
 * bridge they do not.
 *
 * @see https://docs.docker.com/engine/network/#dns-services
 */
import { namespaces } from '../../net/namespace.js'
import type { Resolver } from '../../net/rules.js'
import { containers } from '../container.js'
import { DEFAULT_NETWORK } from '../container.js'

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
