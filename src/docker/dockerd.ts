/**
 * What the daemon does by itself: notices that containers have ended, kills those that do not stop,
 * applies restart policies, removes what is to be removed, and checks health.
 *
 * @see https://docs.docker.com/engine/containers/start-containers-automatically/
 */
import { memoryGroups } from '../program/memory.js'
import { dropInput } from '../program/tty/keyboard.js'
import { processes } from '../program/process.js'
import { reap } from '../program/reap.js'
import { SIGNALS, killGroup, signalProcess } from '../program/signal.js'
import { type Loop, type Outcome, awaitChange, requeueAt, watch } from '../sim/loop.js'
import type { Tx } from '../sim/step.js'
import { type Container, containerKey, containers, isUp } from './container.js'
import { DockerError } from './errors.js'
import { recordEvent } from './events.js'
import { execs, settleExecs } from './exec.js'
import { checkHealth } from './health.js'
import { drop } from './remove.js'
import { restartDelay, shouldRestart } from './restart-policy.js'
import { boot, disconnect, started } from './start.js'

/** The loop's name; its keys are container keys. */
export const DOCKERD = 'dockerd'

/**
 * Milliseconds after which a container that is to be removed when it ends is: an attached client
 * hears of its end first.
 */
const REMOVAL = 20

/** The loop; its keys are container keys. */
export const dockerd: Loop = {
  name: DOCKERD,
  watches: [
    watch(processes, ({ key, before, after }, tx) =>
      after?.exitCode !== undefined && before?.exitCode === undefined
        ? ownersOf(tx, key)
        : undefined,
    ),
    watch(memoryGroups, ({ key, before, after }) =>
      after && after.kills > (before?.kills ?? 0) ? containerKey(after.machine, key) : undefined,
    ),
    watch(containers, ({ key, before, after }) =>
      after?.health && after.status === 'running' && before?.startedAt !== after.startedAt
        ? key
        : undefined,
    ),
  ],
  step(tx, key) {
    const container = withKills(tx, key)
    if (!container) return awaitChange
    if (isUp(container) && container.process !== undefined) {
      const process = tx.get(processes, container.process)
      if (!process || process.exitCode !== undefined)
        return ended(tx, container, reap(tx, container.process) ?? 137)
      return running(tx, container, container.process)
    }
    if (container.status === 'restarting' && container.restartAt !== undefined) {
      if (tx.now < container.restartAt) return requeueAt(container.restartAt)
      again(tx, container)
    }
    if (
      container.status === 'exited' &&
      container.host.AutoRemove &&
      container.finishedAt !== undefined
    ) {
      if (tx.now < container.finishedAt + REMOVAL)
        return requeueAt(container.finishedAt + REMOVAL, { idle: false })
      drop(tx, container, true)
    }
    return awaitChange
  },
}

/** A container, which has noted how often the kernel has killed for its memory. */
function withKills(tx: Tx, key: string): Container | undefined {
  const container = tx.get(containers, key)
  const kills = container && tx.get(memoryGroups, container.id)?.kills
  if (!container || !kills || kills === container.oomKills) return container
  const noted = { ...container, oomKills: kills }
  tx.put(containers, key, noted)
  recordEvent(tx, noted, 'oom')
  return noted
}

/** The containers whose first process, or one of whose execs, a process is. */
const ownersOf = (tx: Tx, process: string): readonly string[] => [
  ...tx.by(containers, 'byProcess', process).map(({ machine, id }) => containerKey(machine, id)),
  ...tx
    .by(execs, 'byProcess', process)
    .map(({ machine, container }) => containerKey(machine, container)),
]

function running(tx: Tx, container: Container, process: string): Outcome {
  if (container.killAt !== undefined && tx.now >= container.killAt) {
    recordEvent(tx, container, 'kill', { signal: String(SIGNALS['KILL']) })
    signalProcess(tx, process, 'KILL')
    return awaitChange
  }
  settleExecs(tx, container.machine, container.id)
  const next = checkHealth(tx, container)
  const times = [container.killAt, next].filter((at): at is number => at !== undefined)
  return times.length === 0
    ? awaitChange
    : requeueAt(Math.min(...times), { idle: container.killAt === undefined })
}

/** A container's first process has ended. */
function ended(tx: Tx, container: Container, exitCode: number): Outcome {
  const { machine, id } = container
  const key = containerKey(machine, id)
  // The end of a process namespace takes its processes along; others have to be killed.
  if (container.host.PidMode !== '') killGroup(tx, id)
  if (container.stdin !== undefined) dropInput(tx, container.stdin)
  disconnect(tx, container)
  const { process: _, killAt: __, stdin: ___, startAgain, health, ...rest } = container
  // A check that is not made any more says nothing good.
  const over: Container = {
    ...rest,
    status: 'exited',
    exitCode,
    finishedAt: tx.now,
    endpoints: [],
    published: [],
    ...(health
      ? { health: { status: 'unhealthy', failing: health.failing, log: health.log } }
      : {}),
  }
  recordEvent(tx, over, 'die', {
    exitCode: String(exitCode),
    execDuration: String(Math.floor((tx.now - (over.startedAt ?? tx.now)) / 1000)),
  })
  settleExecs(tx, machine, id)
  if (container.killAt !== undefined) recordEvent(tx, over, 'stop')
  if (startAgain) {
    tx.put(containers, key, over)
    again(tx, started(over))
    return awaitChange
  }
  if (!container.stopping && shouldRestart(over, false)) {
    const delay = restartDelay(over)
    tx.put(containers, key, {
      ...over,
      status: 'restarting',
      restarts: over.restarts + 1,
      restartAt: tx.now + delay,
      restartDelay: delay,
    })
    return requeueAt(tx.now + delay)
  }
  tx.put(containers, key, over)
  return container.host.AutoRemove ? requeueAt(tx.now + REMOVAL, { idle: false }) : awaitChange
}

/** Starts a container again; what goes wrong is written in its row. */
function again(tx: Tx, container: Container): void {
  const { restartAt: _, ...rest } = container
  try {
    boot(tx, { ...rest, status: 'exited' })
    if (container.status !== 'restarting') recordEvent(tx, container, 'restart')
  } catch (error) {
    if (!(error instanceof DockerError)) throw error
  }
}
