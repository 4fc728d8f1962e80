/**
 * What is said when there are no objects to show.
 *
 * @module
 */
import type { Request } from './resources.js'
import type { Session } from './session.js'

const NOTHING = 'No resources found'

/** The line that names the namespace, unless everywhere was looked. */
export const nothingIn = (session: Session, everywhere: boolean | undefined): string =>
  everywhere ? `${NOTHING}\n` : `${NOTHING} in ${session.namespace} namespace.\n`

/**
 * The line for requests that found nothing: it names the namespace if that is where they looked.
 */
export const nothingFound = (
  session: Session,
  requests: readonly Pick<Request, 'kind'>[],
  everywhere: boolean | undefined,
): string => nothingIn(session, everywhere || requests.every(({ kind }) => !kind.namespaced))
