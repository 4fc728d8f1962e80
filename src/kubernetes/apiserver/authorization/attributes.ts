/**
 * What a request is about, as authorizers see it, and how it is refused.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authorization/#review-your-request-attributes
 */
import { goQuote } from '../../../text/goquote.js'
import type { UserInfo } from '../authentication/user.js'

/** A request for objects of a resource. */
export interface ResourceAttributes {
  readonly verb: string
  readonly group: string
  /** `pods` */
  readonly resource: string
  /** `log` */
  readonly subresource?: string | undefined
  /** One object, if the request names one. */
  readonly name?: string | undefined
  /** '' or absent: all namespaces, or none. */
  readonly namespace?: string | undefined
}

/** A request for a path that is no resource: `/healthz`. */
export interface PathAttributes {
  readonly verb: string
  readonly path: string
}

export type Attributes = ResourceAttributes | PathAttributes

/** Whether a request is for a path that is no resource. */
export const isPath = (attributes: Attributes): attributes is PathAttributes => 'path' in attributes

/** `pods`, or `pods/log`. */
export const resourceText = ({ resource, subresource }: ResourceAttributes): string =>
  subresource ? `${resource}/${subresource}` : resource

/** Why a request is refused: who may not do what. */
export function refusal({ username }: UserInfo, attributes: Attributes): string {
  const who = `User ${goQuote(username)} cannot ${attributes.verb}`
  if (isPath(attributes)) return `${who} path ${goQuote(attributes.path)}`
  const { group, namespace } = attributes
  const what = `resource ${goQuote(resourceText(attributes))} in API group ${goQuote(group)}`
  return `${who} ${what} ${namespace ? `in the namespace ${goQuote(namespace)}` : 'at the cluster scope'}`
}
