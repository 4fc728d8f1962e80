/**
 * What a kind is: its names, defaults, validation and the columns of `kubectl get`, all in the one
 * file of that kind.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/
 */
import type {
  CustomResourceSubresourceScale,
  JSONSchemaProps,
} from '../../types/kubernetes/apiextensions/v1.js'
import type { ObjectMeta } from '../../types/kubernetes/meta/v1.js'
import type { TableSpec } from '../../sim/table.js'
import type { Tx } from '../../sim/step.js'
import type { Reader, VirtualTime } from '../../sim/world.js'

/** What every API object has. */
export interface KubeObject {
  apiVersion?: string
  kind?: string
  metadata?: ObjectMeta
}

/** Metadata of an object that the API server has accepted. */
export type StoredMeta = ObjectMeta & {
  name: string
  uid: string
  resourceVersion: string
  creationTimestamp: string
}

/** An object as the API gives it back: identity is there, and it is frozen. */
export type Stored<T extends KubeObject> = Omit<T, 'metadata' | 'apiVersion' | 'kind'> & {
  readonly apiVersion: NonNullable<T['apiVersion']>
  readonly kind: NonNullable<T['kind']>
  readonly metadata: StoredMeta
}

/** A column of `kubectl get`; `wide` ones show with `-o wide` only. */
export interface Column<T extends KubeObject> {
  readonly header: string
  readonly wide?: boolean
  /** How unimportant a wide one is; 1 if it does not say. */
  readonly priority?: number
  /** Its name as tables of the API have it, if that is not known from the header: `Up-to-date`. */
  readonly name?: string
  /** `string`, `integer`, `date`, … where it is not known from the kind. */
  readonly type?: string
  readonly format?: string
  readonly description?: string
  readonly cell: (object: Stored<T>, now: VirtualTime, read: Reader) => string
}

/** Rules for names: `a.b-c`, `b-c`, `b-c` that starts with a letter, or anything but a slash. */
export type NameFormat = 'subdomain' | 'label' | 'label1035' | 'segment'

/** One thing that is wrong with an object, as the API server words it. */
export interface FieldError {
  readonly field: string
  /**
   * `FieldValueRequired`, `FieldValueInvalid`, `FieldValueNotSupported`, `FieldValueDuplicate`,
   * `FieldValueForbidden`, `FieldValueNotFound`, `FieldValueTooLong`.
   */
  readonly reason: string
  /** Without the field: `Invalid value: "x": must be …`. */
  readonly message: string
}

/** An object that is being made: status may be written too. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] }

/** Who writes an object. */
export interface Requester {
  readonly username: string
  readonly uid?: string
  readonly groups?: readonly string[]
  readonly extra?: Readonly<Record<string, readonly string[]>>
}

/** What writes of status alone are called: approvals are status, too. */
export type StatusPart = 'status' | 'approval'

