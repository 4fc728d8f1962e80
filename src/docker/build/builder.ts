/**
 * The builder: carries builds from statement to statement, one step of the loop at a time.
 *
 * A step takes time; a missing base image is pulled first; RUN waits until its container has ended.
 * Everything that it needs to go on stands in the build's row.
 *
 * @see https://docs.docker.com/reference/dockerfile/
 */
import { processes } from '../../program/process.js'
import { unexpectedError } from '../../sim/fault.js'
import { type Loop, awaitChange, requeueAt, watch } from '../../sim/loop.js'
import { pulls } from '../image/pull.js'
import { builds } from './build.js'
import { BuildStep } from './build-step.js'
import { BuildError } from './errors.js'

const BUILDER = 'builder'

/** Carries out builds; the key is the build's id. */
export const builder: Loop = {
  name: BUILDER,
  watches: [
    watch(builds, ({ key, before, after }) =>
      after?.state === 'running' && before === undefined ? key : undefined,
    ),
    watch(pulls, ({ key }, tx) => tx.by(builds, 'byPull', key).map((row) => row.id)),
    watch(processes, ({ after }, tx) =>
      after?.pid === 1 && after.exitCode !== undefined
        ? tx.by(builds, 'byContainer', after.pidNamespace).map((row) => row.id)
        : undefined,
    ),
  ],
  step(tx, id) {
    const row = tx.get(builds, id)
    if (row?.state !== 'running') return awaitChange
    try {
      if (row.waiting) return new BuildStep(tx, row).resume(row.waiting)
      if (row.dueAt > tx.now) return requeueAt(row.dueAt, { idle: false })
      return new BuildStep(tx, row).next()
    } catch (error) {
      new BuildStep(tx, tx.get(builds, id) ?? row).fail(error)
      return awaitChange
    }
  },
  recover(tx, id, error) {
    const row = tx.get(builds, id)
    if (row?.state === 'running')
      new BuildStep(tx, row).fail(new BuildError(unexpectedError(error)))
    return awaitChange
  },
}
