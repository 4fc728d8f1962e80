/**
 * Field paths: which container of a pod an event is about.
 *
 * @module
 */
import type { Pod } from '../../types/kubernetes/core/v1.js'

/** `spec.containers{web}`: events of different containers are counted apart. */
export const fieldPathOf = (pod: Pod, name: string): string =>
  `spec.${pod.spec?.initContainers?.some((init) => init.name === name) ? 'initContainers' : 'containers'}{${name}}`
