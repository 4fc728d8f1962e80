/**
 * What is said when there are no objects to show.
 *
 * @module
 */
import type { Request } from './resources.js'
import type { Session } from './session.js'

const NOTHING = 'No resources found'

/**
 * The line for requests that found nothing: it names the namespace if that is where they looked.
 */
export function nothingFound(
  session: Session,
  requests: readonly Pick<Request, 'kind'>[],
  everywhere: boolean | undefined,
): string {
  return everywhere || requests.every(({ kind }) => !kind.namespaced)
    ? `${NOTHING}\n`
    : `${NOTHING} in ${session.namespace} namespace.\n`
}
