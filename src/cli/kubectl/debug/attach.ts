/**
 * The last step of `kubectl debug -it`: waiting for the container, and being in it.
 *
 * @module
 */
import type { ContainerStatus, Pod } from '../../../types/kubernetes/core/v1.js'
import { objectAt } from '../../../kubernetes/apiserver/watch/watch.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import { pod as podKind } from '../../../kubernetes/kinds/pod/index.js'
import type { Reader } from '../../../sim/world.js'
import type { Wait } from '../../verb.js'
import { PROMPT_HINT, followContainer } from '../attach.js'
import type { Session } from '../session.js'

/** Waits until a container has started (or has ended already) and shows what it writes. */
export function* attachWhenUp(
  session: Session,
  pod: Stored<Pod>,
  container: string,
  { stdin, quiet }: { readonly stdin: boolean; readonly quiet: boolean },
): Generator<Wait, void> {
  const { name, namespace = '' } = pod.metadata
  const isUp = (read: Reader): boolean => {
    const now = objectAt(read, podKind, name, namespace)
    const state = now && statusOf(now, container)?.state
    return now === undefined || state?.running !== undefined || state?.terminated !== undefined
  }
  if (!quiet) session.err(PROMPT_HINT)
  if (!isUp(session.tx)) yield { when: isUp }
  yield* followContainer(session, pod, container, { fromStart: true, stdin })
}

const statusOf = ({ status }: Stored<Pod>, container: string): ContainerStatus | undefined =>
  [...(status?.containerStatuses ?? []), ...(status?.ephemeralContainerStatuses ?? [])].find(
    ({ name }) => name === container,
  )
