/**
 * Setting a cluster up, once for the same options.
 *
 * What is set up does not depend on the seed, which begins to count when the lab does. So it is the
 * same value for all labs with the same options, and is made for the first of them.
 *
 * @module
 */
import type { Simulation } from '../sim/driver.js'
import { seededState } from '../sim/random.js'
import type { Trace } from '../sim/trace.js'
import { type World, worldOf } from '../sim/world.js'
import type { ClusterOptions } from './options.js'
import type { PluginSet } from './plugin-set.js'

/** From which all that is drawn while a cluster is set up comes. */
const SEED = 20_260_101
/** How many are kept for the same plugins, and how many nodes such a cluster has at most. */
const KEPT = 6
const MOST_NODES = 12

/** A world in which a cluster is up, and how it came up. */
interface Ready {
  readonly world: World
  readonly trace: Trace
}

const kept = new WeakMap<PluginSet, Map<string, Ready>>()

/** Whether such a cluster is worth keeping. */
export const isKept = ({ nodes }: ClusterOptions): boolean =>
  typeof nodes === 'number' && nodes <= MOST_NODES

/** Does `work`, or takes what it came to before. `key`: all that it depends on but the plugins. */
export function setUpOnce(
  simulation: Simulation,
  plugins: PluginSet,
  key: string,
  work: () => void,
): void {
  const { random } = simulation.world
  const known = kept.get(plugins) ?? new Map<string, Ready>()
  kept.set(plugins, known)
  let ready = known.get(key)
  if (!ready) {
    simulation.world = worldOf({ ...simulation.world, random: seededState(SEED) })
    work()
    ready = { world: simulation.world, trace: simulation.trace.clone() }
    if (known.size >= KEPT) known.clear()
    known.set(key, ready)
  }
  simulation.startFrom(worldOf({ ...ready.world, random }), ready.trace.clone())
}
