/**
 * The eviction manager: a kubelet that looks every ten seconds how much memory and disk its node has
 * left, and takes pods away before nothing is left.
 *
 * It looks only while there is something to see: after somebody has taken much, while a node is
 * under pressure, and while a pod has limits of local storage.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/
 */
import type { Pod } from '../../../types/kubernetes/core/v1.js'
import type { Runtime } from '../../../cri/runtime.js'
import {
  type Loop,
  type Outcome,
  type Watch,
  awaitChange,
  requeueAt,
  watch,
} from '../../../sim/loop.js'
import type { Tx } from '../../../sim/step.js'
import type { Reader, VirtualTime } from '../../../sim/world.js'
import { connect, recorder } from '../../apiserver/client.js'
import { asClient } from '../../apiserver/informer.js'
import { readingTables } from '../../apiserver/metrics/readings.js'
import type { Stored } from '../../kinds/kind.js'
import { pods } from '../../kinds/pod/index.js'
import { HOLLOW } from '../hollow.js'
import { KUBELET, type Kubelet, kubelets } from '../node.js'
import { reportPressure } from '../node-conditions.js'
import { podWorkers, workerKey } from '../pod-worker.js'
import { type CollectorContext, collectImages, freeImages, isTooFull } from './image-gc.js'
import { hasStorageLimit, storageExcess } from './local-storage.js'
import { nodeWasLow } from './messages.js'
import { type Observations, type PodUsage, observe, usageOfPod } from './observe.js'
import { conditionsUnder, pressures } from './pressure.js'
import { rank } from './rank.js'
import { ABOUT, HARD, SIGNALS, type Signal, thresholdOf } from './thresholds.js'

const EVICTION = 'kubelet-eviction'
const THRESHOLD_MET = 'EvictionThresholdMet'
/** How often a kubelet looks, in milliseconds. */
const PERIOD = 10_000

/** The eviction managers of all nodes. Keys are the nodes' names. */
export const evictionLoop = (runtimes: ReadonlyMap<string, Runtime>): Loop =>
  asClient(managers(runtimes), { processOf: (key) => key, start: (_, node) => [node] })

const managers = (runtimes: ReadonlyMap<string, Runtime>): Loop => ({
  name: EVICTION,
  watches: [
    watch(pods, ({ before, after }) =>
      after?.spec?.nodeName && before?.spec?.nodeName === undefined && hasStorageLimit(after)
        ? after.spec.nodeName
        : undefined,
    ),
    ...readingTables.map(
      (table): Watch => ({ table, wakes: (_, tx) => tx.rows(kubelets).map(({ node }) => node) }),
    ),
    ...[...runtimes.values()].flatMap(({ resources }) =>
      resources.watches.map(
        ({ table, concerns }): Watch => ({ table, wakes: (change, tx) => concerns(change, tx) }),
      ),
    ),
  ],
  step(tx, name) {
    const kubelet = tx.get(kubelets, name)
    const runtime = kubelet && runtimes.get(kubelet.runtime)
    if (!kubelet?.running || !runtime || kubelet.runtime === HOLLOW) return awaitChange
    const due = tx.get(pressures, name)?.dueAt ?? nextLook(tx.now)
    if (tx.now < due) return lookAgain(tx, name, due)
    const goesOn = look(
      {
        tx,
        api: connect(tx, `system:node:${name}`),
        record: recorder(tx, KUBELET, name),
        runtime,
      },
      kubelet,
    )
    if (goesOn) return lookAgain(tx, name, tx.now + PERIOD)
    tx.delete(pressures, name)
    return awaitChange
  },
})

const nextLook = (now: VirtualTime): VirtualTime => Math.ceil(now / PERIOD) * PERIOD

function lookAgain(tx: Tx, node: string, dueAt: VirtualTime): Outcome {
  tx.put(pressures, node, { seen: {}, ...tx.get(pressures, node), dueAt })
  return requeueAt(dueAt)
}

