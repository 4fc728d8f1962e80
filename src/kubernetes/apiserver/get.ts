/**
 * Get: one object by name.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/
 */
import type { Reader } from '../../sim/world.js'
import type { KubeObject, Kind, Stored } from '../kinds/kind.js'
import { notFound } from './errors.js'
import { findStored, keyIn } from './stored.js'

/** @throws ApiError NotFound */
export function get<T extends KubeObject>(
  read: Reader,
  kind: Kind<T>,
  name: string,
  namespace: string | undefined,
): Stored<T> {
  const object = findStored(read, kind, keyIn(kind, name, namespace))
  if (!object) throw notFound(kind, name)
  return object
}
