import { describe, expect, it } from 'vitest'
import { create } from '../../src/docker/create.js'
import { list } from '../../src/docker/list.js'
import { prune } from '../../src/docker/prune.js'
import { refusal, scene } from './scene.js'

describe('docker ps', () => {
  const some = () => {
    const all = scene()
    all.run('done', ['true'], {}, { Labels: { app: 'x' } })
    all.run('failed', ['false'])
    all.advance(2)
    all.run(
      'web',
      ['sleep', '1000'],
      { PortBindings: { '80/tcp': [{ HostPort: '8080' }] } },
      { Labels: { app: 'y' }, ExposedPorts: { '80/tcp': {}, '81/tcp': {} } },
    )
    all.docker(create, 'made', { Image: 'busybox' })
    const found = (filters: Readonly<Record<string, readonly string[]>>, more = {}) =>
      all.docker(list, { all: true, filters, ...more }).map(({ Names }) => Names[0]?.slice(1))
    return { ...all, found }
  }

  it('lists what runs, or everything, the newest first', () => {
    const { names } = some()
    expect(names()).toEqual(['/web'])
    expect(names(true)).toEqual(['/made', '/web', '/failed', '/done'])
  })

  it.each<[Readonly<Record<string, readonly string[]>>, readonly string[]]>([
    [{ name: ['^d', 'eb'] }, ['web', 'done']],
    [{ name: ['['] }, []],
    [{ status: ['exited', 'created'] }, ['made', 'failed', 'done']],
    [{ exited: ['1'] }, ['failed']],
    [{ label: ['app'] }, ['web', 'done']],
    [{ label: ['app=y'] }, ['web']],
    [{ label: ['__proto__'] }, []],
    [{ ancestor: ['busybox'], status: ['running'] }, ['web']],
    [{ network: ['none'] }, []],
    [{ before: ['web'] }, ['failed', 'done']],
    [{ since: ['failed'] }, ['made', 'web']],
    [{ publish: ['8080'] }, ['web']],
    [{ expose: ['81/tcp'] }, ['web']],
  ])('filters by %j', (filters, names) => {
    expect(some().found(filters)).toEqual(names)
  })

  it('refuses filters that there are not', () => {
    const { found } = some()
    expect(refusal(() => found({ colour: ['red'] })).message).toBe("invalid filter 'colour'")
    expect(refusal(() => found({ ['__proto__x']: [] })).message).toBe("invalid filter '__proto__x'")
    expect(refusal(() => found({ status: ['tired'] })).message).toBe(
      "invalid filter 'status=tired': invalid value for state (tired): must be one of created, running, paused, restarting, removing, exited, dead",
    )
  })

  it('shows ports as the Engine API does', () => {
    const { docker } = some()
    expect(docker(list)[0]?.Ports).toEqual([
      { IP: '0.0.0.0', PrivatePort: 80, PublicPort: 8080, Type: 'tcp' },
      { IP: '::', PrivatePort: 80, PublicPort: 8080, Type: 'tcp' },
      { PrivatePort: 81, Type: 'tcp' },
    ])
  })
})

describe('docker container prune', () => {
  it('removes what does not run', () => {
    const { run, docker, advance, names } = scene()
    run('web', ['sleep', '1000'])
    run('done', ['tee', '/f'], {}, { Hostname: 'five' })
    advance(1)
    expect(docker(prune).SpaceReclaimed).toBe(5)
    expect(names(true)).toEqual(['/web'])
  })
})
