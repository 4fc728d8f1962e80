/**
 * Connections to the API server, for one user within one step.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/
 */
import type { Tx } from '../../sim/step.js'
import { UsageError } from '../../sim/errors.js'
import { certificateSigningRequest } from '../kinds/certificate-signing-request.js'
import type { AnyKind } from '../kinds/kind.js'
import { customKinds } from '../kinds/custom/served.js'
import { servedKind } from '../kinds/served.js'
import type { Api, KindRef } from './api.js'
import { apply } from './apply.js'
import type { UserInfo } from './authentication/user.js'
import { isMaster } from './authorization/authorize.js'
import { authorized } from './authorization/authorized.js'
import { bind } from './bind.js'
import { createAs } from './create-as.js'
import { deleteObject } from './delete.js'
import { modified } from './errors.js'
import { evict } from './evict.js'
import { get } from './get.js'
import { byIndex, list } from './list.js'
import { patch } from './patch/index.js'
import { getScale, updateScale } from './scale.js'
import { findStored, keyIn } from './stored.js'
import { amend, mutate, update } from './update.js'
import { amendStatus, replaceStatus, updateStatus } from './update-status.js'

export type {
  Api,
  DeleteOptions,
  KindRef,
  ListOptions,
  ObjectOf,
  PatchType,
  Recorder,
  WriteOptions,
} from './api.js'
export { recorder } from './recorder.js'

/**
 * The API server as `user` sees it within the step `tx`. A component of the cluster says its name
 * alone, and may do everything; a user with groups may do what their roles allow.
 */
export function connect(tx: Tx, user: string | UserInfo): Api {
  const whole = tx.disturbance ? disturbed(tx, tx.disturbance, user) : clientOf(tx, user)
  const api =
    typeof user === 'string' || isMaster(user)
      ? whole
      : authorized(whole, user, (kind) => kindFor(tx, kind))
  return tx.tell ? telling(api, tx.tell) : api
}

/** The verbs that read a cache where there is one. */
const CACHED = ['get', 'find', 'list', 'by', 'ownedBy'] as const satisfies readonly (keyof Api)[]
/**
 * The verbs that write. Those that change what is there can be refused because somebody else was
 * faster.
 */
const WRITES = [
  'create',
  'update',
  'mutate',
  'amend',
  'updateStatus',
  'amendStatus',
  'replaceStatus',
  'patch',
  'apply',
  'scale',
  'delete',
  'bind',
  'updateApproval',
  'evict',
] as const satisfies readonly (keyof Api)[]
const MAY_CONFLICT: ReadonlySet<string> = new Set([
  'update',
  'mutate',
  'amend',
  'updateStatus',
  'amendStatus',
  'replaceStatus',
  'patch',
  'apply',
  'scale',
  'bind',
  'updateApproval',
] satisfies readonly (keyof Api)[])

/**
 * A client that a schedule disturbs: it reads what its caches show, and writes to the API server of
 * this moment, if it gets that far.
 */
function disturbed(
  tx: Tx,
  disturbance: NonNullable<Tx['disturbance']>,
  user: string | UserInfo,
): Api {
  const [live, cache] = [clientOf(disturbance.present, user), clientOf(tx, user)]
  const members: Record<string, unknown> = { ...live, tx }
  for (const verb of CACHED) members[verb] = cache[verb]
  for (const verb of WRITES) {
    const write = live[verb] as (...given: unknown[]) => unknown
    const conflict = (given: readonly unknown[]) => (): Error => {
      const object = given.find((one) => typeof one === 'object' && !isKindRef(one)) as
        | { readonly metadata?: { readonly name?: string } }
        | undefined
      return modified(
        kindFor(tx, isKindRef(given[0]) ? given[0] : 'Pod'),
        object?.metadata?.name ?? String(given[1]),
      )
    }
    members[verb] = (...given: unknown[]): unknown =>
      disturbance.write(() => write(...given), MAY_CONFLICT.has(verb) ? conflict(given) : undefined)
  }
  return members as unknown as Api
}

/** A request to the API server, for people who watch. */
export interface ApiRequest {
  readonly user: string
  /** `get`, `list`, `create`, `update`, `patch`, `delete`, … */
  readonly verb: string
  readonly kind: string
  /** The object's name, if the request is about one. */
  readonly name: string | undefined
  readonly namespace: string | undefined
}

