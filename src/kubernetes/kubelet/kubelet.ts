/**
 * The kubelet: on each node, the one that makes pods run. Its loop wakes a pod's worker when the
 * pod, or what the runtime has of it, changes.
 *
 * @see https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/
 */
import type { Pod } from '../../types/kubernetes/core/v1.js'
import type { Runtime } from '../../cri/runtime.js'
import { exchanges } from '../../net/request.js'
import type { Fabric } from '../../net/rules.js'
import { type Loop, type Watch, awaitChange, watch } from '../../sim/loop.js'
import type { Tx } from '../../sim/step.js'
import { connect, recorder } from '../apiserver/client.js'
import { asClient } from '../apiserver/informer.js'
import { pod as podKind } from '../kinds/pod/index.js'
import type { Stored } from '../kinds/kind.js'
import type { Latencies } from './context.js'
import { HOLLOW, stepHollowPod } from './hollow.js'
import { forgetTurns, nextTurn, pullTurns } from './image.js'
import { newWorker, workerKey, podWorkers, withWorker } from './pod-worker.js'
import { nodeInfo } from './node-info.js'
import { KUBELET, kubelets } from './node.js'
import { stepPod } from './pod.js'
import { probedBy } from './probe.js'

/**
 * What the real runtime needs for the kubelet's requests, as recorded: 50 ms to create a container,
 * 50 ms to start it.
 */
const LATENCIES: Latencies = { create: 50, start: 50, stopSandbox: 350, relist: 1_000 }

/** The kubelets of all nodes, as one loop. Keys are `<node>/<pod uid>`. */
export const kubeletLoop = (runtimes: ReadonlyMap<string, Runtime>, fabric: Fabric): Loop =>
  asClient(podLoop(runtimes, fabric), {
    processOf: (key) => key.slice(0, key.indexOf('/')),
    start: (tx, node) => recoverPods(tx, runtimes, node),
  })

function podLoop(runtimes: ReadonlyMap<string, Runtime>, fabric: Fabric): Loop {
  return {
    name: KUBELET,
    watches: [
      watch(podKind.table, ({ before, after }) => podWakes(before, after), { urgent: true }),
      watch(pullTurns, ({ before, after }, tx) => {
        const node = (after ?? before)?.node as string
        const turn = nextTurn(tx, node)
        return after === undefined && turn !== undefined ? `${node}/${turn}` : undefined
      }),
      watch(exchanges, ({ after }) =>
        after && (after.state === 'answered' || after.state === 'failed')
          ? probedBy(after.from.process)
          : undefined,
      ),
      ...[...runtimes.values()].flatMap(({ watches }) =>
        watches.map(
          ({ table, concerns }): Watch => ({
            table,
            wakes: (change, tx) =>
              concerns(change, tx).map((key) =>
                key.endsWith('/') ? key + (nextTurn(tx, key.slice(0, -1)) ?? '') : key,
              ),
          }),
        ),
      ),
    ],
    step(tx, key) {
      const slash = key.indexOf('/')
      const name = key.slice(0, slash)
      const kubelet = tx.get(kubelets, name)
      if (!kubelet?.running) return awaitChange
      const uid = key.slice(slash + 1)
      if (kubelet.runtime === HOLLOW) return stepHollowPod(tx, kubelet, uid)
      const runtime = runtimes.get(kubelet.runtime)
      if (!runtime) return awaitChange
      const api = connect(tx, `system:node:${name}`)
      const record = recorder(tx, KUBELET, name)
      return withWorker(tx, name, uid, (slot) =>
        stepPod({
          tx,
          api,
          runtime,
          fabric,
          record,
          node: nodeInfo(tx, name),
          latencies: LATENCIES,
          uid,
          slot,
        }),
      )
    },
  }
}

/**
 * The worker's own status reports do not wake it: it looks at a pod when its spec or its end
 * changed.
 */
function podWakes(
  before: Stored<Pod> | undefined,
  after: Stored<Pod> | undefined,
): readonly string[] | string | undefined {
  if (
    before &&
    after &&
    before.spec === after.spec &&
    before.metadata.deletionTimestamp === after.metadata.deletionTimestamp &&
    before.metadata.deletionGracePeriodSeconds === after.metadata.deletionGracePeriodSeconds &&
    !hasNewGate(before, after)
  )
    return undefined
  const was = before && placeOf(before)
  const is = after && placeOf(after)
  if (was === undefined || is === undefined || was === is) return was ?? is
  return [was, is]
}

const placeOf = ({ spec, metadata }: Stored<Pod>): string | undefined =>
  spec?.nodeName ? `${spec.nodeName}/${metadata.uid}` : undefined

/** Whether somebody has opened or closed a readiness gate. */
const hasNewGate = (before: Stored<Pod>, after: Stored<Pod>): boolean =>
  (after.spec?.readinessGates ?? []).some(({ conditionType }) => {
    const [was, is] = [before, after].map(
      ({ status }) => status?.conditions?.find(({ type }) => type === conditionType)?.status,
    )
    return was !== is
  })

/** The machine lost power: the kubelet forgets its pods' workers. */
export function forgetPods(tx: Tx, node: string): void {
  const keys: string[] = []
  tx.each(podWorkers, `${node}/`, (_, key) => keys.push(key))
  for (const key of keys) tx.delete(podWorkers, key)
  forgetTurns(tx, node)
}

/**
 * A kubelet starts on a machine that was on all the time: what it can know of its pods' workers is
 * what the runtime reports.
 */
function recoverPods(
  tx: Tx,
  runtimes: ReadonlyMap<string, Runtime>,
  node: string,
): readonly string[] {
  const kubelet = tx.get(kubelets, node)
  const runtime = kubelet && runtimes.get(kubelet.runtime)
  if (!kubelet?.running) return []
  forgetTurns(tx, node)
  const keys = new Set<string>()
  for (const worker of runtime ? tx.by(podWorkers, 'byNode', node) : []) {
    const key = workerKey(node, worker.uid)
    const sandboxes = (runtime as Runtime).sandboxesOf(tx, node, worker.uid)
    const sandbox = sandboxes.find(({ state }) => state !== 'notready')?.id
    const { address } = worker
    tx.put(podWorkers, key, {
      ...newWorker(node, worker.uid, worker.pod),
      attempts: sandboxes.length,
      ...(sandbox === undefined ? {} : { sandbox }),
      ...(address === undefined ? {} : { address }),
    })
    keys.add(key)
  }
  for (const { metadata } of connect(tx, KUBELET).by('Pod', 'byNode', node))
    keys.add(workerKey(node, metadata.uid))
  return [...keys]
}

/** The machine is back: every pod that the API has on the node is looked at. */
export function resumePods(tx: Tx, node: string): void {
  for (const { metadata } of connect(tx, KUBELET).by('Pod', 'byNode', node))
    tx.book(KUBELET, `${node}/${metadata.uid}`)
}
