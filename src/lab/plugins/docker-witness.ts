/**
 * What Docker shows when something did not come true in time: the user's containers that ended with
 * an error, start again and again, or are unhealthy.
 *
 * @module
 */
import { type Container, SANDBOX_LABEL, containers } from '../../docker/container.js'
import type { Reader } from '../../sim/world.js'
import type { Unready, Witness } from '../seen.js'

function unready(read: Reader): readonly Unready[] {
  const found: Unready[] = []
  read.each(containers, '', (row) => {
    // What runs in pods is reported by the pods.
    if (row.config.Labels[SANDBOX_LABEL] !== undefined) return
    const status = troubleOf(row)
    if (status === undefined) return
    const last = row.health?.log.at(-1)?.output.trim()
    const reason = row.error || (status === 'unhealthy' ? last : undefined)
    found.push({
      kind: 'Container',
      name: `${row.machine}/${row.name}`,
      status,
      ...(reason ? { reason } : {}),
    })
  })
  return found
}

function troubleOf({ status, exitCode, health }: Container): string | undefined {
  if (status === 'restarting') return `Restarting (${exitCode})`
  if (status === 'dead') return 'Dead'
  if (status === 'exited' && exitCode !== 0) return `Exited (${exitCode})`
  return status === 'running' && health && health.status !== 'healthy' ? health.status : undefined
}

/** Docker's own account; its daemon gives no warnings. */
export const dockerWitness: Witness = { unready, warnings: () => [] }
