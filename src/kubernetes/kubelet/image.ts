/**
 * Images: when the kubelet pulls, what it says, and how it backs off. One image is pulled at a time
 * on a node.
 *
 * @see https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy
 */
import type { Container, Pod } from '../../types/kubernetes/core/v1.js'
import type { PullStatus, Runtime } from '../../cri/runtime.js'
import { ReferenceError, parseReference } from '../../oci/reference.js'
import { defineTable } from '../../sim/table.js'
import type { Tx } from '../../sim/step.js'
import { goDuration } from '../../text/duration.js'
import type { Recorder } from '../apiserver/client.js'
import type { Stored } from '../kinds/kind.js'
import type { Operation, PodWorker, WaitingReason } from './pod-worker.js'
import { fieldPathOf } from './field-path.js'
import { nextBackoff } from './restart.js'

const INVALID_IMAGE_NAME = 'InvalidImageName'
const INSPECT_FAILED = 'InspectFailed'
const NEVER_PULL = 'ErrImageNeverPull'
const ERR_IMAGE_PULL = 'ErrImagePull'
const IMAGE_PULL_BACKOFF = 'ImagePullBackOff'
const PULLING = 'Pulling'
const PULLED = 'Pulled'
const FAILED = 'Failed'
const BACK_OFF = 'BackOff'

/**
 * Whose turn it is to pull on a node: kubelets pull one image at a time. Keys are
 * `<node>/<sequence>`.
 */
interface PullTurn {
  readonly node: string
  readonly uid: string
  readonly sequence: number
}

export const pullTurns = defineTable<PullTurn, 'byPod' | 'byNode'>('kubelet-pull-turns', {
  byPod: (row) => `${row.node}/${row.uid}`,
  byNode: (row) => row.node,
})

const turnKey = (node: string, sequence: number): string =>
  `${node}/${String(sequence).padStart(12, '0')}`

/** What is to be done about a container's image now. */
type ImageStep =
  | { readonly ready: true }
  | { readonly pull: true }
  | { readonly failed: WaitingReason }

/** Decides what a container's image needs before it can start. */
export function prepareImage(
  tx: Tx,
  runtime: Runtime,
  node: string,
  pod: Stored<Pod>,
  container: Container,
  worker: PodWorker,
  record: Recorder,
): ImageStep {
  const image = container.image ?? ''
  const path = fieldPathOf(pod, container.name)
  const unusable = invalidName(image)
  if (unusable) {
    record.warning(pod, INSPECT_FAILED, unusable, path)
    record.warning(pod, FAILED, `Error: ${INVALID_IMAGE_NAME}`, path)
    return { failed: { reason: INVALID_IMAGE_NAME, message: unusable } }
  }
  const present = runtime.imageStatus(tx, node, image) !== undefined
  const policy = container.imagePullPolicy ?? 'IfNotPresent'
  if (present && policy !== 'Always') {
    record.normal(
      pod,
      PULLED,
      `Container image "${image}" already present on machine and can be accessed by the pod`,
      path,
    )
    return { ready: true }
  }
  if (policy === 'Never') {
    const message = `Container image "${image}" is not present with pull policy of Never`
    record.warning(pod, NEVER_PULL, message, path)
    record.warning(pod, FAILED, `Error: ${NEVER_PULL}`, path)
    return { failed: { reason: NEVER_PULL, message } }
  }
  const backoff = worker.imageBackoff[image]
  if (backoff && tx.now < backoff.until) {
    const message = `Back-off pulling image "${image}"`
    record.normal(pod, BACK_OFF, message, path)
    record.warning(pod, FAILED, `Error: ${IMAGE_PULL_BACKOFF}`, path)
    const last = worker.waiting[container.name]
    const why = last?.message?.replace(`${message}: ${ERR_IMAGE_PULL}: `, '')
    return {
      failed: {
        reason: IMAGE_PULL_BACKOFF,
        message: why ? `${message}: ${ERR_IMAGE_PULL}: ${why}` : message,
      },
    }
  }
  record.normal(pod, PULLING, `Pulling image "${image}"`, path)
  return { pull: true }
}

