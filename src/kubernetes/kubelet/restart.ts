/**
 * Restarts: whether a container that ended starts again, and how long the kubelet waits before it
 * does.
 *
 * The first restart is immediate; then the kubelet backs off 10 s, doubled each time up to five
 * minutes, and forgets after a container ran for ten minutes.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy
 */
import type { Container, Pod } from '../../types/kubernetes/core/v1.js'
import type { ContainerStatus } from '../../cri/runtime.js'
import type { VirtualTime } from '../../sim/world.js'
import type { Backoff } from './pod-worker.js'

const FIRST_BACKOFF = 10_000
const LONGEST_BACKOFF = 300_000
const FORGET_AFTER = 600_000

/** A sidecar: an init container that goes on running beside the others. */
export const isSidecar = ({ restartPolicy }: Container): boolean => restartPolicy === 'Always'

/** Whether a container that ended is to run again. */
export function shouldRestart(
  pod: Pod,
  container: Container,
  { exitCode = 0 }: ContainerStatus,
  isInit: boolean,
): boolean {
  if (isInit && isSidecar(container)) return true
  if (hasRule(container, exitCode)) return true
  const policy = container.restartPolicy ?? pod.spec?.restartPolicy ?? 'Always'
  if (isInit) return policy !== 'Never' && exitCode !== 0
  return policy === 'Always' || (policy === 'OnFailure' && exitCode !== 0)
}

/** Whether a rule of the container restarts it after this exit code. */
const hasRule = ({ restartPolicyRules = [] }: Container, exitCode: number): boolean =>
  restartPolicyRules.some(({ action, exitCodes }) => {
    if (action !== 'Restart' || !exitCodes) return false
    const isListed = (exitCodes.values ?? []).includes(exitCode)
    return exitCodes.operator === 'In' ? isListed : !isListed
  })

/** The back-off after `last`, for a container (or image) that failed at `now`. */
export function nextBackoff(last: Backoff | undefined, now: VirtualTime): Backoff {
  const forgotten = last === undefined || now - last.until > FORGET_AFTER
  const delay = forgotten ? FIRST_BACKOFF : Math.min(last.delay * 2, LONGEST_BACKOFF)
  return { delay, until: now + delay }
}
