/**
 * `docker info`: what the daemon says of itself and the machine.
 *
 * @see https://docs.docker.com/reference/cli/docker/system/info/
 */
import { LOG_DRIVERS, NETWORK_DRIVERS } from '../../docker/drivers.js'
import { listImages } from '../../docker/image/list.js'
import { list } from '../../docker/list.js'
import { ENGINE_VERSION } from '../../docker/version.js'
import { CPUS, KERNEL, MEMORY, SYSTEM_NAME } from '../../program/hardware.js'
import { goJson } from '../../text/json.js'
import { type Cli, defineVerb } from '../verb.js'
import { INSPECT_FORMAT_FLAG } from './format.js'
import { INFO } from './structures.js'
import { printValue } from './templates.js'
import { CLIENT, type DockerClientVersion } from './version.js'

export const info = defineVerb({
  name: 'info',
  usage: 'info [OPTIONS]',
  short: 'Display system-wide information',
  flags: {
    format: INSPECT_FORMAT_FLAG,
  },
  *run(cli, _args, flags) {
    const value = infoOf(cli)
    if (flags.format === 'json') cli.out(`${goJson(value)}\n`)
    else cli.out(flags.format ? printValue(flags.format, value, INFO) : textOf(value))
    return { value }
  },
})

/** What `docker info` shows, under the Engine API's names. */
export interface DockerInfo {
  readonly Containers: number
  readonly ContainersRunning: number
  readonly ContainersPaused: number
  readonly ContainersStopped: number
  readonly Images: number
  readonly Driver: string
  readonly LoggingDriver: string
  readonly CgroupDriver: string
  readonly CgroupVersion: string
  readonly Plugins: {
    readonly Volume: readonly string[]
    readonly Network: readonly string[]
    readonly Authorization: null
    readonly Log: readonly string[]
  }
  readonly Swarm: { readonly LocalNodeState: string }
  readonly Runtimes: Readonly<Record<string, object>>
  readonly DefaultRuntime: string
  readonly KernelVersion: string
  readonly OperatingSystem: string
  readonly OSType: string
  readonly Architecture: string
  readonly NCPU: number
  /** Bytes. */
  readonly MemTotal: number
  readonly Name: string
  readonly DockerRootDir: string
  readonly ServerVersion: string
  readonly ClientInfo: DockerClientVersion
}

function infoOf(cli: Cli): DockerInfo {
  const containers = list(cli.tx, cli.machine, { all: true })
  const inState = (...states: readonly string[]): number =>
    containers.filter(({ State }) => states.includes(State)).length
  return {
    Containers: containers.length,
    ContainersRunning: inState('running'),
    ContainersPaused: inState('paused'),
    ContainersStopped: containers.length - inState('running', 'paused'),
    Images: listImages(cli.tx, cli.machine, { all: true }).length,
    Driver: 'overlay2',
    LoggingDriver: 'json-file',
    CgroupDriver: 'systemd',
    CgroupVersion: '2',
    Plugins: {
      Volume: ['local'],
      Network: NETWORK_DRIVERS,
      Authorization: null,
      Log: LOG_DRIVERS,
    },
    Swarm: { LocalNodeState: 'inactive' },
    Runtimes: { 'io.containerd.runc.v2': {}, runc: {} },
    DefaultRuntime: 'runc',
    KernelVersion: KERNEL.release,
    OperatingSystem: SYSTEM_NAME,
    OSType: 'linux',
    Architecture: KERNEL.architecture,
    NCPU: CPUS,
    MemTotal: MEMORY.total * 1024,
    Name: cli.machine,
    DockerRootDir: '/var/lib/docker',
    ServerVersion: ENGINE_VERSION,
    ClientInfo: CLIENT,
  }
}

const textOf = (value: DockerInfo): string =>
  `Client: ${CLIENT.Platform.Name}
 Version:    ${CLIENT.Version}
 Context:    ${CLIENT.Context}
 Debug Mode: false

Server:
 Containers: ${value.Containers}
  Running: ${value.ContainersRunning}
  Paused: ${value.ContainersPaused}
  Stopped: ${value.ContainersStopped}
 Images: ${value.Images}
 Server Version: ${value.ServerVersion}
 Storage Driver: ${value.Driver}
 Logging Driver: ${value.LoggingDriver}
 Cgroup Driver: ${value.CgroupDriver}
 Cgroup Version: ${value.CgroupVersion}
 Plugins:
  Volume: ${value.Plugins.Volume.join(' ')}
  Network: ${value.Plugins.Network.join(' ')}
  Log: ${value.Plugins.Log.join(' ')}
 Swarm: ${value.Swarm.LocalNodeState}
 Runtimes: ${Object.keys(value.Runtimes).join(' ')}
 Default Runtime: ${value.DefaultRuntime}
 Kernel Version: ${value.KernelVersion}
 Operating System: ${value.OperatingSystem}
 OSType: ${value.OSType}
 Architecture: ${value.Architecture}
 CPUs: ${value.NCPU}
 Total Memory: ${(value.MemTotal / 1024 ** 3).toPrecision(4)}GiB
 Name: ${value.Name}
 Docker Root Dir: ${value.DockerRootDir}
 Debug Mode: false
 Experimental: false
 Insecure Registries:
  ::1/128
  127.0.0.0/8
 Live Restore Enabled: false

`
