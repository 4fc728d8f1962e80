/**
 * Requests that clients send to ports of the lab, from the place where the port is.
 *
 * @module
 */
import { send } from '../net/exchange.js'
import type { Message } from '../net/request.js'
import type { Fabric } from '../net/rules.js'
import type { Tx } from '../sim/step.js'

const LOOPBACK = '127.0.0.1'
/** Milliseconds that a server may take. */
const LONGEST_REQUEST = 600_000

/** Sends a request to a port, from inside of a network namespace; the exchange. */
export const sendFrom = (
  tx: Tx,
  fabric: Fabric,
  namespace: string,
  port: number,
  message: Message,
): string =>
  send(tx, fabric, { namespace, host: LOOPBACK, port, message, timeout: LONGEST_REQUEST })
