/**
 * `POST /containers/create`: what a client sends becomes what the daemon takes.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerCreate
 */
import type { ContainerBody } from '../../docker/container-body.js'
import type { HostConfig, PortBinding } from '../../docker/container.js'
import { create } from '../../docker/create.js'
import { DockerError } from '../../docker/errors.js'
import { ECHOED, USED } from './host-config.js'
import type { EngineAnswer } from './message.js'
import { CREATE_CONTAINER } from './shape.js'
import { type Body, type EngineCall, bodyIn, objectOf, textIn, textsIn, without } from './query.js'

const EMPTY = 'config cannot be empty in order to create a container'
const NO_CONFIG: readonly string[] = ['HostConfig', 'NetworkingConfig']

/** Answers the request. @throws DockerError */
export function createContainer(call: EngineCall): EngineAnswer {
  const { tx, machine, query } = call
  const body = bodyIn(call, CREATE_CONTAINER)
  if (Object.keys(body).every((name) => NO_CONFIG.includes(name))) throw new DockerError(400, EMPTY)
  const platform = query.get('platform')
  const made = create(tx, machine, query.get('name') ?? undefined, {
    ...containerBody(body),
    ...(platform ? { Platform: platform } : {}),
  })
  return { status: 201, body: made }
}

const isNull = (value: unknown): boolean => value === null
const isEmpty = (value: unknown): boolean => value === null || value === ''

/** The body as the daemon takes it: commands as lists, nothing that is null. */
function containerBody(body: Body): ContainerBody {
  const { HostConfig: _, NetworkingConfig: __, Healthcheck: ___, ...config } = body
  const health = without(objectOf(body, 'Healthcheck'), isNull)
  return {
    ...without(config, isNull),
    ...(Array.isArray(health['Test']) && health['Test'].length > 0 ? { Healthcheck: health } : {}),
    HostConfig: hostConfig(withoutNulls(objectOf(body, 'HostConfig'))),
    NetworkingConfig: { EndpointsConfig: endpoints(objectOf(body, 'NetworkingConfig')) },
  } as unknown as ContainerBody
}

/** A value without members that are null, at any depth: nothing was said there. */
function withoutNulls<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.filter((one) => one !== null).map(withoutNulls) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) =>
      one === null ? [] : [[name, withoutNulls(one)]],
    ),
  ) as Value
}

/**
 * What is asked of the machine. What the daemon has no use for is kept and shown again; it is null
 * where nothing was said.
 */
function hostConfig(said: Body): Partial<HostConfig> {
  const { NetworkMode, RestartPolicy, PortBindings, ...rest } = without(said, isEmpty)
  const policy = objectOf({ RestartPolicy }, 'RestartPolicy')
  const unused = ECHOED.filter((name) => !USED.includes(name))
  const shown = Object.fromEntries(unused.map((name) => [name, said[name] ?? null]))
  return {
    ...shown,
    ...rest,
    ...(NetworkMode === undefined ? {} : { NetworkMode }),
    ...(PortBindings === undefined ? {} : { PortBindings: bindings(PortBindings as Body) }),
    ...(policy['Name'] ? { RestartPolicy: { MaximumRetryCount: 0, ...policy } } : {}),
  } as Partial<HostConfig>
}

/** Where ports are published; an address and a port that are not said are empty. */
const bindings = (given: Body): Readonly<Record<string, readonly PortBinding[]>> =>
  Object.fromEntries(
    Object.entries(given).map(([port, list]) => [
      port.includes('/') ? port : `${port}/tcp`,
      (Array.isArray(list) ? list : [{}]).map((one: Body) => ({
        HostIp: textIn(one, 'HostIp'),
        HostPort: textIn(one, 'HostPort'),
      })),
    ]),
  )

function endpoints(given: Body): NonNullable<ContainerBody['NetworkingConfig']>['EndpointsConfig'] {
  const config = objectOf(given, 'EndpointsConfig')
  return Object.fromEntries(
    Object.keys(config).map((name) => {
      const endpoint = objectOf(config, name)
      const address = objectOf(endpoint, 'IPAMConfig')['IPv4Address']
      return [
        name,
        {
          ...(textsIn(endpoint, 'Aliases').length > 0
            ? { Aliases: textsIn(endpoint, 'Aliases') }
            : {}),
          ...(textsIn(endpoint, 'Links').length > 0 ? { Links: textsIn(endpoint, 'Links') } : {}),
          ...(typeof address === 'string' && address !== ''
            ? { IPAMConfig: { IPv4Address: address } }
            : {}),
        },
      ]
    }),
  )
}
