/**
 * The container runtimes that a node can have, by name. A further one is a file with its words and
 * a line here.
 *
 * @see https://kubernetes.io/docs/setup/production-environment/container-runtimes/
 */
import type { Runtime } from '../../cri/runtime.js'
import { containerd } from './containerd.js'
import { criDockerd } from './cri-dockerd.js'
import { engineRuntime } from './runtime.js'
import type { RuntimeWords } from './words.js'

/** What each runtime calls itself. */
export const runtimeWords = {
  containerd,
  docker: criDockerd,
} as const satisfies Readonly<Record<string, RuntimeWords>>

/** The name of a runtime that runs containers. */
export type RuntimeName = keyof typeof runtimeWords

/** The runtimes themselves. */
export const runtimes: ReadonlyMap<string, Runtime> = new Map(
  Object.values(runtimeWords).map((words) => [words.name, engineRuntime(words)]),
)
