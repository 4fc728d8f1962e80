/**
 * What an admission plugin is: it looks at a write before it is stored, and changes or refuses it.
 *
 * Mutating plugins see what was sent, with its defaults; validating ones see what will be stored.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
 */
import type { PodSpec } from '../../../types/kubernetes/core/v1.js'
import { seal } from '../../../sim/seal.js'
import type { Tx } from '../../../sim/step.js'
import type { PodPart } from '../api.js'
import type { UserInfo } from '../authentication/user.js'
import type { AnyKind, Draft, KubeObject, StatusPart, Stored } from '../../kinds/kind.js'

/** What is done to an object. */
export type Operation = 'CREATE' | 'UPDATE' | 'DELETE'

/** A write that asks to be admitted. */
export interface AdmissionRequest {
  readonly tx: Tx
  readonly operation: Operation
  readonly kind: AnyKind
  /** The name as errors say it: the beginning of it as long as the rest is not made up. */
  name: string
  readonly namespace: string | undefined
  readonly subresource: StatusPart | PodPart | undefined
  /**
   * The object: a mutating plugin may replace its parts. Of a deletion it is what will be gone.
   */
  readonly object: Draft<KubeObject>
  /** The object as it is stored; undefined for a new one. */
  readonly old: Stored<KubeObject> | undefined
  readonly dryRun: boolean
  readonly user: string | UserInfo
  /** Tells the client something beside the answer. */
  readonly warn: (text: string) => void
  /** What is done when the object has been stored, and never for a dry run. */
  readonly afterwards: (() => void)[]
  /** A webhook or a policy changed the object, so plugins are asked again. */
  isChanged: boolean
  /** Plugins are asked for the second time. */
  isAgain: boolean
}

/** An admission plugin. */
export interface AdmissionPlugin {
  /** Its name as kube-apiserver has it: `LimitRanger`. */
  readonly name: string
  /** Whether it has anything to do with such writes at all. */
  handles(kind: AnyKind, operation: Operation): boolean
  /** May change the object. @throws ApiError */
  admit?(request: AdmissionRequest): void
  /** May only refuse. @throws ApiError */
  validate?(request: AdmissionRequest): void
}

/** Whether a write is about pods. */
export const isPod = ({ kind, group }: AnyKind): boolean => kind === 'Pod' && group === ''

/** Who handles new pods and nothing else. */
export const newPods = (kind: AnyKind, operation: Operation): boolean =>
  operation === 'CREATE' && isPod(kind)

/**
 * A change of pod specs that is worked out once for all pods of a template, as long as `input`,
 * which it is made with, stays the same.
 */
export function perSpec<Input>(
  make: (spec: PodSpec, input: Input) => PodSpec,
): (spec: PodSpec, input: Input) => PodSpec {
  const known = new WeakMap<PodSpec, { readonly input: Input; readonly made: PodSpec }>()
  return (spec, input) => {
    const last = known.get(spec)
    if (last && last.input === input) return last.made
    const made = make(spec, input)
    if (!Object.isFrozen(spec)) return made
    known.set(spec, { input, made: seal(made) })
    return made
  }
}
