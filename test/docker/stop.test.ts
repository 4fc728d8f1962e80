import { describe, expect, it } from 'vitest'
import { eventsOf } from '../../src/docker/events.js'
import { kill } from '../../src/docker/kill.js'
import { pause } from '../../src/docker/pause.js'
import { remove } from '../../src/docker/remove.js'
import { restart } from '../../src/docker/restart.js'
import { stop } from '../../src/docker/stop.js'
import { top } from '../../src/docker/top.js'
import { unpause } from '../../src/docker/unpause.js'
import { processes, roots } from '../../src/program/process.js'
import { refusal, scene } from './scene.js'

describe('docker stop', () => {
  it('sends TERM, then KILL after the grace period to what does not listen', () => {
    const { run, docker, advance, row } = scene()
    run('deaf', ['sleep', '1000'])
    docker(stop, 'deaf')
    advance(9.9)
    expect(row('deaf').status).toBe('running')
    advance(0.2)
    expect(row('deaf')).toMatchObject({ status: 'exited', exitCode: 137 })
  })

  it('lets a program that listens end by itself', () => {
    const { run, docker, advance, row } = scene()
    run('polite', ['sh'])
    advance(1)
    docker(stop, 'polite')
    advance(0.1)
    expect(row('polite')).toMatchObject({ status: 'exited', exitCode: 3 })
  })

  it('sends the signal that the image or the user names, and waits as long as told', () => {
    const { run, docker, advance, row } = scene()
    run('web', ['sh'], {}, { StopSignal: 'SIGUSR1' })
    advance(1)
    docker(stop, 'web')
    advance(0.1)
    expect(row('web').exitCode).toBe(3)
    run('deaf', ['sleep', '1000'], {}, { StopTimeout: 2 })
    docker(stop, 'deaf')
    advance(2.1)
    expect(row('deaf').exitCode).toBe(137)
    expect(refusal(() => docker(stop, run('x1', ['sleep', '9']), { signal: 'NONE' })).message).toBe(
      'cannot stop container: x1: invalid signal: NONE',
    )
  })

  it('leaves what does not run alone', () => {
    const { run, docker, advance, row } = scene()
    run('done', ['true'])
    advance(1)
    const before = row('done')
    docker(stop, 'done')
    expect(row('done')).toBe(before)
  })
})

describe('docker kill', () => {
  it('ends a container at once, and refuses to do so twice', () => {
    const { run, docker, advance, row } = scene()
    const id = run('web', ['sleep', '1000'])
    docker(kill, 'web')
    advance(0.1)
    expect(row('web')).toMatchObject({ status: 'exited', exitCode: 137 })
    expect(refusal(() => docker(kill, 'web'))).toMatchObject({
      status: 409,
      message: `cannot kill container: web: container ${id} is not running`,
    })
  })

  it('keeps a restart policy from starting it again', () => {
    const { run, docker, advance, row } = scene()
    run('web', ['sleep', '1000'], { RestartPolicy: { Name: 'always', MaximumRetryCount: 0 } })
    docker(kill, 'web')
    advance(60)
    expect(row('web').status).toBe('exited')
  })
})

describe('docker restart', () => {
  it('stops and starts a container, which keeps its files', () => {
    const { run, docker, advance, row } = scene()
    run('web', ['sleep', '1000'])
    const first = row('web').startedAt
    docker(restart, 'web', { t: 1 })
    advance(1.1)
    expect(row('web')).toMatchObject({ status: 'running', restarts: 0 })
    expect(row('web').startedAt).toBeGreaterThan(first ?? 0)
  })

  it('starts what does not run', () => {
    const { run, docker, advance, row } = scene()
    run('web', ['true'])
    advance(1)
    docker(restart, 'web')
    expect(row('web').status).toBe('running')
  })
})

describe('docker pause', () => {
  it('lets time pass without the processes', () => {
    const { run, docker, advance, status, row } = scene()
    const id = run('web', ['sleep', '2'])
    advance(1)
    docker(pause, 'web')
    advance(60)
    expect(status('web')).toBe('Up About a minute (Paused)')
    expect(refusal(() => docker(pause, 'web')).message).toBe(`Container ${id} is already paused`)
    docker(unpause, 'web')
    advance(0.1)
    expect(row('web')).toMatchObject({ status: 'exited', exitCode: 0 })
  })

  it('ends with a stop, as far as the container is concerned', () => {
    const { run, docker, advance, row } = scene()
    run('web', ['sh'])
    advance(1)
    docker(pause, 'web')
    docker(stop, 'web')
    advance(0.1)
    expect(row('web').exitCode).toBe(3)
  })
})

describe('docker rm', () => {
  it('refuses what runs, unless forced', () => {
    const { run, docker, names } = scene()
    run('web', ['sleep', '1000'])
    expect(refusal(() => docker(remove, 'web'))).toMatchObject({
      status: 409,
      message:
        'cannot remove container "web": container is running: stop the container before removing or force remove',
    })
    docker(remove, 'web', { force: true })
    expect(names(true)).toEqual([])
  })

  it('leaves nothing behind', () => {
    const { run, docker, sim } = scene()
    const before = sim.read().count(roots)
    run('web', ['sleep', '1000'], { Tmpfs: { '/run': '' } }, { Volumes: { '/data': {} } })
    docker(remove, 'web', { force: true, v: true })
    expect([sim.read().count(roots) - before, sim.read().count(processes)]).toEqual([0, 0])
  })
})

describe('the daemon’s events', () => {
  it('tell the life of a container', () => {
    const { run, docker, advance, sim } = scene()
    run('web', ['sleep', '1000'])
    docker(stop, 'web', { t: 2 })
    advance(3)
    docker(remove, 'web')
    const told = eventsOf(sim.read(), 'host')
      .filter(({ type }) => type !== 'image')
      .map(({ type, action, attributes: { signal, exitCode } }) =>
        [type, action, signal ?? exitCode].filter(Boolean).join(' '),
      )
    expect(told).toEqual([
      'container create',
      'network connect',
      'container start',
      'container kill 15',
      'container kill 9',
      'network disconnect',
      'container die 137',
      'container stop',
      'container destroy',
    ])
  })
})

describe('docker top', () => {
  it('shows the processes as the machine sees them', () => {
    const { run, docker } = scene()
    run('web', ['sleep', '1000'])
    expect(docker(top, 'web').Processes[0]?.slice(-1)).toEqual(['sleep 1000'])
  })
})
