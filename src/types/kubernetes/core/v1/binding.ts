/**
 * Types of core/v1, Kubernetes 1.36: binding.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type { ObjectReference } from './persistent-volume.js'
import type { ObjectMeta } from '../../meta/v1.js'

/** v1 Binding: `bindings`. */
export interface Binding {
  readonly apiVersion?: 'v1'
  readonly kind?: 'Binding'
  readonly metadata?: ObjectMeta
  readonly target: ObjectReference
}
