import { describe, expect, it } from 'vitest'
import {
  REVISION,
  compaction,
  keepHistory,
} from '../../../../src/kubernetes/apiserver/watch/history.js'
import { eventsSince } from '../../../../src/kubernetes/apiserver/watch/watch.js'
import type { ListOptions } from '../../../../src/kubernetes/apiserver/client.js'
import { configMap } from '../../../../src/kubernetes/kinds/config-map.js'
import type { Simulation } from '../../../../src/sim/driver.js'
import { readerOf } from '../../../../src/sim/world.js'
import { asAdmin, newCluster } from '../cluster.js'

const DEFAULT: ListOptions = { namespace: 'default' }

/** A cluster that keeps the history of ConfigMaps. */
function watched(): Simulation {
  const simulation = newCluster([compaction])
  simulation.transact((tx) => keepHistory(tx, configMap.table))
  return simulation
}

const revisionOf = (simulation: Simulation): number =>
  simulation.transact((tx) => tx.last(REVISION))

const seen = (simulation: Simulation, since: number, options = DEFAULT): readonly string[] =>
  eventsSince(readerOf(simulation.world), configMap, options, since).events.map(
    ({ type, object }) => `${type} ${object.metadata.name} ${object.data?.['x'] ?? ''}`,
  )

const put = (simulation: Simulation, name: string, x: string, labels = {}): void =>
  asAdmin(simulation, (api) => {
    const metadata = { name, namespace: 'default', labels }
    if (api.find('ConfigMap', name, 'default')) api.update('ConfigMap', { metadata, data: { x } })
    else api.create('ConfigMap', { metadata, data: { x } })
  })

const remove = (simulation: Simulation, name: string): void =>
  asAdmin(simulation, (api) => void api.delete('ConfigMap', name, 'default'))

describe('a watch from a revision', () => {
  it('sees every change after it, in order', () => {
    const simulation = watched()
    const start = revisionOf(simulation)
    put(simulation, 'a', '1')
    put(simulation, 'b', '1')
    put(simulation, 'a', '2')
    remove(simulation, 'a')
    expect(seen(simulation, start)).toEqual([
      'ADDED a 1',
      'ADDED b 1',
      'MODIFIED a 2',
      'DELETED a 2',
    ])
    expect(seen(simulation, start + 2)).toEqual(['MODIFIED a 2', 'DELETED a 2'])
  })

  it('says of a deleted object the revision of its end', () => {
    const simulation = watched()
    put(simulation, 'a', '1')
    const before = revisionOf(simulation)
    remove(simulation, 'a')
    const { events, revision } = eventsSince(readerOf(simulation.world), configMap, DEFAULT, before)
    expect(events[0]?.object.metadata.resourceVersion).toBe(String(before + 1))
    expect(revision).toBe(before + 1)
  })

  it('adds and deletes what a selector begins and ceases to select', () => {
    const simulation = watched()
    const start = revisionOf(simulation)
    put(simulation, 'a', '1')
    put(simulation, 'a', '2', { tier: 'web' })
    put(simulation, 'a', '3', { tier: 'web' })
    put(simulation, 'a', '4')
    expect(seen(simulation, start, { ...DEFAULT, labelSelector: 'tier=web' })).toEqual([
      'ADDED a 2',
      'MODIFIED a 3',
      'DELETED a 3',
    ])
  })

  it('takes what was there when the history began for what had been added', () => {
    const simulation = newCluster([compaction])
    put(simulation, 'a', '1')
    const between = revisionOf(simulation)
    put(simulation, 'b', '1')
    simulation.transact((tx) => keepHistory(tx, configMap.table))
    put(simulation, 'b', '2')
    expect(seen(simulation, between)).toEqual(['ADDED b 1', 'MODIFIED b 2'])
  })

  it('leaves no trace of kinds that nobody asked for', () => {
    const simulation = newCluster([compaction])
    put(simulation, 'a', '1')
    expect(
      Object.keys(simulation.world.tables).filter((name) => name.startsWith('watch-')),
    ).toEqual([])
  })
})
