/**
 * `kubectl describe pv`.
 *
 * @module
 */
import type {
  Event,
  NodeSelectorTerm,
  PersistentVolume,
} from '../../../types/kubernetes/core/v1.js'
import { accessModesText } from '../../../kubernetes/kinds/access-modes.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import type { VirtualTime } from '../../../sim/world.js'
import { Description, NONE, annotationLines, eventLines, labelLines, since } from './text.js'
import { describeSource } from './volumes.js'

/** Describes a volume with its events. */
export function describePersistentVolume(
  { metadata, spec, status }: Stored<PersistentVolume>,
  events: readonly Stored<Event>[],
  now: VirtualTime,
): string {
  const to = new Description()
  const { claimRef } = spec ?? {}
  to.field(0, 'Name', metadata.name)
  to.add(labelLines('Labels', metadata.labels)).add(
    annotationLines('Annotations', metadata.annotations),
  )
  to.field(0, 'Finalizers', `[${(metadata.finalizers ?? []).join(' ')}]`)
    .field(0, 'StorageClass', spec?.storageClassName)
    .field(0, 'Status', phaseText(metadata, status?.phase, now))
    .field(0, 'Claim', claimRef ? `${claimRef.namespace ?? ''}/${claimRef.name ?? ''}` : '')
    .field(0, 'Reclaim Policy', spec?.persistentVolumeReclaimPolicy)
    .field(0, 'Access Modes', accessModesText(spec?.accessModes))
  if (spec?.volumeMode) to.field(0, 'VolumeMode', spec.volumeMode)
  to.field(0, 'Capacity', String(spec?.capacity?.['storage'] ?? '0'))
  describeAffinity(to, spec?.nodeAffinity?.required?.nodeSelectorTerms)
  to.field(0, 'Message', status?.message).line(0, 'Source:')
  describeSource(to, spec ?? {})
  return to.add(eventLines(events, now)).toString()
}

/** What a volume or a claim is doing: its phase, or since when it is to go. */
export const phaseText = (
  { deletionTimestamp }: Stored<PersistentVolume>['metadata'],
  phase: string | undefined,
  now: VirtualTime,
): string =>
  deletionTimestamp ? `Terminating (lasts ${since(deletionTimestamp, now)})` : (phase ?? '')

/** The nodes that reach a volume. */
function describeAffinity(to: Description, terms: readonly NodeSelectorTerm[] | undefined): void {
  if (!terms) {
    to.field(0, 'Node Affinity', NONE)
    return
  }
  to.field(0, 'Node Affinity', '').field(1, 'Required Terms', terms.length === 0 ? NONE : '')
  for (const [i, { matchExpressions = [] }] of terms.entries()) {
    const texts = matchExpressions.map(
      ({ key, operator, values = [] }) =>
        `${key} ${operator.toLowerCase()}${values.length > 0 ? ` [${values.join(', ')}]` : ''}`,
    )
    to.field(2, `Term ${i}`, texts[0] ?? NONE)
    for (const text of texts.slice(1)) to.line(2, `\t${text}`)
  }
}
