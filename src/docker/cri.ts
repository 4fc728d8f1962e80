/**
 * The daemon as a container runtime: what a kubelet asks for through the CRI, in Docker's own verbs.
 *
 * A sandbox is a pause container, and the pod's containers share its network namespace, so `docker ps` on a node shows what it shows on a
 * real one.
 *
 * @see https://github.com/Mirantis/cri-dockerd
 */
import { type ContainerConfig, type ContainerStatus, type ExecStatus, type MountConfig, type Runtime, RuntimeError, type SandboxConfig, type SandboxStatus } from '../cri/runtime.js'
import { namespaces } from '../net/namespace.js'
import { fullString, parseReference, withDefaultTag } from '../oci/reference.js'
import { readLog } from '../program/log.js'
import { processes, roots } from '../program/process.js'
import { createRoot, filesOf, removeRoot } from '../program/root.js'
import { findManifest } from '../registry/resolve.js'
import { type Loop, awaitChange, requeueAt } from '../sim/loop.js'
import type { Change, Tx } from '../sim/step.js'
import { defineTable } from '../sim/table.js'
import type { Reader, VirtualTime } from '../sim/world.js'
import { type Container, type MountPoint, containerKey, containers, findContainer, isUp } from './container.js'
import { create } from './create.js'
import { DockerError } from './errors.js'
import { execCreate, execInput, execInspect, execOutput, execRemove, execStart, execs } from './exec.js'
import { lookUpImage } from './image/find.js'
import { pullImage, pullStatus, pulls } from './image/pull.js'
import { type LocalImage, addImage, imagesOf, namesOf, setName } from './image/store.js'
import { kill } from './kill.js'
import { remove } from './remove.js'
import { start } from './start.js'
import { stop } from './stop.js'
import { rootMounts } from './volume/volume.js'

const CRI = 'cri'
const PAUSE = 'registry.k8s.io/pause:3.10'
/** How long a sandbox takes until its network is up, in milliseconds. */
const SANDBOX_TIME = 420
const UID_LABEL = 'io.kubernetes.pod.uid'
const SANDBOX_LABEL = 'io.kubernetes.sandbox.id'
const NAME_LABEL = 'io.kubernetes.container.name'
const ATTEMPT_LABEL = 'io.kubernetes.container.restartCount'

/** A sandbox. Its key is `<machine>/<id>`, with the id of its pause container. */
interface Sandbox {
  readonly machine: string
  readonly id: string
  readonly uid: string
  readonly createdAt: VirtualTime
  readonly readyAt: VirtualTime
  readonly state: SandboxStatus['state']
  readonly config: SandboxConfig
}

const sandboxes = defineTable<Sandbox, 'byPod'>('cri-sandboxes', { byPod: (row) => `${row.machine}/${row.uid}` })
/** Starts that failed: the daemon leaves such a container as it was made, the CRI calls it exited. Keys are container keys. */
const failedStarts = defineTable<{ readonly message: string; readonly at: VirtualTime }>('cri-failed-starts')
/** Images that a kubelet has pulled. Keys are `<machine> <image id>`. */
const pulledImages = defineTable<{ readonly pull: string }>('cri-images')

/** What a runtime calls itself. */
export interface RuntimeNames {
  readonly name: string
  readonly version: string
  readonly scheme: string
}

/** Brings sandboxes up when their time has come. Keys are sandbox keys. */
export const criLoop: Loop = {
  name: CRI,
  watches: [],
  step(tx, key) {
    const row = tx.get(sandboxes, key)
    if (row?.state !== 'creating') return awaitChange
    if (tx.now < row.readyAt) return requeueAt(row.readyAt, { idle: false })
    start(tx, row.machine, row.id)
    tx.put(sandboxes, key, { ...row, state: 'ready' })
    return awaitChange
  },
}

