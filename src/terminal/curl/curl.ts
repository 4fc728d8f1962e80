/**
 * curl: requests from a terminal, with curl's options, messages and exit codes.
 *
 * Its output is taken to be a terminal's, so there is no progress meter.
 *
 * @see https://curl.se/docs/manpage.html
 */
import { type Answer, type Failure, exchanges } from '../../net/request.js'
import { type Json, type Program, type System, awaitInput, exit } from '../../program/program.js'
import { EMPTY_REPLY, type Failed, NO_HTTP, UNTRUSTED, failureOf } from './failure.js'
import { messageFor, withQuery } from './message.js'
import { type Options, parseOptions } from './options.js'
import { write } from './output.js'
import { headOf, trace } from './trace.js'
import { type Target, formatUrl, parseUrl, redirected } from './url.js'
import { headerOf, writeOut } from './write-out.js'

/**
 * Milliseconds before the first repetition; each later one waits twice as long, ten minutes at
 * most.
 */
const RETRY_AFTER = 1_000
const LONGEST_RETRY = 600_000
const TRANSIENT: readonly number[] = [408, 429, 500, 502, 503, 504]
const WARNING_WIDTH = 70

/** Where the command is: which URL, and the exchange that is under way. */
interface Transfer {
  readonly at: number
  readonly url: string
  /** Absent while it waits to try again. */
  readonly exchange?: string
  readonly method: string
  readonly address: string
  readonly startedAt: number
  readonly redirects: number
  readonly tries: number
  readonly retryAt?: number
  readonly code: number
}

type Place = Pick<Transfer, 'at' | 'redirects' | 'tries' | 'code'> &
  Partial<Pick<Transfer, 'method'>>

/** The program. */
export const curl: Program = {
  name: 'curl',
  step(system, state) {
    const options = parseOptions(system)
    if ('exit' in options) {
      system.out(options.out ?? '')
      system.err(options.err ?? '')
      return exit(options.exit)
    }
    let next: Transfer | number =
      state === undefined
        ? begin(system, options, { at: 0, redirects: 0, tries: 0, code: 0 })
        : (state as unknown as Transfer)
    while (typeof next !== 'number') {
      const { retryAt, exchange } = next
      if (retryAt !== undefined && system.now < retryAt)
        return awaitInput(next as unknown as Json, retryAt)
      if (exchange === undefined) {
        next = begin(system, options, next)
        continue
      }
      const connected = system.tx.get(exchanges, exchange)?.to !== undefined
      const outcome = system.outcome(exchange)
      if (!outcome) return awaitInput(next as unknown as Json)
      next =
        'failure' in outcome
          ? unanswered(system, options, next, outcome.failure, connected)
          : answered(system, options, next, outcome.answer)
    }
    return exit(next)
  },
}

/**
 * Begins the transfer of the URL at a place of the command line, or ends with the exit code when
 * there is none.
 */
function begin(system: System, options: Options, place: Place): Transfer | number {
  const url = options.urls[place.at]
  return url === undefined
    ? place.code
    : send(system, options, url, {
        at: place.at,
        redirects: 0,
        tries: place.tries,
        code: place.code,
      })
}

function send(system: System, options: Options, url: string, place: Place): Transfer | number {
  const parsed = parseUrl(url)
  if ('exit' in parsed) {
    complain(system, options, parsed)
    return begin(system, options, { at: place.at + 1, redirects: 0, tries: 0, code: parsed.exit })
  }
  const target = place.redirects === 0 ? withQuery(parsed, options) : parsed
  const message = messageFor(target, options, place.method)
  const connectTo =
    options.resolve.get(`${target.host.toLowerCase()}:${target.port}`) ?? target.host
  const address = system.resolve(connectTo)[0] ?? ''
  const exchange = system.request(connectTo, target.port, message, options.timeout)
  return {
    ...place,
    url: formatUrl(target),
    method: message.method ?? '',
    address,
    startedAt: system.now,
    exchange,
  }
}

const complain = (system: System, { switches }: Options, { exit: code, message }: Failed): void => {
  if (!switches.has('silent') || switches.has('show-error'))
    system.err(`curl: (${code}) ${message}\n`)
}

function unanswered(
  system: System,
  options: Options,
  transfer: Transfer,
  failure: Failure,
  connected: boolean,
): Transfer | number {
  const target = parseUrl(transfer.url) as Target
  const problem = failureOf(failure, {
    target,
    elapsed: system.now - transfer.startedAt,
    connected,
    limited: options.timeout !== undefined,
  })
  if (options.switches.has('verbose'))
    system.err(
      trace(
        transfer,
        target,
        connected ? messageFor(target, options, transfer.method) : undefined,
        { problem },
      ),
    )
  complain(system, options, problem)
  const isTransient =
    failure === 'timeout' || (failure === 'refused' && options.switches.has('retry-connrefused'))
  if (isTransient && transfer.tries < options.retries)
    return again(
      system,
      options,
      transfer,
      failure === 'timeout' ? 'timeout' : 'connection refused',
    )
  return done(system, options, transfer, undefined, problem)
}

