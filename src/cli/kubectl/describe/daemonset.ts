/**
 * `kubectl describe daemonset`.
 *
 * @module
 */
import type { DaemonSet } from '../../../types/kubernetes/apps/v1.js'
import type { Event, Pod } from '../../../types/kubernetes/core/v1.js'
import { labelsText, selectorText } from '../../../kubernetes/kinds/cells.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import type { VirtualTime } from '../../../sim/world.js'
import { phasesText } from './replicas.js'
import { describeTemplate } from './template.js'
import { Description, annotationLines, eventLines, labelLines } from './text.js'

/** Describes a daemon set with its pods and events. */
export function describeDaemonSet(
  { metadata, spec, status }: Stored<DaemonSet>,
  {
    pods,
    events,
  }: { readonly pods: readonly Stored<Pod>[]; readonly events: readonly Stored<Event>[] },
  now: VirtualTime,
): string {
  const to = new Description()
  to.field(0, 'Name', metadata.name)
    .field(0, 'Namespace', metadata.namespace)
    .field(0, 'Selector', selectorText(spec?.selector))
    .field(0, 'Node-Selector', labelsText(spec?.template.spec?.nodeSelector))
  to.add(labelLines('Labels', metadata.labels)).add(
    annotationLines('Annotations', metadata.annotations),
  )
  to.line(0, `Desired Number of Nodes Scheduled: ${status?.desiredNumberScheduled ?? 0}`)
    .line(0, `Current Number of Nodes Scheduled: ${status?.currentNumberScheduled ?? 0}`)
    .line(
      0,
      `Number of Nodes Scheduled with Up-to-date Pods: ${status?.updatedNumberScheduled ?? 0}`,
    )
    .line(0, `Number of Nodes Scheduled with Available Pods: ${status?.numberAvailable ?? 0}`)
    .line(0, `Number of Nodes Misscheduled: ${status?.numberMisscheduled ?? 0}`)
  to.field(0, 'Pods Status', phasesText(pods))
  describeTemplate(to, spec?.template)
  return to.add(eventLines(events, now)).toString()
}
