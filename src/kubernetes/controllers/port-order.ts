/**
 * The order of ports in Endpoints and EndpointSlices: by the hash of what Go prints of a port. It
 * looks arbitrary, and is always the same.
 *
 * @see https://pkg.go.dev/hash/fnv#New128a
 */
import type { EndpointPort } from './services.js'

const OFFSET_BASIS = 0x6c62272e07bb014262b821756295c58dn
const PRIME = 0x0000000001000000000000000000013bn
const MASK = (1n << 128n) - 1n

/** Ports as an EndpointSlice lists them. */
export const inSliceOrder = (ports: readonly EndpointPort[]): readonly EndpointPort[] =>
  inOrder(
    ports,
    ({ name = '', port, protocol, appProtocol }) =>
      `(v1.EndpointPort){Name:(*string)${name} Protocol:(*v1.Protocol)${protocol} Port:(*int32)${port} AppProtocol:(*string)${appProtocol ?? '<nil>'}}`,
  )

/** Ports as an Endpoints object lists them. */
export const inEndpointsOrder = (ports: readonly EndpointPort[]): readonly EndpointPort[] =>
  inOrder(
    ports,
    ({ name = '', port, protocol, appProtocol }) =>
      `(v1.EndpointPort){Name:(string)${name} Port:(int32)${port} Protocol:(v1.Protocol)${protocol} AppProtocol:(*string)${appProtocol ?? '<nil>'}}`,
  )

function inOrder(
  ports: readonly EndpointPort[],
  textOf: (port: EndpointPort) => string,
): readonly EndpointPort[] {
  if (ports.length < 2) return ports
  return ports
    .map((port) => ({ port, hash: fnv128(textOf(port)) }))
    .sort((a, b) => (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : 0))
    .map(({ port }) => port)
}

/** FNV-1a, 128 bits; names and numbers of ports are ASCII. */
function fnv128(text: string): bigint {
  let hash = OFFSET_BASIS
  for (let i = 0; i < text.length; i++) hash = ((hash ^ BigInt(text.charCodeAt(i))) * PRIME) & MASK
  return hash
}
