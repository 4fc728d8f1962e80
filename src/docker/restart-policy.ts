/**
 * Restart policies: whether a container starts again when it has ended, and when.
 *
 * @see https://docs.docker.com/engine/containers/start-containers-automatically/
 */
import type { Container, HostConfig } from './container.js'
import { needlessRetryCount, unknownRestartPolicy } from './errors.js'

/**
 * A container waits 100 ms before it starts again, doubled each time up to a minute, and begins
 * anew after ten seconds of running.
 */
const FIRST_DELAY = 100
const LONGEST_DELAY = 60_000
const STEADY = 10_000
const POLICIES = ['', 'no', 'always', 'unless-stopped', 'on-failure']

/** @throws DockerError for a policy that there is not, or a number of tries where none belongs */
export function checkRestartPolicy({ Name, MaximumRetryCount }: HostConfig['RestartPolicy']): void {
  if (!POLICIES.includes(Name)) throw unknownRestartPolicy(Name)
  if (Name !== 'on-failure' && MaximumRetryCount !== 0) throw needlessRetryCount()
}

/** Whether the policy starts a container that has ended; `stopped` when a user ended it. */
export function shouldRestart(
  { host: { RestartPolicy }, exitCode, restarts }: Container,
  stopped: boolean,
): boolean {
  const { Name, MaximumRetryCount } = RestartPolicy
  if (Name === 'always') return true
  if (Name === 'unless-stopped') return !stopped
  return (
    Name === 'on-failure' &&
    exitCode !== 0 &&
    (MaximumRetryCount === 0 || restarts < MaximumRetryCount)
  )
}

/** Milliseconds until a container that has just ended starts again. */
export function restartDelay({ restartDelay: last, startedAt, finishedAt }: Container): number {
  const ran = (finishedAt ?? 0) - (startedAt ?? 0)
  return last === undefined || ran >= STEADY ? FIRST_DELAY : Math.min(last * 2, LONGEST_DELAY)
}
