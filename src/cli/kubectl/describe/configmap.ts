/**
 * `kubectl describe configmap`.
 *
 * @module
 */
import type { ConfigMap, Event } from 'kubernetes-types/core/v1.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import { fromBase64 } from '../../../text/base64.js'
import type { VirtualTime } from '../../../sim/world.js'
import { Description, annotationLines, byKey, eventLines, labelLines } from './text.js'

/** Describes a config map with its events. */
export function describeConfigMap({ metadata, data, binaryData }: Stored<ConfigMap>, events: readonly Stored<Event>[], now: VirtualTime): string {
  const to = new Description()
  to.field(0, 'Name', metadata.name).field(0, 'Namespace', metadata.namespace)
  to.add(labelLines('Labels', metadata.labels)).add(annotationLines('Annotations', metadata.annotations))
  to.add('\nData\n====\n')
  for (const [key, text] of Object.entries(data ?? {}).sort(byKey)) to.add(`${key}:\n----\n${text}\n\n`)
  to.add('\nBinaryData\n====\n')
  for (const [key, text] of Object.entries(binaryData ?? {}).sort(byKey)) to.add(`${key}: ${(fromBase64(text) ?? text).length} bytes\n`)
  return to.add('\n').add(eventLines(events, now)).toString()
}
