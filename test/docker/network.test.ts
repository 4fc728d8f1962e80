import { describe, expect, it } from 'vitest'
import { create } from '../../src/docker/create.js'
import { inspect } from '../../src/docker/inspect.js'
import { networkConnect, networkDisconnect } from '../../src/docker/network/connect.js'
import { networkCreate } from '../../src/docker/network/create.js'
import { networkInspect } from '../../src/docker/network/inspect.js'
import { networkList } from '../../src/docker/network/list.js'
import { networkPrune } from '../../src/docker/network/prune.js'
import { networkRemove } from '../../src/docker/network/remove.js'
import { remove } from '../../src/docker/remove.js'
import { start } from '../../src/docker/start.js'
import { stop } from '../../src/docker/stop.js'
import { refusal, scene } from './scene.js'

const publish = (HostPort: string, HostIp = '') => ({
  PortBindings: { '80/tcp': [{ HostIp, HostPort }] },
})

describe('the default bridge', () => {
  it('gives the lowest free address from .2, and gives it again', () => {
    const { run, docker, row } = scene()
    for (const name of ['a1', 'a2', 'a3']) run(name, ['sleep', '1000'])
    docker(remove, 'a2', { force: true })
    run('a4', ['sleep', '1000'])
    expect(['a1', 'a3', 'a4'].map((name) => row(name).endpoints[0]?.address)).toEqual([
      '172.17.0.2',
      '172.17.0.4',
      '172.17.0.3',
    ])
  })

  it('connects containers by address, not by name', () => {
    const { run, advance, ask, resolve } = scene()
    run('web', ['nc'], {}, { Hostname: 'web' })
    run('client', ['sleep', '1000'])
    advance(1)
    expect(ask('172.17.0.2', 80, 'client')).toBe('web saw 172.17.0.3')
    expect(ask('172.17.0.2', 80)).toBe('web saw 172.17.0.1')
    expect(resolve('web', 'client')).toEqual([])
  })
})

describe('a link', () => {
  it('makes another container known by name and by environment', () => {
    const { run, advance, ask, output, resolve } = scene()
    run(
      'database',
      ['nc'],
      {},
      { Hostname: 'box', ExposedPorts: { '80/tcp': {} }, Env: ['MODE=fast'] },
    )
    run('web', ['sleep', '1000'], { Links: ['database:db'], ExtraHosts: ['me:host-gateway'] })
    advance(1)
    expect([resolve('db', 'web'), resolve('database', 'web'), resolve('me', 'web')]).toEqual([
      ['172.17.0.2'],
      ['172.17.0.2'],
      ['172.17.0.1'],
    ])
    expect(ask('db', 80, 'web')).toBe('box saw 172.17.0.3')
    run('env', ['env'], { Links: ['database:db'] })
    run('hosts', ['cat', '/etc/hosts'], { Links: ['database:db'] })
    advance(1)
    for (const line of [
      'DB_PORT=tcp://172.17.0.2:80',
      'DB_PORT_80_TCP_ADDR=172.17.0.2',
      'DB_NAME=/env/db',
      'DB_ENV_MODE=fast',
    ])
      expect(output('env')).toContain(`${line}\n`)
    expect(output('hosts')).toContain('172.17.0.2\tdb box database\n')
  })

  it('needs a container that is there, and that runs', () => {
    const { run, docker, advance } = scene()
    expect(
      refusal(() => docker(create, 'web', { Image: 'busybox', HostConfig: { Links: ['nope:db'] } }))
        .message,
    ).toBe('could not get container for nope: No such container: nope')
    run('database', ['true'])
    advance(1)
    docker(create, 'web', { Image: 'busybox', HostConfig: { Links: ['database:db'] } })
    expect(refusal(() => docker(start, 'web')).message).toBe(
      'Cannot link to a non running container: /database AS /web/db',
    )
  })
})

