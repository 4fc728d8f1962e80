/**
 * The part of a service that concerns the machine: mounts, limits, the restart policy.
 *
 * @module
 */
import type { Service } from '../../compose/project.js'
import type { ContainerBody } from '../../docker/container-body.js'
import type { DeviceRequest } from '../../docker/container.js'
import type { Making } from './container-body.js'
import { containersOf, containersOfService } from './containers.js'
import { settingsOf } from './host-settings.js'
import { bindsOf, mountsOf, tmpfsOf } from './service-mounts.js'
import { containerOfService, modeOf, networkModeOf } from './service-networks.js'
import { portBindings } from './service-ports.js'

type HostConfig = NonNullable<ContainerBody['HostConfig']>

/** What a service says of the machine. @throws ComposeError */
export function hostConfigOf(service: Service, making: Making): HostConfig {
  const limits = service.deploy?.resources?.limits
  const tmpfs = tmpfsOf(service)
  const devices = devicesOf(service)
  const memory = service.mem_limit ?? limits?.memory
  const cpus = service.cpus ?? limits?.cpus
  return {
    Binds: bindsOf(service, making),
    Mounts: mountsOf(service, making),
    ...settingsOf(service),
    NetworkMode: networkModeOf(service, making),
    PortBindings: making.withoutPorts ? {} : portBindings(service),
    RestartPolicy: restartPolicyOf(service),
    Privileged: service.privileged ?? false,
    ReadonlyRootfs: service.read_only ?? false,
    ExtraHosts: (service.extra_hosts ?? []).map((entry) => entry.replace('=', ':')),
    Links: linksOf(service, making),
    PidMode: modeOf(service.pid, making),
    Memory: memory === undefined ? 0 : Number(memory),
    NanoCpus: cpus === undefined ? 0 : Math.round(cpus * 1e9),
    VolumesFrom: volumesFrom(service, making),
    ...(Object.keys(tmpfs).length > 0 ? { Tmpfs: tmpfs } : {}),
    ...(service.init === undefined ? {} : { Init: service.init }),
    ...(devices.length > 0 ? { DeviceRequests: devices } : {}),
  }
}

/** `always`, `on-failure:3`, or what `deploy` says. */
function restartPolicyOf({ restart, deploy }: Service): HostConfig['RestartPolicy'] & object {
  if (restart !== undefined) {
    const [name = '', count = '0'] = restart.split(':')
    return { Name: name, MaximumRetryCount: Number(count) || 0 }
  }
  const policy = deploy?.restart_policy
  const condition = policy?.condition ?? (policy ? 'any' : 'none')
  if (condition === 'none') return { Name: 'no', MaximumRetryCount: 0 }
  return condition === 'on-failure'
    ? { Name: 'on-failure', MaximumRetryCount: policy?.max_attempts ?? 0 }
    : { Name: 'always', MaximumRetryCount: 0 }
}

/** `links` and `external_links`: containers and by which names they are known. */
function linksOf(service: Service, { read, machine, project }: Making): readonly string[] {
  const own = (service.links ?? []).flatMap((link) => {
    const [name = '', alias = name] = link.split(':')
    return containersOfService(containersOf(read, machine, project.name), name).flatMap(
      (container) => [
        `${container.name}:${alias}`,
        `${container.name}:${name}-${container.number}`,
        `${container.name}:${container.name}`,
      ],
    )
  })
  const others = (service.external_links ?? []).map((link) =>
    link.includes(':') ? link : `${link}:${link}`,
  )
  return [...own, ...others]
}

function volumesFrom(service: Service, making: Making): readonly string[] {
  return (service.volumes_from ?? []).map((from) => {
    const parts = from.split(':')
    if (parts[0] === 'container') return parts.slice(1).join(':')
    return [containerOfService(making, parts[0] ?? ''), ...parts.slice(1)].join(':')
  })
}

/** Devices that a driver has to give: `gpus`, and reservations of `deploy`. */
function devicesOf({ gpus = [], deploy }: Service): readonly DeviceRequest[] {
  return [
    ...gpus.map((request) => ({
      ...request,
      capabilities: ['gpu', ...(request.capabilities ?? [])],
    })),
    ...(deploy?.resources?.reservations?.devices ?? []),
  ].map(({ driver = '', count, device_ids: ids, capabilities = [] }) => ({
    Driver: driver,
    Count: ids ? 0 : count === 'all' ? -1 : Number(count ?? -1),
    DeviceIDs: ids ?? null,
    Capabilities: [[...new Set(capabilities)]],
    Options: {},
  }))
}
