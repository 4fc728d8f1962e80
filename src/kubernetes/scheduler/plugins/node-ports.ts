/**
 * NodePorts: a port of a node can be taken once.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/overview/#services
 */
import { type FilterPlugin, type Rejection, nodesChange } from '../framework.js'
import { isFreed, portsOf } from '../node-info.js'

const TAKEN: Rejection = {
  plugin: 'NodePorts',
  reasons: ["node(s) didn't have free ports for the requested pod ports"],
  curable: true,
}

export const nodePorts: FilterPlugin = {
  name: 'NodePorts',
  events: [nodesChange(isFreed)],
  placesAlone: ({ spec }) => spec !== undefined && portsOf(spec).length > 0,
  prepare({ pod }) {
    const wanted = pod.spec ? portsOf(pod.spec) : []
    if (wanted.length === 0) return undefined
    return ({ ports }) =>
      ports.some((taken) => wanted.some((one) => clash(one, taken))) ? TAKEN : undefined
  },
}

/** The same port of the same address, or of every address. */
function clash(a: string, b: string): boolean {
  const [[port, address], [otherPort, otherAddress]] = [a.split('@'), b.split('@')]
  return (
    port === otherPort &&
    (address === undefined || otherAddress === undefined || address === otherAddress)
  )
}
