/**
 * What docker's verbs read of a container while they wait for it.
 *
 * @module
 */
import {
  type Container,
  containerKey,
  containerNamed,
  containers,
  isUp,
} from '../../docker/container.js'
import type { Files } from '../../program/files.js'
import { type LogRow, readLog } from '../../program/log.js'

import { filesOf } from '../../program/tree.js'
import type { Tx } from '../../sim/step.js'
import type { Reader } from '../../sim/world.js'
import type { Cli, Wait } from '../verb.js'

const ROOT = { uid: 0, gid: 0, name: 'root' }

/** A container by name or id. @throws DockerError 404 */
export const containerCalled: (read: Reader, machine: string, name: string) => Container =
  containerNamed

const rowOf = (read: Reader, machine: string, id: string): Container | undefined =>
  read.get(containers, containerKey(machine, id))

/** Whether it is (still) there. */
export const exists = (read: Reader, machine: string, id: string): boolean =>
  rowOf(read, machine, id) !== undefined

/** Whether it has a process, or will have one again. */
export function isRunning(read: Reader, machine: string, id: string): boolean {
  const row = rowOf(read, machine, id)
  return row !== undefined && (isUp(row) || row.status === 'restarting')
}

/** Whether it ran and has ended, or is gone. */
export const hasEnded = (read: Reader, machine: string, id: string): boolean =>
  !isRunning(read, machine, id) && rowOf(read, machine, id)?.status !== 'created'

/** Whether it is being stopped, to be started again. */
export const startsAgain = (read: Reader, machine: string, id: string): boolean =>
  rowOf(read, machine, id)?.startAgain === true

/** The code of its last end. */
export const exitCodeOf = (read: Reader, machine: string, id: string): number =>
  rowOf(read, machine, id)?.exitCode ?? 0

/** What it has written. */
export const outputOf = (read: Reader, _machine: string, id: string): readonly LogRow[] =>
  readLog(read, id)

/** Waits until it has no process. */
export function* untilStopped(cli: Cli, id: string): Generator<Wait, void> {
  const { machine } = cli
  while (isRunning(cli.tx, machine, id) && !cli.interrupted)
    yield { when: (read) => !isRunning(read, machine, id) }
}

/** Its files, as its root user sees them. @throws DockerError 404 */
export const filesIn = (tx: Tx, machine: string, name: string): Files =>
  filesOf(tx, containerNamed(tx, machine, name).id, { cwd: '/', user: ROOT })
