/**
 * `kubectl describe serviceaccount`.
 *
 * @module
 */
import type { Event, ServiceAccount } from '../../../types/kubernetes/core/v1.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import type { VirtualTime } from '../../../sim/world.js'
import { Description, eventLines, multiline, headLines } from './text.js'

/** Describes a service account with its events. */
export function describeServiceAccount(
  { metadata, imagePullSecrets }: Stored<ServiceAccount>,
  events: readonly Stored<Event>[],
  now: VirtualTime,
): string {
  const to = new Description()
  to.add(headLines(metadata))
  to.add(
    multiline(
      'Image pull secrets:',
      (imagePullSecrets ?? []).map(({ name }) => name ?? ''),
    ),
  )
  return to.add(eventLines(events, now)).toString()
}
