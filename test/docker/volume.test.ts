import { describe, expect, it } from 'vitest'
import { create } from '../../src/docker/create.js'
import { inspect } from '../../src/docker/inspect.js'
import { remove } from '../../src/docker/remove.js'
import { start } from '../../src/docker/start.js'
import { volumeCreate } from '../../src/docker/volume/create.js'
import { volumeList } from '../../src/docker/volume/list.js'
import { volumePrune } from '../../src/docker/volume/prune.js'
import { volumeRemove } from '../../src/docker/volume/remove.js'
import { filesOf } from '../../src/program/tree.js'
import { refusal, scene } from './scene.js'

const ROOT = { uid: 0, gid: 0, name: 'root' }

describe('a volume', () => {
  it('outlives the containers that mount it', () => {
    const { run, docker, advance, output } = scene()
    docker(volumeCreate, { Name: 'v1' })
    run('writer', ['tee', '/data/f'], { Binds: ['v1:/data'] }, { Hostname: 'kept' })
    advance(1)
    docker(remove, 'writer')
    run('reader', ['cat', '/data/f'], { Binds: ['v1:/data:ro'] })
    advance(1)
    expect(output('reader')).toBe('kept\n')
    expect(docker(inspect, 'reader')['Mounts']).toMatchObject([
      { Type: 'volume', Name: 'v1', Destination: '/data', RW: false },
    ])
  })

  it('begins with what the image has in its place', () => {
    const { run, advance, row } = scene()
    run('web', ['true'], { Binds: ['tools:/bin'] })
    advance(1)
    expect(row('web')).toMatchObject({ status: 'exited', exitCode: 0 })
  })

  it('cannot be removed while a container has it', () => {
    const { run, docker } = scene()
    const id = run('web', ['true'], { Binds: ['v1:/data'] })
    expect(refusal(() => docker(volumeRemove, 'v1'))).toMatchObject({
      status: 409,
      message: `remove v1: volume is in use - [${id}]`,
    })
    docker(remove, 'web', { force: true })
    docker(volumeRemove, 'v1')
    expect(refusal(() => docker(volumeRemove, 'v1')).message).toBe('get v1: no such volume')
  })

  it('without a name is made for each container, and goes with the prune', () => {
    const { run, docker } = scene()
    docker(volumeCreate, { Name: 'v1' })
    run('web', ['true'], {}, { Volumes: { '/data': {} } })
    const [anonymous] = docker(volumeList, { filters: { dangling: ['false'] } })
    expect(anonymous?.Name).toMatch(/^[0-9a-f]{64}$/)
    docker(remove, 'web', { force: true })
    expect(docker(volumePrune).VolumesDeleted).toEqual([anonymous?.Name])
    expect(docker(volumePrune, { all: ['true'] }).VolumesDeleted).toEqual(['v1'])
  })
})

describe('a directory of the machine', () => {
  it('is seen by the container, and made when it is not there', () => {
    const { run, docker, advance } = scene()
    run('web', ['tee', '/out/f'], { Binds: ['/srv/site:/out'] }, { Hostname: 'web' })
    advance(1)
    expect(
      docker((tx) => filesOf(tx, 'host:host', { cwd: '/', user: ROOT }).read('/srv/site/f')),
    ).toBe('web\n')
  })

  it('has to be there for --mount, and must not be below a file', () => {
    const { docker } = scene()
    docker((tx) => filesOf(tx, 'host:host', { cwd: '/', user: ROOT }).write('/file', ''))
    const HostConfig = { Mounts: [{ Type: 'bind', Source: '/nosuch', Target: '/x' }] }
    expect(refusal(() => docker(create, 'bad', { Image: 'busybox', HostConfig })).message).toBe(
      'invalid mount config for type "bind": bind source path does not exist: /nosuch',
    )
    expect(
      refusal(() =>
        docker(create, 'bad', { Image: 'busybox', HostConfig: { Binds: ['/file/below:/x'] } }),
      ).message,
    ).toBe(
      "error while creating mount source path '/file/below': mkdir /file/below: not a directory",
    )
  })
})

describe('a memory mount', () => {
  it('is empty whenever the container starts', () => {
    const { run, docker, advance } = scene()
    const id = run('web', ['tee', '/run/f'], { Tmpfs: { '/run': '' } })
    const inside = () => docker((tx) => filesOf(tx, id, { cwd: '/', user: ROOT }).list('/run'))
    advance(1)
    expect(inside()).toEqual(['f'])
    docker(start, 'web')
    expect(inside()).toEqual([])
  })
})

describe('mounts of another container', () => {
  it('are taken over, read-only if asked', () => {
    const { run, docker } = scene()
    run('web', ['true'], { Binds: ['v1:/data'] })
    run('copy', ['true'], { VolumesFrom: ['web:ro'] })
    expect(docker(inspect, 'copy')['Mounts']).toMatchObject([
      { Name: 'v1', Destination: '/data', RW: false },
    ])
    expect(
      refusal(() =>
        docker(create, 'bad', { Image: 'busybox', HostConfig: { VolumesFrom: ['nope'] } }),
      ).message,
    ).toBe('No such container: nope')
  })
})
