/**
 * Pods of a picture, and what each is doing in one word.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/
 */
import type { Stored } from '../kubernetes/kinds/kind.js'
import type { ContainerStatus, Pod } from '../types/kubernetes/core/v1.js'
import { type Collection, edge } from './collection.js'
import { isReady } from './conditions.js'
import { machineKey } from './machine.js'
import type { PodState, ViewPod } from './parts.js'
import { rowOf } from './rows.js'
import { claimKey } from './volume.js'

const PODS = 'api/pods'
/** What a container waits for while all goes well. */
const ON_ITS_WAY = ['ContainerCreating', 'PodInitializing']

/** The key of a pod's part. */
export const podKey = (namespace: string | undefined, name: string): string =>
  `pod/${namespace ?? 'default'}/${name}`

/** The pods of a cluster. */
export const pods: Collection<ViewPod> = {
  tables: [PODS],
  make(key, source) {
    const pod = rowOf<Stored<Pod>>(source, PODS, key)
    if (!pod) return undefined
    const part = partOf(pod)
    const { nodeName, volumes = [] } = pod.spec ?? {}
    const claims = volumes.flatMap(({ persistentVolumeClaim: claim }) =>
      claim ? [claimKey(pod.metadata.namespace, claim.claimName)] : [],
    )
    return {
      parts: [part],
      edges: [
        ...(nodeName ? [edge(part.key, 'on', machineKey(nodeName))] : []),
        ...claims.map((claim) => edge(part.key, 'mounts', claim)),
      ],
    }
  },
}

function partOf(pod: Stored<Pod>): ViewPod {
  const { metadata, spec, status = {} } = pod
  const statuses = status.containerStatuses ?? []
  const { name, namespace = 'default', uid, labels = {} } = metadata
  const owner = metadata.ownerReferences?.find(({ controller }) => controller)
  return {
    type: 'pod',
    key: podKey(namespace, name),
    name,
    namespace,
    uid,
    ...podState(pod),
    ready: isReady(status),
    readyContainers: statuses.filter(({ ready }) => ready).length,
    containers: spec?.containers.length ?? 0,
    restarts: restartsOf(pod),
    ...(status.podIP ? { address: status.podIP } : {}),
    ...(owner ? { owner: `${owner.kind}/${owner.name}` } : {}),
    labels,
  }
}

/** How often containers of a pod were started anew. */
export const restartsOf = ({ status }: Pod): number =>
  (status?.containerStatuses ?? []).reduce((sum, { restartCount }) => sum + restartCount, 0)

/** What a pod is doing, with the word of kubectl that says more, if there is one. */
export function podState({ metadata, spec, status = {} }: Pod): {
  readonly state: PodState
  readonly reason?: string
} {
  const { phase, reason } = status
  if (phase === 'Succeeded') return { state: 'succeeded', reason: 'Completed' }
  const trouble = troubleOf(status)
  const told = trouble ?? reason
  if (phase === 'Failed') return { state: 'failed', reason: told ?? 'Error' }
  if (metadata?.deletionTimestamp) return { state: 'terminating', reason: 'Terminating' }
  if (trouble !== undefined) return { state: 'waiting', reason: trouble }
  const more = reason ? { reason } : {}
  if (phase === 'Running') return { state: 'running', ...more }
  return { state: spec?.nodeName ? 'creating' : 'pending', ...more }
}

/** Why a container of a pod does not run, although it should have by now. */
function troubleOf(status: NonNullable<Pod['status']>): string | undefined {
  const { initContainerStatuses: init = [], containerStatuses: main = [] } = status
  const first = init.map(reasonOf).find((reason) => reason !== undefined && reason !== 'Completed')
  if (first !== undefined) return `Init:${first}`
  return main.map(reasonOf).find((reason) => reason !== undefined && reason !== 'Completed')
}

function reasonOf({ state }: ContainerStatus): string | undefined {
  const { waiting, terminated } = state ?? {}
  if (waiting?.reason && !ON_ITS_WAY.includes(waiting.reason)) return waiting.reason
  if (!terminated) return undefined
  if (terminated.exitCode === 0) return 'Completed'
  return terminated.reason || `ExitCode:${terminated.exitCode}`
}
