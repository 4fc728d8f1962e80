/**
 * Reviews: questions to the API server that are asked by creating an object, answered in its status,
 * and kept nowhere.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authorization/#checking-api-access
 */
import { factKind } from './define.js'
import type { AnyKind } from './kind.js'
import { resources } from './resources.js'

const GROUPS = ['authentication.k8s.io', 'authorization.k8s.io']

/** The kinds of reviews. */
export const reviewKinds: readonly AnyKind[] = resources
  .filter(({ group, verbs }) => GROUPS.includes(group) && verbs.join() === 'create')
  .map((resource) => factKind(resource))

const known: ReadonlySet<AnyKind> = new Set(reviewKinds)

/** Whether objects of a kind are questions. */
export const isReview = (kind: AnyKind): boolean => known.has(kind)

/** The kind of reviews of a name: `SelfSubjectReview`. @throws Error if there is none */
export function reviewKind(name: string): AnyKind {
  const found = reviewKinds.find(({ kind }) => kind === name)
  if (!found) throw new Error(`there is no review ${name}`)
  return found
}
