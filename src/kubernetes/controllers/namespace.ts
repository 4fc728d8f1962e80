/**
 * The namespace controller: empties a namespace that is being deleted, and lets it go when nothing
 * is left in it.
 *
 * Pods go first, so that nothing that a pod may still need goes before it.
 *
 * @see https://kubernetes.io/docs/tasks/administer-cluster/namespaces/#deleting-a-namespace
 */
import type { Namespace, NamespaceCondition } from 'kubernetes-types/core/v1.js'
import { type Outcome, type Watch, awaitChange } from '../../sim/loop.js'
import type { Tx } from '../../sim/step.js'
import { rfc3339 } from '../../text/time.js'
import { type KindName, kinds } from '../kinds/index.js'
import type { Kind, Stored } from '../kinds/kind.js'
import { namespaces } from '../kinds/namespace.js'
import { type Context, controller, deleteIfThere } from './controller.js'

/**
 * Milliseconds from the deletion of something until the controller looks again: longer than
 * others', since it counts what is left.
 */
const LATENCY = 100

const CONTENT: readonly Kind[] = kinds.filter(({ namespaced }) => namespaced)

/** What leaves a namespace that is being deleted wakes its controller. */
const contentWatches = CONTENT.map(
  ({ table }): Watch => ({
    table: table.name,
    wakes({ key, after }, tx) {
      if (after) return undefined
      const namespace = key.slice(0, key.indexOf('/'))
      return tx.get(namespaces, namespace)?.metadata.deletionTimestamp ? namespace : undefined
    },
  }),
)

export const namespaceController = controller('namespace-controller', {
  of: 'Namespace',
  latency: LATENCY,
  watches: contentWatches,

  // What is left, and whether the namespace is still the same, is asked of the server itself: a
  // cache that is late would let it go too early.
  reconcile({ metadata }, context): Outcome {
    const namespace = context.api.live.find('Namespace', metadata.name)
    if (!namespace?.metadata.deletionTimestamp || !namespace.spec?.finalizers?.length)
      return awaitChange
    const { name } = namespace.metadata
    const podsLeft = empty(
      context,
      name,
      CONTENT.filter(({ kind }) => kind === 'Pod'),
    )
    const left = podsLeft.length > 0 ? podsLeft : empty(context, name, CONTENT)
    if (left.length > 0) {
      report(context, namespace, left)
      return awaitChange
    }
    context.api.mutate(
      'Namespace',
      namespace,
      (draft) => void (draft.spec = { ...draft.spec, finalizers: [] }),
    )
    return awaitChange
  },
})

/** What is left of a kind. */
interface Remainder {
  readonly kind: Kind
  readonly count: number
  readonly finalizers: readonly string[]
}

/** Deletes everything of some kinds, and says what is still there. */
function empty({ api }: Context, namespace: string, of: readonly Kind[]): readonly Remainder[] {
  const { live } = api
  const { tx } = live
  return of.flatMap((kind) => {
    for (const name of namesIn(tx, kind, namespace)) {
      const object = live.find(kind.kind as KindName, name, namespace)
      if (object && !object.metadata.deletionTimestamp)
        deleteIfThere(api, kind.kind as KindName, object)
    }
    const names = namesIn(tx, kind, namespace)
    const finalizers = names.flatMap(
      (name) => tx.get(kind.table, `${namespace}/${name}`)?.metadata?.finalizers ?? [],
    )
    return names.length > 0 ? { kind, count: names.length, finalizers } : []
  })
}

function namesIn(tx: Tx, { table }: Kind, namespace: string): readonly string[] {
  const names: string[] = []
  tx.each(table, `${namespace}/`, (_, key) => names.push(key.slice(namespace.length + 1)))
  return names
}

/** The conditions that say what a namespace waits for. */
function report(
  { api, now }: Context,
  namespace: Stored<Namespace>,
  left: readonly Remainder[],
): void {
  const resources = left.map(
    ({ kind, count }) => `${kind.plural}.${kind.group} has ${count} resource instances`,
  )
  const finalizers = new Map<string, number>()
  for (const one of left.flatMap((remainder) => remainder.finalizers))
    finalizers.set(one, (finalizers.get(one) ?? 0) + 1)
  const held = [...finalizers]
    .map(([name, count]) => `${name} in ${count} resource instances`)
    .sort()
  const said = [
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
    {
      type: 'NamespaceContentRemaining',
      status: 'True',
      reason: 'SomeResourcesRemain',
      message: `Some resources are remaining: ${resources.sort().join(', ')}`,
    },
    held.length > 0
      ? {
          type: 'NamespaceFinalizersRemaining',
          status: 'True',
          reason: 'SomeFinalizersRemain',
          message: `Some content in the namespace has finalizers remaining: ${held.join(', ')}`,
        }
      : {
          type: 'NamespaceFinalizersRemaining',
          status: 'False',
          reason: 'ContentHasNoFinalizers',
          message: 'All content-preserving finalizers finished',
        },
  ]
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
