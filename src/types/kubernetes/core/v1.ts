/**
 * Types of core/v1, Kubernetes 1.36.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
export type * from './v1/affinity.js'
export type * from './v1/binding.js'
export type * from './v1/cloud-volume.js'
export type * from './v1/component-status.js'
export type * from './v1/config-map.js'
export type * from './v1/container.js'
export type * from './v1/endpoints.js'
export type * from './v1/event.js'
export type * from './v1/limit-range.js'
export type * from './v1/namespace.js'
export type * from './v1/node.js'
export type * from './v1/persistent-volume.js'
export type * from './v1/persistent-volume-claim.js'
export type * from './v1/pod.js'
export type * from './v1/pod-status.js'
export type * from './v1/pod-template.js'
export type * from './v1/probe.js'
export type * from './v1/projected-volume.js'
export type * from './v1/replication-controller.js'
export type * from './v1/resource-quota.js'
export type * from './v1/secret.js'
export type * from './v1/security-context.js'
export type * from './v1/service.js'
export type * from './v1/service-account.js'
export type * from './v1/topology.js'
export type * from './v1/volume.js'
