/**
 * The namespace controller: empties a namespace that is being deleted, and lets it go when nothing
 * is left in it.
 *
 * Pods go first, so that nothing that a pod may still need goes before it.
 *
 * @see https://kubernetes.io/docs/tasks/administer-cluster/namespaces/#deleting-a-namespace
 */
import { type Loop, type Outcome, type Watch, awaitChange, requeueAt } from '../../../sim/loop.js'
import type { Tx } from '../../../sim/step.js'
import { parseTime } from '../../../text/time.js'
import type { Kind } from '../../kinds/kind.js'
import { namespaces } from '../../kinds/namespace.js'
import { kinds } from '../../kinds/index.js'
import { CUSTOM_TABLES } from '../../kinds/object-table.js'
import { servedKinds } from '../../kinds/served.js'
import { type Context, controller, deleteIfThere } from '../controller.js'
import { type Remainder, report } from './conditions.js'

/**
 * Milliseconds from the deletion of something until the controller looks again: longer than
 * others', since it counts what is left.
 */
const LATENCY = 100

/**
 * Milliseconds from the deletion of a namespace until anything in it goes: until then, each API
 * server has heard of the deletion, and lets nothing new in.
 */
const GRACE = 5000

const isContent = ({ namespaced }: Kind): boolean => namespaced

/** What leaves a namespace that is being deleted wakes its controller. */
const contentWatch = (table: string): Watch => ({
  table,
  wakes({ key, after }, tx) {
    if (after) return undefined
    const namespace = key.slice(0, key.indexOf('/'))
    return tx.get(namespaces, namespace)?.metadata.deletionTimestamp ? namespace : undefined
  },
})

export const namespaceController: Loop = controller('namespace-controller', {
  of: 'Namespace',
  latency: LATENCY,
  watches: [...kinds.filter(isContent).map(({ table }) => table.name), CUSTOM_TABLES].map(
    contentWatch,
  ),

  // What is left, and whether the namespace is still the same, is asked of the server itself: a
  // cache that is late would let it go too early.
  reconcile({ metadata }, context): Outcome {
    const namespace = context.api.live.find('Namespace', metadata.name)
    if (!namespace?.metadata.deletionTimestamp || !namespace.spec?.finalizers?.length)
      return awaitChange
    const begins = (parseTime(namespace.metadata.deletionTimestamp) ?? 0) + GRACE
    if (context.tx.now < begins) return requeueAt(begins)
    const { name } = namespace.metadata
    const content = servedKinds(context.tx).filter(isContent)
    const podsLeft = empty(
      context,
      name,
      content.filter(({ kind }) => kind === 'Pod'),
    )
    const left = podsLeft.length > 0 ? podsLeft : empty(context, name, content)
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

/** Deletes everything of some kinds, and says what is still there. */
function empty({ api }: Context, namespace: string, of: readonly Kind[]): readonly Remainder[] {
  const { live } = api
  const { tx } = live
  return of.flatMap((kind) => {
    for (const name of namesIn(tx, kind, namespace)) {
      const object = live.find(kind, name, namespace)
      if (object && !object.metadata.deletionTimestamp) deleteIfThere(api, kind, object)
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
