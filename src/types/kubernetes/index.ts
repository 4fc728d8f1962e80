/**
 * The types of the API of Kubernetes 1.36, by name.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
export type * from './admissionregistration/v1.js'
export type * from './apiextensions/v1.js'
export type * from './apiregistration/v1.js'
export type * from './apps/v1.js'
export type * from './authentication/v1.js'
export type * from './authorization/v1.js'
export type * from './autoscaling/v1.js'
export type * from './autoscaling/v2.js'
export type * from './batch/v1.js'
export type * from './certificates/v1.js'
export type * from './coordination/v1.js'
export type * from './core/v1.js'
export type * from './discovery/v1.js'
export type * from './events/v1.js'
export type * from './flowcontrol/v1.js'
export type * from './meta/v1.js'
export type * from './networking/v1.js'
export type * from './node/v1.js'
export type * from './policy/v1.js'
export type * from './rbac/v1.js'
export type * from './resource/v1.js'
export type * from './scheduling/v1.js'
export type * from './storage/v1.js'
export type { ServiceReference, WebhookClientConfig } from './admissionregistration/v1.js'
export type { TokenRequest } from './authentication/v1.js'
export type {
  CrossVersionObjectReference,
  HorizontalPodAutoscaler,
  HorizontalPodAutoscalerList,
  HorizontalPodAutoscalerSpec,
  HorizontalPodAutoscalerStatus,
} from './autoscaling/v2.js'
export type { EndpointPort, Event, EventList, EventSeries } from './core/v1.js'
export type { ResourceClaim } from './resource/v1.js'
export type { Subject } from './rbac/v1.js'
