/**
 * Types of core/v1, Kubernetes 1.36: event.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type { ObjectReference } from './persistent-volume.js'
import type { ListMeta, MicroTime, ObjectMeta, Time } from '../../meta/v1.js'

/** v1 Event: `events`, `ev`. */
export interface Event {
  readonly action?: string
  readonly apiVersion?: 'v1'
  readonly count?: number
  readonly eventTime?: MicroTime
  readonly firstTimestamp?: Time
  readonly involvedObject: ObjectReference
  readonly kind?: 'Event'
  readonly lastTimestamp?: Time
  readonly message?: string
  readonly metadata: ObjectMeta
  readonly reason?: string
  readonly related?: ObjectReference
  readonly reportingComponent?: string
  readonly reportingInstance?: string
  readonly series?: EventSeries
  readonly source?: EventSource
  readonly type?: string
}

/** A list of `events`. */
export interface EventList {
  readonly apiVersion?: 'v1'
  readonly items: readonly Event[]
  readonly kind?: 'EventList'
  readonly metadata?: ListMeta
}

/** Part of `Event`. */
export interface EventSeries {
  readonly count?: number
  readonly lastObservedTime?: MicroTime
}

/** Part of `Event`, `Event`. */
export interface EventSource {
  readonly component?: string
  readonly host?: string
}
