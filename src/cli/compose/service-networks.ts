/**
 * Which networks a container of a service is on, and by which names it is known there.
 *
 * @see https://docs.docker.com/reference/compose-file/services/#networks
 */
import { ComposeError } from '../../compose/errors.js'
import type { Service } from '../../compose/project.js'
import type { ContainerBody } from '../../docker/container-body.js'
import type { Making } from './container-body.js'
import { containersOf, containersOfService } from './containers.js'

const OF_SERVICE = 'service:'
const OF_CONTAINER = 'container:'

type Endpoints = NonNullable<NonNullable<ContainerBody['NetworkingConfig']>['EndpointsConfig']>

/** The networks of a service, that with the highest priority first. */
function networksOf(service: Service): readonly string[] {
  const networks = Object.entries(service.networks ?? {})
  return networks
    .sort(
      ([a, one], [b, other]) => (other?.priority ?? 0) - (one?.priority ?? 0) || (a < b ? -1 : 1),
    )
    .map(([key]) => key)
}

/** The network that a container starts in. @throws ComposeError when another does not run */
export function networkModeOf(service: Service, making: Making): string {
  const { network_mode: mode } = service
  if (mode === undefined) {
    const [first] = networksOf(service)
    return first === undefined ? 'none' : networkName(making, first)
  }
  return mode.startsWith(OF_SERVICE)
    ? OF_CONTAINER + containerOfService(making, mode.slice(OF_SERVICE.length))
    : mode
}

/** A mode that names a service names its container. */
export function modeOf(mode: string | undefined, making: Making): string {
  return mode?.startsWith(OF_SERVICE)
    ? OF_CONTAINER + containerOfService(making, mode.slice(OF_SERVICE.length))
    : (mode ?? '')
}

/** The container of another service, which is there already. @throws ComposeError */
export function containerOfService({ read, machine, project }: Making, service: string): string {
  const [found] = containersOfService(containersOf(read, machine, project.name), service)
  if (!found)
    throw new ComposeError(
      `cannot share network namespace with service ${service}: container missing`,
    )
  return found.id
}

const networkName = ({ project }: Making, key: string): string => project.networks[key]?.name ?? key

/** Its place in each network. */
export function endpointsOf(service: Service, making: Making): Endpoints {
  if (service.network_mode !== undefined) return {}
  return Object.fromEntries(
    networksOf(service).map((key) => {
      const own = service.networks?.[key]
      const address = own?.ipv4_address
      const aliases = making.withoutAliases
        ? [making.name]
        : [making.name, making.service, ...(own?.aliases ?? [])]
      return [
        networkName(making, key),
        {
          Aliases: aliases,
          ...(address ? { IPAMConfig: { IPv4Address: address } } : {}),
        },
      ]
    }),
  )
}
