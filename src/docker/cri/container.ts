/**
 * Containers of pods: made in a sandbox, with files and volumes mounted as the kubelet asks.
 *
 * @see https://github.com/Mirantis/cri-dockerd
 */
import {
  type ContainerConfig,
  type ContainerStatus,
  type MountConfig,
  RuntimeError,
  type SandboxConfig,
} from '../../cri/runtime.js'
import type { Files } from '../../program/files.js'
import { roots } from '../../program/process.js'
import { createRoot, removeRoot } from '../../program/root.js'
import { filesOf } from '../../program/tree.js'
import { hexId } from '../../sim/id.js'
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import type { Reader, VirtualTime } from '../../sim/world.js'
import {
  type Container,
  type HostConfig,
  type MountPoint,
  SANDBOX_LABEL,
  SHARED,
  containerKey,
  containers,
  findContainer,
  isUp,
} from '../container.js'
import type { ContainerBody } from '../container-body.js'
import { create } from '../create.js'
import { DockerError } from '../errors.js'
import { lookUpImage } from '../image/find.js'
import { remove } from '../remove.js'
import { start } from '../start.js'
import { named } from './image.js'
import { ATTEMPT_LABEL, NAME_LABEL, type Sandbox, podLabels, podVolume, sandboxes } from './rows.js'
import { makeMessageFile, messageMount, messageOf } from './termination-message.js'
import { volumeService } from './volumes.js'
import type { Refusal, RuntimeWords } from './words.js'

const ROOT = { uid: 0, gid: 0, name: 'root' }
const LOCAL_NAMES =
  '# Kubernetes-managed hosts file.\n127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\nfe00::0\tip6-localnet\nfe00::0\tip6-mcastprefix\nfe00::1\tip6-allnodes\nfe00::2\tip6-allrouters\n'
const SHARED_MEMORY = '/dev/shm'
const ALIASES = '\n# Entries added by HostAliases.\n'

/**
 * Starts that failed: the daemon leaves such a container as it was made, the CRI calls it exited.
 * Keys are container keys.
 */
const failedStarts = defineTable<Refusal & { readonly at: VirtualTime }>('cri-failed-starts')

/** @throws RuntimeError when the daemon refuses */
export function createContainer(
  tx: Tx,
  node: string,
  sandbox: string,
  config: ContainerConfig,
  words: RuntimeWords,
): string {
  const row = tx.get(sandboxes, containerKey(node, sandbox))
  if (!row) throw new RuntimeError(`failed to find sandbox id "${sandbox}" in store: not found`)
  const { name, podNamespace, uid, labels } = row.config
  const called = `k8s_${config.name}_${name}_${podNamespace}_${uid}_${config.attempt}`
  dropNamesake(tx, node, called)
  const made: string[] = []
  try {
    const body: ContainerBody = {
      Image: config.image,
      Env: config.env.map((variable) => `${variable.name}=${variable.value}`),
      Entrypoint: config.command ?? null,
      Cmd: config.args ?? null,
      WorkingDir: config.workingDir ?? '',
      User: config.user ?? '',
      Tty: config.tty,
      OpenStdin: config.stdin,
      StdinOnce: config.stdinOnce,
      ...(config.stopSignal ? { StopSignal: config.stopSignal } : {}),
      Labels: {
        ...labels,
        ...config.labels,
        ...podLabels(row.config),
        [SANDBOX_LABEL]: sandbox,
        [NAME_LABEL]: config.name,
        [ATTEMPT_LABEL]: String(config.attempt),
        'io.kubernetes.docker.type': 'container',
      },
      HostConfig: hostConfigOf(sandbox, config),
    }
    const message = config.terminationMessage
    const { Id } = create(tx, node, called, body, (id) => {
      made.push(id)
      return [
        ...config.mounts.map((one, i) => mountPoint(tx, node, id, one, i)),
        ...(message ? messageMount(tx, node, id, message) : []),
      ]
    })
    if (message) makeMessageFile(tx, Id, message)
    shareMemory(tx, Id, row)
    return Id
  } catch (error) {
    if (!(error instanceof DockerError)) throw error
    for (const id of made)
      for (const root of tx.rows(roots, `${valueRoot(id)}/`)) removeRoot(tx, root.id)
    throw new RuntimeError(words.createFailed(made[0] ?? hexId(tx.random), error))
  }
}

