/**
 * The network as a running process sees it.
 *
 * @module
 */
import { listen as listenOn } from '../net/listen.js'
import { outcomeOf, respond, send } from '../net/exchange.js'
import { isAddress } from '../net/address.js'
import { ask, resolveName } from '../net/names.js'
import { exchanges, type Answer, type Message } from '../net/request.js'
import type { Fabric } from '../net/rules.js'
import type { Tx } from '../sim/step.js'
import type { Files } from './files.js'
import type { Process } from './process.js'
import type { System } from './program.js'
import { lowestPort } from '../net/namespace.js'
import { isCapable } from './capabilities.js'
import { lookupOf } from './resolv-conf.js'

/** What a request to another program, or to a name server, costs, in ticks. */
const REQUEST_COSTS = 300

/** What a process can do in the network. */
export type Network = Pick<
  System,
  'listen' | 'mayListen' | 'requests' | 'respond' | 'request' | 'outcome' | 'resolve' | 'ask'
>

/** What a process sees of the network: what it serves, and what it asks for. */
export const networkOf = (
  tx: Tx,
  fabric: Fabric,
  key: string,
  { namespace, user }: Process,
  { spend, files }: { readonly spend: System['spend']; readonly files: () => Files },
): Network => ({
  mayListen: (port) => port >= lowestPort(tx, namespace) || isCapable(user, 'NET_BIND_SERVICE'),
  listen: (port) => listenOn(tx, namespace, port, key),
  requests: () => tx.by(exchanges, 'byServer', key),
  respond: (id: string, answer: Answer) => respond(tx, id, answer),
  request: (host, port, message: Message, timeout) => {
    spend(REQUEST_COSTS)
    const lookup = isAddress(host) ? undefined : lookupOf(files())
    return send(tx, fabric, {
      namespace,
      process: key,
      host,
      port,
      message,
      ...(timeout === undefined ? {} : { timeout }),
      ...(lookup === undefined ? {} : { lookup }),
    })
  },
  outcome: (id) => outcomeOf(tx, id),
  resolve: (name) => {
    spend(REQUEST_COSTS)
    return resolveName(tx, fabric, name, namespace, { lookup: lookupOf(files()) })
  },
  ask: (name, type, server) => {
    spend(REQUEST_COSTS)
    return ask(tx, fabric, { name, type, server, namespace })
  },
})
