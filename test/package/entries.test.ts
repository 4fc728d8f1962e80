import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ENTRIES, bundle } from '../../bench/bundle.mjs'
import * as docker from '../../src/docker.js'
import * as whole from '../../src/index.js'
import * as sim from '../../src/sim.js'

/**
 * Kilobytes, minified and gzipped, that each entry may have: what it has, and a little more. Raise
 * one only for something that is worth it.
 */
const LIMITS: Readonly<Record<string, number>> = {
  kubarium: 1285,
  'kubarium/docker': 842,
  'kubarium/extend': 150,
  'kubarium/http': 200,
  'kubarium/http/node': 212,
  'kubarium/lesson': 77,
  'kubarium/quickjs': 378,
  'kubarium/sim': 28.5,
  'kubarium/view': 10,
  'kubarium/vitest': 9,
}

const README = readFileSync(resolve(import.meta.dirname, '../../README.md'), 'utf8')

/** What no bundle of an entry may hold. */
const FOREIGN: Readonly<Record<string, RegExp>> = {
  kubarium: /^$/,
  'kubarium/docker': /^src\/(kubernetes|cli\/kubectl|cli\/minikube|machine\/node)\//,
  'kubarium/extend': /^src\/(docker|machine|terminal|registry|lab)\//,
  'kubarium/http': /^src\/(cli|terminal|machine|quickjs|extend)\//,
  'kubarium/http/node': /^src\/(cli|terminal|machine|quickjs|extend)\//,
  'kubarium/lesson': /^src\/(?!lesson[/.]|sim\/|text\/)/,
  'kubarium/quickjs': /^src\/(kubernetes|docker|machine|terminal|registry|lab|cli)\//,
  'kubarium/sim': /^src\/(?!sim\/|sim\.ts$)/,
  'kubarium/view': /^src\/(?!view\/|view\.ts$)/,
  'kubarium/vitest': /^src\/(?!vitest[/.]|sim\/|text\/|lab\/(arguments|duration)\.ts$)/,
}

it('each entry has a limit', () => {
  expect(Object.keys(LIMITS)).toEqual(Object.keys(ENTRIES))
  expect(Object.keys(FOREIGN)).toEqual(Object.keys(ENTRIES))
})

describe.each(Object.entries(LIMITS))('the entry %s', (name, limit) => {
  const bundled = bundle(ENTRIES[name] ?? '')
  const foreign = FOREIGN[name] ?? /^/

  it('holds nothing that belongs to others', { timeout: 60_000 }, async () => {
    const { files } = await bundled
    const ours = Object.keys(files).filter(
      (file) => file.startsWith('src/') && (files[file] ?? 0) > 0,
    )
    expect(ours.length).toBeGreaterThan(10)
    expect(ours.filter((file) => foreign.test(file))).toEqual([])
  })

  it(`has at most ${limit} kB, minified and gzipped, and not much less`, async () => {
    const { gzipped } = await bundled
    expect(gzipped).toBeLessThan(limit)
    expect(gzipped, 'lower the limit: it is out of reach').toBeGreaterThan(limit * 0.94)
  })

  it('has the size that the README says', async () => {
    const { gzipped } = await bundled
    const row = README.split('\n').find((line) => line.startsWith(`| \`${name}\` |`))
    const said = Number(/(\d+) kB \|$/.exec(row ?? '')?.[1])
    expect(Math.abs(said - gzipped), `${name} has ${gzipped} kB`).toBeLessThan(gzipped * 0.05 + 0.5)
  })
})

describe('a lab without Kubernetes', () => {
  it('does what a lab of the whole library does', () => {
    const said = ({
      createLab,
    }: {
      createLab: (options: { seed: number }) => docker.DockerLab
    }) => {
      const lab = createLab({ seed: 7 })
      lab.writeFile('web/Dockerfile', 'FROM nginx\nRUN echo built > /built\n')
      const lines = [
        'docker build -t web web',
        'docker run -d --name web -p 8080:80 web',
        'curl -s localhost:8080 | head -4',
        'docker ps',
        'docker exec web cat /built',
        'docker stop web',
      ]
      const printed = lines.map((line) => lab.sh(line))
      lab.machine('host').powerOff()
      lab.machine('host').powerOn()
      return [
        printed,
        lab.timeline().map(({ time, text }) => [time, text]),
        lab.sh('docker ps -a'),
        lab.now,
      ]
    }
    expect(said(docker)).toEqual(said(whole))
  })

  it('has no kubectl', () => {
    const lab = docker.createLab()
    expect(lab.sh('kubectl get pods')).toMatchObject({
      exitCode: 127,
      stderr: 'bash: kubectl: command not found\n',
    })
    expect('kubectl' in lab).toBe(false)
  })

  it('forks, goes back, and is restored and replayed as what it is', () => {
    const lab = docker.createLab()
    lab.sh('docker run --name a busybox true')
    const snapshot = lab.snapshot()
    for (const other of [
      lab.fork(),
      docker.restoreLab(snapshot),
      docker.replayLab(lab.recording()),
    ]) {
      expect(other).toBeInstanceOf(docker.DockerLab)
      expect(other).not.toBeInstanceOf(whole.Lab)
      expect(JSON.stringify(other.state)).toBe(JSON.stringify(lab.state))
    }
    expect(lab.undo()?.args[0]).toBe('docker run --name a busybox true')
  })

  it('is restored by the whole library, and not the other way round when there is a cluster', () => {
    const lab = docker.createLab()
    lab.sh('docker run -d --name a busybox sleep 60')
    const more = whole.restoreLab(lab.snapshot())
    more.minikube.start()
    expect(more.kubectl.get('nodes')).toHaveLength(1)
    expect(() => docker.restoreLab(more.snapshot())).toThrow(docker.SnapshotError)
    expect(() => docker.restoreLab(whole.createLab({ cluster: { nodes: 1 } }).snapshot())).toThrow(
      'cluster',
    )
  })
})

describe('the kernel', () => {
  it('runs loops of others', () => {
    const lamps = sim.defineTable<{ readonly on: boolean }>('lamps')
    const switchOff: sim.Loop = {
      name: 'switch-off',
      watches: [sim.watch(lamps, ({ after, key }) => (after?.on ? key : undefined))],
      step(tx, key) {
        tx.put(lamps, key, { on: false })
        return sim.awaitChange
      },
    }
    const simulation = new sim.Simulation([switchOff], sim.emptyWorld(1))
    simulation.transact((tx) => tx.put(lamps, 'desk', { on: true }))
    simulation.settle(60_000)
    expect(simulation.read().get(lamps, 'desk')).toEqual({ on: false })
  })

  it('has the errors and the errors’ classes of the whole', () => {
    expect(new whole.UsageError('')).toBeInstanceOf(sim.KubariumError)
  })
})