/** The daemon as a runtime, under the names that a node reports. */
export const dockerRuntime = ({ name, version, scheme }: RuntimeNames): Runtime => ({
  name,
  version,
  scheme,
  runsPrograms: true,
  runSandbox,
  sandboxStatus: (read, node, id) => {
    const row = read.get(sandboxes, containerKey(node, id))
    return row && statusOf(read, row)
  },
  stopSandbox(tx, node, id) {
    const key = containerKey(node, id)
    const row = tx.get(sandboxes, key)
    if (!row) return
    const pause = tx.get(containers, key)
    if (pause && isUp(pause)) kill(tx, node, id)
    tx.put(sandboxes, key, { ...row, state: 'notready' })
  },
  removeSandbox,
  sandboxesOf: (read, node, uid) => read.by(sandboxes, 'byPod', `${node}/${uid}`).map((row) => statusOf(read, row)).sort((a, b) => b.createdAt - a.createdAt),
  createContainer,
  startContainer(tx, node, id) {
    try {
      start(tx, node, id)
    } catch (error) {
      if (!(error instanceof DockerError)) throw error
      tx.put(failedStarts, containerKey(node, id), { message: error.message.replace('failed to create task for container', 'failed to create containerd task'), at: tx.now })
    }
  },
  stopContainer: (tx, node, id, graceSeconds) => {
    if (findContainer(tx, node, id)) stop(tx, node, id, { t: graceSeconds })
  },
  removeContainer: dropContainer,
  containersOf: (read, node, sandbox) =>
    read
      .by(containers, 'byLabel', `${node} ${SANDBOX_LABEL}=${sandbox}`)
      .sort((a, b) => a.sequence - b.sequence)
      .map((row) => containerStatusOf(read, row, scheme)),
  exec(tx, node, container, command, { stdin, tty }) {
    const { Id } = execCreate(tx, node, container, { Cmd: command, AttachStdin: stdin !== undefined, Tty: tty ?? false })
    execStart(tx, node, Id)
    if (stdin) execInput(tx, node, Id, stdin)
    return Id
  },
  execStatus: (read, node, id) => execStatusOf(read, node, id),
  execInput,
  execRemove,
  logs: (read, _node, container) => readLog(read, container),
  networkOf: (read, node, sandbox) => read.get(containers, containerKey(node, sandbox))?.namespace,
  pullImage,
  pullDone(tx, node, id) {
    const image = pullStatus(tx, id)?.manifest?.image.id
    if (image !== undefined) tx.put(pulledImages, `${node} ${image}`, { pull: id })
  },
  pullStatus(read, _node, id) {
    const row = pullStatus(read, id)
    if (!row) return undefined
    const reference = fullString(row.reference)
    return {
      state: row.state,
      startedAt: row.startedAt,
      finishedAt: row.finishedAt,
      ...(row.error ? pullError(reference, row.error) : {}),
    }
  },
  imageStatus(read, node, image) {
    const found = lookUpImage(read, node, image)
    return found && { id: found.id, ref: imageRef(read, found), sizeBytes: compressedSize(found), runConfig: found.image.config.config.User ? { user: found.image.config.config.User } : {} }
  },
  images: (read, node) => imagesOf(read, node).map((row) => ({ names: namesOf(read, node, row.id).map((one) => one.name), sizeBytes: compressedSize(row) })),
  watches: [
    { table: containers.name, concerns: containerConcerns },
    { table: sandboxes.name, concerns: ({ after }) => (after ? [`${(after as Sandbox).machine}/${(after as Sandbox).uid}`] : []) },
    { table: pulls.name, concerns: pullConcerns },
    { table: processes.name, concerns: execConcerns },
  ],
})

const statusOf = (read: Reader, row: Sandbox): SandboxStatus => {
  const pause = read.get(containers, containerKey(row.machine, row.id))
  const lost = row.state === 'ready' && !(pause && isUp(pause))
  return { id: row.id, state: lost ? 'notready' : row.state, address: row.config.address, createdAt: row.createdAt }
}

function runSandbox(tx: Tx, node: string, config: SandboxConfig): string {
  ensurePause(tx, node)
  const labels = { ...config.labels, [UID_LABEL]: config.uid, 'io.kubernetes.pod.name': config.name, 'io.kubernetes.pod.namespace': config.podNamespace, [NAME_LABEL]: 'POD', 'io.kubernetes.docker.type': 'podsandbox' }
  const name = `k8s_POD_${config.name}_${config.podNamespace}_${config.uid}_${config.attempt}`
  const { Id } = create(tx, node, name, { Image: PAUSE, ...(config.hostNetwork ? {} : { Hostname: config.hostname }), Labels: labels, HostConfig: { NetworkMode: config.hostNetwork ? 'host' : 'none' } })
  if (!config.hostNetwork) {
    tx.update(namespaces, Id, (row) => {
      if (config.address) row.interfaces.push({ network: 'pods', address: config.address, ...(config.gateway ? { gateway: config.gateway } : {}) })
      row.hosts = { ...row.hosts, ...config.hosts }
    })
  }
  const readyAt = tx.now + SANDBOX_TIME
  tx.put(sandboxes, containerKey(node, Id), { machine: node, id: Id, uid: config.uid, createdAt: tx.now, readyAt, state: 'creating', config })
  tx.book(CRI, containerKey(node, Id), { at: readyAt })
  return Id
}

