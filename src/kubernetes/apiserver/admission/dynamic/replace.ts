/**
 * What a webhook or a policy made of an object takes the place of what was sent.
 *
 * @module
 */
import { decodePatched } from '../../decode.js'
import type { AdmissionRequest } from '../plugin.js'

/** Puts a changed object into a request. @throws ApiError for one that the kind cannot have */
export function replaceObject(request: AdmissionRequest, changed: object): void {
  const { kind, object } = request
  const decoded = decodePatched(kind, JSON.parse(JSON.stringify(changed))) as object
  const { name, namespace, uid, creationTimestamp, resourceVersion, generation } =
    object.metadata ?? {}
  const kept = { name, namespace, uid, creationTimestamp, resourceVersion, generation }
  for (const field of Object.keys(object)) Reflect.deleteProperty(object, field)
  Object.assign(object, decoded)
  object.metadata = {
    ...object.metadata,
    ...Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined)),
  }
  kind.setDefaults?.(object)
  request.isChanged = true
}
