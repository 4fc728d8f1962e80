/**
 * Volumes follow the objects that they are made of: what changes in a ConfigMap or a Secret is in
 * the files of a pod at its next sync, at most about a minute later. A change of the pod's own
 * labels or annotations is a sync at once. Variables and subPath mounts do not follow.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/configmap/#mounted-configmaps-are-updated-automatically
 */
import type { Pod } from '../../../types/kubernetes/core/v1.js'
import type { Runtime } from '../../../cri/runtime.js'
import { type Loop, awaitChange, requeueAt, watch } from '../../../sim/loop.js'
import type { Tx } from '../../../sim/step.js'
import type { VirtualTime } from '../../../sim/world.js'
import { parseTime } from '../../../text/time.js'
import { connect, recorder } from '../../apiserver/client.js'
import { asClient } from '../../apiserver/informer.js'
import { configMap } from '../../kinds/config-map.js'
import { type Stored, keyOf } from '../../kinds/kind.js'
import { objectsInVolumes } from '../../kinds/objects-in-volumes.js'
import { pods } from '../../kinds/pod/index.js'
import { secret } from '../../kinds/secret.js'
import type { PodContext } from '../context.js'
import { ConfigError } from '../env.js'
import { nodeInfo } from '../node-info.js'
import { kubelets } from '../node.js'
import { podWorkers, workerKey } from '../pod-worker.js'
import { contentsOf } from './contents.js'
import { fsGroupOf } from './ownership.js'
import { FAILED_MOUNT, SET_UP, factsBefore, mountedVolumes, volumeKey } from './set-up.js'

const KUBELET = 'kubelet'
/** A kubelet looks at each of its pods again after a minute, and a little more. */
const PERIOD = 60_000
const JITTER = 15_000
/** What the key of a pod ends with that is to be looked at now. */
const NOW = '!'

/** Keys are `<node>/<pod uid>`. */
export const volumeFollower = (runtimes: ReadonlyMap<string, Runtime>): Loop =>
  asClient(followLoop(runtimes), {
    processOf: (key) => key.slice(0, key.indexOf('/')),
    start: () => [],
  })

const followLoop = (runtimes: ReadonlyMap<string, Runtime>): Loop => ({
  name: 'kubelet-volumes',
  watches: [
    watch(configMap.table, ({ key }, tx) => podsWith(tx, `ConfigMap ${key}`)),
    watch(secret.table, ({ key }, tx) => podsWith(tx, `Secret ${key}`)),
    watch(pods, ({ before, after }) =>
      before &&
      after?.spec?.nodeName &&
      (before.metadata.labels !== after.metadata.labels ||
        before.metadata.annotations !== after.metadata.annotations) &&
      hasFiles(after)
        ? workerKey(after.spec.nodeName, after.metadata.uid) + NOW
        : undefined,
    ),
  ],
  step(tx, key) {
    const [name = '', rest = ''] = key.split('/')
    const uid = rest.replace(NOW, '')
    const kubelet = tx.get(kubelets, name)
    const runtime = kubelet?.running ? runtimes.get(kubelet.runtime) : undefined
    const pod = tx.first(pods, 'byUid', uid)
    if (!runtime || !pod || !tx.get(podWorkers, workerKey(name, uid))?.sandbox) return awaitChange
    const due = rest.endsWith(NOW) ? tx.now : nextSync(pod, tx.now)
    if (due > tx.now) return requeueAt(due)
    const api = connect(tx, `system:node:${name}`)
    const record = recorder(tx, KUBELET, name)
    refreshVolumes({ tx, api, runtime, record, node: nodeInfo(tx, name) }, pod)
    return awaitChange
  },
})

const podsWith = (tx: Tx, object: string): readonly string[] =>
  tx
    .by(pods, 'byVolumeObject', object)
    .flatMap(({ spec, metadata }) => (spec?.nodeName ? workerKey(spec.nodeName, metadata.uid) : []))

/** Whether a pod has files that may change. */
const hasFiles = (pod: Stored<Pod>): boolean =>
  objectsInVolumes(pod) !== undefined ||
  (pod.spec?.volumes ?? []).some(
    ({ downwardAPI, projected }) =>
      downwardAPI !== undefined ||
      projected?.sources?.some((one) =>
        one.downwardAPI?.items?.some(({ fieldRef }) =>
          /labels|annotations/.test(fieldRef?.fieldPath ?? ''),
        ),
      ),
  )

/** When the kubelet looks at a pod next; now, if that is now. */
function nextSync(pod: Stored<Pod>, now: VirtualTime): VirtualTime {
  const start = parseTime(pod.status?.startTime ?? '') ?? 0
  let sum = 0
  for (const letter of keyOf(pod)) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % JITTER
  const period = PERIOD + sum
  return start + Math.ceil((now - start) / period) * period
}

type Scene = Pick<PodContext, 'tx' | 'api' | 'runtime' | 'record' | 'node'>

/** Writes the files of a pod's volumes as they should be now; those of what is missing stay. */
function refreshVolumes(context: Scene, pod: Stored<Pod>): void {
  const { tx, node, runtime, record, api } = context
  const group = fsGroupOf(pod)
  for (const volume of mountedVolumes(pod)) {
    try {
      const files = contentsOf({ api, pod, facts: factsBefore(context) }, volume)
      if (!files) continue
      const owned = group === undefined ? {} : { group }
      runtime.volumes.setUp(tx, node.name, volumeKey(pod, volume.name), { ...owned, files })
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error
      record.warning(
        pod,
        FAILED_MOUNT,
        `${SET_UP} failed for volume "${volume.name}" : ${error.message}`,
      )
    }
  }
}
