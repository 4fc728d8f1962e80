/**
 * Create: a new object gets its defaults, passes the admission, is validated and stored.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/
 */
import type { ObjectMeta } from '../../types/kubernetes/meta/v1.js'
import { seal } from '../../sim/seal.js'
import { nameSuffix, uuid } from '../../sim/id.js'
import type { Tx } from '../../sim/step.js'
import { apiVersionOf } from '../kinds/index.js'
import type { Draft, DraftMeta, KubeObject, Kind, Requester, Stored } from '../kinds/kind.js'
import { validateMetadata } from '../kinds/metadata.js'
import { admit, validateAdmission } from './admission/index.js'
import { isPod } from './admission/plugin.js'
import { requestFor } from './admission/request.js'
import { mountToken } from './admission/serviceaccount.js'
import type { Requested } from './api.js'
import type { UserInfo } from './authentication/user.js'
import { alreadyExists, failure, forbidden, invalidObject } from './errors.js'
import { asIfManaged, recordUpdate } from './field-managers.js'
import { keyIn, nextRevision, store, timestamp } from './stored.js'

const NAME_LIMIT = 63
const SUFFIX_LENGTH = 5
const NAME_ATTEMPTS = 8
const CLOSING = 'create not allowed while custom resource definition is terminating'
const HAS_REVISION = 'resourceVersion should not be set on objects to be created'

/** @throws ApiError AlreadyExists, Invalid, Forbidden, NotFound (the namespace) */
export function create<T extends KubeObject>(
  tx: Tx,
  kind: Kind<T>,
  input: T,
  options: Requested = {},
): Stored<T> {
  const metadata = newMetadata(tx, kind, input.metadata ?? {})
  const draft = { ...input, apiVersion: apiVersionOf(kind), kind: kind.kind, metadata } as Draft<T>
  if (kind.isClosing) throw forbidden(kind, metadata.name ?? '', CLOSING)
  kind.setDefaults?.(draft)
  const request = requestFor(tx, kind, 'CREATE', { object: draft, options })
  request.name = input.metadata?.name || metadata.generateName || ''
  admit(request)
  request.name = metadata.name ?? ''
  kind.prepareForCreate?.(draft, tx, requesterOf(request.user))
  const errors = [
    ...validateMetadata(kind, draft.metadata as ObjectMeta, undefined),
    ...(kind.validate?.(draft as T, undefined, tx) ?? []),
  ]
  if (errors.length > 0) throw invalidObject(kind, metadata.name ?? '', errors)
  // The token of a pod is valid, and differs from pod to pod: validated before, specs of one template
  // are checked once.
  if (isPod(kind)) mountToken(request)
  validateAdmission(request)
  const key = keyIn(kind, metadata.name ?? '', metadata.namespace)
  if (tx.get(kind.table, key)) throw alreadyExists(kind, metadata.name ?? '')
  if (options.dryRun) {
    delete (draft.metadata as DraftMeta).resourceVersion
    return seal(asIfManaged(tx, kind, key, undefined, draft as unknown as Stored<T>, options))
  }
  ;(draft.metadata as DraftMeta).resourceVersion = nextRevision(tx)
  const created = store(tx, kind, key, draft as unknown as Stored<T>)
  if (options.fieldManager !== undefined) recordUpdate(tx, kind, key, undefined, created, options)
  for (const work of request.afterwards) work()
  return created
}

/** Who creates an object, as kinds know it. */
const requesterOf = (user: string | UserInfo): Requester =>
  typeof user === 'string' ? { username: user } : user

/** The metadata of a new object: what the server decides cannot be chosen. */
function newMetadata<T extends KubeObject>(tx: Tx, kind: Kind<T>, given: ObjectMeta): DraftMeta {
  if (given.resourceVersion) throw failure(500, '', HAS_REVISION)
  const namespace = kind.namespaced ? given.namespace || 'default' : undefined
  // One literal and not a copy that is changed: that would make the slowest kind of JavaScript
  // object, for every pod.
  const metadata: DraftMeta = {
    name:
      given.name || (given.generateName ? freeName(tx, kind, given.generateName, namespace) : ''),
    uid: uuid(tx.random),
    resourceVersion: '',
    creationTimestamp: timestamp(tx.now),
  }
  if (namespace !== undefined) metadata.namespace = namespace
  if (kind.hasGeneration) metadata.generation = 1
  if (given.generateName) metadata.generateName = given.generateName
  if (isFilled(given.labels)) metadata.labels = given.labels
  if (isFilled(given.annotations)) metadata.annotations = given.annotations
  if (isFilled(given.ownerReferences)) metadata.ownerReferences = given.ownerReferences
  if (isFilled(given.finalizers)) metadata.finalizers = given.finalizers
  return metadata
}

function isFilled<T extends object>(value: T | undefined): value is T {
  for (const _ in value) return true
  return false
}

/** A generated name that nobody has; after eight attempts the last one is given, and refused. */
function freeName<T extends KubeObject>(
  tx: Tx,
  kind: Kind<T>,
  prefix: string,
  namespace: string | undefined,
): string {
  const start = prefix.slice(0, NAME_LIMIT - SUFFIX_LENGTH)
  let name = ''
  for (let attempt = 0; attempt < NAME_ATTEMPTS; attempt++) {
    name = start + nameSuffix(tx.random, SUFFIX_LENGTH)
    if (!tx.get(kind.table, keyIn(kind, name, namespace))) break
  }
  return name
}
