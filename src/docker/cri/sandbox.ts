/**
 * Sandboxes of pods: a pause container each, whose network namespace the pod's containers share.
 *
 * @see https://github.com/Mirantis/cri-dockerd
 */
import { RuntimeError, type SandboxConfig, type SandboxStatus } from '../../cri/runtime.js'
import { namespaces } from '../../net/namespace.js'
import { parseReference } from '../../oci/reference.js'
import { roots } from '../../program/process.js'
import { removeRoot } from '../../program/root.js'
import { findManifest } from '../../registry/resolve.js'
import { type Loop, awaitChange, requeueAt } from '../../sim/loop.js'
import type { Change, Tx } from '../../sim/step.js'
import type { Reader, VirtualTime } from '../../sim/world.js'
import { type PublishedPort, containerKey, containers, findContainer, isUp } from '../container.js'
import { create } from '../create.js'
import { DockerError } from '../errors.js'
import { lookUpImage } from '../image/find.js'
import { addImage, setName } from '../image/store.js'
import { kill } from '../kill.js'
import { publishHostPorts, unpublishPorts } from '../network/ports.js'
import { remove } from '../remove.js'
import { start } from '../start.js'
import { stop } from '../stop.js'
import { dropContainer } from './container.js'
import type { RuntimeWords } from './words.js'
import {
  ATTEMPT_LABEL,
  NAME_LABEL,
  podLabels,
  podVolume,
  type Sandbox,
  sandboxNetworks,
  sandboxes,
} from './rows.js'

const CRI = 'cri'
/** How gRPC passes on an error without a code of its own. */
const UNKNOWN_ERROR = 'rpc error: code = Unknown desc = '
const PAUSE = 'registry.k8s.io/pause:3.10'
/** How long a sandbox takes until its network is up, in milliseconds. */
const SANDBOX_TIME = 420
/** How long it takes to connect one to the network of its machine, which does one at a time. */
const NETWORK_TIME = 60

/** Brings sandboxes up when their time has come. Keys are sandbox keys. */
export const criLoop: Loop = {
  name: CRI,
  watches: [],
  step(tx, key) {
    const row = tx.get(sandboxes, key)
    if (row?.state !== 'creating') return awaitChange
    if (tx.now < row.readyAt) return requeueAt(row.readyAt, { idle: false })
    try {
      start(tx, row.machine, row.id)
      tx.put(sandboxes, key, { ...row, state: 'ready', hostPorts: openHostPorts(tx, row) })
    } catch (error) {
      // Somebody may have taken its pause container away with the daemon's own verbs.
      if (!(error instanceof DockerError)) throw error
      tx.put(sandboxes, key, { ...row, state: 'notready' })
    }
    return awaitChange
  },
}

const openHostPorts = (
  tx: Tx,
  { machine, id, config: { address, hostNetwork, hostPorts } }: Sandbox,
): readonly PublishedPort[] =>
  hostNetwork || address === undefined || hostPorts.length === 0
    ? []
    : publishHostPorts(tx, machine, id, address, hostPorts)

/** @throws RuntimeError when there is no pause image, or no way to run it as it is asked for */
export function runSandbox(
  tx: Tx,
  node: string,
  config: SandboxConfig,
  words: RuntimeWords,
): string {
  const { handler } = config
  if (handler !== undefined && !words.handlers.includes(handler))
    throw new RuntimeError(UNKNOWN_ERROR + words.unknownHandler(config.name, handler))
  ensurePause(tx, node)
  const { name, podNamespace, uid, hostNetwork } = config
  const earlier = tx.by(sandboxes, 'byPod', `${node}/${uid}`)
  for (const row of earlier) endContainers(tx, row)
  const attempt = Math.max(config.attempt, ...earlier.map((row) => row.config.attempt + 1))
  const labels = {
    ...config.labels,
    ...podLabels(config),
    [NAME_LABEL]: 'POD',
    [ATTEMPT_LABEL]: String(attempt),
    'io.kubernetes.docker.type': 'podsandbox',
  }
  const { Id } = create(tx, node, `k8s_POD_${name}_${podNamespace}_${uid}_${attempt}`, {
    Image: PAUSE,
    Hostname: config.hostname,
    Labels: labels,
    HostConfig: {
      NetworkMode: hostNetwork ? 'host' : 'none',
      ...(config.hostPid ? { PidMode: 'host' } : {}),
      ...(hostNetwork ? {} : { Sysctls: { ...words.sysctls, ...config.sysctls } }),
    },
  })
  const network = hostNetwork ? undefined : tx.get(namespaces, Id)
  if (network) {
    const { address, gateway, hosts } = config
    const own = address ? [{ network: 'pods', address, ...(gateway ? { gateway } : {}) }] : []
    tx.put(namespaces, Id, {
      ...network,
      interfaces: [...network.interfaces, ...own],
      hosts: { ...network.hosts, ...hosts },
    })
  }
  const readyAt = networkFrom(tx, node)
  tx.put(sandboxes, containerKey(node, Id), {
    machine: node,
    id: Id,
    uid,
    createdAt: tx.now,
    readyAt,
    state: 'creating',
    config: { ...config, attempt },
    hostPorts: [],
  })
  tx.book(CRI, containerKey(node, Id), { at: readyAt })
  return Id
}

