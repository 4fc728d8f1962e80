/**
 * Pods: groups of containers that share a network namespace, volumes and a node.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/
 */
import { claimKeysOf } from '../claims-of-pods.js'
import { objectsInVolumes } from '../objects-in-volumes.js'
import type { Pod } from '../../../types/kubernetes/core/v1.js'
import { AGE, NAME, NONE } from '../cells.js'
import { controllingOwner } from '../controlling-owner.js'
import { factsOf } from '../define.js'
import { indexOfPart } from '../../../sim/table.js'
import type { Column, Kind, Stored } from '../kind.js'
import { labelEntries, objectTable, orphanEntries } from '../object-table.js'
import { defaultPodSpec } from './defaults.js'
import { gatedStatus } from './scheduling-gates.js'
import { qosClass } from './qos.js'
import { restartsText, summarize } from './status-text.js'
import { validatePod } from './validation.js'

const DEFAULT_GRACE_PERIOD = 30

/**
 * Pods with a node whose anti-affinity may concern any pod are found under this value; others under
 * a label of those that they keep away.
 */
export const ANTI_AFFINE = 'anti-affine'

/**
 * Whom a pod keeps away from where it is: `namespace/key=value` for the first label that each of
 * its rules asks for.
 */
function keptAway({ spec, metadata }: Stored<Pod>): readonly string[] | undefined {
  const terms = spec?.nodeName
    ? spec.affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution
    : undefined
  if (!terms?.length) return undefined
  const entries = terms.flatMap(({ labelSelector, namespaces, namespaceSelector }) => {
    const [first] = Object.entries(labelSelector?.matchLabels ?? {})
    if (!first || namespaceSelector) return ANTI_AFFINE
    return (namespaces?.length ? namespaces : [metadata.namespace ?? '']).map(
      (namespace) => `${namespace}/${first[0]}=${first[1]}`,
    )
  })
  return [...new Set(entries)]
}

/** The entry of pods on nodes that would have others near them, or rather not. */
export const AFFINE = 'affine'

function wantsOthers({ spec }: Stored<Pod>): boolean {
  if (!spec?.nodeName || !spec.affinity) return false
  const { podAffinity, podAntiAffinity } = spec.affinity
  if (!podAffinity && !podAntiAffinity) return false
  const { requiredDuringSchedulingIgnoredDuringExecution: required = [] } = podAffinity ?? {}
  return (
    required.length > 0 ||
    [podAffinity, podAntiAffinity].some(
      (rules) => (rules?.preferredDuringSchedulingIgnoredDuringExecution?.length ?? 0) > 0,
    )
  )
}

/**
 * Which pods are likely to want the same of a node: those of one owner, or else those with the same
 * first label.
 */
export const groupOf = ({ metadata }: Stored<Pod>): string =>
  controllingOwner(metadata)?.uid ?? labelEntries(metadata)?.[0] ?? `${metadata.namespace ?? ''}/`

const volumesOf = ({ spec }: Stored<Pod>): unknown => spec?.volumes

/**
 * All pods; found by node, by claim (`namespace/name`), by what their volumes are
 * made of (`ConfigMap namespace/name`), by label (`namespace/key=value`), by label if nothing controls them, by
 * owner, by uid, by whom they keep away, and by group while they have no node.
 */
export const pods = objectTable<
  Pod,
  | 'byNode'
  | 'byClaim'
  | 'byVolumeObject'
  | 'byLabel'
  | 'byOrphanLabel'
  | 'byUid'
  | 'byAntiAffinity'
  | 'byAffinity'
  | 'byPendingGroup'
>('pods', {
  byNode: ({ spec }) => spec?.nodeName || undefined,
  byClaim: indexOfPart(volumesOf, claimKeysOf),
  byVolumeObject: indexOfPart(volumesOf, objectsInVolumes),
  byLabel: indexOfPart(
    ({ metadata }) => metadata.labels,
    ({ metadata }) => labelEntries(metadata),
  ),
  byOrphanLabel: ({ metadata }) => orphanEntries(metadata),
  byUid: ({ metadata }) => metadata.uid,
  byAntiAffinity: keptAway,
  byAffinity: (pod) => (wantsOthers(pod) ? AFFINE : undefined),
  byPendingGroup: (pod) => (pod.spec?.nodeName ? undefined : groupOf(pod)),
})

const readinessGates = (pod: Stored<Pod>): string => {
  const gates = pod.spec?.readinessGates ?? []
  const passed = gates.filter(({ conditionType }) =>
    pod.status?.conditions?.some(({ type, status }) => type === conditionType && status === 'True'),
  )
  return gates.length === 0 ? NONE : `${passed.length}/${gates.length}`
}

const columns: readonly Column<Pod>[] = [
  NAME,
  {
    header: 'READY',
    cell: (pod) => {
      const { ready, total } = summarize(pod)
      return `${ready}/${total}`
    },
  },
  { header: 'STATUS', cell: (pod) => summarize(pod).reason },
  { header: 'RESTARTS', cell: (pod, now) => restartsText(summarize(pod), now) },
  AGE,
  {
    header: 'IP',
    wide: true,
    cell: ({ status }) => status?.podIPs?.[0]?.ip || status?.podIP || NONE,
  },
  { header: 'NODE', wide: true, cell: ({ spec }) => spec?.nodeName || NONE },
  { header: 'NOMINATED NODE', wide: true, cell: ({ status }) => status?.nominatedNodeName || NONE },
  { header: 'READINESS GATES', wide: true, cell: readinessGates },
]

/** Seconds from the request to the end: none for a pod that no kubelet runs. */
function gracePeriod(pod: Stored<Pod>, asked: number | undefined): number {
  const phase = pod.status?.phase
  if (!pod.spec?.nodeName || phase === 'Failed' || phase === 'Succeeded') return 0
  const period = asked ?? pod.spec.terminationGracePeriodSeconds ?? DEFAULT_GRACE_PERIOD
  return period < 0 ? 1 : period
}

export const pod: Kind<Pod> = {
  ...factsOf('v1', 'Pod'),
  table: pods,
  columns,
  fields: {
    'spec.nodeName': ({ spec }) => spec?.nodeName ?? '',
    'spec.restartPolicy': ({ spec }) => spec?.restartPolicy ?? '',
    'spec.schedulerName': ({ spec }) => spec?.schedulerName ?? '',
    'spec.serviceAccountName': ({ spec }) => spec?.serviceAccountName ?? '',
    'spec.hostNetwork': ({ spec }) => String(spec?.hostNetwork === true),
    'status.phase': ({ status }) => status?.phase ?? '',
    'status.podIP': ({ status }) => status?.podIP ?? '',
    'status.nominatedNodeName': ({ status }) => status?.nominatedNodeName ?? '',
  },
  fieldIndexes: { 'spec.nodeName': 'byNode' },
  hasGeneration: true,
  setDefaults(draft) {
    if (draft.spec) draft.spec = defaultPodSpec(draft.spec)
  },
  prepareForCreate(draft) {
    draft.status = draft.spec
      ? { phase: 'Pending', qosClass: qosClass(draft.spec), ...gatedStatus(draft.spec) }
      : { phase: 'Pending' }
  },
  validate: validatePod,
  gracePeriod,
}
