/**
 * A service as a request for a container.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerCreate
 */
import type { Healthcheck, Service } from '../../compose/project.js'
import type { Project } from '../../compose/resources.js'
import type { ContainerBody } from '../../docker/container-body.js'
import type { Reader } from '../../sim/world.js'
import { parseGoDuration } from '../../text/duration.js'
import { hostConfigOf } from './host-config.js'
import { endpointsOf } from './service-networks.js'
import { exposedPorts } from './service-ports.js'

const NANOSECONDS = 1_000_000

/** What a container is made of besides its service. */
export interface Making {
  readonly read: Reader
  readonly machine: string
  readonly project: Project
  readonly service: string
  readonly name: string
  readonly image: string
  readonly labels: Readonly<Record<string, string>>
  /** Volumes without a name that an earlier container had, by where they are mounted. */
  readonly inherited: Readonly<Record<string, string>>
  /** `docker compose run` connects to networks without the service's names. */
  readonly withoutAliases?: boolean
  readonly withoutPorts?: boolean
}

/** The request for a container of a service. @throws ComposeError */
export function bodyOf(service: Service, making: Making): ContainerBody {
  const { labels } = making
  return {
    ...(service.hostname === undefined ? {} : { Hostname: service.hostname }),
    ...(service.domainname === undefined ? {} : { Domainname: service.domainname }),
    User: service.user ?? '',
    Tty: service.tty ?? false,
    OpenStdin: service.stdin_open ?? false,
    StdinOnce: false,
    Env: environmentOf(service.environment),
    Cmd: service.command ?? null,
    Entrypoint: service.entrypoint ?? null,
    Image: making.image,
    WorkingDir: service.working_dir ?? '',
    Labels: { ...service.labels, ...labels },
    ExposedPorts: exposedPorts(service),
    ...(service.stop_signal ? { StopSignal: service.stop_signal } : {}),
    ...(service.stop_grace_period === undefined
      ? {}
      : { StopTimeout: Math.trunc((parseGoDuration(service.stop_grace_period) ?? 0) / 1000) }),
    ...(service.healthcheck ? healthOf(service.healthcheck) : {}),
    Volumes: Object.fromEntries(
      (service.volumes ?? [])
        .filter(
          ({ type, source, target }) =>
            type === 'volume' && source === undefined && !Object.hasOwn(making.inherited, target),
        )
        .map(({ target }) => [target, {}]),
    ),
    HostConfig: hostConfigOf(service, making),
    NetworkingConfig: { EndpointsConfig: endpointsOf(service, making) },
  }
}

/** `NAME=value`; a name without a value is not passed on. */
export const environmentOf = (variables: Service['environment'] = {}): readonly string[] =>
  Object.entries(variables).flatMap(([name, value]) => (value === null ? [] : [`${name}=${value}`]))

function healthOf(check: Healthcheck): Pick<ContainerBody, 'Healthcheck'> {
  if (check.disable) return { Healthcheck: { Test: ['NONE'] } }
  const nanoseconds = (text: string | undefined): number =>
    text === undefined ? 0 : (parseGoDuration(text) ?? 0) * NANOSECONDS
  return {
    Healthcheck: {
      Test: [...(check.test ?? [])],
      Interval: nanoseconds(check.interval),
      Timeout: nanoseconds(check.timeout),
      StartPeriod: nanoseconds(check.start_period),
      ...(check.start_interval ? { StartInterval: nanoseconds(check.start_interval) } : {}),
      Retries: check.retries ?? 0,
    },
  }
}
