import { describe, expect, it } from 'vitest'
import { inspect } from '../../src/docker/inspect.js'
import { daemonBack, daemonLost } from '../../src/docker/power.js'
import { start } from '../../src/docker/start.js'
import { stop } from '../../src/docker/stop.js'
import { update } from '../../src/docker/update.js'
import { scene } from './scene.js'

const policy = (Name: string, MaximumRetryCount = 0) => ({
  RestartPolicy: { Name, MaximumRetryCount },
})

describe('a restart policy', () => {
  it('on-failure:2 tries twice more, and begins anew when a user starts the container', () => {
    const { run, docker, advance, row, output } = scene()
    run('fail', ['cat', '/etc/hostname', '/nosuch'], policy('on-failure', 2), { Hostname: 'try' })
    advance(5)
    expect(output('fail')).toBe('try\ntry\ntry\n')
    expect(docker(inspect, 'fail')).toMatchObject({
      RestartCount: 2,
      State: { Status: 'exited', ExitCode: 1 },
    })
    docker(start, 'fail')
    advance(5)
    expect(row('fail').restarts).toBe(2)
    expect(output('fail')).toBe('try\n'.repeat(6))
  })

  it('on-failure lets what succeeds end', () => {
    const { run, advance, row } = scene()
    run('good', ['true'], policy('on-failure'))
    advance(60)
    expect(row('good')).toMatchObject({ status: 'exited', restarts: 0 })
  })

  it('always waits twice as long each time, a minute at most', () => {
    const { run, advance, row, status } = scene()
    run('loop', ['false'], policy('always'))
    advance(0.05)
    expect(status('loop')).toBe('Restarting (1) Less than a second ago')
    advance(1)
    expect(row('loop').restarts).toBe(4) // after 100, 200, 400 and (still to come) 800 ms
    advance(3600)
    expect(row('loop').restartDelay).toBe(60_000)
  })

  it('begins with the shortest wait again after ten seconds of running', () => {
    const { run, advance, row } = scene()
    run('loop', ['sleep', '11'], policy('always'))
    advance(60)
    expect(row('loop')).toMatchObject({ restarts: 5, restartDelay: 100 })
  })

  it('rests when a user stops the container, also between two tries', () => {
    const { run, docker, advance, row } = scene()
    run('loop', ['false'], policy('always'))
    advance(1)
    docker(stop, 'loop')
    advance(600)
    expect(row('loop').status).toBe('exited')
  })

  it('can be changed while the container is there', () => {
    const { run, docker, advance, row } = scene()
    run('loop', ['sleep', '1'], policy('always'))
    docker(update, 'loop', policy('no'))
    advance(60)
    expect(row('loop').status).toBe('exited')
  })
})

describe('a container that is to be removed', () => {
  it('goes when it has ended, with its anonymous volumes', () => {
    const { run, advance, names } = scene()
    run('gone', ['sleep', '1'], { AutoRemove: true }, { Volumes: { '/data': {} } })
    advance(0.9)
    expect(names(true)).toEqual(['/gone'])
    advance(1)
    expect(names(true)).toEqual([])
  })
})

describe('a machine that loses power', () => {
  it('finds its containers exited with 255, and starts those that their policies name', () => {
    const { run, docker, advance, names, status } = scene()
    run('none', ['sleep', '1000'])
    run('always', ['sleep', '1000'], policy('always'))
    run('unless', ['sleep', '1000'], policy('unless-stopped'))
    run('stopped', ['sleep', '1000'], policy('unless-stopped'))
    run('stopped-always', ['sleep', '1000'], policy('always'))
    run('temporary', ['sleep', '1000'], { AutoRemove: true })
    for (const name of ['stopped', 'stopped-always']) docker(stop, name, { t: 0 })
    advance(1)
    docker(daemonLost)
    expect(names()).toEqual([])
    expect(status('always')).toBe('Exited (255) Less than a second ago')
    docker(daemonBack)
    expect(new Set(names(true))).toEqual(
      new Set(['/none', '/always', '/unless', '/stopped', '/stopped-always']),
    )
    expect(new Set(names())).toEqual(new Set(['/always', '/unless', '/stopped-always']))
  })
})