/** A kind. `T` is its type as the API has it. */
export interface Kind<T extends KubeObject = KubeObject> {
  readonly kind: string
  /** '' for the core group. */
  readonly group: string
  readonly version: string
  readonly plural: string
  readonly singular: string
  readonly shortNames: readonly string[]
  readonly namespaced: boolean
  /** `all` for what `kubectl get all` shows, in this order of kinds. */
  readonly categories?: readonly string[]
  /** What can be done with its objects. */
  readonly verbs: readonly string[]
  /** The structure of its objects: `apps/v1.Deployment`. */
  readonly type: string
  readonly table: TableSpec<Stored<T>, string>
  readonly columns: readonly Column<T>[]
  /** Selectable fields (`status.phase`) besides `metadata.name` and `metadata.namespace`. */
  readonly fields?: Readonly<Record<string, (object: Stored<T>) => string>>
  /** Indexes of the table that answer for a field: `{ 'spec.nodeName': 'byNode' }`. */
  readonly fieldIndexes?: Readonly<Record<string, string>>
  /** Has a status subresource: ordinary writes leave status alone. */
  readonly hasStatus?: boolean
  /** Has a scale subresource. */
  readonly scalable?: boolean
  /** Where replicas stand, for custom resources. */
  readonly scale?: CustomResourceSubresourceScale
  /** What a custom resource looks like; the API's own kinds have `type`. */
  readonly schema?: JSONSchemaProps
  /** Nothing can be created any more: the definition of the kind is being deleted. */
  readonly isClosing?: boolean
  /** A change of anything but metadata and status raises `metadata.generation`. */
  readonly hasGeneration?: boolean
  /** The rule for names; a DNS subdomain unless said otherwise. */
  readonly nameFormat?: NameFormat
  /** The API server's warning to users of a kind that is deprecated. */
  readonly deprecation?: string
  /**
   * Deleting without a propagation policy leaves the dependents (ReplicationControllers, for
   * compatibility).
   */
  readonly orphansByDefault?: boolean
  /**
   * Seconds between the request to delete and the end: a pod's grace period. Kinds without it end
   * at once.
   */
  gracePeriod?(object: Stored<T>, asked: number | undefined): number
  /**
   * Not gone yet although no finalizer in metadata holds it: a namespace with `spec.finalizers`.
   */
  isHeld?(object: Stored<T>): boolean
  /**
   * For what is stored as compact rows: builds the object of a row, undefined when it has expired.
   */
  unpack?(row: unknown, now: VirtualTime): Stored<T> | undefined
  /** Objects that are not stored but follow from other rows (nodes' leases): the one of a key. */
  computed?(read: Reader, key: string): Stored<T> | undefined
  /** All that are not stored, of a namespace or of all. */
  allComputed?(read: Reader, namespace: string | undefined): readonly Stored<T>[]
  /** The opposite of `unpack`. */
  pack?(object: Stored<T>): object
  /**
   * Fills in what was left out. `draft` is the caller's to change; shared (frozen) parts must be
   * replaced, not changed.
   */
  setDefaults?(draft: Draft<T>): void
  /** Before a create is validated: clears status, allocates addresses and ports. */
  prepareForCreate?(draft: Draft<T>, tx: Tx, user: Requester): void
  /** Before an update is validated: keeps what may not be changed this way. */
  prepareForUpdate?(draft: Draft<T>, old: Stored<T>, tx: Tx): void
  validate?(object: T, old: Stored<T> | undefined, read: Reader): readonly FieldError[]
  /** Like `setDefaults`, when nothing but status is written. */
  setStatusDefaults?(
    draft: Draft<T>,
    old: Stored<T>,
    now: VirtualTime,
    subresource: StatusPart,
  ): void
  /**
   * What is wrong with an object of which nothing but status was written, or the part of it that a
   * subresource of its own stands for.
   */
  validateStatus?(
    object: T,
    old: Stored<T>,
    read: Reader,
    subresource: StatusPart,
  ): readonly FieldError[]
  /** What the API server warns of when an object is written that it takes all the same. */
  warnings?(object: T, old: Stored<T> | undefined): readonly string[]
  /** Why an object can never be deleted, if it cannot. */
  mayNotBeDeleted?(object: Stored<T>): string | undefined
  /** When its deletion is asked for, after it was marked: adds finalizers, conditions. */
  prepareForDelete?(object: Stored<T>, now: VirtualTime): Stored<T>
  /** After it is gone for good: gives addresses and ports back. */
  released?(object: Stored<T>, tx: Tx): void
}

/** Any kind, where its type does not matter. */
// kinds differ in their objects; each is typed where it is defined.
// biome-ignore lint/suspicious/noExplicitAny: see above
export type AnyKind = Kind<any>

/** What a kind is called, whatever its type. */
export type KindNames = Pick<
  Kind,
  'kind' | 'group' | 'version' | 'plural' | 'namespaced' | 'nameFormat' | 'type' | 'schema'
>

/** Metadata that is being made. */
export type DraftMeta = Draft<ObjectMeta>

/**
 * The key of an object in its kind's table: `namespace/name`, or `name` for kinds without
 * namespaces.
 */
export const keyOf = (object: { metadata: { name: string; namespace?: string } }): string =>
  object.metadata.namespace
    ? `${object.metadata.namespace}/${object.metadata.name}`
    : object.metadata.name
