/**
 * A workstation for tests of the docker command: Docker Hub, a daemon, a terminal, and programs
 * that behave as their names say.
 */
import { builder } from '../../../src/docker/build/builder.js'
import { startDaemon } from '../../../src/docker/daemon.js'
import { dockerd } from '../../../src/docker/dockerd.js'
import { puller } from '../../../src/docker/image/pull.js'
import { pusher } from '../../../src/docker/image/push.js'
import { hostNamespace, namespaces } from '../../../src/net/namespace.js'
import { multicall } from '../../../src/program/busybox/multicall.js'
import { processLoop } from '../../../src/program/process-loop.js'
import { type Program, awaitInput, defineProgram, exit } from '../../../src/program/program.js'
import { createRoot } from '../../../src/program/root.js'
import { openHub } from '../../../src/registry/registry.js'
import { Simulation } from '../../../src/sim/driver.js'
import { emptyWorld } from '../../../src/sim/world.js'
import { Terminal } from './terminal.js'

const programs: readonly Program[] = [
  defineProgram({
    name: 'echo',
    step(system) {
      system.out(`${system.argv.slice(1).join(' ')}\n`)
      return exit(0)
    },
  }),
  defineProgram({ name: 'false', step: () => exit(1) }),
  defineProgram({
    name: 'sleep',
    step(system, state) {
      const until = typeof state === 'number' ? state : system.now + 1000 * Number(system.argv[1])
      return system.now < until ? awaitInput(until, until) : exit(0)
    },
  }),
  defineProgram({
    name: 'cat',
    step(system) {
      const text = system.read()
      if (text) system.out(text)
      return text === undefined ? exit(0) : awaitInput(0)
    },
  }),
]

export function workstation(): Terminal {
  const fabric = { rules: [], resolvers: [] }
  const sim = new Simulation(
    [
      puller,
      pusher,
      builder,
      dockerd,
      processLoop({
        programs: new Map(
          [...programs, multicall(programs)].map((program) => [program.name, program]),
        ),
        fabric,
      }),
    ],
    emptyWorld(1),
  )
  sim.transact((tx) => {
    const id = hostNamespace('host')
    openHub(tx)
    tx.put(namespaces, id, { id, machine: 'host', hostname: 'host', interfaces: [] })
    createRoot(tx, { id: 'host:host', machine: 'host', layers: [], mounts: [] })
    startDaemon(tx, 'host')
  })
  return new Terminal(sim)
}

/** Ids, digests and ages differ from run to run on the real thing. */
export const masked = (text: string): string =>
  text
    .replace(/sha256:[0-9a-f]{64}/g, '<digest>')
    .replace(/\b[0-9a-f]{64}\b/g, '<hash>')
    .replace(/\b(?=[0-9a-f]*\d)[0-9a-f]{12}\b/g, '<id>')
    .replace(/(Less than a second|\d+ \w+) ago/g, '<ago>')
