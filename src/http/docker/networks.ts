/**
 * Networks over HTTP.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Network
 */
import { DockerError } from '../../docker/errors.js'
import { networkConnect, networkDisconnect } from '../../docker/network/connect.js'
import { networkCreate } from '../../docker/network/create.js'
import { networkInspect } from '../../docker/network/inspect.js'
import { networkList } from '../../docker/network/list.js'
import { networkPrune } from '../../docker/network/prune.js'
import { networkRemove } from '../../docker/network/remove.js'
import type { EngineAnswer } from './message.js'
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
export const inspectNetwork = ({ tx, machine, names }: EngineCall): EngineAnswer => ({
  status: 200,
  body: networkInspect(tx, machine, names[0] ?? ''),
})

/** `POST /networks/create`. @throws DockerError */
export function createNetwork(call: EngineCall): EngineAnswer {
  const body = bodyIn(call)
  const Name = textIn(body, 'Name')
  if (Name.trim() === '') throw new DockerError(400, NO_NAME)
  const driver = textIn(body, 'Driver')
  const config = objectOf(body, 'IPAM')['Config']
  const made = networkCreate(call.tx, call.machine, {
    Name,
    ...(driver === '' ? {} : { Driver: driver }),
    Internal: flagIn(body, 'Internal'),
    Labels: textMapIn(body, 'Labels'),
    ...(Array.isArray(config) && config.length > 0
      ? { IPAM: { Config: config.map((one) => poolOf(one as Body)) } }
      : {}),
  })
  return { status: 201, body: made }
}

const poolOf = (pool: Body): { readonly Subnet?: string; readonly Gateway?: string } => ({
  ...(textIn(pool, 'Subnet') ? { Subnet: textIn(pool, 'Subnet') } : {}),
  ...(textIn(pool, 'Gateway') ? { Gateway: textIn(pool, 'Gateway') } : {}),
})

/** `POST /networks/{id}/connect`. @throws DockerError */
export function connectNetwork(call: EngineCall): EngineAnswer {
  const body = bodyIn(call)
  const endpoint = objectOf(body, 'EndpointConfig')
  const address = textIn(objectOf(endpoint, 'IPAMConfig'), 'IPv4Address')
  networkConnect(call.tx, call.machine, call.names[0] ?? '', {
    Container: textIn(body, 'Container'),
    EndpointConfig: {
      Aliases: textsIn(endpoint, 'Aliases'),
      ...(address ? { IPAMConfig: { IPv4Address: address } } : {}),
    },
  })
  return { status: 200 }
}

/** `POST /networks/{id}/disconnect`. @throws DockerError */
export function disconnectNetwork(call: EngineCall): EngineAnswer {
  const body = bodyIn(call)
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

/** `POST /networks/prune`. */
export function pruneNetworks({ tx, machine }: EngineCall): EngineAnswer {
  const { NetworksDeleted } = networkPrune(tx, machine)
  return {
    status: 200,
    body: { NetworksDeleted: NetworksDeleted.length > 0 ? NetworksDeleted : null },
  }
}