function hostConfigOf(sandbox: string, config: ContainerConfig): Partial<HostConfig> {
  return {
    NetworkMode: SHARED + sandbox,
    Memory: config.memory ?? 0,
    KillTogether: true,
    ReadonlyRootfs: config.readOnlyRoot ?? false,
    Privileged: config.privileged ?? false,
    ...(config.capabilities
      ? { CapAdd: config.capabilities.add, CapDrop: config.capabilities.drop }
      : {}),
    ...(config.sees ? { PidMode: pidMode(sandbox, config.sees) } : {}),
    MergeGroups: config.isStrictOnGroups !== true,
    ...(config.terminationMessage ? { TerminationMessage: config.terminationMessage } : {}),
    ...(config.groups?.length ? { GroupAdd: config.groups.map(String) } : {}),
  }
}

const pidMode = (sandbox: string, sees: NonNullable<ContainerConfig['sees']>): string =>
  sees === 'machine' ? 'host' : SHARED + (sees === 'sandbox' ? sandbox : sees.container)

/** The containers of a pod have one shared memory: that of its sandbox, or of the machine. */
function shareMemory(tx: Tx, id: string, { machine, id: sandbox, config }: Sandbox): void {
  const root = config.hostIpc ? `host:${machine}` : sandbox
  const shared = { path: SHARED_MEMORY, root, from: SHARED_MEMORY, readOnly: false }
  tx.update(roots, id, (row) => {
    if (row.mounts.every(({ path }) => path !== SHARED_MEMORY)) row.mounts = [...row.mounts, shared]
  })
}

/** A container of an earlier sandbox may have the name still; one that has ended gives way. */
function dropNamesake(tx: Tx, node: string, name: string): void {
  const [other] = tx.by(containers, 'byName', `${node} ${name}`)
  if (other && !isUp(other)) dropContainer(tx, node, other.id)
}

/** A start that fails ends the container: its status shows it. @throws RuntimeError */
export function startContainer(tx: Tx, node: string, id: string, words: RuntimeWords): void {
  try {
    start(tx, node, id, podNames(tx, node, id))
  } catch (error) {
    if (!(error instanceof DockerError)) throw error
    const { message, exitCode } = error
    tx.put(failedStarts, containerKey(node, id), { message, exitCode, at: tx.now })
    throw new RuntimeError(words.startFailed(id, error))
  }
}

/**
 * The files about names of a pod: the kubelet keeps the hosts file of those that have a network of
 * their own.
 */
function podNames(read: Reader, node: string, id: string): Readonly<Record<string, string>> {
  const container = read.get(containers, containerKey(node, id))
  const sandbox = read.get(
    sandboxes,
    containerKey(node, container?.config.Labels[SANDBOX_LABEL] ?? ''),
  )
  if (!container || !sandbox) return {}
  const { hostNetwork, dns } = sandbox.config
  const files = {
    ...(hostNetwork ? {} : { '/etc/hosts': hostsFile(sandbox.config) }),
    ...(dns ? { '/etc/resolv.conf': resolverFile(dns) } : {}),
  }
  const own = container.mounts.map(({ destination }) => destination)
  return Object.fromEntries(Object.entries(files).filter(([path]) => !own.includes(path)))
}

function hostsFile({ address, hostname, hosts = {} }: SandboxConfig): string {
  const aliases = Object.entries(hosts).map(([name, to]) => `${to}\t${name}\n`)
  return `${LOCAL_NAMES}${address === undefined ? '' : `${address}\t${hostname}\n`}${aliases.length > 0 ? ALIASES + aliases.join('') : ''}`
}

const resolverFile = ({ servers, searches, options }: NonNullable<SandboxConfig['dns']>): string =>
  [
    ...(searches.length > 0 ? [`search ${searches.join(' ')}`] : []),
    ...servers.map((server) => `nameserver ${server}`),
    ...(options.length > 0 ? [`options ${options.join(' ')}`] : []),
  ]
    .map((line) => `${line}\n`)
    .join('')

