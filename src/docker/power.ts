/**
 * Power: what a daemon finds when its machine went down without a word, and comes back.
 *
 * @see https://docs.docker.com/engine/containers/start-containers-automatically/
 */
import { dropInput } from '../program/tty/keyboard.js'
import { reap } from '../program/reap.js'
import { killGroup } from '../program/signal.js'
import type { Tx } from '../sim/step.js'
import { type Container, containerKey, containers, isUp } from './container.js'
import { loseSandboxes } from './cri/sandbox.js'
import { DockerError } from './errors.js'
import { dropExecs } from './exec.js'
import { drop } from './remove.js'
import { shouldRestart } from './restart-policy.js'
import { boot, disconnect, started } from './start.js'

/** What a container that ran when the power went shows afterwards. */
const LOST = 255

/** The machine lost power: every process is gone. */
export function daemonLost(tx: Tx, machine: string): void {
  loseSandboxes(tx, machine)
  for (const container of tx.by(containers, 'byMachine', machine)) {
    if (!isUp(container) && container.status !== 'restarting') continue
    killGroup(tx, container.id)
    if (container.process) reap(tx, container.process)
    if (container.stdin) dropInput(tx, container.stdin)
    dropExecs(tx, machine, container.id)
    disconnect(tx, container)
    const {
      process: _,
      killAt: __,
      restartAt: ___,
      stdin: ____,
      startAgain: _____,
      ...rest
    } = container
    const over: Container = {
      ...rest,
      status: 'exited',
      exitCode: LOST,
      finishedAt: tx.now,
      endpoints: [],
      published: [],
    }
    tx.put(containers, containerKey(machine, container.id), over)
  }
}

/**
 * The daemon is back: it removes what was to be removed, and starts the containers whose restart
 * policy says so, also (with `always`) those that a user had stopped.
 */
export function daemonBack(tx: Tx, machine: string): void {
  for (const container of tx.by(containers, 'byMachine', machine)) {
    if (container.startedAt === undefined || isUp(container)) continue
    if (container.host.AutoRemove) drop(tx, container, true)
    else if (shouldRestart(container, container.stopping)) bootAgain(tx, container)
  }
}

function bootAgain(tx: Tx, container: Container): void {
  try {
    boot(tx, started(container))
  } catch (error) {
    if (!(error instanceof DockerError)) throw error
  }
}
