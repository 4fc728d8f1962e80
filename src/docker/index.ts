/**
 * What the daemon of every machine brings into the simulation: its loops, its rules for packets and
 * names, and the runtimes of nodes.
 *
 * @module
 */
import type { Loop } from '../sim/loop.js'
import { builder } from './build/builder.js'
import { buildkitd } from './buildkit/buildkitd.js'
import { criLoop } from './cri/sandbox.js'
import { dockerd } from './dockerd.js'
import { puller } from './image/pull.js'
import { pusher } from './image/push.js'

export { type RuntimeName, runtimeWords, runtimes } from './cri/runtimes.js'
export { dockerNames } from './network/resolver.js'
export { publishedPorts } from './network/ports.js'

/** Everything of a daemon that acts by itself. */
export const dockerLoops: readonly Loop[] = [dockerd, puller, pusher, builder, buildkitd, criLoop]
