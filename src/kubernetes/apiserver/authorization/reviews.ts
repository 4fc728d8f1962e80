/**
 * Answers to reviews: may somebody do something, what may one do, and who is one.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authorization/#checking-api-access
 */
import type { SelfSubjectReview, TokenReview } from '../../../types/kubernetes/authentication/v1.js'
import type {
  NonResourceAttributes,
  ResourceAttributes,
  SelfSubjectRulesReview,
  SubjectAccessReview,
  SubjectAccessReviewSpec,
  SubjectAccessReviewStatus,
  SubjectRulesReviewStatus,
} from '../../../types/kubernetes/authorization/v1.js'
import type { Reader } from '../../../sim/world.js'
import { invalid } from '../../kinds/field-errors.js'
import { apiVersionOf } from '../../kinds/index.js'
import type { AnyKind, FieldError, KubeObject } from '../../kinds/kind.js'
import { authenticateToken } from '../authentication/token.js'
import type { UserInfo } from '../authentication/user.js'
import { badRequest, invalidObject } from '../errors.js'
import type { Attributes } from './attributes.js'
import { decide } from './authorize.js'
import { rulesOf } from './rbac.js'

const EXACTLY_ONE = 'exactly one of nonResourceAttributes or resourceAttributes must be specified'
const NOT_BOTH = 'cannot be specified in combination with resourceAttributes'
const NEEDS_WHOM = 'at least one of user or group must be specified'
const NO_TOKEN = 'token is required for TokenReview in authentication'
const NO_NAMESPACE = 'no namespace on request'
const OTHER_NAMESPACE = (namespace: string): string =>
  `spec.resourceAttributes.namespace must match namespace: ${namespace}`

/** The review with its answer. @throws ApiError Invalid, BadRequest */
export function answerReview(
  read: Reader,
  user: UserInfo,
  kind: AnyKind,
  review: KubeObject,
): KubeObject {
  const status = ANSWERS[kind.kind]?.(read, user, kind, review)
  return {
    ...review,
    apiVersion: apiVersionOf(kind),
    kind: kind.kind,
    metadata: { ...review.metadata },
    ...(status === undefined ? {} : { status }),
  } as KubeObject
}

type Answer = (read: Reader, user: UserInfo, kind: AnyKind, review: KubeObject) => object

const ANSWERS: Readonly<Record<string, Answer>> = {
  SelfSubjectAccessReview: (read, user, kind, review) =>
    access(read, user, kind, (review as SubjectAccessReview).spec, false),
  SubjectAccessReview: (read, _user, kind, review) =>
    ofOthers(read, kind, (review as SubjectAccessReview).spec),
  LocalSubjectAccessReview(read, _user, kind, review) {
    const { spec, metadata } = review as SubjectAccessReview
    const namespace = metadata?.namespace ?? 'default'
    if ((spec?.resourceAttributes?.namespace ?? '') !== namespace)
      throw badRequest(OTHER_NAMESPACE(namespace))
    return ofOthers(read, kind, spec)
  },
  SelfSubjectRulesReview(read, user, _kind, review) {
    const { namespace = '' } = (review as SelfSubjectRulesReview).spec ?? {}
    if (namespace === '') throw badRequest(NO_NAMESPACE)
    return rulesStatus(read, user, namespace)
  },
  TokenReview(read, _user, _kind, review) {
    const { token = '', audiences } = (review as TokenReview).spec ?? {}
    if (token === '') throw badRequest(NO_TOKEN)
    const found = authenticateToken(read, token, audiences?.length ? audiences : undefined)
    return 'error' in found
      ? { error: found.error, user: {} }
      : { authenticated: true, audiences: found.audiences, user: userInfoOf(found.user) }
  },
  SelfSubjectReview: (_read, user) => ({ userInfo: userInfoOf(user) }),
}

/** A user as the API shows one. */
const userInfoOf = ({
  username,
  uid,
  groups,
  extra,
}: UserInfo): NonNullable<NonNullable<SelfSubjectReview['status']>['userInfo']> => ({
  username,
  ...(uid ? { uid } : {}),
  groups,
  ...(extra ? { extra } : {}),
})

function ofOthers(
  read: Reader,
  kind: AnyKind,
  spec: SubjectAccessReviewSpec | undefined,
): SubjectAccessReviewStatus {
  const { user: username = '', groups = [], uid, extra } = spec ?? {}
  const user = { username, groups, ...(uid ? { uid } : {}), ...(extra ? { extra } : {}) }
  return access(read, user, kind, spec, username === '' && groups.length === 0)
}

function access(
  read: Reader,
  user: UserInfo,
  kind: AnyKind,
  spec: SubjectAccessReviewSpec | undefined,
  namesNobody: boolean,
): SubjectAccessReviewStatus {
  const { resourceAttributes, nonResourceAttributes } = spec ?? {}
  const errors: FieldError[] = []
  if (resourceAttributes && nonResourceAttributes)
    errors.push(invalid('spec.nonResourceAttributes', nonResourceAttributes, NOT_BOTH))
  if (!resourceAttributes && !nonResourceAttributes)
    errors.push(invalid('spec.resourceAttributes', undefined, EXACTLY_ONE))
  if (namesNobody) errors.push(invalid('spec.user', '', NEEDS_WHOM))
  if (errors.length > 0) throw invalidObject(kind, '', errors)
  const { allowed, reason } = decide(
    read,
    user,
    asked(resourceAttributes, nonResourceAttributes ?? {}),
  )
  return { allowed, ...(reason === '' ? {} : { reason }) }
}

const asked = (
  resource: ResourceAttributes | undefined,
  { verb = '', path = '' }: NonResourceAttributes,
): Attributes =>
  resource
    ? {
        verb: resource.verb ?? '',
        group: resource.group ?? '',
        resource: resource.resource ?? '',
        subresource: resource.subresource,
        name: resource.name,
        namespace: resource.namespace,
      }
    : { verb, path }

function rulesStatus(read: Reader, user: UserInfo, namespace: string): SubjectRulesReviewStatus {
  const { rules, errors } = rulesOf(read, user, namespace)
  return {
    incomplete: errors.length > 0,
    resourceRules: rules
      .filter(({ resources = [] }) => resources.length > 0)
      .map(({ verbs, apiGroups, resources, resourceNames }) => ({
        verbs,
        ...(apiGroups ? { apiGroups } : {}),
        ...(resources ? { resources } : {}),
        ...(resourceNames ? { resourceNames } : {}),
      })),
    nonResourceRules: rules
      .filter(({ nonResourceURLs = [] }) => nonResourceURLs.length > 0)
      .map(({ verbs, nonResourceURLs = [] }) => ({ verbs, nonResourceURLs })),
    ...(errors.length > 0 ? { evaluationError: errors.join(', ') } : {}),
  }
}
