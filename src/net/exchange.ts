/**
 * Exchanges: sending requests, delivering them after their way's delay, and giving up when nobody
 * answers.
 *
 * @module
 */
import { type Loop, type Outcome, awaitChange, requeueAt, watch } from '../sim/loop.js'
import type { Tx } from '../sim/step.js'
import type { VirtualTime } from '../sim/world.js'
import { isAddress } from './address.js'
import type { Hop } from './hop.js'
import { type Station, effectOn, isLost, stationOf } from './impairment.js'
import { listenerOf, listeners } from './listen.js'
import { type Lookup, resolveName } from './names.js'
import { hostNamespace, namespaces } from './namespace.js'
import { type Answer, type Exchange, type Failure, type Message, exchanges } from './request.js'
import type { Route } from './route.js'
import type { Fabric } from './rules.js'
import { wayTo } from './way.js'

const EXCHANGE_LOOP = 'exchange'

/**
 * How long a client waits for a connection or an answer unless it says otherwise: Linux gives up
 * connecting after about 130 s.
 */
const LONGEST_WAIT = 130_000
/**
 * A connection that nobody answers is tried again after a second, then after twice as long each
 * time; six times (Linux's tcp_syn_retries).
 */
const CONNECT_AGAIN = 1_000
const CONNECTS_AT_MOST = 6
/** Data that nobody acknowledges is sent again after 200 ms, and so on (tcp_retries2). */
const SEND_AGAIN = 200
const SENDS_AT_MOST = 15

/** A request to be sent. */
interface Outgoing {
  readonly namespace: string
  readonly process?: string
  readonly host: string
  readonly port: number
  readonly message: Message
  /** Milliseconds until the client gives up. */
  readonly timeout?: number
  /** How the client looks for names; by its namespace, if it does not say. */
  readonly lookup?: Lookup
}

/** A request that was sent and has not arrived. */
type Pending = Omit<Exchange, 'source' | 'hops' | 'state'>

/** Sends a request; the id of the exchange. */
export function send(
  tx: Tx,
  fabric: Fabric,
  { namespace, process, host, port, message, timeout, lookup }: Outgoing,
): string {
  const id = `exchange-${tx.next('exchanges')}`
  return dispatch(tx, fabric, {
    id,
    from: { namespace, ...(process === undefined ? {} : { process }) },
    host,
    port,
    message,
    sentAt: tx.now,
    deadline: tx.now + (timeout ?? LONGEST_WAIT),
    ...(lookup === undefined || isAddress(host) ? {} : { lookup }),
  })
}

/** Sends a request on its way, for the first time or again; the id of the exchange. */
function dispatch(tx: Tx, fabric: Fabric, pending: Pending, tries = 0): string {
  const { id, from, host, port, deadline, lookup } = pending
  const machine = tx.get(namespaces, from.namespace)?.machine ?? ''
  const client: Hop = { by: 'client', machine, verdict: 'send', to: `${host}:${port}` }
  const addresses = resolveName(tx, fabric, host, from.namespace, { lookup })
  const way = wayTo(tx, fabric, from.namespace, addresses, port)
  if (!way)
    return finish(tx, {
      ...pending,
      source: '',
      hops: [client],
      state: 'failed',
      failure: 'unresolved',
    })
  const hops = [client, ...way.hops]
  if ('failure' in way) return undelivered(tx, { ...pending, source: '', hops }, way, tries)
  const arrived = way.delay === 0
  const sent: Exchange = { ...pending, to: way.to, source: way.source, hops, state: 'sent' }
  if (arrived) arrive(tx, sent)
  else tx.put(exchanges, id, sent)
  tx.book(
    EXCHANGE_LOOP,
    id,
    arrived ? { at: deadline, idle: true } : { at: Math.min(tx.now + way.delay, deadline) },
  )
  return id
}

/** A request that does not arrive; one that was lost is sent again after a while. */
function undelivered(
  tx: Tx,
  pending: Omit<Exchange, 'state'>,
  way: Extract<Route, { readonly failure: Failure }>,
  tries: number,
): string {
  const { id, deadline } = pending
  const { failure, delay, isLost } = way
  const row: Exchange = { ...pending, state: 'sent', failure }
  if (delay === 0 && failure !== 'timeout') return finish(tx, { ...row, state: 'failed' })
  const retryAt = isLost ? nextTry(tx.now, CONNECT_AGAIN, tries, CONNECTS_AT_MOST) : undefined
  tx.put(exchanges, id, retryAt === undefined ? row : { ...row, lost: { tries, retryAt } })
  tx.book(EXCHANGE_LOOP, id, {
    at: Math.min(deadline, retryAt ?? (failure === 'timeout' ? deadline : tx.now + delay)),
    idle: true,
  })
  return id
}

