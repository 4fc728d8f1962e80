/**
 * Which container runtime a node has.
 *
 * @module
 */
import { type RuntimeName, runtimeWords, runtimes } from '../../docker/index.js'

export type { RuntimeName } from '../../docker/index.js'

/** The runtime that starts no program, for load tests. */
export const HOLLOW = 'hollow'

/** The runtime of a node: one that runs containers, or none. */
export type NodeRuntime = RuntimeName | typeof HOLLOW

/** Every runtime that a node can have. */
export const nodeRuntimes: readonly string[] = [...runtimes.keys(), HOLLOW]

/** What people call a runtime: `Docker 28.5.2`. */
export const titleOf = (name: RuntimeName): string =>
  `${runtimeWords[name].title} ${runtimeWords[name].version}`
