/**
 * Limits of local storage: a pod leaves its node when an emptyDir is larger than it may be, or when
 * its containers have written more than their limits.
 *
 * @see https://kubernetes.io/docs/concepts/storage/ephemeral-storage/#resource-emphemeralstorage-consumption
 */
import type { Pod } from '../../../types/kubernetes/core/v1.js'
import { canonicalQuantity, parseQuantity } from '../../../text/quantity.js'
import type { Stored } from '../../kinds/kind.js'
import { podResources } from '../../kinds/pod/resources.js'
import { containerExceeds, podExceeds, volumeExceeds } from './messages.js'
import type { PodUsage } from './observe.js'

const STORAGE = 'ephemeral-storage'
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)
const text = (quantity: string): string => canonicalQuantity(quantity) ?? quantity

/** Whether a pod has any such limit. */
export const hasStorageLimit = ({ spec }: Stored<Pod>): boolean =>
  spec?.volumes?.some(({ emptyDir }) => emptyDir?.sizeLimit !== undefined) === true ||
  spec?.containers.some(({ resources }) => resources?.limits?.[STORAGE] !== undefined) === true

/** Why a pod has to leave; undefined if it keeps to its limits. */
export function storageExcess({ pod, containers, volumes }: PodUsage): string | undefined {
  for (const { name, emptyDir } of pod.spec?.volumes ?? []) {
    const limit = emptyDir?.sizeLimit
    if (limit !== undefined && (volumes[name] ?? 0) > parseQuantity(limit))
      return volumeExceeds(name, text(limit))
  }
  const specs = pod.spec?.containers ?? []
  const whole = pod.spec ? podResources(pod.spec, 'limits')[STORAGE] : undefined
  const used = sum(containers.map(({ disk }) => disk)) + sum(Object.values(volumes))
  if (whole !== undefined && used > parseQuantity(whole)) return podExceeds(text(whole))
  for (const { name, resources } of specs) {
    const limit = resources?.limits?.[STORAGE]
    const disk = containers.find((one) => one.name === name)?.disk ?? 0
    if (limit !== undefined && disk > parseQuantity(limit))
      return containerExceeds(name, text(limit))
  }
  return undefined
}