/** When something that was lost is sent again: each time after twice as long; not for ever. */
const nextTry = (
  now: VirtualTime,
  first: number,
  tries: number,
  most: number,
): VirtualTime | undefined => (tries < most ? now + first * 2 ** tries : undefined)

/** A connection without a word is answered by the receiver's kernel: somebody listens. */
function arrive(tx: Tx, row: Exchange): void {
  if (row.message.protocol === 'tcp' && row.message.body === '')
    reply(tx, { ...row, state: 'arrived', answer: { status: 0, headers: {}, body: '' } }, 0)
  else tx.put(exchanges, row.id, { ...row, state: 'arrived' })
}

function finish(tx: Tx, exchange: Exchange): string {
  tx.put(exchanges, exchange.id, exchange)
  return exchange.id
}

/** The server's answer. */
export function respond(tx: Tx, id: string, answer: Answer): void {
  const row = tx.get(exchanges, id)
  if (row?.state === 'sent' || row?.state === 'arrived') reply(tx, { ...row, answer }, 0)
}

/** Sends an answer on its way back, for the first time or again. */
function reply(tx: Tx, row: Exchange, tries: number): void {
  const effect = effectOn(tx, wayBack(tx, row))
  const { lost: _, ...rest } = row
  if (!isLost(effect, tx.random) && effect.delay === 0) {
    tx.put(exchanges, row.id, { ...rest, state: 'answered' })
    return
  }
  if (!isLost(effect, tx.random)) {
    const dueAt = tx.now + effect.delay
    tx.put(exchanges, row.id, { ...rest, state: 'replying', dueAt })
    tx.book(EXCHANGE_LOOP, row.id, { at: Math.min(dueAt, row.deadline) })
    return
  }
  const retryAt = nextTry(tx.now, SEND_AGAIN, tries, SENDS_AT_MOST) ?? row.deadline
  tx.put(exchanges, row.id, { ...rest, state: 'replying', lost: { tries, retryAt } })
  tx.book(EXCHANGE_LOOP, row.id, { at: Math.min(retryAt, row.deadline), idle: true })
}

/** The stations of an answer: those of the request, the other way round. */
function wayBack(tx: Tx, { from, to, hops }: Exchange): readonly Station[] {
  const ends = [from.namespace, to?.namespace ?? ''].map((id) => {
    const row = tx.get(namespaces, id)
    return row ? [stationOf(row)] : []
  })
  const [client = [], server = []] = ends
  const between = hops.flatMap(({ by, machine, via = [] }) =>
    by === 'client' || by === 'server' ? [] : [machine, ...via].map((one) => ({ machine: one })),
  )
  return [...server, ...between.reverse(), ...client]
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
  return row.state === 'answered' && row.answer
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

/**
 * Delivers what is on its way, sends again what was lost, and gives up on what takes too long. Keys
 * are exchange ids.
 */
export const exchangeLoop = (fabric: Fabric): Loop => ({
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
    const { deadline, lost } = row
    if (tx.now >= deadline) {
      tx.put(exchanges, id, { ...row, state: 'failed', failure: 'timeout' })
      return awaitChange
    }
    if (lost && tx.now < lost.retryAt) return requeueAt(Math.min(lost.retryAt, deadline))
    if (row.state === 'replying') return goOnReplying(tx, row)
    if (lost) {
      dispatch(tx, fabric, pendingOf(row), lost.tries + 1)
      return awaitChange
    }
    return goOn(tx, row)
  },
})

const pendingOf = (row: Exchange): Pending => {
  const { id, from, host, port, message, sentAt, deadline, lookup } = row
  return {
    id,
    from,
    host,
    port,
    message,
    sentAt,
    deadline,
    ...(lookup ? { lookup } : {}),
  }
}

function goOnReplying(tx: Tx, row: Exchange): Outcome {
  const { dueAt, lost, deadline } = row
  if (lost) reply(tx, row, lost.tries + 1)
  else if (dueAt !== undefined && tx.now < dueAt) return requeueAt(Math.min(dueAt, deadline))
  else tx.put(exchanges, row.id, { ...row, state: 'answered' })
  return awaitChange
}

function goOn(tx: Tx, row: Exchange): Outcome {
  const { id, to, deadline } = row
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
  if (row.state === 'sent') arrive(tx, row)
  return requeueAt(deadline)
}
