/**
 * A workstation for tests of the docker command: Docker Hub, a daemon, a terminal.
 */
import { builder } from '../../../src/docker/build/builder.js'
import { puller } from '../../../src/docker/image/pull.js'
import { pusher } from '../../../src/docker/image/push.js'
import { openHub } from '../../../src/registry/registry.js'
import { Simulation } from '../../../src/sim/driver.js'
import { emptyWorld } from '../../../src/sim/world.js'
import { Terminal } from './terminal.js'

export function workstation(): Terminal {
  const sim = new Simulation([puller, pusher, builder], emptyWorld(1))
  sim.transact(openHub)
  return new Terminal(sim)
}

/** Ids, digests and ages differ from run to run on the real thing. */
export const masked = (text: string): string =>
  text
    .replace(/sha256:[0-9a-f]{64}/g, '<digest>')
    .replace(/\b[0-9a-f]{64}\b/g, '<hash>')
    .replace(/\b(?=[0-9a-f]*\d)[0-9a-f]{12}\b/g, '<id>')
    .replace(/(Less than a second|\d+ \w+) ago/g, '<ago>')
