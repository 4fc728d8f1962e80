/**
 * What the daemon does by itself: notices that containers have ended, kills those that do not stop, applies restart policies,
 * removes what is to be removed, and checks health.
 *
 * @see https://docs.docker.com/engine/containers/start-containers-automatically/
 */
import { closePipe } from '../program/pipe.js'
import { processes } from '../program/process.js'
import { reap } from '../program/reap.js'
import { signalProcess } from '../program/signal.js'
import { type Loop, type Outcome, awaitChange, requeueAt, watch } from '../sim/loop.js'
import type { Tx } from '../sim/step.js'
import { type Container, containerKey, containers, isUp } from './container.js'
import { DockerError } from './errors.js'
import { recordEvent } from './events.js'
import { checkHealth } from './health.js'
import { drop } from './remove.js'
import { boot, disconnect } from './start.js'

/** The loop's name; its keys are container keys. */
export const DOCKERD = 'dockerd'

/** A restart policy waits 100 ms, doubled each time up to a minute, and begins anew after ten seconds of running. */
const FIRST_DELAY = 100
const LONGEST_DELAY = 60_000
const STEADY = 10_000
/** Milliseconds after which a container that is to be removed when it ends is: whoever is attached hears of its end first. */
const REMOVAL = 20

export const dockerd: Loop = {
  name: DOCKERD,
  watches: [
    watch(processes, ({ key, before, after }, tx) => (after?.exitCode !== undefined && before?.exitCode === undefined ? tx.by(containers, 'byProcess', key).map((row) => containerKey(row.machine, row.id)) : undefined)),
    watch(containers, ({ key, before, after }) => (after?.health && after.status === 'running' && before?.startedAt !== after.startedAt ? key : undefined)),
  ],
  step(tx, key) {
    const container = tx.get(containers, key)
    if (!container) return awaitChange
    if (isUp(container) && container.process !== undefined) {
      const process = tx.get(processes, container.process)
      if (!process || process.exitCode !== undefined) return ended(tx, container, reap(tx, container.process) ?? 137)
      return running(tx, container, container.process)
    }
    if (container.status === 'restarting' && container.restartAt !== undefined) {
      if (tx.now < container.restartAt) return requeueAt(container.restartAt)
      again(tx, container)
    }
    if (container.status === 'exited' && container.host.AutoRemove && container.finishedAt !== undefined) {
      if (tx.now < container.finishedAt + REMOVAL) return requeueAt(container.finishedAt + REMOVAL, { idle: false })
      drop(tx, container, true)
    }
    return awaitChange
  },
}

function running(tx: Tx, container: Container, process: string): Outcome {
  if (container.killAt !== undefined && tx.now >= container.killAt) {
    recordEvent(tx, container, 'kill', { signal: 'KILL' })
    signalProcess(tx, process, 'KILL')
    return awaitChange
  }
  const next = checkHealth(tx, container)
  const times = [container.killAt, next].filter((at): at is number => at !== undefined)
  return times.length === 0 ? awaitChange : requeueAt(Math.min(...times), { idle: container.killAt === undefined })
}

/** A container's first process has ended. */
function ended(tx: Tx, container: Container, exitCode: number): Outcome {
  const { machine, id } = container
  disconnect(tx, container)
  if (container.stdin !== undefined) closePipe(tx, container.stdin)
  const { process: _, killAt: __, startAgain, ...rest } = container
  const over: Container = { ...rest, status: 'exited', exitCode, finishedAt: tx.now, endpoints: [], published: [] }
  recordEvent(tx, over, 'die', { exitCode: String(exitCode) })
  if (container.stopping) recordEvent(tx, over, 'stop')
  if (startAgain) {
    tx.put(containers, containerKey(machine, id), over)
    again(tx, over)
    return awaitChange
  }
  if (shouldRestart(over)) {
    const ran = tx.now - (over.startedAt ?? tx.now)
    const count = ran >= STEADY ? 0 : over.restarts
    const restartAt = tx.now + Math.min(FIRST_DELAY * 2 ** count, LONGEST_DELAY)
    tx.put(containers, containerKey(machine, id), { ...over, status: 'restarting', restarts: over.restarts + 1, restartAt })
    return requeueAt(restartAt)
  }
  tx.put(containers, containerKey(machine, id), over)
  return container.host.AutoRemove ? requeueAt(tx.now + REMOVAL, { idle: false }) : awaitChange
}

function shouldRestart({ host: { RestartPolicy }, stopping, exitCode, restarts }: Container): boolean {
  if (stopping) return false
  const { Name, MaximumRetryCount } = RestartPolicy
  if (Name === 'always' || Name === 'unless-stopped') return true
  return Name === 'on-failure' && exitCode !== 0 && (MaximumRetryCount === 0 || restarts < MaximumRetryCount)
}

/** Starts a container again; what goes wrong is written in its row. */
function again(tx: Tx, container: Container): void {
  try {
    boot(tx, { ...container, status: 'exited' })
  } catch (error) {
    if (!(error instanceof DockerError)) throw error
    tx.put(containers, containerKey(container.machine, container.id), { ...container, status: 'exited', error: error.message, exitCode: error.exitCode })
  }
}
