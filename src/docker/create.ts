/**
 * `POST /containers/create`: a container from an image and a request.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerCreate
 */
import type { RunConfig } from '../oci/image.js'
import type { Layer } from '../oci/layer.js'
import { namespaces } from '../net/namespace.js'
import { FileError } from '../program/files.js'
import { roots } from '../program/process.js'
import { createRoot, removeRoot } from '../program/root.js'
import { filesOf } from '../program/tree.js'
import { hexId } from '../sim/id.js'
import type { Tx } from '../sim/step.js'
import { checkHost } from './check-host.js'
import { type ContainerBody, commandOf, configOf } from './container-body.js'
import {
  type Container,
  DEFAULT_NETWORK,
  type HostConfig,
  type MountPoint,
  containerKey,
  containers,
} from './container.js'
import { noCommand, noDirectory } from './errors.js'
import { recordEvent } from './events.js'
import { findImage } from './image/find.js'
import { platformWarning } from './image/platform.js'
import { checkLinks } from './links.js'
import { checkedName, randomName } from './names.js'
import { hostnameIn, namespaceOf, networkMode, networksOf } from './network/asked.js'
import { mountsFor } from './volume/mounts.js'
import { rootMounts } from './volume/volume.js'

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

/** What a container is like before it is started. */
const NEW = {
  status: 'created',
  exitCode: 0,
  error: '',
  restarts: 0,
  stopping: false,
  endpoints: [],
  published: [],
} as const satisfies Partial<Container>

/** An image, and what a request asks for on it. */
interface Asked {
  readonly own: RunConfig
  readonly body: ContainerBody
  readonly layers: readonly Layer[]
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
  const foreign = platformWarning(body, value.config)
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
  const mounts = mountsOf(tx, machine, id, host, { own, body, layers: value.layers }, moreMounts)
  makeRoot(tx, { id, machine, layers: value.layers, mounts }, config.WorkingDir, host)
  const container: Container = {
    ...NEW,
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
    networks,
    mounts,
    namespace,
  }
  tx.put(containers, containerKey(machine, id), container)
  if (namespace === id)
    tx.put(namespaces, id, {
      id,
      machine,
      hostname: config.Hostname,
      interfaces: [],
      ...(Object.keys(host.Sysctls ?? {}).length > 0 ? { sysctls: host.Sysctls } : {}),
    })
  recordEvent(tx, container, 'create')
  const publishes = host.PublishAllPorts || Object.keys(host.PortBindings).length > 0
  const discards = host.NetworkMode === 'host' && publishes
  return { Id: id, Warnings: [...foreign, ...(discards ? [DISCARDED] : [])] }
}

/** What is mounted: what the request and the image ask for, and what is mounted over that. */
function mountsOf(
  tx: Tx,
  machine: string,
  id: string,
  host: HostConfig,
  { own, body, layers }: Asked,
  moreMounts: (id: string) => readonly MountPoint[],
): readonly MountPoint[] {
  const volumes = [...Object.keys(own.Volumes ?? {}), ...Object.keys(body.Volumes ?? {})]
  const asMade = mountsFor(tx, machine, id, host, volumes, layers)
  const more = moreMounts(id)
  const isFree = ({ destination }: MountPoint): boolean =>
    more.every((mount) => mount.destination !== destination)
  return more.length === 0 ? asMade : [...asMade.filter(isFree), ...more]
}

/** Makes the container's files, with its working directory. @throws DockerError */
function makeRoot(
  tx: Tx,
  { mounts, ...made }: Pick<Container, 'id' | 'machine' | 'mounts'> & Pick<Asked, 'layers'>,
  workingDir: string,
  { ReadonlyRootfs }: HostConfig,
): void {
  const { id, layers } = made
  createRoot(tx, { ...made, mounts: rootMounts(mounts, layers), kernel: true })
  if (!makeWorkingDirectory(tx, id, workingDir)) {
    removeRoot(tx, id)
    throw noDirectory(workingDir)
  }
  if (ReadonlyRootfs) tx.update(roots, id, (root) => void (root.readOnly = true))
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