describe('a network of the user’s', () => {
  it('has a subnet of its own, in which containers find each other by name and alias', () => {
    const { run, docker, advance, ask, resolve } = scene()
    docker(networkCreate, { Name: 'net1' })
    run(
      'web',
      ['nc'],
      { NetworkMode: 'net1' },
      { Hostname: 'web', NetworkingConfig: { EndpointsConfig: { net1: { Aliases: ['shop'] } } } },
    )
    run('client', ['sleep', '1000'], { NetworkMode: 'net1' })
    run('stranger', ['sleep', '1000'])
    advance(1)
    expect(resolve('shop', 'client')).toEqual(['172.18.0.2'])
    expect(ask('web', 80, 'client')).toBe('web saw 172.18.0.3')
    expect(ask('web', 80, 'stranger')).toBe('unresolved')
  })

  it('can be joined and left while a container runs', () => {
    const { run, docker, advance, ask } = scene()
    docker(networkCreate, { Name: 'net1' })
    run('web', ['nc'], { NetworkMode: 'net1' }, { Hostname: 'web' })
    run('client', ['sleep', '1000'])
    advance(1)
    docker(networkConnect, 'net1', { Container: 'client' })
    expect(ask('web', 80, 'client')).toBe('web saw 172.18.0.3')
    expect(refusal(() => docker(networkConnect, 'net1', { Container: 'client' })).message).toBe(
      'endpoint with name client already exists in network net1',
    )
    docker(networkDisconnect, 'net1', { Container: 'client' })
    expect(ask('web', 80, 'client')).toBe('unresolved')
  })

  it('stays while somebody is on it', () => {
    const { run, docker } = scene()
    docker(networkCreate, { Name: 'net1' })
    run('web', ['sleep', '1000'], { NetworkMode: 'net1' })
    const [endpoint] = Object.values(docker(networkInspect, 'net1').Containers)
    expect(refusal(() => docker(networkRemove, 'net1')).message).toBe(
      `error while removing network: network net1 has active endpoints (name:"web" id:"${endpoint?.EndpointID.slice(0, 12)}")`,
    )
    docker(remove, 'web', { force: true })
    docker(networkRemove, 'net1')
    expect(docker(networkList).map(({ Name }) => Name)).toEqual(['bridge', 'host', 'none'])
  })

  it('is pruned when no container names it', () => {
    const { run, docker } = scene()
    docker(networkCreate, { Name: 'net1' })
    docker(networkCreate, { Name: 'net2' })
    run('web', ['true'], { NetworkMode: 'net1' })
    expect(docker(networkPrune).NetworksDeleted).toEqual(['net2'])
  })

  it('that is gone keeps a container from starting', () => {
    const { docker } = scene()
    docker(create, 'web', { Image: 'busybox', HostConfig: { NetworkMode: 'nosuch' } })
    expect(refusal(() => docker(start, 'web'))).toMatchObject({
      message: 'failed to set up container networking: network nosuch not found',
      exitCode: 125,
    })
  })

  it.each<[string, Parameters<typeof networkCreate>[2], string]>([
    ['a name that is taken', { Name: 'net1' }, 'network with name net1 already exists'],
    [
      'a name of the daemon’s own',
      { Name: 'host' },
      'operation is not permitted on predefined host network ',
    ],
    [
      'a subnet that others have',
      { Name: 'x2', IPAM: { Config: [{ Subnet: '172.17.1.0/24' }] } },
      'invalid pool request: Pool overlaps with other one on this address space',
    ],
    [
      'what is no subnet',
      { Name: 'x2', IPAM: { Config: [{ Subnet: 'ten' }] } },
      'invalid network config:\ninvalid subnet ten: invalid CIDR block notation',
    ],
    [
      'a driver that there is not',
      { Name: 'x2', Driver: 'carrier-pigeon' },
      'plugin "carrier-pigeon" not found',
    ],
  ])('is refused for %s', (_, body, message) => {
    const { docker } = scene()
    docker(networkCreate, { Name: 'net1' })
    expect(refusal(() => docker(networkCreate, body)).message).toBe(message)
  })

  it('gives the address that was asked for, if it can', () => {
    const { docker, run, row } = scene()
    docker(networkCreate, { Name: 'net1', IPAM: { Config: [{ Subnet: '10.7.0.0/24' }] } })
    const at = (address: string) => ({
      NetworkingConfig: { EndpointsConfig: { net1: { IPAMConfig: { IPv4Address: address } } } },
    })
    run('web', ['sleep', '1000'], { NetworkMode: 'net1' }, at('10.7.0.9'))
    expect(row('web').endpoints[0]).toMatchObject({ address: '10.7.0.9', gateway: '10.7.0.1' })
    expect(
      (docker(inspect, 'web').NetworkSettings['Networks'] as Record<string, unknown>)['net1'],
    ).toMatchObject({ IPPrefixLen: 24 })
    expect(
      refusal(() => run('two', ['true'], { NetworkMode: 'net1' }, at('10.7.0.9'))).message,
    ).toBe('failed to set up container networking: Address already in use')
    expect(
      refusal(() => run('far', ['true'], { NetworkMode: 'net1' }, at('10.8.0.9'))).message,
    ).toMatch(/no configured subnet or ip-range contain the IP address 10\.8\.0\.9$/)
  })
})

