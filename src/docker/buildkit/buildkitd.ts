/**
 * BuildKit's daemon, which is part of dockerd: carries solves from phase to phase, one step of the
 * loop at a time. Everything that it needs to go on stands in the solve's row.
 *
 * @see https://docs.docker.com/build/buildkit/
 */
import { keyOf, processes } from '../../program/process.js'
import { unexpectedError } from '../../sim/fault.js'
import { type Loop, type Outcome, awaitChange, requeueAt, watch } from '../../sim/loop.js'
import { pushes } from '../image/push.js'
import {
  attempt,
  loadDefinition,
  readDefinition,
  takeFrontend,
  takeMetadata,
} from './definition-step.js'
import { execContainers } from './exec.js'
import { beginExport, endExport, endPush } from './export-step.js'
import { GraphStep } from './graph-step.js'
import { SolveWriter } from './solve-writer.js'
import { solves } from './solve.js'

const BUILDKITD = 'buildkitd'

/** Carries out solves; the key is the solve's id. */
export const buildkitd: Loop = {
  name: BUILDKITD,
  watches: [
    watch(solves, ({ key, before, after }) =>
      after?.state === 'running' && before === undefined ? key : undefined,
    ),
    watch(processes, ({ after }, tx) =>
      after?.exitCode === undefined
        ? undefined
        : tx.by(execContainers, 'byProcess', keyOf(after)).map(({ solve }) => solve),
    ),
    watch(pushes, ({ after }, tx) =>
      after === undefined || after.state === 'pushing'
        ? undefined
        : tx
            .by(solves, 'byMachine', after.machine)
            .flatMap(({ id, phase }) => (phase === 'push' ? [id] : [])),
    ),
    // A cache mount that was locked is free.
    watch(execContainers, ({ before, after }, tx) =>
      after === undefined && before !== undefined && before.caches.length > 0
        ? tx.by(solves, 'byMachine', before.machine).map(({ id }) => id)
        : undefined,
    ),
  ],
  step(tx, id) {
    const row = tx.get(solves, id)
    if (row?.state !== 'running') return awaitChange
    const writer = new SolveWriter(tx, row)
    attempt(writer, () => goOn(writer))
    if (writer.row !== row) writer.save()
    return nextOf(writer)
  },
  recover(tx, id, error) {
    const row = tx.get(solves, id)
    if (row?.state !== 'running') return awaitChange
    const writer = new SolveWriter(tx, row)
    writer.fail({ message: unexpectedError(error) })
    writer.save()
    return awaitChange
  },
}

/** When the next vertex ends by itself. */
function nextOf({ row }: SolveWriter): Outcome {
  const times = Object.values(row.due)
  if (row.state !== 'running' || times.length === 0) return awaitChange
  return requeueAt(Math.min(...times), { idle: false })
}

/** Goes on with the phase that a solve is in, and with the next ones as far as it goes. */
function goOn(writer: SolveWriter): void {
  const { phase, vertices, state } = writer.row
  if (state !== 'running') return
  switch (phase) {
    case 'definition':
      if (vertices.length === 0) loadDefinition(writer)
      else if ((writer.row.due[0] ?? 0) <= writer.tx.now) {
        writer.set({ due: {} })
        readDefinition(writer)
      }
      return
    case 'frontend':
      if (writer.endDue().length > 0) takeFrontend(writer)
      return
    case 'metadata':
      writer.endDue()
      if (Object.keys(writer.row.due).length > 0) return
      takeMetadata(writer)
      return goOn(writer)
    case 'graph':
      if (!new GraphStep(writer).run()) return
      beginExport(writer)
      return goOn(writer)
    case 'export':
      if (writer.endDue().length > 0) endExport(writer)
      return
    default:
      endPush(writer)
  }
}
