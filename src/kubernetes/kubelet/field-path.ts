/**
 * Field paths: which container of a pod an event is about.
 *
 * @module
 */
import type { Pod } from '../../types/kubernetes/core/v1.js'

/** `spec.containers{web}`: events of different containers are counted apart. */
export const fieldPathOf = (pod: Pod, name: string): string => `spec.${listOf(pod, name)}{${name}}`

function listOf({ spec }: Pod, container: string): string {
  const isIn = (list: 'initContainers' | 'ephemeralContainers'): boolean =>
    spec?.[list]?.some(({ name }) => name === container) === true
  if (isIn('initContainers')) return 'initContainers'
  return isIn('ephemeralContainers') ? 'ephemeralContainers' : 'containers'
}
