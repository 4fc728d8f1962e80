/**
 * Exchanges: sending requests, delivering them after their way's delay, and giving up when nobody
 * answers.
 *
 * @module
 */
import { type Loop, awaitChange, requeueAt, watch } from '../sim/loop.js'
import type { Tx } from '../sim/step.js'
import type { Hop } from './hop.js'
import { listenerOf, listeners } from './listen.js'
import { resolveName } from './names.js'
import { hostNamespace, namespaces } from './namespace.js'
import { type Answer, type Exchange, type Failure, type Message, exchanges } from './request.js'
import { type Route, route } from './route.js'
import type { Fabric } from './rules.js'

const EXCHANGE_LOOP = 'exchange'

/**
 * How long a client waits for a connection or an answer unless it says otherwise: Linux gives up
 * connecting after about 130 s.
 */
const LONGEST_WAIT = 130_000

/** A request to be sent. */
interface Outgoing {
  readonly namespace: string
  readonly process?: string
  readonly host: string
  readonly port: number
  readonly message: Message
  /** Milliseconds until the client gives up. */
  readonly timeout?: number
}

/** Sends a request; the id of the exchange. */
export function send(
  tx: Tx,
  fabric: Fabric,
  { namespace, process, host, port, message, timeout }: Outgoing,
): string {
  const id = `exchange-${tx.next('exchanges')}`
  const row = tx.get(namespaces, namespace)
  const deadline = tx.now + (timeout ?? LONGEST_WAIT)
  const base = {
    id,
    from: { namespace, ...(process === undefined ? {} : { process }) },
    host,
    port,
    message,
    sentAt: tx.now,
    deadline,
  }
  const client: Hop = { by: 'client', machine: row?.machine ?? '', to: `${host}:${port}` }
  const way = wayTo(tx, fabric, namespace, resolveName(tx, fabric, host, namespace), port)
  if (!way)
    return finish(tx, {
      ...base,
      source: '',
      hops: [client],
      state: 'failed',
      failure: 'unresolved',
    })
  const hops = [client, ...way.hops]
  if ('failure' in way) {
    const lost: Exchange = { ...base, source: '', hops, state: 'sent', failure: way.failure }
    if (way.delay === 0 && way.failure !== 'timeout')
      return finish(tx, { ...lost, state: 'failed' })
    tx.put(exchanges, id, lost)
    tx.book(EXCHANGE_LOOP, id, {
      at: way.failure === 'timeout' ? deadline : Math.min(tx.now + way.delay, deadline),
      idle: true,
    })
    return id
  }
  const arrived = way.delay === 0
  const sent: Exchange = { ...base, to: way.to, source: way.source, hops, state: 'sent' }
  tx.put(exchanges, id, arrived ? arrive(sent) : sent)
  tx.book(EXCHANGE_LOOP, id, arrived ? { at: deadline, idle: true } : { at: tx.now + way.delay })
  return id
}

/**
 * The way to the first of several addresses that accepts or says nothing; to the last one, if all
 * refuse.
 */
function wayTo(
  tx: Tx,
  fabric: Fabric,
  namespace: string,
  addresses: readonly string[],
  port: number,
): Route | undefined {
  let refused: Route | undefined
  for (const address of addresses) {
    const way = route(tx, tx.random, fabric, { namespace, address, port })
    const before: Pick<Route, 'hops' | 'delay'> = refused ?? { hops: [], delay: 0 }
    const whole: Route = {
      ...way,
      hops: [...before.hops, ...way.hops],
      delay: before.delay + way.delay,
    }
    if (!('failure' in way) || (way.failure !== 'refused' && way.failure !== 'unreachable'))
      return whole
    refused = whole
  }
  return refused
}

/** A connection without a word is answered by the receiver's kernel: somebody listens. */
const arrive = (row: Exchange): Exchange =>
  row.message.protocol === 'tcp' && row.message.body === ''
    ? { ...row, state: 'answered', answer: { status: 0, headers: {}, body: '' } }
    : { ...row, state: 'arrived' }

function finish(tx: Tx, exchange: Exchange): string {
  tx.put(exchanges, exchange.id, exchange)
  return exchange.id
}

/** The server's answer. */
export function respond(tx: Tx, id: string, answer: Answer): void {
  const row = tx.get(exchanges, id)
  if (row && row.state !== 'answered' && row.state !== 'failed')
    tx.put(exchanges, id, { ...row, state: 'answered', answer })
}

/** Takes the outcome of an exchange, once there is one; the exchange is then forgotten. */
export function outcomeOf(
  tx: Tx,
  id: string,
):
  | { readonly answer: Answer; readonly hops: readonly Hop[] }
  | { readonly failure: Failure; readonly hops: readonly Hop[] }
  | undefined {
  const row = tx.get(exchanges, id)
  if (!row) return { failure: 'reset', hops: [] }
  if (row.state !== 'answered' && row.state !== 'failed') return undefined
  tx.delete(exchanges, id)
  return row.answer
    ? { answer: row.answer, hops: row.hops }
    : { failure: row.failure ?? 'reset', hops: row.hops }
}

/** A client that is gone wants no answers any more. */
export function dropExchangesOf(tx: Tx, process: string): void {
  for (const { id } of tx.by(exchanges, 'byClient', process)) tx.delete(exchanges, id)
}

function isDown(tx: Tx, { hops }: Exchange): boolean {
  const machine = hops.at(-1)?.machine
  return machine !== undefined && tx.get(namespaces, hostNamespace(machine))?.down === true
}

/** Delivers what is on its way, and gives up on what takes too long. Keys are exchange ids. */
export const exchangeLoop = (_fabric: Fabric): Loop => ({
  name: EXCHANGE_LOOP,
  watches: [
    // Who listened and is gone answers nothing any more: the connection is reset.
    watch(listeners, ({ after, before }, tx) =>
      after === undefined && before
        ? tx.by(exchanges, 'byServer', before.process).map(({ id }) => id)
        : undefined,
    ),
  ],
  step(tx, id) {
    const row = tx.get(exchanges, id)
    if (!row || row.state === 'answered' || row.state === 'failed') return awaitChange
    const { to, deadline } = row
    if (tx.now >= deadline) {
      tx.put(exchanges, id, { ...row, state: 'failed', failure: 'timeout' })
      return awaitChange
    }
    if (!to) {
      if (row.failure === undefined || row.failure === 'timeout') return requeueAt(deadline)
      tx.put(exchanges, id, { ...row, state: 'failed' })
      return awaitChange
    }
    // A machine without power says nothing, not even that nobody listens any more.
    if (isDown(tx, row)) return requeueAt(deadline)
    if (listenerOf(tx, to.namespace, to.port)?.process !== to.process) {
      tx.put(exchanges, id, {
        ...row,
        state: 'failed',
        failure: row.state === 'sent' ? 'refused' : 'reset',
      })
      return awaitChange
    }
    if (row.state === 'sent') tx.put(exchanges, id, arrive(row))
    return requeueAt(deadline)
  },
})
