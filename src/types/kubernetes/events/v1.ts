/**
 * Types of events/v1, Kubernetes 1.36.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type { EventSource } from '../core/v1/event.js'
import type { ObjectReference } from '../core/v1/persistent-volume.js'
import type { ListMeta, MicroTime, ObjectMeta, Time } from '../meta/v1.js'

/** events.k8s.io/v1 Event: `events`, `ev`. */
export interface Event {
  readonly action?: string
  readonly apiVersion?: 'events.k8s.io/v1'
  readonly deprecatedCount?: number
  readonly deprecatedFirstTimestamp?: Time
  readonly deprecatedLastTimestamp?: Time
  readonly deprecatedSource?: EventSource
  readonly eventTime: MicroTime
  readonly kind?: 'Event'
  readonly metadata?: ObjectMeta
  readonly note?: string
  readonly reason?: string
  readonly regarding?: ObjectReference
  readonly related?: ObjectReference
  readonly reportingController?: string
  readonly reportingInstance?: string
  readonly series?: EventSeries
  readonly type?: string
}

/** A list of `events`. */
export interface EventList {
  readonly apiVersion?: 'events.k8s.io/v1'
  readonly items: readonly Event[]
  readonly kind?: 'EventList'
  readonly metadata?: ListMeta
}

/** Part of `Event`. */
export interface EventSeries {
  readonly count: number
  readonly lastObservedTime: MicroTime
}