/** Requests that are about an object carry it (or its name) after the kind. */
function telling(api: Api, tell: NonNullable<Tx['tell']>): Api {
  const told =
    (verb: string, call: (...given: unknown[]) => unknown) =>
    (...given: unknown[]): unknown => {
      const [first, second, third] = given
      const object = (typeof first === 'object' && !isKindRef(first) ? first : second) as
        | { kind?: string; metadata?: { name?: string; namespace?: string } }
        | undefined
      const named = typeof second === 'string'
      const about: ApiRequest = {
        user: api.user,
        verb,
        kind: isKindRef(first) ? nameOf(first) : (object?.kind ?? 'Pod'),
        name: named ? second : object?.metadata?.name,
        namespace: named
          ? (third as string | undefined)
          : (object?.metadata?.namespace ??
            (object as { namespace?: string } | undefined)?.namespace),
      }
      tell({ type: 'api', about })
      return call(...given)
    }
  const wrapped = Object.entries(api).map(([name, member]) => [
    name,
    typeof member === 'function' ? told(name, member as (...given: unknown[]) => unknown) : member,
  ])
  const result = Object.fromEntries(wrapped) as unknown as {
    -readonly [Name in keyof Api]: Api[Name]
  }
  result.live = api.live === api ? result : telling(api.live, tell)
  return result
}

/** Whether an argument says which kind a request is about. */
const isKindRef = (given: unknown): given is KindRef =>
  typeof given === 'string' ||
  (typeof given === 'object' && given !== null && 'table' in given && 'kind' in given)

const nameOf = (kind: KindRef): string => (typeof kind === 'string' ? kind : kind.kind)

/** The kind that a request is about. @throws UsageError for a name that no kind has */
export function kindFor(tx: Tx, kind: KindRef): AnyKind {
  // A plugin's kind can stand for one that a definition in the world defines.
  if (typeof kind !== 'string')
    return customKinds(tx)?.byVersion.get(`${kind.group}/${kind.version} ${kind.kind}`) ?? kind
  const found = servedKind(tx, kind)
  if (!found) throw new UsageError(`the API has no kind "${String(kind)}"`)
  return found
}

function clientOf(tx: Tx, who: string | UserInfo): Api {
  const of = (kind: KindRef): AnyKind => kindFor(tx, kind)
  const user = typeof who === 'string' ? who : who.username
  const own = { user: who }
  const by = <Options extends object>(options: Options | undefined): Options & typeof own =>
    (options ? { ...options, user: who } : own) as Options & typeof own
  const api: { -readonly [Name in keyof Api]: Api[Name] } = {
    tx,
    user,
    // Set below: a getter would make each of these objects a slow one.
    live: undefined as unknown as Api,
    get: (kind, name, namespace) => get(tx, of(kind), name, namespace),
    find: (kind, name, namespace) => findStored(tx, of(kind), keyIn(of(kind), name, namespace)),
    list: (kind, options) => list(tx, of(kind), options),
    by: (kind, index, value) => byIndex(tx, of(kind), index, value),
    ownedBy: (owner, kind) => byIndex(tx, of(kind), 'byOwner', owner.metadata.uid),
    create: (kind, object, options) => createAs(tx, who, of(kind), object, by(options)),
    update: (kind, object, options) => update(tx, of(kind), object, by(options)),
    mutate: (kind, object, recipe) => mutate(tx, of(kind), object, recipe, own),
    amend: (kind, object, recipe) => amend(tx, of(kind), object, recipe, own),
    updateStatus: (kind, object, recipe) => updateStatus(tx, of(kind), object, recipe),
    replaceStatus: (kind, object, status) => replaceStatus(tx, of(kind), object, status),
    amendStatus: (kind, object, recipe) => amendStatus(tx, of(kind), object, recipe),
    patch: (kind, name, namespace, type, body, options) =>
      patch(tx, of(kind), name, namespace, type, body, by(options)),
    apply: (kind, object, options) => apply(tx, of(kind), object, { ...options, user: who }),
    getScale: (kind, name, namespace) => getScale(tx, of(kind), name, namespace),
    scale: (kind, name, namespace, replicas, options) =>
      updateScale(tx, of(kind), name, namespace, replicas, by(options)),
    delete: (kind, name, namespace, options) =>
      deleteObject(tx, of(kind), name, namespace, by(options)),
    bind: (pod, node) => bind(tx, pod, node),
    updateApproval: (request, options) =>
      update(tx, certificateSigningRequest, request, by(options), 'approval'),
    evict: (pod, options) => evict(tx, pod, options),
  }
  api.live = api
  return api
}
