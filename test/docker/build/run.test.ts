import { describe, expect, it } from 'vitest'
import { build, buildOutput, builds } from '../../../src/docker/build/build.js'
import { builder } from '../../../src/docker/build/builder.js'
import { pullImage, puller } from '../../../src/docker/image/pull.js'
import { imageById } from '../../../src/docker/image/store.js'
import { multicall } from '../../../src/program/busybox/multicall.js'
import { processLoop } from '../../../src/program/process-loop.js'
import { awaitInput, defineProgram, exit } from '../../../src/program/program.js'
import { openHub } from '../../../src/registry/registry.js'
import { Simulation } from '../../../src/sim/driver.js'
import { emptyWorld } from '../../../src/sim/world.js'

/**
 * A shell that takes two seconds for `slow`, fails with `exit 4`, and otherwise writes a file named
 * after its command.
 */
const shell = defineProgram({
  name: 'sh',
  step(system, state) {
    const command = system.argv[2] ?? ''
    if (command === 'slow' && state === undefined) return awaitInput('sleeping', system.now + 2000)
    if (command === 'exit 4') return exit(4)
    system.out(`${system.env.GREETING ?? 'no greeting'}\n`)
    system.files.write('built.txt', command)
    return exit(0)
  },
})

function start(
  dockerfile: string,
  options: { readonly buildArgs?: Readonly<Record<string, string>> } = {},
) {
  const sim = new Simulation(
    [
      puller,
      builder,
      processLoop({
        programs: new Map([['busybox', multicall([shell])]]),
        fabric: { rules: [], resolvers: [] },
      }),
    ],
    emptyWorld(1),
  )
  sim.transact(openHub)
  sim.transact((tx) => pullImage(tx, 'host', 'busybox'))
  sim.settle(60_000)
  const id = sim.transact((tx) =>
    build(tx, 'host', { files: { Dockerfile: { text: dockerfile, mode: 0o644 } }, ...options }),
  )
  return { sim, id, row: () => sim.read().get(builds, id) }
}

describe('RUN', () => {
  it('runs a process on top of the image; what it writes becomes a layer, what it prints stands between', () => {
    const { sim, id, row } = start('FROM busybox\nWORKDIR /srv\nENV GREETING=hello\nRUN make\n')
    sim.settle(60_000)
    expect(buildOutput(sim.read(), id)).toMatch(
      /Step 4\/4 : RUN make\n ---> Running in \w{12}\nhello\n ---> Removed intermediate container \w{12}\n ---> \w{12}\nSuccessfully built/,
    )
    const image = imageById(sim.read(), 'host', row()?.image ?? '')?.image
    expect(image?.layers.at(-1)?.entries).toMatchObject({ '/srv/built.txt': { text: 'make' } })
    expect(image?.config.history.at(-1)?.created_by).toBe('/bin/sh -c make')
  })

  it('takes the time that the command takes', () => {
    const { sim, row } = start('FROM busybox\nRUN slow\n')
    sim.advance(1900)
    expect(row()?.state).toBe('running')
    sim.advance(1000)
    expect(row()?.state).toBe('done')
  })

  it('ends the build with the exit code of the command', () => {
    const { sim, row } = start('FROM busybox\nRUN exit 4\n')
    sim.settle(60_000)
    expect(row()).toMatchObject({
      state: 'failed',
      error: {
        message: "The command '/bin/sh -c exit 4' returned a non-zero code: 4",
        exitCode: 4,
      },
    })
  })

  it('sees build arguments, which the history and the cache know', () => {
    const { sim, row } = start('FROM busybox\nARG GREETING\nRUN make\n', {
      buildArgs: { GREETING: 'bye' },
    })
    sim.settle(60_000)
    expect(row()?.output).toContain('bye\n')
    expect(imageById(sim.read(), 'host', row()?.image ?? '')?.instruction).toBe(
      '|1 GREETING=bye /bin/sh -c make',
    )
  })

  it('goes on in a fork of the world', () => {
    const { sim, row } = start('FROM busybox\nRUN slow\n')
    sim.advance(1000)
    const fork = new Simulation(sim.loops.list, sim.world)
    fork.advance(5000)
    sim.advance(5000)
    expect([...fork.read().rows(builds)]).toEqual([row()])
    expect(row()?.state).toBe('done')
  })
})
