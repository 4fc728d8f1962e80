import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { containers } from '../../src/docker/container.js'
import { create } from '../../src/docker/create.js'
import { removeDaemon } from '../../src/docker/daemon.js'
import { DockerError } from '../../src/docker/errors.js'
import { execCreate, execStart } from '../../src/docker/exec.js'
import { kill } from '../../src/docker/kill.js'
import { networkConnect } from '../../src/docker/network/connect.js'
import { networkCreate } from '../../src/docker/network/create.js'
import { pause } from '../../src/docker/pause.js'
import { daemonBack, daemonLost } from '../../src/docker/power.js'
import { remove } from '../../src/docker/remove.js'
import { rename } from '../../src/docker/rename.js'
import { restart } from '../../src/docker/restart.js'
import { start } from '../../src/docker/start.js'
import { stop } from '../../src/docker/stop.js'
import { unpause } from '../../src/docker/unpause.js'
import { volumePrune } from '../../src/docker/volume/prune.js'
import { processes, roots } from '../../src/program/process.js'
import { logs } from '../../src/program/log.js'
import { pipes } from '../../src/program/pipe.js'
import { Simulation } from '../../src/sim/driver.js'
import type { Tx } from '../../src/sim/step.js'
import { scene } from './scene.js'

type Act = (tx: Tx, machine: string) => unknown

const NAMES = ['aa', 'bb', 'cc']
const name = fc.constantFrom(...NAMES)
const command = fc.constantFrom(['sleep', '3'], ['false'], ['sh'], ['nosuch'])
const policy = fc.constantFrom('no', 'always', 'on-failure', 'unless-stopped')

/** Anything that a user might do, sensible or not. */
const act: fc.Arbitrary<[string, Act]> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        name,
        command,
        policy,
        fc.boolean(),
        fc.constantFrom('bridge', 'bridge', 'net1', 'none', 'host', 'container:aa'),
        fc.boolean(),
      )
      .map(([who, Cmd, Name, OpenStdin, NetworkMode, publishes]): [string, Act] => [
        `run ${who} ${Cmd} ${Name} ${NetworkMode}`,
        (tx, machine) => {
          const HostConfig = {
            NetworkMode,
            RestartPolicy: { Name, MaximumRetryCount: 0 },
            ...(publishes && NetworkMode === 'bridge'
              ? { PortBindings: { '80/tcp': [{ HostPort: '8080' }] } }
              : {}),
          }
          create(tx, machine, who, {
            Image: 'busybox',
            Cmd,
            OpenStdin,
            Volumes: { '/data': {} },
            HostConfig,
          })
          start(tx, machine, who)
        },
      ]),
  },
  {
    weight: 5,
    arbitrary: fc
      .tuple(
        name,
        fc.constantFrom<[string, (tx: Tx, machine: string, ref: string) => unknown]>(
          ['start', start],
          ['stop', stop],
          ['kill', kill],
          ['restart', restart],
          ['pause', pause],
          ['unpause', unpause],
          ['rm', remove],
        ),
      )
      .map(([who, [verb, run]]): [string, Act] => [
        `${verb} ${who}`,
        (tx, machine) => run(tx, machine, who),
      ]),
  },
  name.map((who): [string, Act] => [
    `rm -f ${who}`,
    (tx, machine) => remove(tx, machine, who, { force: true, v: true }),
  ]),
  name.map((who): [string, Act] => [
    `exec ${who}`,
    (tx, machine) =>
      execStart(
        tx,
        machine,
        execCreate(tx, machine, who, { Cmd: ['sleep', '1'], AttachStdin: true }).Id,
      ),
  ]),
  fc
    .tuple(name, name)
    .map(([from, to]): [string, Act] => [
      `rename ${from} ${to}`,
      (tx, machine) => rename(tx, machine, from, to),
    ]),
  name.map((who): [string, Act] => [
    `connect ${who}`,
    (tx, machine) => networkConnect(tx, machine, 'net1', { Container: who }),
  ]),
  fc.constant<[string, Act]>([
    'power',
    (tx, machine) => (daemonLost(tx, machine), daemonBack(tx, machine)),
  ]),
)
const acts = fc.array(fc.tuple(act, fc.integer({ min: 0, max: 4000 })), {
  minLength: 5,
  maxLength: 30,
  size: 'max',
})

/** As the command line does: what the daemon refuses is told, and what it had done so far stays. */
function play(sim: Simulation, steps: readonly [[string, Act], number][]): void {
  for (const [[, run], milliseconds] of steps) {
    sim.transact((tx) => {
      try {
        run(tx, 'host')
      } catch (error) {
        if (!(error instanceof DockerError)) throw error
      }
    })
    sim.advance(milliseconds)
  }
}

describe('a daemon, whatever users do', () => {
  it('keeps names, addresses and ports apart, and a process for each container that runs', () => {
    fc.assert(
      fc.property(acts, (steps) => {
        const { sim, docker } = scene()
        docker(networkCreate, { Name: 'net1' })
        play(sim, steps)
        const rows = sim.read().rows(containers)
        const distinct = (texts: readonly string[]): void =>
          expect(new Set(texts).size).toBe(texts.length)
        distinct(rows.map((row) => row.name))
        distinct(
          rows.flatMap(({ endpoints }) =>
            endpoints.map(({ network, address }) => `${network} ${address}`),
          ),
        )
        distinct(rows.flatMap(({ published }) => published.map(({ hostPort }) => String(hostPort))))
        for (const row of rows) {
          const up = row.status === 'running' || row.status === 'paused'
          expect(
            row.process !== undefined && sim.read().get(processes, row.process) !== undefined,
          ).toBe(up)
          if (!up) expect([row.endpoints, row.published]).toEqual([[], []])
        }
      }),
      { numRuns: 40 },
    )
  })

  it('leaves nothing behind when everything is removed', () => {
    fc.assert(
      fc.property(acts, (steps) => {
        const { sim, docker } = scene()
        docker(networkCreate, { Name: 'net1' })
        const before = counts(sim)
        play(sim, steps)
        for (const { id } of sim.read().rows(containers))
          docker(remove, id, { force: true, v: true })
        docker(volumePrune, { all: ['true'] })
        sim.settle(60_000)
        expect(counts(sim)).toEqual(before)
      }),
      { numRuns: 40 },
    )
  })

  it('goes on the same way in a fork', () => {
    fc.assert(
      fc.property(acts, acts, (first, second) => {
        const { sim } = scene()
        play(sim, first)
        const fork = new Simulation(sim.loops.list, sim.world)
        play(sim, second)
        play(fork, second)
        expect(fork.read().rows(containers)).toEqual(sim.read().rows(containers))
      }),
      { numRuns: 20 },
    )
  })

  it('goes away with all that it has', () => {
    const { sim, run, docker } = scene()
    run('web', ['sleep', '1000'], {}, { Volumes: { '/data': {} } })
    docker(removeDaemon)
    expect([sim.read().count(containers), sim.read().count(processes)]).toEqual([0, 0])
  })
})

/** The daemon's own rows, and those that it has others keep. */
function counts(sim: Simulation): Readonly<Record<string, number>> {
  const own = [
    'allocations',
    'published-ports',
    'execs',
    'network-namespaces',
    'docker-volumes',
    'pid-namespaces',
    'log-ends',
    'listeners',
  ]
  const read = sim.read()
  return {
    roots: read.count(roots),
    processes: read.count(processes),
    logs: read.count(logs),
    pipes: read.count(pipes),
    ...Object.fromEntries(own.map((table) => [table, read.count({ name: table, indexes: {} })])),
  }
}
