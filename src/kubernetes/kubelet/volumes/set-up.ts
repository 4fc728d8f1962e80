/**
 * Setting up: before a pod gets its sandbox, each volume that one of its containers mounts is made
 * or checked. What fails is tried again, at first after half a second, then after twice as long each
 * time.
 *
 * @see https://pkg.go.dev/k8s.io/kubernetes/pkg/kubelet/volumemanager
 */
import type { PersistentVolume, Pod, Volume } from '../../../types/kubernetes/core/v1.js'
import { RuntimeError } from '../../../cri/runtime.js'
import type { VirtualTime } from '../../../sim/world.js'
import { parseQuantity } from '../../../text/quantity.js'
import { PROVISIONED_BY } from '../../kinds/claim-annotations.js'
import type { Stored } from '../../kinds/kind.js'
import { type PodContext, keepWorker } from '../context.js'
import { ConfigError, type PodFacts } from '../env.js'
import type { PodWorker } from '../pod-worker.js'
import { ClaimError, directoryOf, persistentVolumeOf } from './claims.js'
import { contentsOf } from './contents.js'
import { refusalOf } from './drivers.js'
import { checkHostPath } from './host-path.js'
import { fsGroupOf } from './ownership.js'

export const FAILED_MOUNT = 'FailedMount'
export const SET_UP = 'MountVolume.SetUp'
const FIRST_RETRY = 500
const LAST_RETRY = 122_000
/** After so long the kubelet says which volumes it waits for, and begins anew a little later. */
const PATIENCE = 123_000
const PAUSE = 10_000

/** A step of mounting failed. */
class MountError extends Error {
  override name = 'MountError'
  constructor(
    readonly step: string,
    message: string,
  ) {
    super(message)
  }
}

/** The key of a pod's volume on its node. */
export const volumeKey = ({ metadata }: Stored<Pod>, name: string): string =>
  `${metadata.uid}/${name}`

/** What variables and files of a pod are made from before it has an address. */
export const factsBefore = ({ node }: Pick<PodContext, 'node'>): PodFacts => ({
  podIP: undefined,
  hostIP: node.address,
  nodeName: node.name,
  allocatable: node.allocatable,
})

/** The volumes that containers of a pod mount: the others are not looked at. */
export function mountedVolumes({ spec }: Pod): readonly Volume[] {
  const names = new Set(
    [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])].flatMap(
      ({ volumeMounts = [], volumeDevices = [] }) =>
        [...volumeMounts, ...volumeDevices].map(({ name }) => name),
    ),
  )
  return (spec?.volumes ?? []).filter(({ name }) => names.has(name))
}

/** Sets up what is due; `retryAt` is when to look again, if something is missing. */
export function setUpVolumes(
  context: PodContext,
  pod: Stored<Pod>,
  worker: PodWorker,
): { readonly worker: PodWorker; readonly retryAt?: VirtualTime } {
  const { tx } = context
  const waiting: Record<string, NonNullable<PodWorker['mounts']>[string]> = {}
  for (const volume of mountedVolumes(pod)) {
    const before = worker.mounts?.[volume.name]
    if (before && tx.now < before.until) waiting[volume.name] = before
    else if (!trySetUp(context, pod, volume)) {
      const delay = before ? Math.min(before.delay * 2, LAST_RETRY) : FIRST_RETRY
      waiting[volume.name] = { delay, until: tx.now + delay }
    }
  }
  const { mounts: _, mountingSince, ...rest } = worker
  const times = Object.values(waiting).map(({ until }) => until)
  if (times.length === 0) return { worker: worker.mounts ? keepWorker(context, rest) : worker }
  const since = tellPatience(context, pod, mountingSince ?? tx.now, Object.keys(waiting))
  return {
    worker: keepWorker(context, { ...rest, mounts: waiting, mountingSince: since }),
    retryAt: Math.min(...times, since + PATIENCE),
  }
}

