/**
 * `POST /containers/create`: a container from an image and a request.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerCreate
 */
import type { RunConfig } from '../oci/image.js'
import { hostNamespace, namespaces } from '../net/namespace.js'
import { isAddress, isWithin } from '../net/address.js'
import { FileError } from '../program/files.js'
import { roots } from '../program/process.js'
import { createRoot, removeRoot } from '../program/root.js'
import { filesOf } from '../program/tree.js'
import { hexId } from '../sim/id.js'
import type { Tx } from '../sim/step.js'
import {
  type Container,
  type ContainerConfig,
  DEFAULT_NETWORK,
  type HostConfig,
  LEAST_MEMORY,
  type MountPoint,
  SHARED,
  containerKey,
  containerNamed,
  containers,
} from './container.js'
import {
  badAddress,
  foreignAddress,
  namesShared,
  noCommand,
  noDirectory,
  publishesShared,
  restartWithRemove,
  tooLittleMemory,
} from './errors.js'
import { recordEvent } from './events.js'
import { findImage } from './image/find.js'
import { checkLinks } from './links.js'
import { checkedName, randomName } from './names.js'
import { findNetwork } from './network/network.js'
import { checkRestartPolicy } from './restart-policy.js'
import { mountsFor } from './volume/mounts.js'
import { rootMounts } from './volume/volume.js'

/** The body of the request, as the Engine API has it; what is left out has its default. */
export type ContainerBody = Partial<ContainerConfig> & {
  readonly HostConfig?: Partial<HostConfig>
  readonly NetworkingConfig?: {
    readonly EndpointsConfig?: Readonly<
      Record<
        string,
        {
          readonly Aliases?: readonly string[]
          readonly IPAMConfig?: { readonly IPv4Address?: string }
        }
      >
    >
  }
}

const DISCARDED = 'Published ports are discarded when using host network mode'

const DEFAULT_HOST: HostConfig = {
  Binds: [],
  Mounts: [],
  NetworkMode: DEFAULT_NETWORK,
  PortBindings: {},
  RestartPolicy: { Name: 'no', MaximumRetryCount: 0 },
  AutoRemove: false,
  PublishAllPorts: false,
  Privileged: false,
  ReadonlyRootfs: false,
  ExtraHosts: [],
  Links: [],
  PidMode: '',
  Memory: 0,
  NanoCpus: 0,
  VolumesFrom: [],
}

/**
 * Makes a container; it is not started. `moreMounts` are mounted over those that the request and
 * the image ask for.
 *
 * @throws DockerError for an unknown image, a bad or taken name, no command
 */
export function create(
  tx: Tx,
  machine: string,
  name: string | undefined,
  body: ContainerBody,
  moreMounts: (id: string) => readonly MountPoint[] = () => [],
): { readonly Id: string; readonly Warnings: readonly string[] } {
  const asked: HostConfig = { ...DEFAULT_HOST, ...body.HostConfig }
  checkHost(asked, body)
  const { id: image, image: value } = findImage(tx, machine, body.Image ?? '')
  const own = value.config.config
  const [path, ...args] = commandOf(own, body)
  if (path === undefined || path === '') throw noCommand()
  const given = name === undefined || name === '' ? undefined : checkedName(tx, machine, name)
  const host = { ...asked, NetworkMode: networkMode(tx, machine, asked.NetworkMode) }
  checkLinks(tx, machine, host.Links)
  const id = hexId(tx.random)
  const config = configOf(id, own, {
    ...body,
    Hostname: body.Hostname || hostnameIn(tx, machine, host),
  })
  const networks = networksOf(tx, machine, host, body)
  const namespace = namespaceOf(tx, machine, id, host)
  const asMade = mountsFor(
    tx,
    machine,
    id,
    host,
    [...Object.keys(own.Volumes ?? {}), ...Object.keys(body.Volumes ?? {})],
    value.layers,
  )
  const more = moreMounts(id)
  const mounts =
    more.length === 0
      ? asMade
      : [
          ...asMade.filter(({ destination }) =>
            more.every((mount) => mount.destination !== destination),
          ),
          ...more,
        ]
  createRoot(tx, {
    id,
    machine,
    layers: value.layers,
    mounts: rootMounts(mounts, value.layers),
    kernel: true,
  })
  if (!makeWorkingDirectory(tx, id, config.WorkingDir)) {
    removeRoot(tx, id)
    throw noDirectory(config.WorkingDir)
  }
  if (host.ReadonlyRootfs) tx.update(roots, id, (root) => void (root.readOnly = true))
  const container: Container = {
    machine,
    id,
    name: given ?? randomName(tx, machine),
    image,
    config,
    host,
    path,
    args,
    created: tx.now,
    sequence: tx.next(`containers ${machine}`),
    status: 'created',
    exitCode: 0,
    error: '',
    restarts: 0,
    stopping: false,
    endpoints: [],
    networks,
    published: [],
    mounts,
    namespace,
  }
  tx.put(containers, containerKey(machine, id), container)
  if (namespace === id)
    tx.put(namespaces, id, { id, machine, hostname: config.Hostname, interfaces: [] })
  recordEvent(tx, container, 'create')
  const publishes = host.PublishAllPorts || Object.keys(host.PortBindings).length > 0
  return { Id: id, Warnings: host.NetworkMode === 'host' && publishes ? [DISCARDED] : [] }
}

/** What can be said against a request without looking at anything else. */
function checkHost(host: HostConfig, { Hostname }: ContainerBody): void {
  checkRestartPolicy(host.RestartPolicy)
  if (host.AutoRemove && !['no', ''].includes(host.RestartPolicy.Name)) throw restartWithRemove()
  if (host.Memory > 0 && host.Memory < LEAST_MEMORY) throw tooLittleMemory()
  if (!host.NetworkMode.startsWith(SHARED)) return
  if (Hostname) throw namesShared()
  if (host.PublishAllPorts || Object.keys(host.PortBindings).length > 0) throw publishesShared()
}

