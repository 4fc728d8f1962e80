/**
 * The hollow kubelet, for load tests: every container starts at once and runs until it is stopped.
 * No image is pulled, no program runs, no event is written, and every pod has the same address.
 *
 * It needs no runtime and no pod workers: what runs is what the pod's status says, as long as the
 * kubelet has not started anew since.
 *
 * @see https://github.com/kubernetes/design-proposals-archive/blob/main/scalability/kubemark.md
 */
import type { Container, Pod } from '../../types/kubernetes/core/v1.js'
import type { ContainerStatus } from '../../cri/runtime.js'
import { type Outcome, awaitChange, requeueAt } from '../../sim/loop.js'
import type { Tx } from '../../sim/step.js'
import { parseTime } from '../../text/time.js'
import { connect } from '../apiserver/client.js'
import { presentOf } from '../apiserver/informer.js'
import type { Stored } from '../kinds/kind.js'
import { pods } from '../kinds/pod/index.js'
import { DEADLINE_EXCEEDED, DEADLINE_MESSAGE, deadlineOf } from './deadline.js'
import { newWorker } from './pod-worker.js'
import type { Kubelet } from './node.js'
import { isSidecar } from './restart.js'
import { releasePod } from './release.js'
import type { KubeletConnections } from '../apiserver/kubelet-connections.js'
import type { Facts } from './status-facts.js'
import { statusOf } from './status.js'

/** The runtime of a node that has none. */
export const HOLLOW = 'hollow'
const SCHEME = 'fakeRuntime'
const ADDRESS = '192.168.192.168'
/** After its start a kubelet asks its runtime within so many milliseconds what there is. */
const RELIST = 1_000
/** The exit code of what is killed. */
const KILLED = 137

const WORKER = { ...newWorker('', '', ''), address: ADDRESS }
const MEMORY_OF_ENDED = {
  ...WORKER,
  ending: { grace: 0, stage: 'done', reason: DEADLINE_EXCEEDED } as const,
}

const isRunning = (_: Container, status: ContainerStatus): boolean => status.state === 'running'

/** Does all there is to do for one pod. */
export function stepHollowPod(tx: Tx, kubelet: Kubelet, uid: string): Outcome {
  const shown = tx.first(pods, 'byUid', uid)
  if (!shown || shown.spec?.nodeName !== kubelet.node) return awaitChange
  const api = connect(tx, `system:node:${kubelet.node}`)
  if (shown.metadata.deletionTimestamp !== undefined) {
    // A kubelet that starts again reports its node before it knows what has ended.
    const known = kubelet.since + RELIST
    if (kubelet.starts > 1 && tx.now < known) return requeueAt(known, { idle: false })
    releasePod(api, shown)
    return awaitChange
  }
  // What to do is read from the cache; what was reported is known to who reported it.
  const pod = presentOf(tx) === tx ? shown : presentOf(tx).first(pods, 'byUid', uid)
  if (!pod) return awaitChange
  if (pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed') return awaitChange
  const deadline = deadlineOf(pod)
  if (deadline !== undefined && tx.now >= deadline) {
    const containers = containersOf(pod, kubelet, tx.now).map((one) => ({
      ...one,
      state: 'exited' as const,
      finishedAt: tx.now,
      exitCode: KILLED,
    }))
    api.replaceStatus('Pod', pod, {
      ...statusOf(factsOf(pod, kubelet, containers, tx.now, MEMORY_OF_ENDED)),
      reason: DEADLINE_EXCEEDED,
      message: DEADLINE_MESSAGE,
    })
    return awaitChange
  }
  const status = statusOf(factsOf(pod, kubelet, containersOf(pod, kubelet, tx.now), tx.now, WORKER))
  const due = deadlineOf(api.replaceStatus('Pod', pod, status) ?? pod)
  return due === undefined ? awaitChange : requeueAt(due)
}

const factsOf = (
  pod: Stored<Pod>,
  kubelet: Kubelet,
  containers: readonly ContainerStatus[],
  now: number,
  worker: Facts['worker'],
): Facts => ({
  pod,
  worker: pod.spec?.hostNetwork ? { ...worker, address: kubelet.address } : worker,
  containers,
  sandboxReady: true,
  hostIP: kubelet.address,
  now,
  scheme: SCHEME,
  isReady: isRunning,
  hasStarted: isRunning,
})

/**
 * What runs of a pod: all its containers, or the first of its init containers, which never ends.
 */
function containersOf(pod: Stored<Pod>, kubelet: Kubelet, now: number): readonly ContainerStatus[] {
  const found = (pod.spec?.ephemeralContainers ?? []).map((container) =>
    containerOf(pod, container as Container, kubelet, now),
  )
  for (const init of pod.spec?.initContainers ?? []) {
    found.push(containerOf(pod, init, kubelet, now))
    if (!isSidecar(init)) return found
  }
  for (const container of pod.spec?.containers ?? [])
    found.push(containerOf(pod, container, kubelet, now))
  return found
}

/** A container runs since its status says so, or anew if its machine has lost power since. */
function containerOf(
  { metadata, status }: Stored<Pod>,
  { name, image = '' }: Container,
  kubelet: Kubelet,
  now: number,
): ContainerStatus {
  const known =
    status?.containerStatuses?.find((one) => one.name === name) ??
    status?.initContainerStatuses?.find((one) => one.name === name) ??
    status?.ephemeralContainerStatuses?.find((one) => one.name === name)
  const since = known?.state?.running?.startedAt
  const running = since === undefined ? undefined : parseTime(String(since))
  const goesOn = running !== undefined && running >= Math.floor(kubelet.since / 1000) * 1000
  const attempt =
    known?.containerID === undefined ? 0 : goesOn ? known.restartCount : known.restartCount + 1
  const ref = withTag(image)
  return {
    // Joined, because a template would leave ten pieces of text for each pod.
    id: [metadata.name, metadata.namespace, metadata.uid, 0, name, attempt].join('_'),
    name,
    attempt,
    state: 'running',
    image: ref,
    imageRef: ref,
    startedAt: goesOn ? running : now,
    finishedAt: undefined,
    exitCode: undefined,
    reason: undefined,
    message: undefined,
  }
}

const withTag = (image: string): string => (/[:@][^/]*$/.test(image) ? image : `${image}:latest`)

/**
 * What a hollow kubelet answers: its containers write nothing, and whatever is executed in them
 * succeeds.
 */
export const hollowServer: Omit<KubeletConnections, 'isRunning'> = {
  usage: (read, _node, uid) =>
    read.first(pods, 'byUid', uid)?.status?.phase === 'Running' ? { cpu: 0, memory: 0 } : undefined,
  logs: () => [],
  logLength: () => 0,
  exec: (tx) => `hollow-exec-${tx.next('hollow-exec')}`,
  execStatus: () => ({ done: true, exitCode: 0, stdout: '', stderr: '' }),
  attachInput: () => undefined,
  execInput: () => undefined,
  execRemove: () => undefined,
  execResize: () => undefined,
  resize: () => undefined,
  network: () => undefined,
}
