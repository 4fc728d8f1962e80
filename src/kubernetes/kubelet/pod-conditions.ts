/**
 * The conditions of a pod: Initialized, Ready and the others, and why one does not hold.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-conditions
 */
import type {
  ContainerStatus as PodContainerStatus,
  PodCondition,
} from '../../types/kubernetes/core/v1.js'
import { shouldRestart } from './restart.js'
import { type Facts, latest } from './status-facts.js'
import { conditionOf, sharedList, timeText } from './status-parts.js'

const RESIZE_PENDING = 'PodResizePending'
const RESIZE_IN_PROGRESS = 'PodResizeInProgress'

/** The pod's conditions, with those that others have written. */
export function conditionsOf(
  facts: Facts,
  initialized: boolean,
  mains: readonly PodContainerStatus[],
  phase: string,
): PodCondition[] {
  const old = facts.pod.status?.conditions
  if (!old || !initialized || phase !== 'Running' || !isPlain(facts, mains))
    return newConditions(facts, initialized, mains, phase)
  const second = Math.floor(facts.now / 1000)
  const generation = facts.pod.metadata.generation ?? 1
  const last = plain.get(old)
  if (
    last?.second === second &&
    last.generation === generation &&
    last.sandboxReady === facts.sandboxReady
  )
    return last.conditions
  const conditions = newConditions(facts, initialized, mains, phase)
  plain.set(old, { second, generation, sandboxReady: facts.sandboxReady, conditions })
  return conditions
}

/** What the conditions of a pod whose containers are all ready follow from, and what they are. */
interface Plain {
  readonly second: number
  readonly generation: number
  readonly sandboxReady: boolean
  readonly conditions: PodCondition[]
}

/** By the conditions that the pod had: thousands of pods that start together have the same. */
const plain = new WeakMap<object, Plain>()

/** Whether nothing of a pod that runs is waited for. */
function isPlain({ pod, worker }: Facts, mains: readonly PodContainerStatus[]): boolean {
  if (pod.spec?.readinessGates?.length || worker.pendingResize || worker.resizing) return false
  for (let i = 0; i < mains.length; i++) if (!mains[i]?.ready) return false
  return true
}

function newConditions(
  facts: Facts,
  initialized: boolean,
  mains: readonly PodContainerStatus[],
  phase: string,
): PodCondition[] {
  const { pod } = facts
  const unready = mains.filter((status) => !status.ready).map((status) => status.name)
  const over =
    phase === 'Succeeded' ||
    (mains.length > 0 &&
      mains.every((status) => status.state?.terminated && isOver(facts, status.name)))
  const completed = over && mains.every((status) => status.state?.terminated?.exitCode === 0)
  const readyFalse =
    phase === 'Succeeded' || completed
      ? { reason: 'PodCompleted' }
      : phase === 'Failed' || over
        ? { reason: 'PodFailed' }
        : {
            reason: 'ContainersNotReady',
            message: `containers with unready status: [${unready.join(' ')}]`,
          }
  const pending = (pod.spec?.initContainers ?? []).filter((init) => {
    const status = latest(facts.containers, init.name)
    return !(status?.state === 'exited' && status.exitCode === 0)
  })
  const initFalse = {
    reason: 'ContainersNotInitialized',
    message: `containers with incomplete status: [${pending.map(({ name }) => name).join(' ')}]`,
  }
  const ready = unready.length === 0 && phase === 'Running'
  const gate = ready ? closedGate(pod) : undefined
  return sharedList([
    condition(facts, 'PodReadyToStartContainers', facts.sandboxReady, {}),
    condition(
      facts,
      'Initialized',
      initialized,
      completed ? { reason: 'PodCompleted' } : initFalse,
    ),
    condition(
      facts,
      'Ready',
      ready && gate === undefined,
      gate === undefined ? readyFalse : { reason: 'ReadinessGatesNotReady', message: gate },
    ),
    condition(facts, 'ContainersReady', ready, readyFalse),
    condition(facts, 'PodScheduled', true, {}),
    ...resizeConditions(facts),
    ...(pod.status?.conditions ?? []).filter(({ type }) => !OWN_CONDITIONS.has(type)),
  ])
}

/** What is going on with the resources of a pod. */
function resizeConditions(facts: Facts): readonly PodCondition[] {
  const { pendingResize, resizing } = facts.worker
  const held = (type: string, why?: { readonly reason: string; readonly message: string }) => {
    const old = facts.pod.status?.conditions?.find((one) => one.type === type)
    const since = (old?.lastTransitionTime as string | undefined) ?? timeText(facts.now)
    const generation = facts.pod.metadata.generation ?? 1
    return conditionOf(type, 'True', since, generation, why?.reason, why?.message)
  }
  return [
    ...(pendingResize ? [held(RESIZE_PENDING, pendingResize)] : []),
    ...(resizing ? [held(RESIZE_IN_PROGRESS)] : []),
  ]
}

/** What the readiness gates of a pod wait for. */
function closedGate({ spec, status }: Facts['pod']): string | undefined {
  const closed = (spec?.readinessGates ?? []).flatMap(({ conditionType }) => {
    const found = status?.conditions?.find(({ type }) => type === conditionType)
    if (found?.status === 'True') return []
    return found
      ? `the status of pod readiness gate "${conditionType}" is not "True", but ${found.status}`
      : `corresponding condition of pod readiness gate "${conditionType}" does not exist.`
  })
  const [first, ...more] = closed
  return more.length === 0 ? first : `[${closed.join(', ')}]`
}

const OWN_CONDITIONS: ReadonlySet<string> = new Set([
  'PodReadyToStartContainers',
  'Initialized',
  'Ready',
  'ContainersReady',
  'PodScheduled',
  RESIZE_PENDING,
  RESIZE_IN_PROGRESS,
])

const isOver = (facts: Facts, name: string): boolean => {
  const container = facts.pod.spec?.containers.find((one) => one.name === name)
  const status = latest(facts.containers, name)
  return (
    container !== undefined &&
    status?.state === 'exited' &&
    !shouldRestart(facts.pod, container, status, false)
  )
}

function condition(
  facts: Facts,
  type: string,
  holds: boolean,
  why: { reason?: string; message?: string },
): PodCondition {
  const status = holds ? 'True' : 'False'
  const old = facts.pod.status?.conditions?.find((one) => one.type === type)
  const since =
    old && old.status === status ? (old.lastTransitionTime as string) : timeText(facts.now)
  return conditionOf(
    type,
    status,
    since,
    facts.pod.metadata.generation ?? 1,
    holds ? undefined : why.reason,
    holds ? undefined : why.message,
  )
}
