/**
 * `kubectl describe` of ReplicaSets and ReplicationControllers.
 *
 * @module
 */
import type { ReplicaSet } from '../../../types/kubernetes/apps/v1.js'
import type { Event, Pod, ReplicationController } from '../../../types/kubernetes/core/v1.js'
import { labelsText, selectorText } from '../../../kubernetes/kinds/cells.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import type { VirtualTime } from '../../../sim/world.js'
import { describeTemplate } from './template.js'
import {
  Description,
  annotationLines,
  conditionLines,
  controllerOf,
  eventLines,
  labelLines,
} from './text.js'

/** What these descriptions need besides the object. */
interface ReplicasRelations {
  /** The pods that it controls. */
  readonly pods: readonly Stored<Pod>[]
  readonly events: readonly Stored<Event>[]
}

/** Describes a replica set with its pods and events. */
export const describeReplicaSet = (
  set: Stored<ReplicaSet>,
  relations: ReplicasRelations,
  now: VirtualTime,
): string => describeReplicas(set, selectorText(set.spec?.selector), relations, now)

/** Describes a replication controller with its pods and events. */
export const describeReplicationController = (
  controller: Stored<ReplicationController>,
  relations: ReplicasRelations,
  now: VirtualTime,
): string => describeReplicas(controller, labelsText(controller.spec?.selector), relations, now)

function describeReplicas(
  { metadata, spec, status }: Stored<ReplicaSet> | Stored<ReplicationController>,
  selector: string,
  { pods, events }: ReplicasRelations,
  now: VirtualTime,
): string {
  const to = new Description()
  to.field(0, 'Name', metadata.name)
    .field(0, 'Namespace', metadata.namespace)
    .field(0, 'Selector', selector)
  to.add(labelLines('Labels', metadata.labels)).add(
    annotationLines('Annotations', metadata.annotations),
  )
  const controller = controllerOf(metadata)
  if (controller) to.field(0, 'Controlled By', controller)
  to.field(
    0,
    'Replicas',
    `${status?.replicas ?? 0} current / ${spec?.replicas ?? 0} desired`,
  ).field(0, 'Pods Status', phasesText(pods))
  describeTemplate(to, spec?.template)
  to.add(conditionLines(status?.conditions))
  return to.add(eventLines(events, now)).toString()
}

/** `2 Running / 1 Waiting / 0 Succeeded / 0 Failed` */
export function phasesText(pods: readonly Stored<Pod>[]): string {
  const count = (phase: string): number =>
    pods.filter(({ status }) => (status?.phase ?? 'Pending') === phase).length
  return `${count('Running')} Running / ${count('Pending')} Waiting / ${count('Succeeded')} Succeeded / ${count('Failed')} Failed`
}
