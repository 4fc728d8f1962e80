/**
 * `kubectl describe configmap`.
 *
 * @module
 */
import type { ConfigMap, Event } from '../../../types/kubernetes/core/v1.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import { fromBase64 } from '../../../text/base64.js'
import type { VirtualTime } from '../../../sim/world.js'
import { Description, byKey, eventLines, headLines } from './text.js'

/** Describes a config map with its events. */
export function describeConfigMap(
  { metadata, data, binaryData }: Stored<ConfigMap>,
  events: readonly Stored<Event>[],
  now: VirtualTime,
): string {
  const to = new Description()
  to.add(headLines(metadata))
  to.add('\nData\n====\n')
  for (const [key, text] of Object.entries(data ?? {}).sort(byKey))
    to.add(`${key}:\n----\n${text}\n\n`)
  to.add('\nBinaryData\n====\n')
  for (const [key, text] of Object.entries(binaryData ?? {}).sort(byKey))
    to.add(`${key}: ${(fromBase64(text) ?? text).length} bytes\n`)
  return to.add('\n').add(eventLines(events, now)).toString()
}
