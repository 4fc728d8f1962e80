/**
 * `kubectl describe statefulset`.
 *
 * @module
 */
import type { StatefulSet } from '../../../types/kubernetes/apps/v1.js'
import type { Event, PersistentVolumeClaim, Pod } from '../../../types/kubernetes/core/v1.js'
import { selectorText } from '../../../kubernetes/kinds/cells.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import type { VirtualTime } from '../../../sim/world.js'
import { phasesText } from './replicas.js'
import { describeTemplate } from './template.js'
import { Description, annotationLines, eventLines, labelLines, timeText } from './text.js'

/** Describes a stateful set with its pods and events. */
export function describeStatefulSet(
  { metadata, spec, status }: Stored<StatefulSet>,
  {
    pods,
    events,
  }: { readonly pods: readonly Stored<Pod>[]; readonly events: readonly Stored<Event>[] },
  now: VirtualTime,
): string {
  const to = new Description()
  to.field(0, 'Name', metadata.name)
    .field(0, 'Namespace', metadata.namespace)
    .field(0, 'CreationTimestamp', timeText(metadata.creationTimestamp))
    .field(0, 'Selector', selectorText(spec?.selector))
  to.add(labelLines('Labels', metadata.labels)).add(
    annotationLines('Annotations', metadata.annotations),
  )
  to.field(0, 'Replicas', `${spec?.replicas ?? 0} desired | ${status?.replicas ?? 0} total`)
  to.field(0, 'Update Strategy', spec?.updateStrategy?.type)
  const { partition, maxUnavailable } = spec?.updateStrategy?.rollingUpdate ?? {}
  if (partition !== undefined) to.field(1, 'Partition', partition)
  if (maxUnavailable !== undefined) to.field(1, 'MaxUnavailable', maxUnavailable)
  to.field(0, 'Pods Status', phasesText(pods))
  describeTemplate(to, spec?.template)
  describeClaims(to, spec?.volumeClaimTemplates ?? [])
  return to.add(eventLines(events, now)).toString()
}

function describeClaims(to: Description, claims: readonly PersistentVolumeClaim[]): void {
  if (claims.length === 0) to.field(0, 'Volume Claims', '<none>')
  else to.line(0, 'Volume Claims:')
  for (const { metadata, spec } of claims) {
    to.field(1, 'Name', metadata?.name).field(1, 'StorageClass', spec?.storageClassName)
    to.add(labelLines('Labels', metadata?.labels, '  '))
    to.add(labelLines('Annotations', metadata?.annotations, '  '))
    to.field(1, 'Capacity', String(spec?.resources?.requests?.['storage'] ?? '<default>'))
    to.field(1, 'Access Modes', `[${(spec?.accessModes ?? []).join(' ')}]`)
  }
}
