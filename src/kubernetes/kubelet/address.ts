/**
 * Pod addresses: one of the node's block for each sandbox, given back when the pod goes.
 *
 * @see https://kubernetes.io/docs/concepts/cluster-administration/networking/
 */
import { rangeOf, toAddress } from '../../net/address.js'
import { allocate, release } from '../../net/allocator.js'
import type { Tx } from '../../sim/step.js'
import type { NodeInfo } from './context.js'

const poolOf = (node: string): string => `pods ${node}`

/** A free address of the node's block; undefined when the node has none left (or no block yet). */
export const allocateAddress = (tx: Tx, { name, podCIDR }: NodeInfo): string | undefined =>
  podCIDR === '' ? undefined : allocate(tx, poolOf(name), podCIDR)

export const releaseAddress = (tx: Tx, { name }: NodeInfo, address: string): void =>
  release(tx, poolOf(name), address)

/** The address of the bridge that the node's pods hang on: the first of the block. */
export const gatewayOf = (podCIDR: string): string =>
  podCIDR === '' ? '' : toAddress(rangeOf(podCIDR).first + 1)
