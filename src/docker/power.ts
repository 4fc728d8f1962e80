/**
 * Power: what a daemon finds when its machine went down without a word, and comes back.
 *
 * @see https://docs.docker.com/engine/containers/start-containers-automatically/
 */
import { reap } from '../program/reap.js'
import { killNamespace } from '../program/signal.js'
import type { Tx } from '../sim/step.js'
import { type Container, containerKey, containers, isUp } from './container.js'
import { DockerError } from './errors.js'
import { boot, disconnect } from './start.js'

/** What a container that ran when the power went shows afterwards. */
const LOST = 255

/** The machine lost power: every process is gone. */
export function daemonLost(tx: Tx, machine: string): void {
  for (const container of tx.by(containers, 'byMachine', machine)) {
    if (!isUp(container) && container.status !== 'restarting') continue
    killNamespace(tx, container.id)
    if (container.process) reap(tx, container.process)
    disconnect(tx, container)
    const { process: _, killAt: __, restartAt: ___, ...rest } = container
    const over: Container = { ...rest, status: 'exited', exitCode: LOST, finishedAt: tx.now, endpoints: [], published: [] }
    tx.put(containers, containerKey(machine, container.id), over)
  }
}

/** The daemon is back: it starts the containers whose restart policy says so. */
export function daemonBack(tx: Tx, machine: string): void {
  for (const container of tx.by(containers, 'byMachine', machine)) {
    const { Name } = container.host.RestartPolicy
    if (container.exitCode !== LOST || !(Name === 'always' || (Name === 'unless-stopped' && !container.stopping))) continue
    try {
      boot(tx, container)
    } catch (error) {
      if (!(error instanceof DockerError)) throw error
    }
  }
}
