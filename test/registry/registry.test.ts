import { describe, expect, it } from 'vitest'
import { file } from '../../src/oci/entry.js'
import { imageSize, makeImage } from '../../src/oci/image.js'
import { makeLayer } from '../../src/oci/layer.js'
import { parseReference } from '../../src/oci/reference.js'
import { unionOf } from '../../src/oci/union.js'
import { catalogue } from '../../src/registry/catalogue/index.js'
import { configureRegistry, openHub, registryAt } from '../../src/registry/registry.js'
import { type Resolved, resolveManifest, tagsOf } from '../../src/registry/resolve.js'
import { mayPush, publish, pullPlan, pushPlan } from '../../src/registry/transfer.js'
import { Simulation } from '../../src/sim/driver.js'
import { emptyWorld } from '../../src/sim/world.js'
import { humanSize } from '../../src/text/size.js'

const world = (): Simulation => {
  const sim = new Simulation([], emptyWorld(1))
  sim.transact(openHub)
  return sim
}
const resolve = (sim: Simulation, text: string) => resolveManifest(sim.read(), parseReference(text))
const resolved = (sim: Simulation, text: string): Resolved => resolve(sim, text) as Resolved
const onNode = (sim: Simulation, text = 'x') => {
  const { image } = resolved(sim, 'node:7')
  return makeImage({
    ...image.config,
    layers: [...image.layers, makeLayer({ '/app.js': file(text) })],
  })
}

describe('Docker Hub', () => {
  it('has the official images from the start, two hours old', () => {
    const { image } = resolved(world(), 'busybox')
    expect(image.config.created).toBe('2025-12-31T22:00:00.000000000Z')
    expect(image.layers).toHaveLength(1)
    expect(humanSize(imageSize(image))).toBe('4.43MB')
    expect(unionOf(image.layers).list('/')).toEqual([
      'bin',
      'dev',
      'etc',
      'home',
      'lib',
      'lib64',
      'proc',
      'root',
      'sys',
      'tmp',
      'usr',
      'var',
    ])
  })

  it('has node:7 as one layer, with the history that docker shows', () => {
    const { image } = resolved(world(), 'node:7')
    expect(humanSize(imageSize(image))).toBe('108MB')
    expect(image.layers).toHaveLength(1)
    expect(image.config.config).toEqual({
      Env: [
        'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
        'NODE_VERSION=7.10.1',
      ],
      Cmd: ['node'],
      WorkingDir: '',
    })
    expect(unionOf(image.layers).list('/')).toEqual([
      'bin',
      'dev',
      'etc',
      'lib',
      'lib64',
      'proc',
      'sys',
      'tmp',
      'usr',
    ])
    expect(unionOf(image.layers).get('/usr/local/bin/node')?.program).toBe('node')
  })

  it('says of a tag that is not there that it is not found, of a repository that access is denied', () => {
    expect(resolve(world(), 'node:999')).toBe('not-found')
    expect(resolve(world(), 'nosuch/image')).toBe('denied')
    expect(resolve(world(), '127.0.0.1:5000/nosuch')).toBe('not-found')
  })

  it('finds an image by its digest too', () => {
    const sim = world()
    expect(resolved(sim, `node@${resolved(sim, 'node:7').digest}`).image).toBe(
      resolved(sim, 'node:7').image,
    )
  })

  it('is out of reach when it is away', () => {
    const sim = world()
    sim.transact((tx) => configureRegistry(tx, 'docker.io', { away: true }))
    expect(resolve(sim, 'busybox')).toBe('away')
  })

  it('gives every tag an image, all with executables where their PATH or command says', () => {
    const sim = world()
    for (const { repository, flavours } of catalogue) {
      for (const flavour of flavours) {
        const tag = flavour === '' ? 'latest' : flavour
        const { image } = resolved(sim, `${repository}:${tag}`)
        const tree = unionOf(image.layers)
        const [first] = [
          ...(image.config.config.Entrypoint ?? []),
          ...(image.config.config.Cmd ?? []),
        ]
        const path =
          (image.config.config.Env ?? []).find((pair) => pair.startsWith('PATH='))?.slice(5) ?? ''
        const places = first?.startsWith('/')
          ? [first]
          : path.split(':').map((place) => `${place}/${first}`)
        const found = places.some((place) =>
          ['file', 'symlink'].includes(
            tree.get(
              place.replace(
                /^\/bin\//,
                tree.get('/bin')?.type === 'symlink' ? '/usr/bin/' : '/bin/',
              ),
            )?.type ?? '',
          ),
        )
        expect(found, `${repository}:${tag} has ${first}`).toBe(true)
      }
    }
  })

  it('lets nobody push to the official repositories', () => {
    expect(mayPush(parseReference('kubia'))).toBe(false)
    expect(mayPush(parseReference('luksa/kubia'))).toBe(true)
    expect(mayPush(parseReference('localhost:5000/kubia'))).toBe(true)
  })
})

describe('pushing and pulling', () => {
  it('sends what the registry lacks, mounts what another repository has, and skips what is there', () => {
    const sim = world()
    const image = onNode(sim)
    const hub = parseReference('luksa/kubia')
    expect(pushPlan(sim.read(), hub, image).map(({ state, from }) => [state, from])).toEqual([
      ['mounts', 'library/node'],
      ['sends', undefined],
    ])
    sim.transact((tx) => publish(tx, hub, image))
    expect(pushPlan(sim.read(), hub, image).map(({ state }) => state)).toEqual(['exists', 'exists'])
    expect(resolved(sim, 'luksa/kubia').image).toBe(image)
    expect(tagsOf(sim.read(), hub)).toEqual(['latest'])
  })

  it('shares layers between the repositories of one registry only', () => {
    const sim = world()
    const image = onNode(sim)
    sim.transact((tx) => publish(tx, parseReference('localhost:5000/a'), image))
    expect(
      pushPlan(sim.read(), parseReference('localhost:5000/b'), image).map(({ state }) => state),
    ).toEqual(['mounts', 'mounts'])
    expect(
      pushPlan(sim.read(), parseReference('other:5000/b'), image).map(({ state }) => state),
    ).toEqual(['sends', 'sends'])
  })

  it('fetches only the layers that the machine lacks, 40 MB in a second or two', () => {
    const sim = world()
    const image = onNode(sim)
    const plan = pullPlan(
      registryAt(sim.read(), 'docker.io'),
      image,
      (layer) => layer === image.layers[1],
    )
    expect(plan.map(({ state }) => state)).toEqual(['sends', 'exists'])
    expect(plan[0]?.duration).toBeGreaterThan(1000)
    expect(plan[0]?.duration).toBeLessThan(2000)
  })
})
