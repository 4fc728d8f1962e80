/**
 * kube-proxy's sync: rules for packets follow the endpoints of Services at once after a quiet
 * second, and once a second while they change.
 *
 * Every node's proxy sees the same changes at the same time, so one copy stands for all of them.
 *
 * @see https://kubernetes.io/docs/reference/networking/virtual-ips/#minimizing-iptables-syncs
 * (minSyncPeriod)
 */
import type { EndpointSlice } from '../../types/kubernetes/discovery/v1.js'
import { type Loop, awaitChange, requeueAt, watch } from '../../sim/loop.js'
import { defineTable } from '../../sim/table.js'
import type { Reader, VirtualTime } from '../../sim/world.js'
import { asClient, keysOf } from '../apiserver/informer.js'
import { SERVICE_NAME_LABEL, endpointSlices } from '../kinds/endpoint-slice.js'
import type { Stored } from '../kinds/kind.js'
import { forgetWays } from '../../net/stickiness.js'
import { affinityPrefix } from './affinity.js'

const KUBE_PROXY = 'kube-proxy'
/** iptables.minSyncPeriod: at most one sync in this many milliseconds. */
const MIN_SYNC_PERIOD = 1_000
const SYNC = 'sync'

/** What packets find of a Service. Its key is the Service's. */
interface Programmed {
  readonly slices: readonly Stored<EndpointSlice>[]
}

const programmed = defineTable<Programmed>('proxy-rules')
/** Services whose endpoints have changed since the last sync. */
const changed = defineTable<{ readonly since: VirtualTime }>('proxy-changes')
const syncs = defineTable<{ readonly at: VirtualTime }>('proxy-syncs')

const serviceOf = (slice: Stored<EndpointSlice> | undefined): string | undefined => {
  const name = slice?.metadata.labels?.[SERVICE_NAME_LABEL]
  return name === undefined ? undefined : `${slice?.metadata.namespace}/${name}`
}

/** The endpoint slices of a Service, as the proxies have them. */
export const programmedSlices = (read: Reader, service: string): readonly Stored<EndpointSlice>[] =>
  read.get(programmed, service)?.slices ?? []

/** The loop: notes which Services have changed, and syncs them all together. */
const loop: Loop = {
  name: KUBE_PROXY,
  watches: [
    watch(endpointSlices, ({ before, after }) => {
      const service = serviceOf(after ?? before)
      return service === undefined ? undefined : [service]
    }),
  ],
  latency: 10,
  step(tx, key) {
    if (key !== SYNC) {
      tx.put(changed, key, { since: tx.now })
      const last = tx.get(syncs, SYNC)?.at
      tx.book(KUBE_PROXY, SYNC, {
        at: last === undefined ? tx.now : Math.max(tx.now, last + MIN_SYNC_PERIOD),
      })
      return awaitChange
    }
    const last = tx.get(syncs, SYNC)?.at
    if (last !== undefined && tx.now < last + MIN_SYNC_PERIOD)
      return requeueAt(last + MIN_SYNC_PERIOD, { idle: false })
    const keys: string[] = []
    tx.each(changed, '', (_, service) => keys.push(service))
    for (const service of keys) {
      const slices = tx.by(endpointSlices, 'byService', service)
      if (slices.length > 0) tx.put(programmed, service, { slices })
      else {
        tx.delete(programmed, service)
        forgetWays(tx, affinityPrefix(service))
      }
      tx.delete(changed, service)
    }
    if (keys.length > 0) tx.put(syncs, SYNC, { at: tx.now })
    return awaitChange
  },
}

/** A proxy that starts finds the rules that it left on the node, and brings them up to date. */
export const kubeProxyLoop = asClient(loop, {
  start: (tx) =>
    new Set([
      ...keysOf(tx, programmed as never),
      ...tx.rows(endpointSlices).flatMap((slice) => serviceOf(slice) ?? []),
    ]),
})