/** The pause image comes with the node. */
function ensurePause(tx: Tx, node: string): void {
  if (lookUpImage(tx, node, PAUSE)) return
  const reference = parseReference(PAUSE)
  const found = findManifest(tx, reference)
  if (!found) throw new RuntimeError(`failed to get sandbox image "${PAUSE}"`)
  addImage(tx, node, found.image)
  setName(tx, node, reference, found.image.id)
}

function removeSandbox(tx: Tx, node: string, id: string): void {
  for (const row of tx.by(containers, 'byLabel', `${node} ${SANDBOX_LABEL}=${id}`)) dropContainer(tx, node, row.id)
  const row = tx.get(sandboxes, containerKey(node, id))
  if (findContainer(tx, node, id)) remove(tx, node, id, { force: true })
  tx.delete(sandboxes, containerKey(node, id))
  if (row && tx.by(sandboxes, 'byPod', `${node}/${row.uid}`).length === 0) dropPodVolumes(tx, node, row.uid)
}

const podVolume = (node: string, volume: string): string => `pod-volume:${node}/${volume}`

function dropPodVolumes(tx: Tx, node: string, uid: string): void {
  for (const { id } of tx.rows(roots, podVolume(node, `${uid}/`))) removeRoot(tx, id)
}

function dropContainer(tx: Tx, node: string, id: string): void {
  const container = findContainer(tx, node, id)
  if (!container) return
  for (const { root } of container.mounts) if (root.startsWith(valueRoot(id))) removeRoot(tx, root)
  tx.delete(failedStarts, containerKey(node, id))
  remove(tx, node, id, { force: true })
}

const valueRoot = (container: string): string => `pod-files:${container}`

/** @throws RuntimeError when the daemon refuses */
function createContainer(tx: Tx, node: string, sandbox: string, config: ContainerConfig): string {
  const row = tx.get(sandboxes, containerKey(node, sandbox))
  if (!row) throw new RuntimeError(`failed to find sandbox id "${sandbox}" in store: not found`)
  const { name, podNamespace, uid, labels } = row.config
  try {
    const { Id } = create(tx, node, `k8s_${config.name}_${name}_${podNamespace}_${uid}_${config.attempt}`, {
      Image: config.image,
      Env: config.env.map((variable) => `${variable.name}=${variable.value}`),
      Entrypoint: config.command ?? null,
      Cmd: config.args ?? null,
      WorkingDir: config.workingDir ?? '',
      User: config.user ?? '',
      Tty: config.tty,
      OpenStdin: config.stdin,
      Labels: { ...labels, ...config.labels, [UID_LABEL]: uid, [SANDBOX_LABEL]: sandbox, [NAME_LABEL]: config.name, [ATTEMPT_LABEL]: String(config.attempt), 'io.kubernetes.pod.name': name, 'io.kubernetes.pod.namespace': podNamespace, 'io.kubernetes.docker.type': 'container' },
      HostConfig: { NetworkMode: `container:${sandbox}` },
    })
    mount(tx, node, Id, config.mounts)
    return Id
  } catch (error) {
    if (error instanceof DockerError) throw new RuntimeError(error.message)
    throw error
  }
}

function mount(tx: Tx, node: string, id: string, configs: readonly MountConfig[]): void {
  if (configs.length === 0) return
  const points = configs.map((config, i) => mountPoint(tx, node, id, config, i))
  const container = tx.get(containers, containerKey(node, id)) as Container
  const mounts = [...container.mounts.filter(({ destination }) => !points.some((point) => point.destination === destination)), ...points]
  tx.put(containers, containerKey(node, id), { ...container, mounts })
  tx.update(roots, id, (root) => {
    root.mounts = rootMounts(mounts)
  })
}

function mountPoint(tx: Tx, node: string, id: string, config: MountConfig, index: number): MountPoint {
  const base = { type: 'bind' as const, destination: config.path, readOnly: config.readOnly, anonymous: false }
  if ('hostPath' in config) return { ...base, root: `host:${node}`, from: config.hostPath }
  if ('volume' in config) {
    const root = podVolume(node, config.volume)
    if (!tx.get(roots, root)) createRoot(tx, { id: root, machine: node, layers: [], mounts: [] })
    return { ...base, root, from: config.from ?? '/' }
  }
  const root = `${valueRoot(id)}/${index}`
  createRoot(tx, { id: root, machine: node, layers: [], mounts: [] })
  const files = filesOf(tx, root, { cwd: '/', user: { uid: 0, gid: 0, name: 'root' } })
  const single = Object.hasOwn(config.files, '')
  for (const [path, text] of Object.entries(config.files)) {
    const whole = `/${path || 'file'}`
    files.mkdir(whole.slice(0, whole.lastIndexOf('/')) || '/', { parents: true })
    files.write(whole, text)
  }
  return { ...base, root, from: single ? '/file' : '/' }
}

