import { describe, expect, it } from 'vitest'
import { pullImage, pullStatus } from '../../../src/docker/image/pull.js'
import { configureRegistry } from '../../../src/registry/registry.js'
import { masked, workstation } from '../../cli/docker/lab.js'

describe('docker pull', () => {
  it('says what it does with each layer, and under which digest it got the image', () => {
    const { stdout, exitCode } = workstation().docker('pull busybox')
    expect(exitCode).toBe(0)
    expect(masked(stdout)).toBe(`Using default tag: latest
latest: Pulling from library/busybox
<id>: Pulling fs layer
<id>: Verifying Checksum
<id>: Download complete
<id>: Pull complete
Digest: <digest>
Status: Downloaded newer image for busybox:latest
docker.io/library/busybox:latest
`)
  })

  it('transfers only the layers that the machine lacks', () => {
    const terminal = workstation()
    terminal.write('web/Dockerfile', 'FROM busybox\nCOPY Dockerfile /\n')
    terminal.docker('build -t luksa/web web')
    terminal.docker('push luksa/web')
    terminal.docker('rmi luksa/web')
    const { stdout } = terminal.docker('pull luksa/web')
    expect(stdout.match(/Already exists/g)).toHaveLength(1)
    expect(stdout.match(/Pull complete/g)).toHaveLength(1)
  })

  it('finds that an image is up to date', () => {
    const terminal = workstation()
    terminal.docker('pull busybox')
    expect(terminal.docker('pull busybox').stdout).toContain(
      'Status: Image is up to date for busybox:latest\n',
    )
  })

  it('is one transfer when two ask for the same image at once', () => {
    const { sim } = workstation()
    const ids = sim.transact((tx) => [
      pullImage(tx, 'host', 'busybox'),
      pullImage(tx, 'host', 'docker.io/library/busybox:latest'),
    ])
    expect(ids[0]).toBe(ids[1])
    sim.settle(60_000)
    expect(pullStatus(sim.read(), ids[0] as string)?.state).toBe('done')
  })

  it('takes as long as the bandwidth of the registry makes it', () => {
    const terminal = workstation()
    const start = terminal.sim.now
    terminal.docker('pull node:7')
    const usual = terminal.sim.now - start
    const slow = workstation()
    slow.sim.transact((tx) => configureRegistry(tx, 'docker.io', { bandwidth: 1_000_000 }))
    slow.docker('pull node:7')
    expect(slow.sim.now - start).toBeGreaterThan(usual * 5)
  })

  it.each([
    [
      '127.0.0.1:5000/nosuch/image:1',
      'manifest for 127.0.0.1:5000/nosuch/image:1 not found: manifest unknown: manifest unknown',
    ],
    [
      'nosuchimage',
      "pull access denied for nosuchimage, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
    ],
    ['node:999', 'manifest for node:999 not found: manifest unknown: manifest unknown'],
  ])('says why %s cannot be had', (name, message) => {
    expect(workstation().docker(`pull ${name}`)).toMatchObject({
      stderr: `Error response from daemon: ${message}\n`,
      exitCode: 1,
    })
  })
})
