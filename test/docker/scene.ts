/**
 * One machine with a daemon and the image `busybox`, whose tools are small programs that behave as
 * their names say.
 */
import { containerNamed } from '../../src/docker/container.js'
import type { ContainerBody } from '../../src/docker/container-body.js'
import { create } from '../../src/docker/create.js'
import { startDaemon } from '../../src/docker/daemon.js'
import { pullImage } from '../../src/docker/image/pull.js'
import { dockerLoops, dockerNames, publishedPorts } from '../../src/docker/index.js'
import { list } from '../../src/docker/list.js'
import { start } from '../../src/docker/start.js'
import { exchangeLoop, outcomeOf, send } from '../../src/net/exchange.js'
import { hostNamespace, namespaces } from '../../src/net/namespace.js'
import { resolveName } from '../../src/net/names.js'
import type { Fabric } from '../../src/net/rules.js'
import { multicall } from '../../src/program/busybox/multicall.js'
import { readLog } from '../../src/program/log.js'
import { processLoop } from '../../src/program/process-loop.js'
import { type Program, awaitInput, defineProgram, exit } from '../../src/program/program.js'
import { createRoot } from '../../src/program/root.js'
import { openHub } from '../../src/registry/registry.js'
import { Simulation } from '../../src/sim/driver.js'
import type { Tx } from '../../src/sim/step.js'
import { emptyWorld } from '../../src/sim/world.js'

const programs: readonly Program[] = [
  defineProgram({ name: 'true', step: () => exit(0) }),
  defineProgram({ name: 'false', step: () => exit(1) }),
  defineProgram({ name: 'pause', step: () => awaitInput(0) }),
  defineProgram({
    name: 'sleep',
    step(system, state) {
      const until = typeof state === 'number' ? state : system.now + 1000 * Number(system.argv[1])
      return system.now < until ? awaitInput(until, until) : exit(0)
    },
  }),
  /** `sh polite`: ends with 3 when it is asked to. */
  defineProgram({
    name: 'sh',
    step(system) {
      system.trap(['TERM', 'INT', 'USR1'])
      return system.signals().length > 0 ? exit(3) : awaitInput(0)
    },
  }),
  defineProgram({
    name: 'env',
    step(system) {
      for (const [name, value] of Object.entries(system.env)) system.out(`${name}=${value}\n`)
      return exit(0)
    },
  }),
  defineProgram({
    name: 'id',
    step(system) {
      const { name, uid, gid } = system.user
      system.out(`${name} ${uid} ${gid}\n`)
      return exit(0)
    },
  }),
  /** `tee FILE …`: writes its host's name into files. */
  defineProgram({
    name: 'tee',
    step(system) {
      for (const path of system.argv.slice(1)) system.files.write(path, `${system.hostname}\n`)
      return exit(0)
    },
  }),
  /** `cat FILE …`: 1 when one is missing. */
  defineProgram({
    name: 'cat',
    step(system) {
      const paths = system.argv.slice(1)
      for (const path of paths) if (system.files.exists(path)) system.out(system.files.read(path))
      return exit(paths.every((path) => system.files.exists(path)) ? 0 : 1)
    },
  }),
  /** A server: answers on port 80 with its host name. */
  defineProgram({
    name: 'nc',
    step(system) {
      system.listen(80)
      for (const { id, source } of system.requests())
        system.respond(id, { status: 200, headers: {}, body: `${system.hostname} saw ${source}` })
      return awaitInput(0)
    },
  }),
]

const MACHINE = 'host'

export function scene() {
  const fabric: Fabric = { rules: [publishedPorts], resolvers: [dockerNames] }
  const loops = [
    processLoop({
      programs: new Map(
        [...programs, multicall(programs)].map((program) => [program.name, program]),
      ),
      fabric,
    }),
    exchangeLoop(fabric),
    ...dockerLoops,
  ]
  const sim = new Simulation(loops, emptyWorld(1))
  sim.transact((tx) => {
    const id = hostNamespace(MACHINE)
    openHub(tx)
    tx.put(namespaces, id, {
      id,
      machine: MACHINE,
      hostname: MACHINE,
      interfaces: [{ network: 'lan', address: '192.168.49.1' }],
    })
    createRoot(tx, { id: `host:${MACHINE}`, machine: MACHINE, layers: [], mounts: [] })
    startDaemon(tx, MACHINE)
    pullImage(tx, MACHINE, 'busybox')
  })
  sim.settle(60_000)
  return {
    sim,
    /** Calls a verb of the daemon's. */
    docker: <Args extends readonly unknown[], T>(
      verb: (tx: Tx, machine: string, ...args: Args) => T,
      ...args: Args
    ): T => sim.transact((tx) => verb(tx, MACHINE, ...args)),
    /** `docker run -d --name NAME busybox COMMAND …`; the container's id. */
    run(
      name: string,
      command: readonly string[],
      host: ContainerBody['HostConfig'] = {},
      body: ContainerBody = {},
    ): string {
      const { Id } = sim.transact((tx) =>
        create(tx, MACHINE, name, { Image: 'busybox', Cmd: command, ...body, HostConfig: host }),
      )
      sim.transact((tx) => start(tx, MACHINE, Id))
      return Id
    },
    advance: (seconds: number) => sim.advance(seconds * 1000),
    row: (name: string) => containerNamed(sim.read(), MACHINE, name),
    output: (name: string) =>
      readLog(sim.read(), containerNamed(sim.read(), MACHINE, name).id)
        .map(({ text }) => text)
        .join(''),
    status: (name: string) =>
      list(sim.read(), MACHINE, { all: true, filters: { name: [`^${name}$`] } })[0]?.Status,
    names: (all = false) => list(sim.read(), MACHINE, { all }).map(({ Names }) => Names[0]),
    /** What answers at `host:port`, asked from a container or (without one) from the machine. */
    ask(host: string, port: number, from?: string): string {
      const namespace =
        from === undefined
          ? hostNamespace(MACHINE)
          : containerNamed(sim.read(), MACHINE, from).namespace
      const id = sim.transact((tx) =>
        send(tx, fabric, {
          namespace,
          host,
          port,
          message: { protocol: 'http', method: 'GET', path: '/', body: '' },
        }),
      )
      sim.advance(5000)
      const outcome = sim.transact((tx) => outcomeOf(tx, id))
      return outcome === undefined
        ? 'nothing'
        : 'answer' in outcome
          ? outcome.answer.body
          : outcome.failure
    },
    resolve: (name: string, from: string) =>
      resolveName(sim.read(), fabric, name, containerNamed(sim.read(), MACHINE, from).namespace),
  }
}

/** The message of what a call throws. */
export function refusal(call: () => unknown): {
  readonly message: string
  readonly status?: number
  readonly exitCode?: number
} {
  try {
    call()
  } catch (error) {
    return error as { message: string; status: number; exitCode: number }
  }
  return { message: 'it was not refused' }
}
