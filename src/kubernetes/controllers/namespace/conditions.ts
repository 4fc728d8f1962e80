/**
 * The conditions of a namespace that is being deleted: what is left in it, and what holds that.
 *
 * @see https://kubernetes.io/docs/tasks/administer-cluster/namespaces/#deleting-a-namespace
 */
import type { Namespace, NamespaceCondition } from '../../../types/kubernetes/core/v1.js'
import { rfc3339 } from '../../../text/time.js'
import type { Kind, Stored } from '../../kinds/kind.js'
import type { Context } from '../controller.js'

/** What is left of a kind. */
export interface Remainder {
  readonly kind: Kind
  readonly count: number
  readonly finalizers: readonly string[]
}

/** What each condition says, without the time since when. */
type Said = Omit<NamespaceCondition, 'lastTransitionTime'>

/** What always holds of a namespace whose controller works. */
const SUCCESSES: readonly Said[] = [
  {
    type: 'NamespaceDeletionDiscoveryFailure',
    status: 'False',
    reason: 'ResourcesDiscovered',
    message: 'All resources successfully discovered',
  },
  {
    type: 'NamespaceDeletionGroupVersionParsingFailure',
    status: 'False',
    reason: 'ParsedGroupVersions',
    message: 'All legacy kube types successfully parsed',
  },
  {
    type: 'NamespaceDeletionContentFailure',
    status: 'False',
    reason: 'ContentDeleted',
    message: 'All content successfully deleted, may be waiting on finalization',
  },
]

/** Writes the conditions that say what the namespace waits for. */
export function report(
  { api, now }: Context,
  namespace: Stored<Namespace>,
  left: readonly Remainder[],
): void {
  const said = [...SUCCESSES, contentRemaining(left), finalizersRemaining(left)]
  api.updateStatus('Namespace', namespace, (draft) => {
    const old = draft.status?.conditions ?? []
    const conditions = said.map((condition): NamespaceCondition => {
      const known = old.find(
        ({ type, status, message }) =>
          type === condition.type && status === condition.status && message === condition.message,
      )
      return known ?? { ...condition, lastTransitionTime: rfc3339(now) }
    })
    draft.status = { ...draft.status, conditions }
  })
}

function contentRemaining(left: readonly Remainder[]): Said {
  const resources = left.map(
    ({ kind, count }) => `${kind.plural}.${kind.group} has ${count} resource instances`,
  )
  return {
    type: 'NamespaceContentRemaining',
    status: 'True',
    reason: 'SomeResourcesRemain',
    message: `Some resources are remaining: ${resources.sort().join(', ')}`,
  }
}

function finalizersRemaining(left: readonly Remainder[]): Said {
  const counts = new Map<string, number>()
  for (const name of left.flatMap(({ finalizers }) => finalizers))
    counts.set(name, (counts.get(name) ?? 0) + 1)
  const held = [...counts].map(([name, count]) => `${name} in ${count} resource instances`).sort()
  const type = 'NamespaceFinalizersRemaining'
  return held.length > 0
    ? {
        type,
        status: 'True',
        reason: 'SomeFinalizersRemain',
        message: `Some content in the namespace has finalizers remaining: ${held.join(', ')}`,
      }
    : {
        type,
        status: 'False',
        reason: 'ContentHasNoFinalizers',
        message: 'All content-preserving finalizers finished',
      }
}