function containerStatusOf(read: Reader, row: Container, scheme: string): ContainerStatus {
  const failure = read.get(failedStarts, containerKey(row.machine, row.id))
  const image = lookUpImage(read, row.machine, row.image)
  const full = (): string => fullString(withDefaultTag(parseReference(row.config.Image)))
  const ended = row.status === 'exited' || failure !== undefined
  return {
    id: row.id,
    name: row.config.Labels[NAME_LABEL] ?? '',
    attempt: Number(row.config.Labels[ATTEMPT_LABEL] ?? 0),
    state: ended ? 'exited' : isUp(row) ? 'running' : 'created',
    image: scheme === 'containerd' ? full() : row.config.Image,
    imageRef: image ? imageRef(read, image) : row.image,
    startedAt: row.startedAt,
    finishedAt: failure?.at ?? row.finishedAt,
    exitCode: failure ? 128 : ended ? row.exitCode : undefined,
    reason: failure ? 'StartError' : ended ? (row.exitCode === 0 ? 'Completed' : 'Error') : undefined,
    message: failure?.message,
  }
}

/** `docker.io/library/busybox@sha256:…` for an image that a kubelet pulled, its id for one that was put here otherwise. */
function imageRef(read: Reader, { machine, id }: LocalImage): string {
  if (!read.get(pulledImages, `${machine} ${id}`)) return id
  const name = namesOf(read, machine, id).find(({ kind }) => kind === 'digest')?.name
  return name ? fullString(parseReference(name)) : id
}

const compressedSize = ({ image }: LocalImage): number => image.layers.reduce((sum, layer) => sum + layer.compressedSize, 0)

function pullError(reference: string, error: { readonly status: number; readonly message: string }): { readonly error: string; readonly code: 'NotFound' | 'Unknown' | 'Unavailable' } {
  const begin = `failed to pull and unpack image "${reference}": failed to resolve reference "${reference}": `
  if (error.message.includes('manifest unknown')) return { code: 'NotFound', error: `${begin}${reference}: not found` }
  if (error.message.includes('denied')) return { code: 'Unknown', error: `${begin}pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed` }
  return { code: 'Unknown', error: `${begin}failed to do request: ${error.message}` }
}

function execStatusOf(read: Reader, node: string, id: string): ExecStatus | undefined {
  if (!read.get(execs, id)) return undefined
  const { Running, ExitCode, error } = execInspect(read, node, id)
  const text = (stream: 'stdout' | 'stderr'): string => execOutput(read, node, id).filter((line) => line.stream === stream).map((line) => line.text).join('')
  if (error !== undefined) return { done: true, exitCode: ExitCode ?? 126, stdout: '', stderr: '', error: `failed to exec in container: failed to start exec "${id}": ${error}` }
  return { done: !Running, exitCode: ExitCode ?? undefined, stdout: text('stdout'), stderr: text('stderr') }
}

function containerConcerns({ before, after }: Change): readonly string[] {
  const [old, now] = [before as Container | undefined, after as Container | undefined]
  const uid = (now ?? old)?.config.Labels[UID_LABEL]
  if (uid === undefined || (old?.status === now?.status && old?.process === now?.process)) return []
  return [`${(now ?? old)?.machine}/${uid}`]
}

/** A pull concerns whoever's turn it is on the node to pull, which the kubelet knows. */
function pullConcerns({ after }: Change): readonly string[] {
  const row = after as { readonly machine: string; readonly state: string } | undefined
  return row && row.state !== 'pulling' ? [`${row.machine}/`] : []
}

function execConcerns({ key, before, after }: Change, read: Reader): readonly string[] {
  const [old, now] = [before as { exitCode?: number } | undefined, after as { exitCode?: number } | undefined]
  if (now?.exitCode === undefined || old?.exitCode !== undefined) return []
  return read.by(execs, 'byProcess', key).flatMap((exec) => {
    const uid = read.get(containers, containerKey(exec.machine, exec.container))?.config.Labels[UID_LABEL]
    return uid === undefined ? [] : [`${exec.machine}/${uid}`]
  })
}