/** Says what has been waited for too long; gives since when it is waited for. */
function tellPatience(
  { tx, record }: PodContext,
  pod: Stored<Pod>,
  since: VirtualTime,
  names: readonly string[],
): VirtualTime {
  if (tx.now < since + PATIENCE) return since
  record.warning(pod, FAILED_MOUNT, unable(names, [], 'context deadline exceeded'))
  return tx.now + PAUSE
}

const unable = (unmounted: readonly string[], failed: readonly string[], why: string): string =>
  `Unable to attach or mount volumes: unmounted volumes=[${unmounted.join(' ')}], unattached volumes=[], failed to process volumes=[${failed.join(' ')}]: ${why}`

/** Sets one volume up; false if that failed, which an event says. */
function trySetUp(context: PodContext, pod: Stored<Pod>, volume: Volume): boolean {
  const { record } = context
  let name = volume.name
  try {
    const persistent = persistentVolumeOf(context.api, pod, volume)
    if (persistent) {
      name = persistent.metadata.name
      setUpPersistent(context, pod, persistent)
    } else setUpOwn(context, pod, volume)
    return true
  } catch (error) {
    if (error instanceof ClaimError)
      record.warning(pod, FAILED_MOUNT, unable([volume.name], [volume.name], error.message))
    else if (
      error instanceof MountError ||
      error instanceof ConfigError ||
      error instanceof RuntimeError
    ) {
      const step = error instanceof MountError ? error.step : SET_UP
      record.warning(pod, FAILED_MOUNT, `${step} failed for volume "${name}" : ${error.message}`)
    } else throw error
    return false
  }
}

/** A volume that the pod describes itself. */
function setUpOwn(context: PodContext, pod: Stored<Pod>, volume: Volume): void {
  const { tx, node, runtime } = context
  const group = fsGroupOf(pod)
  const owned = group === undefined ? {} : { group }
  const key = volumeKey(pod, volume.name)
  if (volume.hostPath) checkHostPath(context, volume.hostPath)
  else if (volume.emptyDir)
    runtime.volumes.setUp(tx, node.name, key, { ...owned, directory: memoryOf(volume.emptyDir) })
  else {
    const files = contentsOf({ api: context.api, pod, facts: factsBefore(context) }, volume)
    if (files) runtime.volumes.setUp(tx, node.name, key, { ...owned, files })
    else refuse(context, pod, volume, false)
  }
}

function memoryOf({ medium, sizeLimit }: NonNullable<Volume['emptyDir']>): {
  memory?: { size?: number }
} {
  if (medium !== 'Memory') return {}
  return { memory: sizeLimit === undefined ? {} : { size: parseQuantity(sizeLimit) } }
}

/** The volume of a claim. */
function setUpPersistent(
  context: PodContext,
  pod: Stored<Pod>,
  volume: Stored<PersistentVolume>,
): void {
  const { tx, node, runtime } = context
  const { hostPath, local } = volume.spec ?? {}
  const path = directoryOf(volume)
  if (path === undefined) {
    refuse(context, pod, volume.spec ?? {}, true)
    return
  }
  if (hostPath) checkHostPath(context, hostPath)
  const is = runtime.volumes.hostPathType(tx, node.name, path)
  if (local && is === undefined)
    throw new MountError('MountVolume.NewMounter initialization', `path "${path}" does not exist`)
  if (is === undefined && volume.metadata.annotations?.[PROVISIONED_BY] !== undefined)
    runtime.volumes.makeHostPath(tx, node.name, path, { type: 'directory', mode: 0o777 })
  const group = fsGroupOf(pod)
  if (local && group !== undefined) runtime.volumes.ownHostPath(tx, node.name, path, group)
}

/** Says what of a volume the node has no driver for. @throws MountError */
function refuse(
  _: PodContext,
  pod: Stored<Pod>,
  source: object & { readonly name?: string },
  isPersistent: boolean,
): void {
  const directory = `/var/lib/kubelet/pods/${pod.metadata.uid}/volumes/kubernetes.io~nfs/${source.name ?? ''}`
  const refusal = refusalOf(source, directory, isPersistent)
  if (refusal) throw new MountError(refusal.step, refusal.why)
}
