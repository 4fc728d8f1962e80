/**
 * Eviction thresholds: how little of a node's memory and disk may be left before its kubelet takes
 * pods away, and how full the disk may be before it removes images.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/#hard-eviction-thresholds
 * @see https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
 */
import { formatQuantity, parseQuantity } from '../../../text/quantity.js'

/** What a kubelet watches; the disk of a node holds its images, too. */
export type Signal = 'memory.available' | 'nodefs.available' | 'imagefs.available'

/** What of a kubelet's configuration is about pressure, by the names of KubeletConfiguration. */
export interface EvictionConfig {
  /** The least that may be left: a quantity, or a share of the whole such as `10%`. */
  readonly evictionHard?: Readonly<Partial<Record<Signal, string>>>
  /** How long a condition holds on after pressure was last seen: `5m` by default. */
  readonly evictionPressureTransitionPeriod?: string
  /** How full, in percent, the disk is when images are removed (85), and until when they are (80). */
  readonly imageGCHighThresholdPercent?: number
  readonly imageGCLowThresholdPercent?: number
}

/** The thresholds of a kubelet that is given none. */
export const HARD: Readonly<Record<Signal, string>> = {
  'memory.available': '100Mi',
  'nodefs.available': '10%',
  'imagefs.available': '15%',
}

export const SIGNALS = Object.keys(HARD) as readonly Signal[]

/** What pods ask for of what a signal is about, and the condition that a node has without it. */
export const ABOUT = {
  'memory.available': { resource: 'memory', condition: 'MemoryPressure' },
  'nodefs.available': { resource: 'ephemeral-storage', condition: 'DiskPressure' },
  'imagefs.available': { resource: 'ephemeral-storage', condition: 'DiskPressure' },
} as const

/** A threshold in bytes; undefined for one that is never met. */
export function thresholdOf(text: string | undefined, capacity: number): number | undefined {
  if (text === undefined) return undefined
  const value = text.endsWith('%')
    ? Math.trunc((capacity * Number(text.slice(0, -1))) / 100)
    : parseQuantity(text)
  return value > 0 ? value : undefined
}

/** Bytes in kubectl's words. */
export const bytesText = (bytes: number): string => formatQuantity(bytes, 'binary')
