/**
 * Health checks: a command that runs in the container again and again; its exit code says how the
 * container is.
 *
 * @see https://docs.docker.com/reference/dockerfile/#healthcheck
 */
import type { Tx } from '../sim/step.js'
import { type Container, type Health, containerKey, containers } from './container.js'
import { DockerError } from './errors.js'
import { execCreate, execInspect, execOutput, execRemove, execStart } from './exec.js'
import { recordEvent } from './events.js'

const NANOSECONDS = 1_000_000
const DEFAULT_INTERVAL = 30_000
const DEFAULT_TIMEOUT = 30_000
const DEFAULT_RETRIES = 3
const KEPT = 5

const milliseconds = (nanoseconds: number | undefined, or: number): number =>
  nanoseconds ? Math.max(Math.round(nanoseconds / NANOSECONDS), 1) : or

/** Takes the result of the check under way and starts the one that is due; when to look again. */
export function checkHealth(tx: Tx, container: Container): number | undefined {
  const { health, machine, id, config, startedAt } = container
  const check = config.Healthcheck
  if (!health || !check || container.status !== 'running') return undefined
  const interval = milliseconds(check.Interval, DEFAULT_INTERVAL)
  const timeout = milliseconds(check.Timeout, DEFAULT_TIMEOUT)
  const last = health.log.at(-1)
  if (health.running !== undefined) {
    const { exec, since } = health.running
    const state = execInspect(tx, machine, exec)
    if (state.Running && tx.now < since + timeout) return since + timeout
    const exitCode = state.Running ? -1 : (state.ExitCode ?? -1)
    const output = state.Running
      ? `Health check exceeded timeout (${timeout / 1000}s)`
      : execOutput(tx, machine, exec)
          .map(({ text }) => text)
          .join('')
    execRemove(tx, machine, exec)
    return (
      save(
        tx,
        container,
        judged(
          container,
          health,
          { start: since, end: tx.now, exitCode, output },
          check.Retries ?? DEFAULT_RETRIES,
          milliseconds(check.StartPeriod, 0),
        ),
      ) + interval
    )
  }
  const due = (last?.end ?? startedAt ?? tx.now) + interval
  if (tx.now < due) return due
  const [kind, ...words] = check.Test
  const command = kind === 'CMD-SHELL' ? ['/bin/sh', '-c', words.join(' ')] : words
  const { Id } = execCreate(tx, machine, id, { Cmd: command })
  try {
    execStart(tx, machine, Id)
  } catch (error) {
    // Its user may have gone from the container's files.
    if (!(error instanceof DockerError)) throw error
    execRemove(tx, machine, Id)
    return (
      save(
        tx,
        container,
        judged(
          container,
          health,
          { start: tx.now, end: tx.now, exitCode: -1, output: error.message },
          check.Retries ?? DEFAULT_RETRIES,
          milliseconds(check.StartPeriod, 0),
        ),
      ) + interval
    )
  }
  tx.put(containers, containerKey(machine, id), {
    ...container,
    health: { ...health, running: { exec: Id, since: tx.now } },
  })
  return tx.now + timeout
}

function judged(
  container: Container,
  health: Health,
  result: Health['log'][number],
  retries: number,
  startPeriod: number,
): Health {
  const { running: _, ...rest } = health
  const log = [...rest.log, result].slice(-KEPT)
  if (result.exitCode === 0) return { status: 'healthy', failing: 0, log }
  const starting =
    health.status === 'starting' && result.end < (container.startedAt ?? 0) + startPeriod
  const failing = starting ? 0 : health.failing + 1
  return {
    status: failing >= (retries || DEFAULT_RETRIES) ? 'unhealthy' : health.status,
    failing,
    log,
  }
}

function save(tx: Tx, container: Container, health: Health): number {
  tx.put(containers, containerKey(container.machine, container.id), { ...container, health })
  if (health.status !== container.health?.status)
    recordEvent(tx, container, `health_status: ${health.status}`)
  return tx.now
}