type Pull = Extract<Operation, { what: 'pull' }>

/**
 * Waits for the node's turn, starts the pull, and says how it ended; undefined while it is under
 * way.
 */
export function progressPull(
  tx: Tx,
  runtime: Runtime,
  node: string,
  pod: Stored<Pod>,
  pull: Pull,
  worker: PodWorker,
  record: Recorder,
):
  | { operation: Pull }
  | { done: true }
  | { failed: WaitingReason; backoff: PodWorker['imageBackoff'] } {
  const path = fieldPathOf(pod, pull.container)
  if (!tx.first(pullTurns, 'byPod', `${node}/${worker.uid}`)) {
    const sequence = tx.next('kubelet-pull-turns')
    tx.put(pullTurns, turnKey(node, sequence), { node, uid: worker.uid, sequence })
  }
  if (pull.pull === undefined) {
    if (nextTurn(tx, node) !== worker.uid) return { operation: pull }
    return {
      operation: { ...pull, pull: runtime.pullImage(tx, node, pull.image), startedAt: tx.now },
    }
  }
  const status = runtime.pullStatus(tx, node, pull.pull)
  if (status?.state === 'pulling') return { operation: pull }
  giveUpTurn(tx, node, worker.uid)
  if (!status || status.state === 'failed') {
    const error = pullError(status)
    record.warning(pod, FAILED, `Failed to pull image "${pull.image}": ${error}`, path)
    record.warning(pod, FAILED, `Error: ${ERR_IMAGE_PULL}`, path)
    return {
      failed: { reason: ERR_IMAGE_PULL, message: error },
      backoff: {
        ...worker.imageBackoff,
        [pull.image]: nextBackoff(worker.imageBackoff[pull.image], tx.now),
      },
    }
  }
  runtime.pullDone(tx, node, pull.pull)
  const took = goDuration(tx.now - (pull.startedAt ?? tx.now))
  const size = runtime.imageStatus(tx, node, pull.image)?.sizeBytes ?? 0
  record.normal(
    pod,
    PULLED,
    `Successfully pulled image "${pull.image}" in ${took} (${goDuration(tx.now - pull.requestedAt)} including waiting). Image size: ${size} bytes.`,
    path,
  )
  return { done: true }
}

/** What the runtime says. The kubelet leaves out a code that says nothing. */
function pullError(status: PullStatus | undefined): string {
  const { code = 'Unknown', error = 'the pull was lost' } = status ?? {}
  return code === 'Unknown' ? error : `rpc error: code = ${code} desc = ${error}`
}

/** Lets the next pod of the node pull. */
export function giveUpTurn(tx: Tx, node: string, uid: string): void {
  for (const { sequence } of tx.by(pullTurns, 'byPod', `${node}/${uid}`))
    tx.delete(pullTurns, turnKey(node, sequence))
}

/** The kubelet is gone, and its queue of pulls with it: who still wants to pull asks again. */
export function forgetTurns(tx: Tx, node: string): void {
  for (const { sequence } of tx.by(pullTurns, 'byNode', node))
    tx.delete(pullTurns, turnKey(node, sequence))
}

/** The pod whose turn it is on a node. */
export function nextTurn(tx: Tx, node: string): string | undefined {
  return tx.first(pullTurns, 'byNode', node)?.uid
}

function invalidName(image: string): string | undefined {
  try {
    parseReference(image)
    return undefined
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error
    const path = image.slice(image.lastIndexOf('/') + 1).split(/[:@]/)[0]
    const why = error.message.replace(
      /repository name \(.*\) must be lowercase/,
      `repository name (${path}) must be lowercase`,
    )
    return `Failed to apply default image tag "${image}": couldn't parse image name "${image}": ${why}`
  }
}
