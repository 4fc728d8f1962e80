/**
 * Networks over HTTP.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Network
 */
import { DockerError, noSuchNetwork } from '../../docker/errors.js'
import { networkConnect, networkDisconnect } from '../../docker/network/connect.js'
import { networkCreate } from '../../docker/network/create.js'
import { networkInspect } from '../../docker/network/inspect.js'
import { networkList } from '../../docker/network/list.js'
import type { Pool } from '../../docker/network/network.js'
import { networkPrune } from '../../docker/network/prune.js'
import { networkRemove } from '../../docker/network/remove.js'
import type { EngineAnswer } from './message.js'
import { CONNECT, CREATE_NETWORK, DISCONNECT } from './shape.js'
import {
  type Body,
  type EngineCall,
  bodyIn,
  filtersOf,
  flagIn,
  objectOf,
  textIn,
  textMapIn,
  textsIn,
} from './query.js'

const NO_NAME = 'invalid name: name is empty'

/** `GET /networks`. @throws DockerError for a bad filter */
export function listNetworks(call: EngineCall): EngineAnswer {
  const found = networkList(call.tx, call.machine, { filters: filtersOf(call) })
  return { status: 200, body: found.map((one) => ({ ...one, Containers: {} })) }
}

/** `GET /networks/{id}`. @throws DockerError 404 */
export function inspectNetwork({ tx, machine, names, query }: EngineCall): EngineAnswer {
  const [name = ''] = names
  const found = networkInspect(tx, machine, name)
  const scope = query.get('scope') || found.Scope
  if (scope !== found.Scope) throw noSuchNetwork(name)
  return { status: 200, body: found }
}

/** `POST /networks/create`. @throws DockerError */
export function createNetwork(call: EngineCall): EngineAnswer {
  const body = bodyIn(call, CREATE_NETWORK)
  const Name = textIn(body, 'Name')
  if (Name.trim() === '') throw new DockerError(400, NO_NAME)
  const driver = textIn(body, 'Driver')
  const config = objectOf(body, 'IPAM')['Config']
  const made = networkCreate(call.tx, call.machine, {
    Name,
    ...(driver === '' ? {} : { Driver: driver }),
    Internal: flagIn(body, 'Internal'),
    Labels: textMapIn(body, 'Labels'),
    Attachable: flagIn(body, 'Attachable'),
    Ingress: flagIn(body, 'Ingress'),
    EnableIPv6: flagIn(body, 'EnableIPv6'),
    Options: textMapIn(body, 'Options'),
    ...(Array.isArray(config) && config.length > 0
      ? { IPAM: { Config: config.map((one) => poolOf(one as Body)) } }
      : {}),
  })
  return { status: 201, body: made }
}

/** A pool of addresses; what is empty was not said. */
const poolOf = (pool: Body): Partial<Pool> =>
  Object.fromEntries(
    ['Subnet', 'Gateway', 'IPRange'].flatMap((name) =>
      textIn(pool, name) ? [[name, textIn(pool, name)]] : [],
    ),
  )

/** `POST /networks/{id}/connect`. @throws DockerError */
export function connectNetwork(call: EngineCall): EngineAnswer {
  const body = bodyIn(call, CONNECT)
  const endpoint = objectOf(body, 'EndpointConfig')
  const address = textIn(objectOf(endpoint, 'IPAMConfig'), 'IPv4Address')
  networkConnect(call.tx, call.machine, call.names[0] ?? '', {
    Container: textIn(body, 'Container'),
    EndpointConfig: {
      Aliases: textsIn(endpoint, 'Aliases'),
      Links: textsIn(endpoint, 'Links'),
      ...(address ? { IPAMConfig: { IPv4Address: address } } : {}),
    },
  })
  return { status: 200 }
}

/** `POST /networks/{id}/disconnect`. @throws DockerError */
export function disconnectNetwork(call: EngineCall): EngineAnswer {
  const body = bodyIn(call, DISCONNECT)
  networkDisconnect(call.tx, call.machine, call.names[0] ?? '', {
    Container: textIn(body, 'Container'),
    Force: flagIn(body, 'Force'),
  })
  return { status: 200 }
}

/** `DELETE /networks/{id}`. @throws DockerError */
export function deleteNetwork({ tx, machine, names }: EngineCall): EngineAnswer {
  networkRemove(tx, machine, names[0] ?? '')
  return { status: 204 }
}

/** `POST /networks/prune`. @throws DockerError for a bad filter */
export function pruneNetworks(call: EngineCall): EngineAnswer {
  const { NetworksDeleted } = networkPrune(call.tx, call.machine, filtersOf(call))
  return {
    status: 200,
    body: { NetworksDeleted: NetworksDeleted.length > 0 ? NetworksDeleted : null },
  }
}
