/**
 * One pod on each node that is to have one, and none on the others.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/
 */
import type { Pod } from '../../../types/kubernetes/core/v1.js'
import type { Stored } from '../../kinds/kind.js'
import { ApiError, isNamespaceTerminating } from '../../apiserver/errors.js'
import { daemonPodSpec } from '../../kinds/daemon-pod.js'
import { TEMPLATE_GENERATION } from '../../kinds/daemon-set.js'
import { deleteIfThere } from '../controller.js'
import { hasEnded, isReady, podFromTemplate } from '../pods.js'
import { type Daemons, HASH_LABEL, allowsSurge, isAvailable, isUpdated } from './daemons.js'
import { eligible } from './nodes.js'

/** What there is to do. */
export interface Todo {
  /** Nodes that get a pod. */
  readonly nodes: readonly string[]
  readonly surplus: readonly Stored<Pod>[]
}

/** Pods that are missing, and pods that are too many. */
export function whatIsMissing(daemons: Daemons): Todo {
  const nodes: string[] = []
  const surplus: Stored<Pod>[] = []
  for (const node of daemons.nodes) {
    const { name } = node.metadata
    const pods = daemons.byNode.get(name)
    const { mayStart, mayStay } = eligible(daemons.set, node)
    if (!pods) {
      if (mayStart) nodes.push(name)
      continue
    }
    const present = pods.filter(({ metadata }) => !metadata.deletionTimestamp)
    if (mayStay) surplus.push(...endedOf(daemons, present, name), ...tooMany(daemons, present))
    else surplus.push(...present)
  }
  return { nodes, surplus }
}

/** Pods that have ended by themselves make room for others. */
function endedOf(
  { set, context: { record } }: Daemons,
  pods: readonly Stored<Pod>[],
  node: string,
): readonly Stored<Pod>[] {
  const ended = pods.filter(hasEnded)
  for (const { metadata, status } of ended) {
    const pod = `${metadata.namespace}/${metadata.name}`
    if (status?.phase === 'Failed')
      record.warning(
        set,
        'FailedDaemonPod',
        `Found failed daemon pod ${pod} on node ${node}, will try to kill it`,
      )
    else
      record.normal(
        set,
        'SucceededDaemonPod',
        `Found succeeded daemon pod ${pod} on node ${node}, will try to delete it`,
      )
  }
  return ended
}

/** All but the oldest; with surge, the oldest new one stays beside the old one until it is ready. */
function tooMany(daemons: Daemons, present: readonly Stored<Pod>[]): readonly Stored<Pod>[] {
  const running = present.filter((pod) => !hasEnded(pod))
  if (!allowsSurge(daemons)) return running.slice(1)
  if (running.length < 2) return []
  const fresh = running.find((pod) => isUpdated(daemons, pod))
  const old = running.find((pod) => !isUpdated(daemons, pod))
  const rest = running.filter((pod) => pod !== fresh && pod !== old)
  return fresh && old && (!isReady(old) || isAvailable(daemons, fresh)) ? [...rest, old] : rest
}

/** Creates and deletes pods; why one could not be made. */
export function act(daemons: Daemons, { nodes, surplus }: Todo): string | undefined {
  const { api, record } = daemons.context
  const { set } = daemons
  let failure: string | undefined
  for (const node of nodes) {
    try {
      const pod = api.create('Pod', podOn(daemons, node))
      record.normal(set, 'SuccessfulCreate', `Created pod: ${pod.metadata.name}`)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (isNamespaceTerminating(error)) break
      failure = error.message
      record.warning(set, 'FailedCreate', `Error creating: ${failure}`)
      break
    }
  }
  for (const pod of surplus)
    if (deleteIfThere(api, 'Pod', pod))
      record.normal(set, 'SuccessfulDelete', `Deleted pod: ${pod.metadata.name}`)
  return failure
}

function podOn({ set, hash }: Daemons, node: string): Pod {
  const template = set.spec?.template ?? {}
  const pod = podFromTemplate(set, template)
  return {
    ...pod,
    metadata: {
      ...pod.metadata,
      labels: {
        ...pod.metadata?.labels,
        [HASH_LABEL]: hash,
        'pod-template-generation': set.metadata.annotations?.[TEMPLATE_GENERATION] ?? '1',
      },
    },
    spec: daemonPodSpec(template.spec ?? { containers: [] }, node),
  }
}
