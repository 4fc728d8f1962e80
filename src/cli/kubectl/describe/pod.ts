/**
 * `kubectl describe pod`.
 *
 * @module
 */
import type {
  Container,
  Event,
  ObjectFieldSelector,
  Pod,
} from '../../../types/kubernetes/core/v1.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import type { VirtualTime } from '../../../sim/world.js'
import { describeContainers } from './containers.js'
import { placementLines, spreadLines } from './placement.js'
import {
  Description,
  NONE,
  annotationLines,
  controllerOf,
  eventLines,
  labelLines,
  since,
  timeText,
} from './text.js'
import { describeVolumes } from './volumes.js'

/** Describes a pod with its events. */
export function describePod(
  pod: Stored<Pod>,
  events: readonly Stored<Event>[],
  now: VirtualTime,
): string {
  const { spec, status = {} } = pod
  const to = new Description()
  describeIdentity(to, pod, now)
  to.field(0, 'IP', status.podIP)
  to.line(0, status.podIPs?.length ? 'IPs:' : `IPs:\t${NONE}`)
  for (const { ip } of status.podIPs ?? []) to.field(1, 'IP', ip)
  const controller = controllerOf(pod.metadata)
  if (controller) to.field(0, 'Controlled By', controller)
  if (status.nominatedNodeName) to.field(0, 'NominatedNodeName', status.nominatedNodeName)
  const fieldOf = fieldReader(pod)
  if (spec?.initContainers?.length)
    describeContainers(to, spec.initContainers, {
      title: 'Init Containers',
      statuses: status.initContainerStatuses ?? [],
      fieldOf,
    })
  describeContainers(to, spec?.containers ?? [], {
    title: 'Containers',
    statuses: status.containerStatuses ?? [],
    fieldOf,
  })
  if (spec?.ephemeralContainers?.length)
    describeContainers(to, spec.ephemeralContainers as readonly Container[], {
      title: 'Ephemeral Containers',
      statuses: status.ephemeralContainerStatuses ?? [],
      fieldOf,
    })
  describeConditions(to, pod)
  describeVolumes(to, spec?.volumes ?? [])
  to.field(0, 'QoS Class', status.qosClass)
  to.add(placementLines(spec?.nodeSelector, spec?.tolerations))
  to.add(spreadLines(spec?.topologySpreadConstraints))
  return to.add(eventLines(events, now)).toString()
}

function describeIdentity(
  to: Description,
  { metadata, spec, status = {} }: Stored<Pod>,
  now: VirtualTime,
): void {
  to.field(0, 'Name', metadata.name).field(0, 'Namespace', metadata.namespace)
  if (spec?.priority !== undefined) to.field(0, 'Priority', spec.priority)
  if (spec?.priorityClassName) to.field(0, 'Priority Class Name', spec.priorityClassName)
  if (spec?.runtimeClassName) to.field(0, 'Runtime Class Name', spec.runtimeClassName)
  if (spec?.serviceAccountName) to.field(0, 'Service Account', spec.serviceAccountName)
  to.field(0, 'Node', spec?.nodeName ? `${spec.nodeName}/${status.hostIP ?? ''}` : NONE)
  if (status.startTime) to.field(0, 'Start Time', timeText(status.startTime))
  to.add(labelLines('Labels', metadata.labels)).add(
    annotationLines('Annotations', metadata.annotations),
  )
  if (metadata.deletionTimestamp) {
    to.field(0, 'Status', `Terminating (lasts ${since(metadata.deletionTimestamp, now)})`)
    to.field(0, 'Termination Grace Period', `${metadata.deletionGracePeriodSeconds ?? 0}s`)
  } else to.field(0, 'Status', status.phase)
  if (status.reason) to.field(0, 'Reason', status.reason)
  if (status.message) to.field(0, 'Message', status.message)
}

function describeConditions(to: Description, { spec, status = {} }: Stored<Pod>): void {
  const gates = spec?.readinessGates ?? []
  if (gates.length > 0) {
    to.line(0, 'Readiness Gates:').line(1, 'Type\tStatus')
    for (const { conditionType } of gates)
      to.line(
        1,
        `${conditionType} \t${status.conditions?.find(({ type }) => type === conditionType)?.status ?? NONE} `,
      )
  }
  if (!status.conditions?.length) return
  to.line(0, 'Conditions:').line(1, 'Type\tStatus')
  for (const condition of status.conditions) to.line(1, `${condition.type} \t${condition.status} `)
}

/** The fields of a pod that kubectl itself can resolve; of others it shows the path alone. */
const RESOLVED: ReadonlySet<string> = new Set(['metadata.name', 'metadata.namespace'])

/** What a variable that refers to a field of the pod stands for. */
const fieldReader =
  ({ metadata }: Stored<Pod>) =>
  ({ fieldPath: path }: ObjectFieldSelector): string =>
    RESOLVED.has(path) ? String(metadata[path.slice(9) as 'name' | 'namespace'] ?? '') : ''
