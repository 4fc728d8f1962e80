/**
 * Create, for kinds that are about their creator: reviews are answered and kept nowhere.
 *
 * @module
 */
import type { Tx } from '../../sim/step.js'
import type { KubeObject, Kind, Stored } from '../kinds/kind.js'
import { isReview } from '../kinds/reviews.js'
import type { Requested } from './api.js'
import { MASTERS, type UserInfo } from './authentication/user.js'
import { answerReview } from './authorization/reviews.js'
import { create } from './create.js'

/** @throws ApiError as `create` does */
export function createAs<T extends KubeObject>(
  tx: Tx,
  user: string | UserInfo,
  kind: Kind<T>,
  input: T,
  options: Requested = {},
): Stored<T> {
  if (isReview(kind)) return answerReview(tx, userOf(user), kind, input) as unknown as Stored<T>
  return create(tx, kind, input, options)
}

/** A component of the cluster may do everything. */
const userOf = (user: string | UserInfo): UserInfo =>
  typeof user === 'string' ? { username: user, groups: [MASTERS] } : user
