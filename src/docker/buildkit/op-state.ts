/**
 * How far an operation of a solve has come. Plain data.
 *
 * @module
 */
import type { Layer } from '../../oci/layer.js'

export interface OpState {
  readonly state: 'waiting' | 'running' | 'done'
  /** Its vertex, as an index, once it is shown. */
  readonly vertex?: number
  /** What the cache knows it by. */
  readonly key?: string
  /** Its result, lowest layer first. */
  readonly layers?: readonly Layer[]
  /** The cache record of its result. */
  readonly record?: string
  /** The container of its command. */
  readonly container?: string | undefined
  /** It is not in the cache. */
  readonly missed?: true
  /** It, or what it stands on, is done anew whatever the cache has. */
  readonly fresh?: true
  /** It is needed by something that is not in the cache. */
  readonly isNeeded?: true
}
