/**
 * `--record`: the command that changed an object, kept in an annotation of it.
 *
 * @see https://kubernetes.io/docs/reference/labels-annotations-taints/#change-cause
 */
import type { KindRef } from '../../kubernetes/apiserver/client.js'
import type { KubeObject } from '../../kubernetes/kinds/kind.js'
import type { Session } from './session.js'

/** The annotation that says what caused a revision. */
export const CHANGE_CAUSE = 'kubernetes.io/change-cause'

/** Writes the command into the annotation of an object. */
export function recordCause(
  session: Session,
  kind: KindRef,
  name: string,
  namespace: string | undefined,
): void {
  session.api.patch(kind, name, namespace, 'merge', {
    metadata: { annotations: { [CHANGE_CAUSE]: session.commandLine } },
  })
}

/** The object with the annotation, before it is created. */
export const withCause = <T extends KubeObject>(session: Session, object: T): T => ({
  ...object,
  metadata: {
    ...object.metadata,
    annotations: { ...object.metadata?.annotations, [CHANGE_CAUSE]: session.commandLine },
  },
})
