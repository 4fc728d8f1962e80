/**
 * What is wrong with an EndpointSlice.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/service-resources/endpoint-slice-v1/
 */
import type { Endpoint, EndpointPort, EndpointSlice } from '../../types/kubernetes/discovery/v1.js'
import {
  duplicate,
  immutable,
  invalid,
  ipAddress,
  oneOf,
  required,
  tooMany,
} from './field-errors.js'
import type { FieldError, Stored } from './kind.js'
import { nameErrors } from './names.js'

const TYPES = ['FQDN', 'IPv4', 'IPv6']
const PROTOCOLS = ['SCTP', 'TCP', 'UDP']
const MOST_ENDPOINTS = 1000
const MOST_ADDRESSES = 100
const MOST_PORTS = 100
const NEEDS_ADDRESS = 'must contain at least 1 address'
const WRONG_FAMILY = (family: string): string => `must be an ${family} address`

/** Checks a slice. */
export function validateEndpointSlice(
  { addressType, endpoints = [], ports = [] }: EndpointSlice,
  old: Stored<EndpointSlice> | undefined,
): readonly FieldError[] {
  const types = oneOf('addressType', addressType, TYPES)
  return [
    ...types,
    ...(endpoints.length > MOST_ENDPOINTS
      ? [tooMany('endpoints', endpoints.length, MOST_ENDPOINTS)]
      : endpoints.flatMap((one, i) => endpointErrors(one, `endpoints[${i}]`, addressType))),
    ...(ports.length > MOST_PORTS
      ? [tooMany('ports', ports.length, MOST_PORTS)]
      : portErrors(ports)),
    ...(old ? immutable('addressType', addressType, addressType === old.addressType) : []),
  ]
}

function endpointErrors(
  { addresses = [], hostname }: Endpoint,
  at: string,
  type: string,
): readonly FieldError[] {
  const errors: FieldError[] = []
  if (addresses.length === 0) errors.push(required(`${at}.addresses`, NEEDS_ADDRESS))
  if (addresses.length > MOST_ADDRESSES)
    errors.push(tooMany(`${at}.addresses`, addresses.length, MOST_ADDRESSES))
  addresses.forEach((address, i) =>
    errors.push(...addressErrors(address, `${at}.addresses[${i}]`, type)),
  )
  if (hostname)
    errors.push(
      ...nameErrors('label', hostname).map((why) => invalid(`${at}.hostname`, hostname, why)),
    )
  return errors
}

function addressErrors(address: string, at: string, type: string): readonly FieldError[] {
  if (type === 'FQDN')
    return nameErrors('subdomain', address).map((why) => invalid(at, address, why))
  if (type !== 'IPv4' && type !== 'IPv6') return []
  const errors = ipAddress(at, address)
  if (errors.length > 0) return errors
  const isSix = address.includes(':')
  return isSix === (type === 'IPv6') ? [] : [invalid(at, address, WRONG_FAMILY(type))]
}

function portErrors(ports: readonly EndpointPort[]): readonly FieldError[] {
  return ports.flatMap(({ name = '', protocol }, i) => {
    const at = `ports[${i}]`
    return [
      ...(name === '' ? [] : nameErrors('label', name)).map((why) =>
        invalid(`${at}.name`, name, why),
      ),
      ...(ports.findIndex((one) => (one.name ?? '') === name) < i
        ? [duplicate(`${at}.name`, name)]
        : []),
      ...oneOf(`${at}.protocol`, protocol, PROTOCOLS),
    ]
  })
}
