/**
 * The rolling update of a DaemonSet: old pods are deleted as far as pods may be unavailable, or new
 * ones are put beside them as far as there may be more.
 *
 * @see https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/
 */
import type { Pod } from '../../../types/kubernetes/core/v1.js'
import type { Stored } from '../../kinds/kind.js'
import { type Daemons, isAvailable, isUpdated, limits } from './daemons.js'
import type { Todo } from './manage.js'
import { eligible } from './nodes.js'

/** Of each of a node's pods that stay, the one of the present template and the one of an old one. */
interface Pair {
  readonly node: string
  readonly fresh: Stored<Pod> | undefined
  readonly old: Stored<Pod> | undefined
  /** Whether there are more than that, which is put right first. */
  readonly isUnclear: boolean
}

/** What the update has to do now. */
export function rollingUpdate(daemons: Daemons): Todo {
  const desired = daemons.nodes.filter((node) => eligible(daemons.set, node).mayStart).length
  const { surge, unavailable } = limits(daemons, desired)
  const pairs = [...daemons.byNode].map(([node, pods]) => pairOf(daemons, node, pods))
  return surge > 0
    ? { nodes: surging(daemons, pairs, surge), surplus: [] }
    : { nodes: [], surplus: replaced(daemons, pairs, unavailable) }
}

function pairOf(daemons: Daemons, node: string, pods: readonly Stored<Pod>[]): Pair {
  const present = pods.filter(({ metadata }) => !metadata.deletionTimestamp)
  const fresh = present.filter((pod) => isUpdated(daemons, pod))
  const old = present.filter((pod) => !isUpdated(daemons, pod))
  return { node, fresh: fresh[0], old: old[0], isUnclear: fresh.length > 1 || old.length > 1 }
}

/** Old pods that are unavailable anyway, and as many others as there is room for. */
function replaced(daemons: Daemons, pairs: readonly Pair[], most: number): Stored<Pod>[] {
  let unavailable = 0
  const anyway: Stored<Pod>[] = []
  const candidates: Stored<Pod>[] = []
  for (const { fresh, old, isUnclear } of pairs) {
    if (isUnclear || (fresh === undefined) === (old === undefined)) unavailable++
    else if (fresh) unavailable += isAvailable(daemons, fresh) ? 0 : 1
    else if (old) (isAvailable(daemons, old) ? candidates : anyway).push(old)
  }
  return [...anyway, ...candidates.slice(0, Math.max(0, most - unavailable))]
}

/** Nodes whose old pod is unavailable anyway, and as many others as there is room for. */
function surging(daemons: Daemons, pairs: readonly Pair[], most: number): string[] {
  let surged = 0
  const anyway: string[] = []
  const candidates: string[] = []
  for (const { node, fresh, old, isUnclear } of pairs) {
    if (isUnclear) surged++
    else if (!old) continue
    else if (!fresh) (isAvailable(daemons, old) ? candidates : anyway).push(node)
    else if (!isAvailable(daemons, fresh)) surged++
  }
  return [...anyway, ...candidates.slice(0, Math.max(0, most - surged))]
}