describe('other networks', () => {
  it('host: the container listens on the machine itself, and has its name', () => {
    const { run, advance, ask, docker } = scene()
    run('web', ['nc'], { NetworkMode: 'host' })
    advance(1)
    expect(ask('localhost', 80)).toBe('host saw 127.0.0.1')
    expect(docker(inspect, 'web').Config['Hostname']).toBe('host')
  })

  it('host: ports are not published, and the daemon says so', () => {
    const { docker, run, row } = scene()
    expect(
      docker(create, 'web', {
        Image: 'busybox',
        HostConfig: { NetworkMode: 'host', ...publish('8080') },
      }).Warnings,
    ).toEqual(['Published ports are discarded when using host network mode'])
    docker(start, 'web')
    expect(run('other', ['sleep', '1000'], publish('8080'))).toBe(row('other').id)
  })

  it('none: nobody is there', () => {
    const { run, row, ask } = scene()
    run('alone', ['sleep', '1000'], { NetworkMode: 'none' })
    expect(row('alone').endpoints).toEqual([])
    expect(ask('192.168.49.1', 80, 'alone')).not.toMatch(/saw/)
  })

  it('container: shares address and host name with another, which has to run', () => {
    const { run, docker, advance, ask, row } = scene()
    const id = run('web', ['nc'], {}, { Hostname: 'web' })
    run('side', ['sleep', '1000'], { NetworkMode: 'container:web' })
    advance(1)
    expect(ask('localhost', 80, 'side')).toBe('web saw 127.0.0.1')
    expect(row('side').host.NetworkMode).toBe(`container:${id}`)
    docker(stop, 'web', { t: 0 })
    docker(stop, 'side', { t: 0 })
    advance(1)
    expect(refusal(() => docker(start, 'side'))).toMatchObject({
      status: 409,
      message: `cannot join network of a non running container: ${id}`,
    })
  })
})

describe('published ports', () => {
  it('lead from every address of the machine to the container, which sees the bridge', () => {
    const { run, advance, ask, status } = scene()
    run('web', ['nc'], publish('8080'), { Hostname: 'web' })
    advance(1)
    for (const host of ['localhost', '127.0.0.1', '192.168.49.1'])
      expect(ask(host, 8080)).toBe('web saw 172.17.0.1')
    expect(ask('localhost', 8081)).toBe('refused')
    expect(status('web')).toMatch(/^Up/)
  })

  it('lead nowhere when nobody listens behind them', () => {
    const { run, ask } = scene()
    run('web', ['sleep', '1000'], publish('8080'))
    expect([ask('localhost', 8080), ask('192.168.49.1', 8080)]).toEqual(['reset', 'refused'])
  })

  it('are taken until the container stops', () => {
    const { run, docker, advance, row, status } = scene()
    run('p1', ['sleep', '1000'], publish('9001'))
    docker(create, 'p2', { Image: 'busybox', Cmd: ['sleep', '1000'], HostConfig: publish('9001') })
    const refused = docker((tx, machine) => refusal(() => start(tx, machine, 'p2')))
    expect(refused.message).toMatch(
      /^failed to set up container networking: driver failed programming external connectivity on endpoint p2 \([0-9a-f]{64}\): Bind for 0\.0\.0\.0:9001 failed: port is already allocated$/,
    )
    expect([refused.exitCode, status('p2')]).toEqual([125, 'Created'])
    docker(stop, 'p1', { t: 0 })
    advance(1)
    docker(start, 'p2')
    expect(row('p2').endpoints[0]?.address).toBe('172.17.0.2')
  })

  it('may be published once at each address', () => {
    const { run, ask, advance } = scene()
    run('p1', ['nc'], publish('9001', '127.0.0.1'), { Hostname: 'p1' })
    run('p2', ['nc'], publish('9001', '192.168.49.1'), { Hostname: 'p2' })
    advance(1)
    expect([ask('127.0.0.1', 9001), ask('192.168.49.1', 9001)]).toEqual([
      'p1 saw 172.17.0.1',
      'p2 saw 172.17.0.1',
    ])
    expect(refusal(() => run('p3', ['nc'], publish('9001'))).message).toMatch(
      /port is already allocated$/,
    )
  })

  it('come from a range, or in ascending order from 32768 with -P', () => {
    const { run, row } = scene()
    const ports = (name: string) => row(name).published.map(({ hostPort }) => hostPort)
    run('r1', ['sleep', '1000'], publish('8000-8001'))
    run('r2', ['sleep', '1000'], publish('8000-8001'))
    run(
      'e1',
      ['sleep', '1000'],
      { PublishAllPorts: true },
      { ExposedPorts: { '80/tcp': {}, '443/tcp': {} } },
    )
    run('e2', ['sleep', '1000'], publish(''))
    expect(['r1', 'r2', 'e1', 'e2'].map(ports)).toEqual([[8000], [8001], [32768, 32769], [32770]])
    expect(refusal(() => run('r3', ['true'], publish('8000-8001'))).message).toMatch(
      /Bind for 0\.0\.0\.0:8000 failed: port is already allocated$/,
    )
  })

  it('cannot be had when a program of the machine listens there', () => {
    const { run, advance } = scene()
    run('host', ['nc'], { NetworkMode: 'host' })
    advance(1)
    expect(refusal(() => run('web', ['nc'], publish('80'))).message).toMatch(
      /failed to bind host port 0\.0\.0\.0:80\/tcp: address already in use$/,
    )
  })
})