/** When a sandbox that is begun now has its network: after those that were begun before. */
function networkFrom(tx: Tx, machine: string): VirtualTime {
  const freeAt = tx.get(sandboxNetworks, machine)?.freeAt ?? 0
  const readyAt = Math.max(tx.now + SANDBOX_TIME, freeAt)
  tx.put(sandboxNetworks, machine, { freeAt: readyAt + NETWORK_TIME })
  return readyAt
}

/** A pod has one sandbox at a time: what runs in one that was lost ends. */
function endContainers(tx: Tx, { machine, id }: Sandbox): void {
  for (const row of tx.by(containers, 'bySandbox', `${machine} ${id}`))
    if (isUp(row)) kill(tx, machine, row.id)
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

/** A sandbox whose pause container does not run (any more) is not ready, whatever ended it. */
export function statusOf(read: Reader, row: Sandbox): SandboxStatus {
  const pause = read.get(containers, containerKey(row.machine, row.id))
  const lost = row.state === 'ready' && !(pause && isUp(pause))
  return {
    id: row.id,
    state: lost ? 'notready' : row.state,
    address: row.config.address,
    createdAt: row.createdAt,
  }
}

/** The sandboxes of a pod, newest first. */
export const sandboxesOf = (read: Reader, node: string, uid: string): readonly SandboxStatus[] =>
  read
    .by(sandboxes, 'byPod', `${node}/${uid}`)
    .sort((a, b) => b.config.attempt - a.config.attempt)
    .map((row) => statusOf(read, row))

/** Stops the pause container: the pod has no network any more. */
export function stopSandbox(tx: Tx, node: string, id: string): void {
  const key = containerKey(node, id)
  const row = tx.get(sandboxes, key)
  if (!row) return
  const pause = tx.get(containers, key)
  if (pause && isUp(pause)) stop(tx, node, id)
  unpublishPorts(tx, node, row.hostPorts)
  tx.put(sandboxes, key, { ...row, state: 'notready', hostPorts: [] })
}

/** Removes a sandbox with its containers and, after the last one of the pod, the pod's volumes. */
export function removeSandbox(tx: Tx, node: string, id: string): void {
  for (const row of tx.by(containers, 'bySandbox', `${node} ${id}`)) dropContainer(tx, node, row.id)
  const row = tx.get(sandboxes, containerKey(node, id))
  if (row) unpublishPorts(tx, node, row.hostPorts)
  if (findContainer(tx, node, id)) remove(tx, node, id, { force: true })
  tx.delete(sandboxes, containerKey(node, id))
  if (row && tx.by(sandboxes, 'byPod', `${node}/${row.uid}`).length === 0)
    dropPodVolumes(tx, node, row.uid)
}

function dropPodVolumes(tx: Tx, node: string, uid: string): void {
  for (const { id } of tx.rows(roots, podVolume(node, `${uid}/`))) removeRoot(tx, id)
}

/** The machine lost power: none of its sandboxes is ready, and none becomes so. */
export function loseSandboxes(tx: Tx, machine: string): void {
  for (const row of tx.rows(sandboxes, `${machine}/`)) {
    unpublishPorts(tx, machine, row.hostPorts)
    tx.put(sandboxes, containerKey(machine, row.id), { ...row, state: 'notready', hostPorts: [] })
  }
}

/** The machine goes away with all of its sandboxes. */
export function removeSandboxes(tx: Tx, machine: string): void {
  tx.delete(sandboxNetworks, machine)
  for (const { id } of tx.rows(sandboxes, `${machine}/`)) removeSandbox(tx, machine, id)
}

/** Which pods the change of a sandbox concerns: `<node>/<uid>`. */
export const sandboxConcerns = ({ after }: Change): readonly string[] =>
  after ? [`${(after as Sandbox).machine}/${(after as Sandbox).uid}`] : []
