/**
 * A write as admission plugins see it.
 *
 * @module
 */
import type { Tx } from '../../../sim/step.js'
import type { AnyKind, Draft, KubeObject, StatusPart, Stored } from '../../kinds/kind.js'
import type { PodPart, Requested } from '../api.js'
import type { AdmissionRequest, Operation } from './plugin.js'

/** Who writes where nobody is named. */
const NOBODY = 'system:apiserver'

const silent = (): void => {}

/** What is written. */
interface Written {
  readonly object: object
  readonly old?: object | undefined
  readonly subresource?: StatusPart | PodPart | undefined
  readonly options: Pick<Requested, 'dryRun' | 'warn' | 'user'>
}

/** The request of one write. */
export function requestFor(
  tx: Tx,
  kind: AnyKind,
  operation: Operation,
  { object, old, subresource, options }: Written,
): AdmissionRequest {
  const { metadata } = object as KubeObject
  return {
    tx,
    operation,
    kind,
    name: metadata?.name ?? '',
    namespace: metadata?.namespace,
    subresource,
    object: object as Draft<KubeObject>,
    old: old as Stored<KubeObject> | undefined,
    dryRun: options.dryRun ?? false,
    user: options.user ?? NOBODY,
    warn: options.warn ?? silent,
    afterwards: [],
    isChanged: false,
    isAgain: false,
  }
}