/** `default` is the bridge; a container whose network is shared is known by its id. */
function networkMode(tx: Tx, machine: string, mode: string): string {
  if (mode.startsWith(SHARED))
    return SHARED + containerNamed(tx, machine, mode.slice(SHARED.length)).id
  return mode === '' || mode === 'default' ? DEFAULT_NETWORK : mode
}

/** A container in another's network, or the machine's, has the name that is known there. */
function hostnameIn(tx: Tx, machine: string, { NetworkMode }: HostConfig): string {
  if (NetworkMode === 'host') return tx.get(namespaces, hostNamespace(machine))?.hostname ?? machine
  return NetworkMode.startsWith(SHARED)
    ? containerNamed(tx, machine, NetworkMode.slice(SHARED.length)).config.Hostname
    : ''
}

/** The working directory is made with the container; false when something else is in its place. */
function makeWorkingDirectory(tx: Tx, id: string, path: string): boolean {
  const files = filesOf(tx, id, { cwd: '/', user: { uid: 0, gid: 0, name: 'root' } })
  try {
    if (path === '' || (files.exists(path) && files.stat(path).type === 'directory')) return true
    files.mkdir(path, { parents: true })
    return true
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    return error.code === 'EROFS'
  }
}

/** Entrypoint and command; an entrypoint of one's own drops the image's command. */
function commandOf(own: RunConfig, { Entrypoint, Cmd }: ContainerBody): readonly string[] {
  if (Entrypoint && Entrypoint.length > 0)
    return [...(Entrypoint[0] === '' ? [] : Entrypoint), ...(Cmd ?? [])]
  return [...(own.Entrypoint ?? []), ...(Cmd && Cmd.length > 0 ? Cmd : (own.Cmd ?? []))]
}

function configOf(id: string, own: RunConfig, body: ContainerBody): ContainerConfig {
  const entrypoint =
    body.Entrypoint && body.Entrypoint.length > 0 ? body.Entrypoint : (own.Entrypoint ?? null)
  const cmd =
    body.Cmd && body.Cmd.length > 0
      ? body.Cmd
      : body.Entrypoint && body.Entrypoint.length > 0
        ? null
        : (own.Cmd ?? null)
  const exposed = { ...own.ExposedPorts, ...body.ExposedPorts }
  const declared = { ...own.Volumes, ...body.Volumes }
  const health = body.Healthcheck ?? own.Healthcheck
  return {
    Hostname: body.Hostname || id.slice(0, 12),
    Domainname: body.Domainname ?? '',
    User: body.User || (own.User ?? ''),
    AttachStdin: body.AttachStdin ?? false,
    AttachStdout: body.AttachStdout ?? false,
    AttachStderr: body.AttachStderr ?? false,
    ...(Object.keys(exposed).length > 0 ? { ExposedPorts: exposed } : {}),
    Tty: body.Tty ?? false,
    OpenStdin: body.OpenStdin ?? false,
    StdinOnce: body.StdinOnce ?? false,
    Env: mergedEnv(body.Env ?? [], own.Env ?? []),
    Cmd: cmd,
    Image: body.Image ?? '',
    Volumes: Object.keys(declared).length > 0 ? declared : null,
    WorkingDir: body.WorkingDir || (own.WorkingDir ?? ''),
    Entrypoint: entrypoint,
    Labels: { ...own.Labels, ...body.Labels },
    ...((body.StopSignal ?? own.StopSignal)
      ? { StopSignal: (body.StopSignal ?? own.StopSignal) as string }
      : {}),
    ...(body.StopTimeout === undefined ? {} : { StopTimeout: body.StopTimeout }),
    ...(health ? { Healthcheck: health } : {}),
  }
}

/**
 * The image's variables come after the request's own; a name that is given twice keeps the
 * request's value.
 */
function mergedEnv(asked: readonly string[], own: readonly string[]): readonly string[] {
  const names = new Set(asked.map((entry) => entry.split('=')[0]))
  return [...asked, ...own.filter((entry) => !names.has(entry.split('=')[0] as string))]
}

function namespaceOf(tx: Tx, machine: string, id: string, { NetworkMode }: HostConfig): string {
  if (NetworkMode === 'host') return hostNamespace(machine)
  if (NetworkMode.startsWith(SHARED))
    return containerNamed(tx, machine, NetworkMode.slice(SHARED.length)).namespace
  return id
}

function networksOf(
  tx: Tx,
  machine: string,
  { NetworkMode }: HostConfig,
  body: ContainerBody,
): Container['networks'] {
  if (NetworkMode === 'host' || NetworkMode === 'none' || NetworkMode.startsWith(SHARED)) return {}
  const asked = body.NetworkingConfig?.EndpointsConfig ?? {}
  const others = Object.keys(asked).filter((name) => name !== 'default' && name !== NetworkMode)
  return Object.fromEntries(
    [NetworkMode, ...others].map((text) => {
      const network = findNetwork(tx, machine, text)
      const endpoint = Object.hasOwn(asked, text) ? asked[text] : undefined
      const address = endpoint?.IPAMConfig?.IPv4Address
      if (address && !isAddress(address)) throw badAddress(text, address)
      if (address && network?.subnet && !isWithin(address, network.subnet))
        throw foreignAddress(text, address)
      return [
        network?.name ?? text,
        { aliases: endpoint?.Aliases ?? [], ...(address ? { address } : {}) },
      ]
    }),
  )
}