/** Removes a container and what was mounted into it alone; one that is gone is no error. */
export function dropContainer(tx: Tx, node: string, id: string): void {
  const container = findContainer(tx, node, id)
  if (!container) return
  for (const { root } of container.mounts) if (root.startsWith(valueRoot(id))) removeRoot(tx, root)
  tx.delete(failedStarts, containerKey(node, id))
  remove(tx, node, id, { force: true })
}

/** What was copied out of a volume for one container. */
const valueRoot = (container: string): string => `pod-files:${container}`

function mountPoint(
  tx: Tx,
  node: string,
  id: string,
  config: MountConfig,
  index: number,
): MountPoint {
  const base = {
    type: 'bind' as const,
    destination: config.path,
    readOnly: config.readOnly,
    anonymous: false,
  }
  if ('hostPath' in config) {
    if (volumeService.hostPathType(tx, node, config.hostPath) === undefined)
      volumeService.makeHostPath(tx, node, config.hostPath, { type: 'directory', mode: 0o755 })
    return { ...base, root: `host:${node}`, from: config.hostPath }
  }
  const volume = podVolume(node, config.volume)
  const from = config.from ?? '/'
  if (!config.asItIs) return { ...base, root: volume, from }
  const root = `${valueRoot(id)}/${index}`
  createRoot(tx, { id: root, machine: node, layers: [], mounts: [] })
  const files = filesOf(tx, volume, { cwd: '/', user: ROOT })
  copyTree(files, from, filesOf(tx, root, { cwd: '/', user: ROOT }), COPIED)
  return { ...base, root, from: COPIED }
}

/** Where the copy stands in its root. */
const COPIED = '/copy'

function copyTree(source: Files, from: string, target: Files, to: string): void {
  const { type, mode, uid, gid } = source.stat(from)
  if (type !== 'directory') {
    target.write(to, source.read(from), { mode, uid, gid })
    return
  }
  target.mkdir(to, { mode })
  target.chown(to, uid, gid)
  for (const name of source.list(from)) copyTree(source, `${from}/${name}`, target, `${to}/${name}`)
}

/** The containers of a sandbox, oldest first. */
export const containersOf = (
  read: Reader,
  node: string,
  sandbox: string,
  words: RuntimeWords,
): readonly ContainerStatus[] =>
  read
    .by(containers, 'bySandbox', `${node} ${sandbox}`)
    .sort((a, b) => a.sequence - b.sequence)
    .map((row) => statusOf(read, row, words))

function statusOf(read: Reader, row: Container, words: RuntimeWords): ContainerStatus {
  const failure = read.get(failedStarts, containerKey(row.machine, row.id))
  const local = lookUpImage(read, row.machine, row.image)
  const image = local && named(read, local)
  const ended = row.status === 'exited'
  const status = {
    id: row.id,
    name: row.config.Labels[NAME_LABEL] ?? '',
    attempt: Number(row.config.Labels[ATTEMPT_LABEL] ?? 0),
    image: words.imageName(row.config.Image, image),
    asked: row.config.Image,
    imageRef: image ? words.imageRef(image) : row.image,
  }
  if (failure)
    return {
      ...status,
      state: 'exited',
      ...words.startFailedStatus({ ...failure, createdAt: row.created }),
    }
  return {
    ...status,
    state: ended ? 'exited' : isUp(row) ? 'running' : 'created',
    startedAt: row.startedAt,
    finishedAt: row.finishedAt,
    exitCode: ended ? row.exitCode : undefined,
    reason: ended ? reasonOf(row) : undefined,
    message: ended ? messageOf(read, row) : undefined,
    ...(words.tellsUsers && row.runsAs ? { user: row.runsAs } : {}),
  }
}

const reasonOf = ({ oomKills, exitCode }: Container): string =>
  oomKills !== undefined ? 'OOMKilled' : exitCode === 0 ? 'Completed' : 'Error'
