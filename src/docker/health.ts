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
const DEFAULT_START_INTERVAL = 5_000
const DEFAULT_TIMEOUT = 30_000
const DEFAULT_RETRIES = 3
const KEPT = 5

const milliseconds = (nanoseconds: number | undefined, or: number): number =>
  nanoseconds ? Math.max(Math.round(nanoseconds / NANOSECONDS), 1) : or

/** Takes the result of the check under way and starts the one that is due; when to look again. */
export function checkHealth(tx: Tx, container: Container): number | undefined {
  const { health, config, startedAt } = container
  const check = config.Healthcheck
  if (!health || !check || container.status !== 'running') return undefined
  if (health.running !== undefined) return takeResult(tx, container, health, check, health.running)
  const last = health.log.at(-1)?.end ?? startedAt ?? tx.now
  const due = last + intervalOf(container, check, last)
  return tx.now < due ? due : begin(tx, container, health, check)
}

type Check = NonNullable<Container['config']['Healthcheck']>

/** While the start period lasts and no check has passed, checks follow each other faster. */
const intervalOf = ({ health, startedAt }: Container, check: Check, now: number): number =>
  health?.status === 'starting' && now < (startedAt ?? 0) + milliseconds(check.StartPeriod, 0)
    ? milliseconds(check.StartInterval, DEFAULT_START_INTERVAL)
    : milliseconds(check.Interval, DEFAULT_INTERVAL)
const timeoutOf = (check: Check): number => milliseconds(check.Timeout, DEFAULT_TIMEOUT)

/** Takes the result of the check under way, if it has ended or takes too long. */
function takeResult(
  tx: Tx,
  container: Container,
  health: Health,
  check: Check,
  { exec, since }: NonNullable<Health['running']>,
): number {
  const { machine } = container
  const timeout = timeoutOf(check)
  const state = execInspect(tx, machine, exec)
  if (state.Running && tx.now < since + timeout) return since + timeout
  const exitCode = state.Running ? -1 : (state.ExitCode ?? -1)
  const output = state.Running
    ? `Health check exceeded timeout (${timeout / 1000}s)`
    : execOutput(tx, machine, exec)
        .map(({ text }) => text)
        .join('')
  execRemove(tx, machine, exec)
  const result = { start: since, end: tx.now, exitCode, output }
  return save(tx, container, check, judged(container, health, result, check))
}

/** Starts a check; one that cannot be started has failed. */
function begin(tx: Tx, container: Container, health: Health, check: Check): number {
  const { machine, id } = container
  const [kind, ...words] = check.Test
  const command = kind === 'CMD-SHELL' ? ['/bin/sh', '-c', words.join(' ')] : words
  const { Id } = execCreate(tx, machine, id, { Cmd: command })
  try {
    execStart(tx, machine, Id)
  } catch (error) {
    // Its user may have gone from the container's files.
    if (!(error instanceof DockerError)) throw error
    execRemove(tx, machine, Id)
    const result = { start: tx.now, end: tx.now, exitCode: -1, output: error.message }
    return save(tx, container, check, judged(container, health, result, check))
  }
  tx.put(containers, containerKey(machine, id), {
    ...container,
    health: { ...health, running: { exec: Id, since: tx.now } },
  })
  return tx.now + timeoutOf(check)
}

function judged(
  container: Container,
  health: Health,
  result: Health['log'][number],
  check: Check,
): Health {
  const startPeriod = milliseconds(check.StartPeriod, 0)
  const { running: _, ...rest } = health
  const log = [...rest.log, result].slice(-KEPT)
  if (result.exitCode === 0) return { status: 'healthy', failing: 0, log }
  const starting =
    health.status === 'starting' && result.end < (container.startedAt ?? 0) + startPeriod
  const failing = starting ? 0 : health.failing + 1
  return {
    status: failing >= (check.Retries || DEFAULT_RETRIES) ? 'unhealthy' : health.status,
    failing,
    log,
  }
}

/** Keeps what a check found; when the next one is due. */
function save(tx: Tx, container: Container, check: Check, health: Health): number {
  const checked = { ...container, health }
  tx.put(containers, containerKey(container.machine, container.id), checked)
  if (health.status !== container.health?.status)
    recordEvent(tx, container, `health_status: ${health.status}`)
  return tx.now + intervalOf(checked, check, tx.now)
}
