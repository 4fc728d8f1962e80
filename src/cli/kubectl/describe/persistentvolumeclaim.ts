/**
 * `kubectl describe pvc`.
 *
 * @module
 */
import type {
  Event,
  PersistentVolumeClaim,
  PersistentVolumeClaimCondition,
  Pod,
} from '../../../types/kubernetes/core/v1.js'
import { accessModesText } from '../../../kubernetes/kinds/access-modes.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import type { VirtualTime } from '../../../sim/world.js'
import { phaseText } from './persistentvolume.js'
import {
  Description,
  annotationLines,
  eventLines,
  labelLines,
  multiline,
  timeText,
} from './text.js'

/** Describes a claim with the pods that use it and its events. */
export function describePersistentVolumeClaim(
  { metadata, spec, status }: Stored<PersistentVolumeClaim>,
  {
    pods,
    events,
  }: { readonly pods: readonly Stored<Pod>[]; readonly events: readonly Stored<Event>[] },
  now: VirtualTime,
): string {
  const to = new Description()
  const isBound = Boolean(spec?.volumeName)
  to.field(0, 'Name', metadata.name)
    .field(0, 'Namespace', metadata.namespace)
    .field(0, 'StorageClass', spec?.storageClassName)
    .field(0, 'Status', phaseText(metadata, status?.phase, now))
    .field(0, 'Volume', spec?.volumeName)
  to.add(labelLines('Labels', metadata.labels)).add(
    annotationLines('Annotations', metadata.annotations),
  )
  to.field(0, 'Finalizers', `[${(metadata.finalizers ?? []).join(' ')}]`)
    .field(0, 'Capacity', isBound ? String(status?.capacity?.['storage'] ?? '0') : '')
    .field(0, 'Access Modes', isBound ? accessModesText(status?.accessModes) : '')
  if (spec?.volumeMode) to.field(0, 'VolumeMode', spec.volumeMode)
  if (spec?.dataSource) {
    const { apiGroup, kind, name } = spec.dataSource
    to.line(0, 'DataSource:')
    if (apiGroup) to.field(1, 'APIGroup', apiGroup)
    to.field(1, 'Kind', kind).field(1, 'Name', name)
  }
  to.add(
    multiline(
      'Used By:',
      pods.map((pod) => pod.metadata.name),
    ),
  )
  describeConditions(to, status?.conditions ?? [])
  return to.add(eventLines(events, now)).toString()
}

function describeConditions(
  to: Description,
  conditions: readonly PersistentVolumeClaimCondition[],
): void {
  if (conditions.length === 0) return
  to.line(0, 'Conditions:')
  to.line(1, 'Type\tStatus\tLastProbeTime\tLastTransitionTime\tReason\tMessage')
  to.line(1, '----\t------\t-----------------\t------------------\t------\t-------')
  for (const { type, status, lastProbeTime, lastTransitionTime, reason, message } of conditions)
    to.line(
      1,
      `${type} \t${status} \t${probeTime(lastProbeTime)} \t${timeText(lastTransitionTime)} \t${reason ?? ''} \t${message ?? ''}`,
    )
}

/** Go's time that was never set. */
const NEVER = 'Mon, 01 Jan 0001 00:00:00 +0000'

const probeTime = (time: string | null | undefined): string => (time ? timeText(time) : NEVER)