/** One look at a node; whether it is to be looked at again. */
function look(context: CollectorContext, kubelet: Kubelet): boolean {
  const { tx, api, runtime } = context
  const present = podsOf(tx, kubelet.node)
  const usages = present.map((pod) => usageOfPod(tx, { runtime, node: kubelet.node }, pod))
  const isLimited = present.some(hasStorageLimit)
  let evicted = 0
  for (const usage of isLimited ? usages : []) {
    const excess = storageExcess(usage)
    if (excess !== undefined && evict(tx, kubelet.node, usage.pod, excess)) evicted++
  }
  if (evicted > 0) return true
  const seen = observe(tx, runtime, kubelet, usages)
  const met = metThresholds(kubelet, seen)
  note(tx, kubelet.node, met)
  reportPressure(api, context.record, kubelet)
  const disk = seen['imagefs.available']
  const isFull = disk !== undefined && isTooFull(kubelet, disk)
  if (isFull && disk) collectImages(context, kubelet, disk)
  if (met[0] !== undefined) reclaim(context, kubelet, met[0], seen, usages)
  return isLimited || isFull || met.length > 0 || conditionsUnder(tx, kubelet).length > 0
}

/** The pods of a node that have not ended and are not ending. */
const podsOf = (read: Reader, node: string): readonly Stored<Pod>[] =>
  read
    .by(pods, 'byNode', node)
    .filter(
      ({ status, metadata }) =>
        status?.phase !== 'Succeeded' &&
        status?.phase !== 'Failed' &&
        metadata.deletionTimestamp === undefined,
    )

/** A threshold of which less is left than should be. */
interface Met {
  readonly signal: Signal
  readonly threshold: number
}

const metThresholds = ({ eviction }: Kubelet, seen: Observations): readonly Met[] =>
  SIGNALS.flatMap((signal) => {
    const observation = seen[signal]
    const threshold =
      observation && thresholdOf((eviction?.evictionHard ?? HARD)[signal], observation.capacity)
    return observation && threshold !== undefined && observation.available < threshold
      ? { signal, threshold }
      : []
  })

function note(tx: Tx, node: string, met: readonly Met[]): void {
  if (met.length === 0) return
  const known = tx.get(pressures, node)
  const now = Object.fromEntries(met.map(({ signal }) => [ABOUT[signal].condition, tx.now]))
  tx.put(pressures, node, { ...known, seen: { ...known?.seen, ...now } })
}

/** Frees what is short: of the disk by removing images, and then by taking one pod away. */
function reclaim(
  context: CollectorContext,
  kubelet: Kubelet,
  { signal, threshold }: Met,
  seen: Observations,
  usages: readonly PodUsage[],
): void {
  const { tx, api, record, runtime } = context
  const { node } = kubelet
  const { resource } = ABOUT[signal]
  const row = api.find('Node', node)
  if (row) record.warning(row, THRESHOLD_MET, `Attempting to reclaim ${resource}`)
  if (resource !== 'memory') {
    freeImages(tx, runtime, node, Number.POSITIVE_INFINITY)
    const after = observe(tx, runtime, kubelet, usages)
    if (metThresholds(kubelet, after).every((one) => ABOUT[one.signal].resource !== resource))
      return
  }
  const available = seen[signal]?.available ?? 0
  for (const usage of rank(usages, resource)) {
    const message = nodeWasLow(usage, resource, { threshold, available })
    if (evict(tx, node, usage.pod, message)) return
  }
}

/** Tells the pod's worker; false when the pod is on its way out already. */
function evict(tx: Tx, node: string, pod: Stored<Pod>, message: string): boolean {
  const key = workerKey(node, pod.metadata.uid)
  const worker = tx.get(podWorkers, key)
  if (!worker || worker.ending || worker.evicted !== undefined) return false
  tx.put(podWorkers, key, { ...worker, evicted: message })
  tx.book(KUBELET, key)
  return true
}
