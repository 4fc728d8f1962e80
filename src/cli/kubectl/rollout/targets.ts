/**
 * What the `kubectl rollout` verbs are about: objects that roll out pods.
 *
 * @module
 */
import type { Deployment } from '../../../types/kubernetes/apps/v1.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import { CommandError } from '../../verb.js'
import { type Found, type WhichFlags, fetch, requestsOf } from '../resources.js'
import type { Session } from '../session.js'

const NOTHING = 'error: required resource not specified'

/**
 * The objects that arguments and flags mean; a type alone means all of its objects. @throws
 * CommandError when nothing was named
 */
export function* targetsOf(session: Session, args: readonly string[], flags: WhichFlags) {
  const requests = yield* requestsOf(session, args, flags, { nothing: NOTHING, lists: true })
  return requests.flatMap((request) => fetch(session, request, flags))
}

/** The deployment of what was found. @throws CommandError for other kinds, in the verb's words */
export function deploymentOf(
  { kind, object }: Found,
  refusal: (kind: string, resource: string) => string,
): Stored<Deployment> {
  if (kind.kind !== 'Deployment')
    throw new CommandError(
      `error: ${refusal(kind.kind, `${kind.group === '' ? kind.plural : `${kind.plural}.${kind.group}`} "${object.metadata.name}"`)}`,
    )
  return object as Stored<Deployment>
}

/** @throws CommandError A revision below zero. */
export function needRevision(revision: number): void {
  if (revision < 0)
    throw new CommandError(`error: revision must be a positive integer: ${revision}`)
}
