/**
 * The disruption controller: counts for each budget how many of its pods are healthy, how many have
 * to be, and how many may be evicted.
 *
 * Whoever evicts a pod takes it off the budget's count at once; the controller counts again when the
 * pod is on its way out, or after two minutes if it is not.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/disruptions/#pod-disruption-budgets
 */
import { dequal } from 'dequal'
import type { Pod } from '../../../types/kubernetes/core/v1.js'
import type {
  PodDisruptionBudget,
  PodDisruptionBudgetStatus,
} from '../../../types/kubernetes/policy/v1.js'
import { type Outcome, awaitChange, requeueAt, watch } from '../../../sim/loop.js'
import { parseTime } from '../../../text/time.js'
import { type Api, recorder } from '../../apiserver/client.js'
import { type Stored, keyOf } from '../../kinds/kind.js'
import { matchesLabelSelector } from '../../kinds/label-selector.js'
import { selectorEntry } from '../../kinds/object-table.js'
import {
  budgetsOf,
  podDisruptionBudget,
  disruptionCondition,
  failedCondition,
  withCondition,
} from '../../kinds/pod-disruption-budget.js'
import { pods } from '../../kinds/pod/index.js'
import { type Context, controller } from '../controller.js'
import { isReady } from '../pods.js'
import { UnknownScale, expectedOf } from './expected.js'

type Budget = Stored<PodDisruptionBudget>

const TIMEOUT = 120_000
/** Events of the controller name the whole manager. */
const SOURCE = 'controllermanager'
const NO_PODS = 'No matching pods found'
const NOT_DELETED = ({ metadata }: Budget): string =>
  `Pod was expected by PDB ${metadata.namespace}/${metadata.name} to be deleted but it wasn't`
const NOT_COUNTED = (why: string): string =>
  `Failed to calculate the number of expected pods: ${why}`
const UNMANAGED = (selector: string): string =>
  `Pods selected by this PodDisruptionBudget (selector: ${selector}) were found to be unmanaged. As a result, the status of the PDB cannot be calculated correctly, which may result in undefined behavior. To account for these pods please set ".spec.minAvailable" field of the PDB to an integer value.`

export const disruptionController = controller('disruption-controller', {
  of: 'PodDisruptionBudget',
  watches: [
    watch(pods, ({ before, after }, tx) =>
      (before && after && !matters(before, after)) || tx.count(podDisruptionBudget.table) === 0
        ? undefined
        : [...new Set([before, after].flatMap((pod) => (pod ? budgetsOf(tx, pod) : [])))].map(
            keyOf,
          ),
    ),
  ],
  reconcile(budget, context) {
    try {
      return count(budget, context)
    } catch (error) {
      if (!(error instanceof UnknownScale)) throw error
      recorder(context.tx, SOURCE).warning(
        budget,
        'CalculateExpectedPodCountFailed',
        NOT_COUNTED(error.message),
      )
      write(
        budget,
        withCondition(
          { ...budget.status, disruptionsAllowed: 0 },
          failedCondition(budget, error.message, context.now),
        ),
        context,
      )
      return awaitChange
    }
  },
})

const matters = (before: Stored<Pod>, after: Stored<Pod>): boolean =>
  before.metadata.labels !== after.metadata.labels ||
  before.metadata.ownerReferences !== after.metadata.ownerReferences ||
  before.metadata.deletionTimestamp !== after.metadata.deletionTimestamp ||
  isReady(before) !== isReady(after)

/** The pods that a budget selects. */
function selectedPods(api: Api, { metadata, spec }: Budget): readonly Stored<Pod>[] {
  const { selector } = spec ?? {}
  if (!selector) return []
  const namespace = metadata.namespace ?? ''
  const entry = selectorEntry(namespace, selector.matchLabels)
  const candidates = entry.endsWith('/')
    ? api.list('Pod', { namespace })
    : api.by('Pod', 'byLabel', entry)
  return candidates.filter((pod) => matchesLabelSelector(selector, pod.metadata.labels ?? {}))
}

function count(budget: Budget, context: Context): Outcome {
  const { api, tx, now } = context
  const record = recorder(tx, SOURCE)
  const selected = selectedPods(api, budget)
  if (selected.length === 0) record.normal(budget, 'NoPods', NO_PODS)
  const { expected, desired, unmanaged } = expectedOf(api, budget, selected)
  if (unmanaged.length > 0) record.warning(budget, 'UnmanagedPods', UNMANAGED(selectorIn(budget)))
  const { disrupted, recheck } = stillDisrupted(budget, selected, context)
  const healthy = selected.filter(
    (pod) =>
      !pod.metadata.deletionTimestamp && disrupted[pod.metadata.name] === undefined && isReady(pod),
  ).length
  const allowed = expected <= 0 ? 0 : Math.max(0, healthy - desired)
  write(
    budget,
    withCondition(
      {
        currentHealthy: healthy,
        desiredHealthy: desired,
        ...(Object.keys(disrupted).length > 0 ? { disruptedPods: disrupted } : {}),
        disruptionsAllowed: allowed,
        expectedPods: expected,
        observedGeneration: budget.metadata.generation ?? 1,
        ...(budget.status?.conditions ? { conditions: budget.status.conditions } : {}),
      },
      disruptionCondition(budget, allowed, now),
    ),
    context,
  )
  return recheck === undefined ? awaitChange : requeueAt(recheck)
}

/** As Go prints a selector: `app=web`. */
const selectorIn = ({ spec }: Budget): string =>
  Object.entries(spec?.selector?.matchLabels ?? {})
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join(',')

/** The pods that were evicted and are not on their way out yet, and when to look again. */
function stillDisrupted(
  budget: Budget,
  selected: readonly Stored<Pod>[],
  { tx, now }: Context,
): { readonly disrupted: Readonly<Record<string, string>>; readonly recheck: number | undefined } {
  const disrupted: Record<string, string> = {}
  let recheck: number | undefined
  for (const pod of selected) {
    const time = budget.status?.disruptedPods?.[pod.metadata.name]
    if (time === undefined || pod.metadata.deletionTimestamp) continue
    const until = (parseTime(time) ?? 0) + TIMEOUT
    if (until <= now) {
      recorder(tx, SOURCE).warning(pod, 'NotDeleted', NOT_DELETED(budget))
      continue
    }
    disrupted[pod.metadata.name] = time
    recheck = Math.min(recheck ?? until, until)
  }
  return { disrupted, recheck }
}

function write(budget: Budget, status: PodDisruptionBudgetStatus, { api }: Context): void {
  if (dequal(budget.status, status)) return
  api.updateStatus('PodDisruptionBudget', budget, (draft) => {
    draft.status = status
  })
}
