/** A machine with one container of node:7 in it, and what its process prints. */
import type { RunConfig } from '../../../src/oci/image.js'
import { file } from '../../../src/oci/entry.js'
import { makeLayer } from '../../../src/oci/layer.js'
import { parseReference } from '../../../src/oci/reference.js'
import { exchangeLoop, outcomeOf, send } from '../../../src/net/exchange.js'
import { namespaces } from '../../../src/net/namespace.js'
import { type Answer, exchanges } from '../../../src/net/request.js'
import type { Fabric } from '../../../src/net/rules.js'
import { dropLog, readLog } from '../../../src/program/log.js'
import { scriptInputsLoop } from '../../../src/program/node/inputs.js'
import { createNode } from '../../../src/program/node/node.js'
import { processLoop } from '../../../src/program/process-loop.js'
import { processes } from '../../../src/program/process.js'
import type { ScriptRuntime } from '../../../src/program/node/script-runtime.js'
import type { Program } from '../../../src/program/program.js'
import { createRoot } from '../../../src/program/root.js'
import { filesOf } from '../../../src/program/tree.js'
import { serverPrograms } from '../../../src/program/servers/index.js'
import { signalProcess } from '../../../src/program/signal.js'
import { spawn } from '../../../src/program/spawn.js'
import { type Resolved, findManifest } from '../../../src/registry/resolve.js'
import { Simulation } from '../../../src/sim/driver.js'
import { type World, emptyWorld, readerOf } from '../../../src/sim/world.js'

const fabric: Fabric = { rules: [], resolvers: [] }

export interface Scene {
  readonly simulation: Simulation
  /** Starts a process in the container; its key. */
  start(argv: readonly string[], env?: Readonly<Record<string, string>>): string
  /** What a process printed, errors included. */
  output(process: string): string
  exitCode(process: string): number | undefined
  request(
    path: string,
    options?: {
      readonly port?: number
      readonly method?: string
      readonly body?: string
      readonly protocol?: 'http' | 'tcp'
    },
  ): Answer | string
  signal(process: string, signal: string): void
  read(path: string): string
  /** Another world that begins as this one is now. */
  fork(): Scene
}

export function scene(
  files: Readonly<Record<string, string>> = {},
  image = 'node:7',
): Scene & { readonly config: RunConfig } {
  const simulation = simulate(emptyWorld(1))
  const { image: found } = findManifest(
    readerOf(simulation.world),
    parseReference(image),
  ) as Resolved
  const added = makeLayer(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [path, file(text)])),
  )
  simulation.transact((tx) => {
    createRoot(tx, { id: 'c', machine: 'm', layers: [...found.layers, added], mounts: [] })
    tx.put(namespaces, 'c', {
      id: 'c',
      machine: 'm',
      hostname: '4c01db0b339c',
      interfaces: [{ network: 'm/bridge', address: '172.17.0.2', gateway: '172.17.0.1' }],
    })
    tx.put(namespaces, 'host:m', {
      id: 'host:m',
      machine: 'm',
      hostname: 'm',
      interfaces: [{ network: 'm/bridge', address: '172.17.0.1' }],
    })
  })
  return { ...sceneOf(simulation), config: found.config.config }
}

const programsWith = (scripts?: ScriptRuntime): ReadonlyMap<string, Program> =>
  new Map([createNode(scripts), ...serverPrograms].map((program) => [program.name, program]))

let programs = programsWith()

/** From now on, scenes run their scripts with this runtime; with the default one, if none is given. */
export const useScripts = (scripts?: ScriptRuntime): void => void (programs = programsWith(scripts))

const simulate = (world: World): Simulation =>
  new Simulation([processLoop({ programs, fabric }), exchangeLoop(fabric), scriptInputsLoop], world)

function sceneOf(simulation: Simulation): Scene {
  return {
    simulation,
    start(argv, env = {}) {
      const key = simulation.transact((tx) => {
        const number = tx.next('started')
        dropLog(tx, `log ${number}`)
        const log = (stream: 'stdout' | 'stderr') =>
          ({ kind: 'log', log: `log ${number}`, stream }) as const
        return spawn(tx, {
          machine: 'm',
          pidNamespace: 'c',
          namespace: 'c',
          root: 'c',
          argv,
          env,
          cwd: '/',
          user: { uid: 0, gid: 0, name: 'root' },
          streams: { stdin: { kind: 'null' }, stdout: log('stdout'), stderr: log('stderr') },
          terminal: false,
        })
      })
      simulation.advance(1)
      return key
    },
    output(process) {
      const stream = simulation.read().get(processes, process)?.streams.stdout
      return stream?.kind === 'log'
        ? readLog(simulation.read(), stream.log)
            .map(({ text }) => text)
            .join('')
        : ''
    },
    exitCode: (process) => simulation.read().get(processes, process)?.exitCode,
    request(path, { port = 8080, method = 'GET', body = '', protocol = 'http' } = {}) {
      const id = simulation.transact((tx) =>
        send(tx, fabric, {
          namespace: 'host:m',
          host: '172.17.0.2',
          port,
          message:
            protocol === 'http'
              ? { protocol, method, path, headers: { Host: '172.17.0.2' }, body }
              : { protocol, body },
        }),
      )
      simulation.runUntil(
        (read) => ['answered', 'failed'].includes(read.get(exchanges, id)?.state ?? ''),
        simulation.now + 10_000,
      )
      const outcome = simulation.transact((tx) => outcomeOf(tx, id))
      return outcome === undefined
        ? 'no answer'
        : 'answer' in outcome
          ? outcome.answer
          : outcome.failure
    },
    signal: (process, signal) => simulation.transact((tx) => signalProcess(tx, process, signal)),
    read: (path) =>
      simulation.transact((tx) =>
        filesOf(tx, 'c', { cwd: '/', user: { uid: 0, gid: 0, name: 'root' } }).read(path),
      ),
    fork: () => sceneOf(simulate(simulation.world)),
  }
}
