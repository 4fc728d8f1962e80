/**
 * `kubectl describe deployment`.
 *
 * @module
 */
import type { Deployment, ReplicaSet } from '../../../types/kubernetes/apps/v1.js'
import type { Event } from '../../../types/kubernetes/core/v1.js'
import { selectorText } from '../../../kubernetes/kinds/cells.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import type { VirtualTime } from '../../../sim/world.js'
import { describeTemplate } from './template.js'
import {
  Description,
  NONE,
  annotationLines,
  conditionLines,
  eventLines,
  labelLines,
  timeText,
} from './text.js'

/** What a description of a deployment needs besides it. */
interface DeploymentRelations {
  readonly newSet: Stored<ReplicaSet> | undefined
  readonly oldSets: readonly Stored<ReplicaSet>[]
  readonly events: readonly Stored<Event>[]
}

/** Describes a deployment with its replica sets and events. */
export function describeDeployment(
  { metadata, spec, status }: Stored<Deployment>,
  { newSet, oldSets, events }: DeploymentRelations,
  now: VirtualTime,
): string {
  const to = new Description()
  to.field(0, 'Name', metadata.name)
    .field(0, 'Namespace', metadata.namespace)
    .field(0, 'CreationTimestamp', timeText(metadata.creationTimestamp))
  to.add(labelLines('Labels', metadata.labels)).add(
    annotationLines('Annotations', metadata.annotations),
  )
  to.field(0, 'Selector', selectorText(spec?.selector))
  const {
    updatedReplicas = 0,
    replicas = 0,
    availableReplicas = 0,
    unavailableReplicas = 0,
  } = status ?? {}
  to.field(
    0,
    'Replicas',
    `${spec?.replicas ?? 0} desired | ${updatedReplicas} updated | ${replicas} total | ${availableReplicas} available | ${unavailableReplicas} unavailable`,
  )
  to.field(0, 'StrategyType', spec?.strategy?.type).field(
    0,
    'MinReadySeconds',
    spec?.minReadySeconds ?? 0,
  )
  const steps = spec?.strategy?.rollingUpdate
  if (steps)
    to.field(
      0,
      'RollingUpdateStrategy',
      `${String(steps.maxUnavailable)} max unavailable, ${String(steps.maxSurge)} max surge`,
    )
  describeTemplate(to, spec?.template)
  to.add(conditionLines(status?.conditions))
  to.field(0, 'OldReplicaSets', oldSets.length === 0 ? NONE : oldSets.map(setText).join(', '))
  to.field(0, 'NewReplicaSet', newSet ? setText(newSet) : NONE)
  return to.add(eventLines(events, now)).toString()
}

const setText = ({ metadata, spec, status }: Stored<ReplicaSet>): string =>
  `${metadata.name} (${status?.replicas ?? 0}/${spec?.replicas ?? 0} replicas created)`
