import { describe, expect, it } from 'vitest'
import { create } from '../../src/docker/create.js'
import { inspect } from '../../src/docker/inspect.js'
import { rename } from '../../src/docker/rename.js'
import { roots } from '../../src/program/process.js'
import { changesOf } from '../../src/program/root.js'
import { refusal, scene } from './scene.js'

describe('creating a container', () => {
  it('gives it an id of 64 digits, a name of an adjective and a scientist, and its short id as host name', () => {
    const { docker } = scene()
    const { Id } = docker(create, undefined, { Image: 'busybox' })
    expect(Id).toMatch(/^[0-9a-f]{64}$/)
    const found = docker(inspect, Id)
    expect(found.Name).toMatch(/^\/[a-z]+_[a-z]+$/)
    expect(found.Config['Hostname']).toBe(Id.slice(0, 12))
    expect(found.State.Status).toBe('created')
  })

  it('is found by name, by id, and by the beginning of its id', () => {
    const { docker } = scene()
    const { Id } = docker(create, 'web', { Image: 'busybox' })
    for (const ref of ['web', '/web', Id, Id.slice(0, 12), Id.slice(0, 3)])
      expect(docker(inspect, ref).Id).toBe(Id)
    expect(refusal(() => docker(inspect, 'nope'))).toMatchObject({
      status: 404,
      message: 'No such container: nope',
    })
  })

  it('takes entrypoint and command from the image unless they are given', () => {
    const { docker } = scene()
    const command = (body: object): readonly string[] => {
      const { Path, Args } = docker(
        inspect,
        docker(create, undefined, { Image: 'busybox', ...body }).Id,
      ) as unknown as { Path: string; Args: string[] }
      return [Path, ...Args]
    }
    expect(command({})).toEqual(['sh'])
    expect(command({ Cmd: ['sleep', '1'] })).toEqual(['sleep', '1'])
    expect(command({ Entrypoint: ['echo'], Cmd: ['hi'] })).toEqual(['echo', 'hi'])
    expect(command({ Entrypoint: ['echo'] })).toEqual(['echo'])
  })

  it('looks for the image before it looks at the name', () => {
    const { docker } = scene()
    docker(create, 'web', { Image: 'busybox' })
    expect(refusal(() => docker(create, 'web', { Image: 'nosuch' })).message).toBe(
      'No such image: nosuch:latest',
    )
  })

  it.each([
    ['a b', 'Invalid container name (a b), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed'],
    ['h', 'Invalid container name (h), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed'],
    ['__proto__', 'Invalid container name (__proto__), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed'],
  ])('refuses the name %j', (name, message) => {
    const { docker } = scene()
    expect(refusal(() => docker(create, name, { Image: 'busybox' }))).toMatchObject({
      status: 400,
      exitCode: 125,
      message,
    })
  })

  it('refuses a name that is taken, and says by whom', () => {
    const { docker } = scene()
    const { Id } = docker(create, 'web', { Image: 'busybox' })
    docker(create, 'other', { Image: 'busybox' })
    const message = `Conflict. The container name "/web" is already in use by container "${Id}". You have to remove (or rename) that container to be able to reuse that name.`
    expect(refusal(() => docker(create, 'web', { Image: 'busybox' }))).toMatchObject({
      status: 409,
      message,
    })
    expect(refusal(() => docker(rename, 'other', 'web')).message).toBe(message)
    docker(rename, 'web', 'old')
    expect(docker(create, 'web', { Image: 'busybox' }).Id).not.toBe(Id)
  })

  it.each<[string, object, string]>([
    [
      'an unknown restart policy',
      { RestartPolicy: { Name: 'often', MaximumRetryCount: 0 } },
      "invalid restart policy: unknown policy 'often'; use one of 'no', 'always', 'on-failure', or 'unless-stopped'",
    ],
    [
      'a number of tries for another policy than on-failure',
      { RestartPolicy: { Name: 'always', MaximumRetryCount: 3 } },
      "invalid restart policy: maximum retry count can only be used with 'on-failure'",
    ],
    [
      'a restart policy for what is to be removed',
      { AutoRemove: true, RestartPolicy: { Name: 'always', MaximumRetryCount: 0 } },
      "can't create 'AutoRemove' container with restart policy",
    ],
    ['hardly any memory', { Memory: 1024 }, 'Minimum memory limit allowed is 6MB'],
    [
      'a mount over everything',
      { Binds: ['v1:/'] },
      "invalid volume specification: 'v1:/': invalid mount config for type \"volume\": invalid specification: destination can't be '/'",
    ],
    [
      'two mounts at one place',
      { Binds: ['v1:/data', 'v2:/data/'] },
      'Duplicate mount point: /data',
    ],
    [
      'ports in the network of another container',
      { NetworkMode: 'container:web', PortBindings: { '80/tcp': [{ HostPort: '80' }] } },
      'conflicting options: port publishing and the container type network mode',
    ],
  ])('refuses %s', (_, HostConfig, message) => {
    const { docker, sim } = scene()
    docker(create, 'web', { Image: 'busybox' })
    const before = sim.read().count(roots)
    expect(refusal(() => docker(create, 'bad', { Image: 'busybox', HostConfig })).message).toBe(
      message,
    )
    expect(sim.read().count(roots)).toBe(before)
  })

  it('makes the working directory, unless something else is in its place', () => {
    const { docker, sim } = scene()
    const { Id } = docker(create, 'web', { Image: 'busybox', WorkingDir: '/srv/app' })
    expect(changesOf(sim.read(), Id)).toMatchObject({
      '/srv': { type: 'directory' },
      '/srv/app': { type: 'directory' },
    })
    expect(
      refusal(() => docker(create, 'bad', { Image: 'busybox', WorkingDir: '/bin/sh' })).message,
    ).toBe('Cannot mkdir: /bin/sh is not a directory')
  })
})
