/**
 * The API server as a user meets it: each request is authorised before anything else is looked at.
 *
 * The components of the cluster are not asked: they do what their own roles allow, which a test of
 * the real ones would only confirm.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authorization/
 */
import type { KubeObject, Stored } from '../../kinds/kind.js'
import type { Api, KindRef, WriteOptions } from '../api.js'
import type { UserInfo } from '../authentication/user.js'
import { pod } from '../../kinds/pod/index.js'
import { parseFieldSelector } from '../selectors.js'
import { attributesOf, authorize } from './authorize.js'
import { checkEscalation, mayEscalate } from './escalation.js'
import type { AnyKind } from '../../kinds/kind.js'

interface About {
  readonly name?: string | undefined
  readonly namespace?: string | undefined
  readonly subresource?: string | undefined
}
type Meta = { readonly metadata?: KubeObject['metadata'] }

/** The requests of `user`, each checked. `of` finds the kind that a request is about. */
export function authorized(api: Api, user: UserInfo, of: (kind: KindRef) => AnyKind): Api {
  const check = (verb: string, ref: KindRef, about: About): void => {
    const kind = of(ref)
    const namespace =
      about.namespace ?? (kind.namespaced && verb !== 'list' ? 'default' : undefined)
    authorize(api.live.tx, user, attributesOf(kind, verb, { ...about, namespace }))
  }
  const checked: { -readonly [Name in keyof Api]: Api[Name] } = {
    ...api,
    ...reads(api, check),
    ...writes(api, check, escalationOf(api, user, of)),
    ...ofSubresources(api, check),
  }
  checked.live = api.live === api ? checked : authorized(api.live, user, of)
  return checked
}

type Check = (verb: string, kind: KindRef, about: About) => void
/** Does a write, if it gives no rights away that the user does not have. */
type Guarded = <T>(kind: KindRef, about: Meta, write: (options: { dryRun?: true }) => T) => T

const nameOf = (object: Meta): About => ({
  name: object.metadata?.name,
  namespace: object.metadata?.namespace,
})

function reads(
  api: Api,
  check: Check,
): Pick<Api, 'get' | 'find' | 'list' | 'by' | 'ownedBy' | 'getScale'> {
  return {
    get(kind, name, namespace) {
      check('get', kind, { name, namespace })
      return api.get(kind, name, namespace)
    },
    find(kind, name, namespace) {
      check('get', kind, { name, namespace })
      return api.find(kind, name, namespace)
    },
    list(kind, options) {
      check('list', kind, {
        namespace: options?.namespace,
        name: nameSelected(options?.fieldSelector),
      })
      return api.list(kind, options)
    },
    by(kind, index, value) {
      check('list', kind, {})
      return api.by(kind, index, value)
    },
    ownedBy(owner, kind) {
      check('list', kind, { namespace: (owner as Meta).metadata?.namespace })
      return api.ownedBy(owner, kind)
    },
    getScale(kind, name, namespace) {
      check('get', kind, { name, namespace, subresource: 'scale' })
      return api.getScale(kind, name, namespace)
    },
  }
}

/** A list of the one object that a field selector names is about that object. */
const nameSelected = (selector: string | undefined): string | undefined =>
  selector
    ? parseFieldSelector(selector).find(
        ({ field, negated }) => field === 'metadata.name' && !negated,
      )?.value
    : undefined

function writes(
  api: Api,
  check: Check,
  guarded: Guarded,
): Pick<Api, 'create' | 'update' | 'mutate' | 'amend' | 'patch' | 'apply' | 'delete'> {
  return {
    create(kind, object, options) {
      check('create', kind, { namespace: object.metadata?.namespace })
      return guarded(kind, {}, (dry) => api.create(kind, object, { ...options, ...dry }))
    },
    update(kind, object, options) {
      check('update', kind, nameOf(object))
      return guarded(kind, object, (dry) => api.update(kind, object, { ...options, ...dry }))
    },
    mutate(kind, object, recipe) {
      check('update', kind, nameOf(object))
      return api.mutate(kind, object, recipe)
    },
    amend(kind, object, recipe) {
      check('patch', kind, nameOf(object))
      return api.amend(kind, object, recipe)
    },
    patch(kind, name, namespace, type, body, options) {
      check('patch', kind, { name, namespace, subresource: options?.subresource })
      return guarded(kind, { metadata: { name, ...(namespace ? { namespace } : {}) } }, (dry) =>
        api.patch(kind, name, namespace, type, body, { ...options, ...dry }),
      )
    },
    apply(kind, object, options) {
      check('patch', kind, nameOf(object))
      const { name = '', namespace } = object.metadata ?? {}
      if (!api.find(kind, name, namespace)) check('create', kind, nameOf(object))
      return guarded(kind, object, (dry) => api.apply(kind, object, { ...options, ...dry }))
    },
    delete(kind, name, namespace, options) {
      check('delete', kind, { name, namespace })
      return api.delete(kind, name, namespace, options)
    },
  }
}

function ofSubresources(
  api: Api,
  check: Check,
): Pick<
  Api,
  'updateStatus' | 'replaceStatus' | 'amendStatus' | 'scale' | 'bind' | 'updateApproval' | 'evict'
> {
  const status = (verb: string, kind: KindRef, object: Meta, subresource = 'status'): void =>
    check(verb, kind, { ...nameOf(object), subresource })
  return {
    updateStatus(kind, object, recipe) {
      status('update', kind, object)
      return api.updateStatus(kind, object, recipe)
    },
    replaceStatus(kind, object, value) {
      status('update', kind, object)
      return api.replaceStatus(kind, object, value)
    },
    amendStatus(kind, object, recipe) {
      status('patch', kind, object)
      return api.amendStatus(kind, object, recipe)
    },
    scale(kind, name, namespace, replicas, options) {
      const verb = options?.resourceVersion === undefined ? 'patch' : 'update'
      check(verb, kind, { name, namespace, subresource: 'scale' })
      return api.scale(kind, name, namespace, replicas, options)
    },
    bind(bound, node) {
      check('create', pod, { ...nameOf(bound), subresource: 'binding' })
      return api.bind(bound, node)
    },
    updateApproval(request, options) {
      status('update', 'CertificateSigningRequest', request, 'approval')
      return api.updateApproval(request, options)
    },
    evict(evicted, options) {
      check('create', pod, { ...nameOf(evicted), subresource: 'eviction' })
      return api.evict(evicted, options)
    },
  }
}

/** A write of a role or a binding is tried first, to see what it would come to. */
function escalationOf(api: Api, user: UserInfo, of: (kind: KindRef) => AnyKind): Guarded {
  return (ref, { metadata }, write) => {
    const kind = of(ref)
    if (mayEscalate(kind)) {
      const tried = write({ dryRun: true }) as unknown as Stored<KubeObject>
      const old =
        metadata?.name === undefined ? undefined : api.find(kind, metadata.name, metadata.namespace)
      checkEscalation(api.live.tx, user, kind, tried, old as Stored<KubeObject> | undefined)
    }
    return write({} satisfies WriteOptions)
  }
}
