/**
 * The revisions that `kubectl rollout history` and `kubectl rollout undo` know: ReplicaSets of a
 * deployment, ControllerRevisions of a stateful set or daemon set.
 *
 * @module
 */
import type { ControllerRevision, Deployment } from '../../../types/kubernetes/apps/v1.js'
import type { PodTemplateSpec } from '../../../types/kubernetes/core/v1.js'
import { inOrder, templateOf } from '../../../kubernetes/kinds/controller-revision.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import { replicaSetsOf, revisionOf } from '../replica-sets.js'
import type { AnyObject, Found } from '../resources.js'
import type { Session } from '../session.js'

/** A version that an object had. */
export interface Revision {
  readonly number: number
  readonly template: PodTemplateSpec | undefined
  readonly annotations: Readonly<Record<string, string>>
  readonly object: AnyObject
}

/** Kinds whose revisions are ControllerRevisions. */
export const hasControllerRevisions = (kind: string): boolean =>
  kind === 'StatefulSet' || kind === 'DaemonSet'

/** The revisions of what was found, the oldest first. */
export function revisionsOf({ api }: Session, { kind, object }: Found): readonly Revision[] {
  if (hasControllerRevisions(kind.kind))
    return inOrder(api.ownedBy(object, 'ControllerRevision')).map((one) => ({
      number: one.revision,
      template: templateOf(one as ControllerRevision),
      annotations: one.metadata.annotations ?? {},
      object: one as unknown as AnyObject,
    }))
  return [...replicaSetsOf(api, object as Stored<Deployment>)]
    .filter((set) => revisionOf(set) > 0)
    .sort((a, b) => revisionOf(a) - revisionOf(b))
    .map((set) => ({
      number: revisionOf(set),
      template: set.spec?.template,
      annotations: set.metadata.annotations ?? {},
      object: set as unknown as AnyObject,
    }))
}
