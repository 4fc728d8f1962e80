/**
 * Types of resource/v1, Kubernetes 1.36.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
export type * from './v1/device-class.js'
export type * from './v1/resource-claim.js'
export type * from './v1/resource-claim-template.js'
export type * from './v1/resource-slice.js'
