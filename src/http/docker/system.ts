/**
 * The daemon itself over HTTP: its version, what it has, who may use a registry.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/System
 */
import { LOG_DRIVERS, NETWORK_DRIVERS } from '../../docker/drivers.js'
import { DockerError } from '../../docker/errors.js'
import { listImages } from '../../docker/image/list.js'
import { list } from '../../docker/list.js'
import {
  API_VERSION,
  BELOW_ENGINE,
  BUILD_TIME,
  ENGINE_COMMIT,
  ENGINE_VERSION,
  GO_VERSION,
  MIN_API_VERSION,
} from '../../docker/version.js'
import { sha256Hex } from '../../oci/digest.js'
import { CPUS, KERNEL, MEMORY, SYSTEM_NAME } from '../../program/hardware.js'
import { rfc3339nano } from '../../text/time.js'
import type { EngineAnswer } from './message.js'
import { type Body, type EngineCall, textIn, optionalBody } from './query.js'
import { INVALID_JSON } from './shape.js'

/** Tells clients what they speak with. */
const PING_HEADERS = {
  'cache-control': 'no-cache, no-store, must-revalidate',
  pragma: 'no-cache',
  // The classic builder: BuildKit would need a session, which is no HTTP.
  'builder-version': '1',
  swarm: 'inactive',
  'content-type': 'text/plain; charset=utf-8',
}

/** `GET /_ping`. */
export const ping = (): EngineAnswer => ({ status: 200, headers: PING_HEADERS, body: 'OK' })

/** `GET /version`. */
export const version = (): EngineAnswer => {
  const common = {
    ApiVersion: API_VERSION,
    MinAPIVersion: MIN_API_VERSION,
    GitCommit: ENGINE_COMMIT,
    GoVersion: GO_VERSION,
    Os: 'linux',
    Arch: 'amd64',
    KernelVersion: KERNEL.release,
    BuildTime: BUILD_TIME,
  }
  const engine = {
    Name: 'Engine',
    Version: ENGINE_VERSION,
    Details: { ...common, Experimental: 'false' },
  }
  return {
    status: 200,
    body: {
      Platform: { Name: '' },
      Components: [engine, ...BELOW_ENGINE],
      Version: ENGINE_VERSION,
      ...common,
    },
  }
}

/** `GET /info`. */
export function info({ tx, machine }: EngineCall): EngineAnswer {
  const all = list(tx, machine, { all: true })
  const inState = (...states: readonly string[]): number =>
    all.filter(({ State }) => states.includes(State)).length
  return {
    status: 200,
    body: {
      ID: idOf(machine),
      Containers: all.length,
      ContainersRunning: inState('running'),
      ContainersPaused: inState('paused'),
      ContainersStopped: all.length - inState('running', 'paused'),
      Images: listImages(tx, machine, { all: true }).length,
      SystemTime: rfc3339nano(tx.now),
      Name: machine,
      ...ALWAYS,
    },
  }
}

/** An id of the form that daemons have, the same each time. */
function idOf(machine: string): string {
  const digits = sha256Hex(`daemon of ${machine}`)
  const part = (from: number, to: number): string => digits.slice(from, to)
  return [part(0, 8), part(8, 12), `4${part(13, 16)}`, `8${part(17, 20)}`, part(20, 32)].join('-')
}

/** What is always said of the daemon. */
const ALWAYS = {
  Driver: 'overlay2',
  DriverStatus: null,
  Plugins: { Volume: ['local'], Network: NETWORK_DRIVERS, Authorization: null, Log: LOG_DRIVERS },
  MemoryLimit: true,
  SwapLimit: true,
  CpuCfsPeriod: true,
  CpuCfsQuota: true,
  CPUShares: true,
  CPUSet: true,
  PidsLimit: true,
  IPv4Forwarding: true,
  Debug: false,
  NFd: 27,
  OomKillDisable: false,
  NGoroutines: 49,
  LoggingDriver: 'json-file',
  CgroupDriver: 'systemd',
  CgroupVersion: '2',
  NEventsListener: 0,
  KernelVersion: KERNEL.release,
  OperatingSystem: SYSTEM_NAME,
  OSVersion: '12',
  OSType: 'linux',
  Architecture: KERNEL.architecture,
  IndexServerAddress: 'https://index.docker.io/v1/',
  RegistryConfig: {
    IndexConfigs: {
      'docker.io': { Mirrors: [], Name: 'docker.io', Official: true, Secure: true },
    },
    InsecureRegistryCIDRs: ['::1/128', '127.0.0.0/8'],
    Mirrors: null,
  },
  NCPU: CPUS,
  MemTotal: MEMORY.total * 1024,
  GenericResources: null,
  DockerRootDir: '/var/lib/docker',
  HttpProxy: '',
  HttpsProxy: '',
  NoProxy: '',
  Labels: [],
  ExperimentalBuild: false,
  ServerVersion: ENGINE_VERSION,
  Runtimes: { 'io.containerd.runc.v2': { path: 'runc' }, runc: { path: 'runc' } },
  DefaultRuntime: 'runc',
  Swarm: {
    NodeID: '',
    NodeAddr: '',
    LocalNodeState: 'inactive',
    ControlAvailable: false,
    Error: '',
    RemoteManagers: null,
  },
  LiveRestoreEnabled: false,
  Isolation: '',
  InitBinary: 'docker-init',
  Containerd: {
    Address: '/run/containerd/containerd.sock',
    Namespaces: { Containers: 'moby', Plugins: 'plugins.moby' },
  },
  ContainerdCommit: { ID: BELOW_ENGINE[0].Details.GitCommit },
  RuncCommit: { ID: BELOW_ENGINE[1].Details.GitCommit },
  InitCommit: { ID: BELOW_ENGINE[2].Details.GitCommit },
  SecurityOptions: ['name=seccomp,profile=builtin', 'name=cgroupns'],
  FirewallBackend: { Driver: 'iptables' },
  CDISpecDirs: ['/etc/cdi', '/var/run/cdi'],
  Warnings: null,
}

/** `POST /auth`: a registry of the lab knows whoever says a name and a password. */
export function auth(call: EngineCall): EngineAnswer {
  const body = credentials(call)
  if (textIn(body, 'username') === '' || textIn(body, 'password') === '')
    throw new DockerError(
      401,
      'Get "https://registry-1.docker.io/v2/": unauthorized: incorrect username or password',
    )
  return { status: 200, body: { IdentityToken: '', Status: 'Login Succeeded' } }
}

/** @throws DockerError with the decoder's words alone, as this endpoint has no reader of its own */
function credentials(call: EngineCall): Body {
  try {
    return optionalBody(call, { type: 'registry.AuthConfig', members: {} })
  } catch (error) {
    if (!(error instanceof DockerError) || !error.message.startsWith(INVALID_JSON)) throw error
    throw new DockerError(500, error.message.slice(INVALID_JSON.length))
  }
}
