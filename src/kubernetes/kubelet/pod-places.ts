/**
 * Pods as places of the network: what is done to a pod's network is done to its address, and goes
 * with the pod.
 *
 * @module
 */
import { type Place, forgetPlaces, isImpaired } from '../../net/impairment.js'
import { UsageError } from '../../sim/errors.js'
import { type Loop, awaitChange, watch } from '../../sim/loop.js'
import type { Reader } from '../../sim/world.js'
import { pods } from '../kinds/pod/index.js'

const DEFAULT_NAMESPACE = 'default'

/**
 * The place of a pod: `default/web`, `pod/web` or `web`; undefined if there is none. A pod that uses
 * its node's network is where its node is. @throws UsageError for a pod without an address
 */
export function podPlace(read: Reader, name: string): Place | undefined {
  const [first = '', second] = name.split('/')
  const key =
    second === undefined || /^(pods?|po)$/.test(first)
      ? `${DEFAULT_NAMESPACE}/${second ?? first}`
      : name
  const pod = read.get(pods, key)
  if (!pod) return undefined
  const { nodeName, hostNetwork } = pod.spec ?? {}
  if (hostNetwork && nodeName) return { name: nodeName, machine: nodeName }
  const address = pod.status?.podIP
  if (!address) throw new UsageError(`the pod "${key}" has no address yet`)
  return { name: key, address, pod: key }
}

/** Forgets what was done to the network of pods that are gone. Keys are pods' keys. */
export const podPlacesLoop: Loop = {
  name: 'pod-places',
  watches: [
    watch(pods, ({ key, after }, tx) => (after === undefined && isImpaired(tx) ? key : undefined)),
  ],
  step(tx, key) {
    if (!tx.get(pods, key)) forgetPlaces(tx, ({ pod }) => pod === key)
    return awaitChange
  },
}
