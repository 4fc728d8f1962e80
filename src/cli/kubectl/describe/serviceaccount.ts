/**
 * `kubectl describe serviceaccount`.
 *
 * @module
 */
import type { Event, ServiceAccount } from 'kubernetes-types/core/v1.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import type { VirtualTime } from '../../../sim/world.js'
import { Description, annotationLines, eventLines, labelLines, multiline } from './text.js'

/** Describes a service account with its events. */
export function describeServiceAccount({ metadata, secrets, imagePullSecrets }: Stored<ServiceAccount>, events: readonly Stored<Event>[], now: VirtualTime): string {
  const to = new Description()
  to.field(0, 'Name', metadata.name).field(0, 'Namespace', metadata.namespace)
  to.add(labelLines('Labels', metadata.labels)).add(annotationLines('Annotations', metadata.annotations))
  to.add(multiline('Image pull secrets:', (imagePullSecrets ?? []).map(({ name }) => name ?? '')))
  to.add(multiline('Mountable secrets:', (secrets ?? []).map(({ name }) => name ?? ''))).add(multiline('Tokens:', []))
  return to.add(eventLines(events, now)).toString()
}
