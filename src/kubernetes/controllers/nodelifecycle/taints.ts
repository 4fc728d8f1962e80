/**
 * Taints of nodes that follow from their conditions: not ready, unreachable, under pressure,
 * cordoned.
 *
 * What keeps new pods away comes at once; what drives pods out comes with the controller's next
 * round, unless no node at all is ready.
 *
 * @see
 * https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions
 */
import type { Node, Taint } from '../../../types/kubernetes/core/v1.js'
import { rfc3339 } from '../../../text/time.js'
import type { Stored } from '../../kinds/kind.js'
import { nodes } from '../../kinds/node.js'
import type { Context } from '../controller.js'

const UNREACHABLE = 'node.kubernetes.io/unreachable'
const NOT_READY = 'node.kubernetes.io/not-ready'
const UNSCHEDULABLE = 'node.kubernetes.io/unschedulable'
const PRESSURES: Readonly<Record<string, string>> = {
  MemoryPressure: 'node.kubernetes.io/memory-pressure',
  DiskPressure: 'node.kubernetes.io/disk-pressure',
  PIDPressure: 'node.kubernetes.io/pid-pressure',
  NetworkUnavailable: 'node.kubernetes.io/network-unavailable',
}
const OWN = [UNREACHABLE, NOT_READY, UNSCHEDULABLE, ...Object.values(PRESSURES)]

/** What the node's Ready condition says; a node without one has not reported yet. */
export const readinessOf = ({ status }: Stored<Node>): string =>
  status?.conditions?.find(({ type }) => type === 'Ready')?.status ?? 'True'

/**
 * Gives a node the taints that it should have; says whether some of them have to wait for the next
 * round.
 */
export function syncTaints(node: Stored<Node>, context: Context, isRound: boolean): boolean {
  const readiness = readinessOf(node)
  const cause =
    readiness === 'Unknown' ? UNREACHABLE : readiness === 'False' ? NOT_READY : undefined
  const tainted = bring(
    node,
    context,
    noSchedule(node, cause),
    ({ key, effect }) => effect === 'NoSchedule' && OWN.includes(key),
  )
  const driving: readonly Taint[] = wantsEviction(cause, context)
    ? [{ key: cause as string, effect: 'NoExecute' }]
    : []
  if (isRound) bring(tainted, context, driving, drives)
  return !isRound && !sameTaints((node.spec?.taints ?? []).filter(drives), driving)
}

/** Whether a taint is one of those that drive pods from nodes that are not ready. */
const drives = ({ key, effect }: Taint): boolean =>
  effect === 'NoExecute' && (key === UNREACHABLE || key === NOT_READY)

/**
 * A cluster without one ready node evicts nothing: more likely the controller is cut off than
 * everything dead.
 */
const wantsEviction = (cause: string | undefined, { tx }: Context): boolean =>
  cause !== undefined && tx.rows(nodes).some((one) => readinessOf(one) === 'True')

function noSchedule({ spec, status }: Stored<Node>, cause: string | undefined): readonly Taint[] {
  const keys = [...(cause ? [cause] : []), ...(spec?.unschedulable ? [UNSCHEDULABLE] : [])]
  for (const { type, status: holds } of status?.conditions ?? [])
    if (holds === 'True' && Object.hasOwn(PRESSURES, type)) keys.push(PRESSURES[type] as string)
  return keys.map((key) => ({ key, effect: 'NoSchedule' }))
}

const isSame = (a: Taint, b: Taint): boolean => a.key === b.key && a.effect === b.effect

const sameTaints = (a: readonly Taint[], b: readonly Taint[]): boolean =>
  a.length === b.length && a.every((taint) => b.some((one) => isSame(one, taint)))

/** Makes those taints that `isOwn` is true of the wanted ones, and leaves the others alone. */
function bring(
  node: Stored<Node>,
  { api, now }: Context,
  wanted: readonly Taint[],
  isOwn: (taint: Taint) => boolean,
): Stored<Node> {
  const old = node.spec?.taints ?? []
  const kept = old.filter((taint) => !isOwn(taint) || wanted.some((one) => isSame(one, taint)))
  const added = wanted
    .filter((taint) => !kept.some((one) => isSame(one, taint)))
    .map((taint) => ({ ...taint, timeAdded: rfc3339(now) }))
  if (added.length === 0 && kept.length === old.length) return node
  return api.amend('Node', node, (draft) => {
    // Somebody else's taints are as they are now, whatever the cache shows.
    const others = (draft.spec?.taints ?? []).filter(
      (taint) => !kept.some((one) => isSame(one, taint)) && !isOwn(taint),
    )
    const taints = [
      ...kept.filter(
        (taint) => isOwn(taint) || draft.spec?.taints?.some((one) => isSame(one, taint)),
      ),
      ...others,
      ...added,
    ]
    const { taints: _, ...rest } = draft.spec ?? {}
    draft.spec = { ...rest, ...(taints.length > 0 ? { taints } : {}) }
  })
}
