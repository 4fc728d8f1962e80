/**
 * Pod failure policies: what the failure of a pod means for its job.
 *
 * The first rule that fits decides. `FailJob` ends the job, `FailIndex` the pod's index, `Ignore`
 * replaces the pod without counting it, `Count` counts it as if there were no rule.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy
 */
import type { Job, PodFailurePolicyRule } from '../../../types/kubernetes/batch/v1.js'
import type { Pod } from '../../../types/kubernetes/core/v1.js'
import type { Stored } from '../../kinds/kind.js'

/** What a policy says of a failed pod. */
interface Verdict {
  readonly action: PodFailurePolicyRule['action']
  /** Why the job fails, if it does. */
  readonly message: string
}

/** What the job's policy says of a failed pod; `Count` where no rule fits. */
export function judge({ spec }: Job, pod: Stored<Pod>): Verdict {
  const rules = spec?.podFailurePolicy?.rules ?? []
  for (const [i, rule] of rules.entries()) {
    const found = rule.onExitCodes ? byExitCode(rule, pod) : byCondition(rule, pod)
    if (found !== undefined)
      return { action: rule.action, message: `${found} matching ${rule.action} rule at index ${i}` }
  }
  return { action: 'Count', message: '' }
}

const nameOf = ({ metadata }: Stored<Pod>): string => `${metadata.namespace}/${metadata.name}`

function byExitCode({ onExitCodes }: PodFailurePolicyRule, pod: Stored<Pod>): string | undefined {
  if (!onExitCodes) return undefined
  const { containerName, operator, values } = onExitCodes
  const statuses = [
    ...(pod.status?.initContainerStatuses ?? []),
    ...(pod.status?.containerStatuses ?? []),
  ]
  for (const { name, state } of statuses) {
    const code = state?.terminated?.exitCode ?? 0
    if (code === 0 || (containerName !== undefined && containerName !== name)) continue
    if (values.includes(code) === (operator === 'In'))
      return `Container ${name} for pod ${nameOf(pod)} failed with exit code ${code}`
  }
  return undefined
}

function byCondition(
  { onPodConditions = [] }: PodFailurePolicyRule,
  pod: Stored<Pod>,
): string | undefined {
  for (const { type, status = 'True' } of onPodConditions)
    if (pod.status?.conditions?.some((one) => one.type === type && one.status === status))
      return `Pod ${nameOf(pod)} has condition ${type}`
  return undefined
}
