/**
 * Classes that each script has for itself: what a script changes about them (a method of all
 * responses, as tools that measure do) is its own affair, and not one of other scripts, or of the
 * same script in a fork.
 *
 * @module
 */
import { IncomingMessage as AnyIncomingMessage } from './http-message.js'
import { ServerResponse as AnyServerResponse } from './http-server.js'

/** The classes of one script. */
export interface OwnClasses {
  readonly IncomingMessage: typeof AnyIncomingMessage
  readonly ServerResponse: typeof AnyServerResponse
}

/** Makes the classes of a script. */
export function ownClasses(): OwnClasses {
  class IncomingMessage extends AnyIncomingMessage {}
  class ServerResponse extends AnyServerResponse {}
  return { IncomingMessage, ServerResponse }
}
