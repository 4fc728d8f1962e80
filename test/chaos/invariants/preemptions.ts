/**
 * The scheduler takes only less important pods away for a pod, and never for one that does not want
 * it; and no pod gets the room that was made for a more important one.
 */
import type { Pod } from '../../../src/types/kubernetes/core/v1.js'
import type { Stored } from '../../../src/index.js'
import { Broken, type Invariant, type Lateness } from '../watchdog.js'
import { changesOf, hasEnded, milliCores } from './objects.js'

const SCHEDULER = 'default-scheduler'

const priorityOf = ({ spec }: Stored<Pod>): number => spec?.priority ?? 0
const wanted = ({ spec }: Stored<Pod>): number =>
  (spec?.containers ?? []).reduce(
    (sum, { resources }) => sum + milliCores(resources?.requests?.['cpu']),
    0,
  )
const isPreempted = (pod: Stored<Pod> | undefined): boolean =>
  pod?.status?.conditions?.some(({ reason }) => reason === 'PreemptionByScheduler') === true

export function preemptions(late: Lateness): Invariant {
  const pods = new Map<string, Stored<Pod>>()
  const promised = new Map<string, { readonly node: string; readonly since: number }>()
  const sizes = new Map<string, number>()
  return ({ now, changes, loop }) => {
    for (const { key, after } of changesOf(changes, 'api/nodes'))
      sizes.set(key, after ? milliCores(after.status?.allocatable?.['cpu']) : Infinity)
    const changed = changesOf(changes, 'api/pods')
    for (const { key, after } of changed) {
      if (after) pods.set(key, after)
      else pods.delete(key)
      const node = after?.spec?.nodeName ? undefined : after?.status?.nominatedNodeName
      if (node === undefined) promised.delete(key)
      else if (promised.get(key)?.node !== node) promised.set(key, { node, since: now })
    }
    if (loop !== SCHEDULER) return
    for (const { key, before, after } of changed) {
      if (before && !isPreempted(before) && isPreempted(after)) {
        const makers = changed.filter(
          ({ after: is }) =>
            is !== undefined &&
            is.status?.nominatedNodeName === before.spec?.nodeName &&
            is.metadata.uid !== before.metadata.uid,
        )
        const isRight = makers.some(
          ({ after: is }) =>
            is && priorityOf(is) > priorityOf(before) && is.spec?.preemptionPolicy !== 'Never',
        )
        if (!isRight) throw new Broken(`pod ${key} was preempted by no more important one`)
      }
      if (before?.spec?.nodeName || !after?.spec?.nodeName) continue
      const node = after.spec.nodeName
      const used = [...pods.values()].filter((pod) => pod.spec?.nodeName === node && !hasEnded(pod))
      for (const [other, { node: there, since }] of promised) {
        const waiting = pods.get(other)
        if (there !== node || !waiting || waiting.metadata.deletionTimestamp) continue
        if (since >= now - late(loop) || priorityOf(waiting) <= priorityOf(after)) continue
        const sum = used.reduce((total, pod) => total + wanted(pod), wanted(waiting))
        const terminating = used
          .filter(({ metadata }) => metadata.deletionTimestamp)
          .reduce((total, pod) => total + wanted(pod), 0)
        if (sum - terminating > (sizes.get(node) ?? Infinity))
          throw new Broken(`pod ${key} got the room on ${node} that was promised to ${other}`)
      }
    }
  }
}
