/**
 * The containers of a pod by their names.
 *
 * @module
 */
import type { Container, Pod } from '../../types/kubernetes/core/v1.js'

/** A container or init container of a pod. */
export const specOf = ({ spec }: Pod, name: string): Container | undefined =>
  spec?.containers.find((one) => one.name === name) ??
  spec?.initContainers?.find((one) => one.name === name) ??
  (spec?.ephemeralContainers?.find((one) => one.name === name) as Container | undefined)
