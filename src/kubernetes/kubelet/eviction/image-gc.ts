/**
 * Image garbage collection: when the disk of a node is too full, images that no container was made
 * from go, the oldest first.
 *
 * @see https://kubernetes.io/docs/concepts/architecture/garbage-collection/#container-image-lifecycle
 */
import type { Runtime } from '../../../cri/runtime.js'
import type { Tx } from '../../../sim/step.js'
import type { Api, Recorder } from '../../apiserver/client.js'
import type { Kubelet } from '../node.js'
import type { Observation } from './observe.js'
import { type Pressure, pressures } from './pressure.js'

/** In percent of the disk. */
const HIGH = 85
const LOW = 80
/** How often a kubelet looks whether the disk is too full, in milliseconds. */
const PERIOD = 300_000
/** An image stays at least for two minutes after it came. */
const YOUNGEST = 120_000
const notEnough = (wanted: number, found: number): string =>
  `Failed to garbage collect required amount of images. Attempted to free ${wanted} bytes, but only found ${found} bytes eligible to free.`

/** Whether the disk is fuller than it may be. */
export const isTooFull = ({ eviction }: Kubelet, { capacity, available }: Observation): boolean =>
  percentUsed(capacity, available) >= (eviction?.imageGCHighThresholdPercent ?? HIGH)

const percentUsed = (capacity: number, available: number): number =>
  100 - Math.trunc((available * 100) / capacity)

/** Removes images when the next five minutes begin. */
export function collectImages(
  { tx, api, record, runtime }: CollectorContext,
  kubelet: Kubelet,
  { capacity, available }: Observation,
): void {
  const pressure: Pressure = tx.get(pressures, kubelet.node) ?? { seen: {} }
  const period = Math.floor(tx.now / PERIOD)
  const isBegun = pressure.collectedIn !== undefined && pressure.collectedIn < period
  const noted = { ...pressure, collectedIn: period }
  tx.put(pressures, kubelet.node, noted)
  if (!isBegun) return
  const low = kubelet.eviction?.imageGCLowThresholdPercent ?? LOW
  const wanted = Math.trunc((capacity * (100 - low)) / 100) - available
  const freed = freeImages(tx, runtime, kubelet.node, wanted)
  const failed = freed < wanted
  tx.put(pressures, kubelet.node, { ...noted, failed })
  const node = failed ? api.find('Node', kubelet.node) : undefined
  if (!node) return
  const message = notEnough(wanted, freed)
  record.warning(node, 'FreeDiskSpaceFailed', message)
  if (pressure.failed) record.warning(node, 'ImageGCFailed', message)
}

/** What collecting needs. */
export interface CollectorContext {
  readonly tx: Tx
  readonly api: Api
  readonly record: Recorder
  readonly runtime: Runtime
}

/** Removes unused images until so many bytes are free; how many were. */
export function freeImages(tx: Tx, runtime: Runtime, node: string, wanted: number): number {
  let freed = 0
  for (const { id, sizeBytes, since } of runtime.resources.unusedImages(tx, node)) {
    if (freed >= wanted) break
    if (tx.now < since + YOUNGEST) continue
    runtime.resources.removeImage(tx, node, id)
    freed += sizeBytes
  }
  return freed
}