function answered(
  system: System,
  options: Options,
  transfer: Transfer,
  answer: Answer,
): Transfer | number {
  const { switches } = options
  const target = parseUrl(transfer.url) as Target
  if (answer.certificate && !switches.has('insecure')) {
    complain(system, options, UNTRUSTED)
    return done(system, options, transfer, undefined, UNTRUSTED)
  }
  if (answer.status === 0) {
    const plain = answer.body === '' ? EMPTY_REPLY : NO_HTTP
    complain(system, options, plain)
    return done(system, options, transfer, undefined, plain)
  }
  if (switches.has('verbose'))
    system.err(trace(transfer, target, messageFor(target, options, transfer.method), { answer }))
  const location = headerOf(answer, 'location')
  if (
    switches.has('location') &&
    location !== undefined &&
    answer.status >= 300 &&
    answer.status < 400
  ) {
    const tooMany = { exit: 47, message: `Maximum (${options.redirects}) redirects followed` }
    if (switches.has('include') || switches.has('head')) system.out(headOf(answer))
    if (transfer.redirects < options.redirects)
      return follow(system, options, transfer, answer, redirected(location, target))
    complain(system, options, tooMany)
    return done(system, options, transfer, answer, tooMany)
  }
  if (TRANSIENT.includes(answer.status) && transfer.tries < options.retries)
    return again(system, options, transfer, 'HTTP error')
  if (switches.has('fail') && answer.status >= 400) {
    const error = { exit: 22, message: `The requested URL returned error: ${answer.status}` }
    complain(system, options, error)
    return done(system, options, transfer, answer, error)
  }
  const isHead = switches.has('head') || transfer.method === 'HEAD'
  const problem = write(
    system,
    options,
    transfer.at,
    target,
    (switches.has('include') || switches.has('head') ? headOf(answer) : '') +
      (isHead ? '' : answer.body),
  )
  if (problem) complain(system, options, problem)
  return done(system, options, transfer, answer, problem)
}

/** A redirection turns a POST into a GET, except 307 and 308. */
function follow(
  system: System,
  options: Options,
  transfer: Transfer,
  { status }: Answer,
  url: string,
): Transfer | number {
  const { at, tries, code, redirects } = transfer
  const becomesGet = options.method === undefined && transfer.method === 'POST' && status < 307
  return send(system, options, url, {
    at,
    tries,
    code,
    redirects: redirects + 1,
    ...(becomesGet ? { method: 'GET' } : {}),
  })
}

/** Waits before the same URL is tried again. */
function again(
  system: System,
  { switches, retries, retryDelay }: Options,
  transfer: Transfer,
  why: string,
): Transfer {
  const { exchange: _, ...place } = transfer
  const delay = retryDelay ?? Math.min(RETRY_AFTER * 2 ** transfer.tries, LONGEST_RETRY)
  const text = `Problem : ${why}. Will retry in ${delay / 1000} seconds. ${retries - transfer.tries} retries left.`
  if (!switches.has('silent')) for (const line of wrapped(text)) system.err(`Warning: ${line}\n`)
  return { ...place, tries: transfer.tries + 1, retryAt: system.now + delay }
}

/** Lines of a warning: broken after the last blank that fits. */
function wrapped(text: string): readonly string[] {
  if (text.length < WARNING_WIDTH) return [text]
  const cut = text.lastIndexOf(' ', WARNING_WIDTH - 1) + 1
  return [text.slice(0, cut), ...wrapped(text.slice(cut))]
}

/** Sums a transfer up and goes on with the next URL. */
function done(
  system: System,
  options: Options,
  transfer: Transfer,
  answer: Answer | undefined,
  problem: Failed | undefined,
): Transfer | number {
  const { url, method, address, redirects, startedAt } = transfer
  const { scheme, port } = parseUrl(url) as Target
  const summary = {
    answer,
    exit: problem?.exit ?? 0,
    message: problem?.message ?? '',
    url,
    given: options.urls[transfer.at] ?? '',
    method,
    scheme,
    address,
    port,
    redirects,
  }
  if (options.writeOut !== undefined)
    system.out(writeOut(options.writeOut, { ...summary, elapsed: system.now - startedAt }))
  return begin(system, options, {
    at: transfer.at + 1,
    redirects: 0,
    tries: 0,
    code: problem?.exit ?? transfer.code,
  })
}
