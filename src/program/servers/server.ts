/**
 * What the usual servers have in common: they listen, say that they are ready, answer one request
 * after the other, and end on a signal.
 *
 * @module
 */
import type { Answer, Exchange } from '../../net/request.js'
import { byteLength } from '../../oci/entry.js'
import { httpDate } from '../../text/time.js'
import { ERRNO } from '../../text/errno.js'
import { type Json, type Next, type Program, type System, awaitInput, exit } from '../program.js'

/** A server that answers at once. */
interface ServerDefinition<State extends Json> {
  readonly name: string
  /** The port; a function where the command line or a file says. */
  readonly port: number | ((system: System) => number)
  /**
   * Says that it starts, and gives the state that it begins with. A number is an exit code: it does
   * not start.
   */
  begin(system: System): State | number
  /** Milliseconds from its start until it listens; 0 unless it has to prepare something. */
  readonly warmUp?: number
  /** Said when it listens. */
  ready?(system: System): void
  answer(
    system: System,
    exchange: Exchange,
    state: State,
  ):
    | { readonly answer: Answer; readonly state: State }
    /** It is asked again when something else has come, and at that time. */
    | { readonly waitsUntil: number; readonly state: State }
  /** What is said when it cannot listen on its port, and the exit code then. */
  taken(system: System, port: number, why: BindError): number
  /** The exit code by signal; says goodbye if it wants to. */
  readonly signals: Readonly<Record<string, (system: System) => number>>
}

/** Why nobody can listen: the error's number, and its words. */
export interface BindError {
  readonly errno: number
  readonly text: string
}

/** Listens on a port, or says why it cannot. */
export function bind(system: System, port: number): BindError | undefined {
  if (!system.mayListen(port)) return { errno: 13, text: ERRNO.EACCES }
  return system.listen(port) ? undefined : { errno: 98, text: ERRNO.EADDRINUSE }
}

interface Running<State> {
  readonly [key: string]: Json | undefined
  readonly listensAt: number
  readonly isListening: boolean
  readonly own: State & Json
}

/** Answers what can be answered, those that came first; others may wait for what these bring. */
function answered<State extends Json>(
  server: ServerDefinition<State>,
  system: System,
  before: State,
): { readonly own: State; readonly until: number | undefined } {
  let own = before
  let left = system.requests()
  for (;;) {
    const waiting: Exchange[] = []
    let until = Number.POSITIVE_INFINITY
    for (const exchange of left) {
      const found = server.answer(system, exchange, own)
      own = found.state
      if ('answer' in found) system.respond(exchange.id, found.answer)
      else {
        waiting.push(exchange)
        until = Math.min(until, found.waitsUntil)
      }
    }
    if (waiting.length === left.length || waiting.length === 0)
      return { own, until: Number.isFinite(until) ? until : undefined }
    left = waiting
  }
}

/** Makes a program of a server's definition. */
export function defineServer<State extends Json>(server: ServerDefinition<State>): Program {
  const portOf = (system: System): number =>
    typeof server.port === 'number' ? server.port : server.port(system)

  function start(system: System): Next {
    const own = server.begin(system)
    if (typeof own === 'number') return exit(own)
    system.trap(Object.keys(server.signals))
    return goOn(system, { listensAt: system.now + (server.warmUp ?? 0), isListening: false, own })
  }

  function goOn(system: System, running: Running<State>): Next {
    for (const signal of system.signals()) {
      const leave = server.signals[signal]
      if (leave) return exit(leave(system))
    }
    if (!running.isListening) {
      if (system.now < running.listensAt) return awaitInput(running, running.listensAt)
      const port = portOf(system)
      const failure = bind(system, port)
      if (failure) return exit(server.taken(system, port, failure))
      server.ready?.(system)
    }
    const { own, until } = answered(server, system, running.own)
    return awaitInput(
      running.isListening && own === running.own ? running : { ...running, isListening: true, own },
      until,
    )
  }

  return {
    name: server.name,
    step: (system, state) =>
      state === undefined ? start(system) : goOn(system, state as unknown as Running<State>),
  }
}

/** An answer over plain TCP. */
export const tcpAnswer = (body: string): Answer => ({ status: 0, headers: {}, body })

/**
 * Replaces the entrypoint by the command that it was given; 127 when there is none of that name.
 */
export function handOver(
  system: System,
  argv: readonly string[],
  notFound: (error: Error) => string,
): Next {
  try {
    system.exec(argv)
  } catch (error) {
    if (!(error instanceof Error && 'exitCode' in error)) throw error
    system.err(notFound(error))
    return exit(Number(error.exitCode))
  }
  return awaitInput(null)
}

/** Answers every request with the same text: for what says only what it stands for. */
export function answerAll(system: System, text: string): void {
  for (const { id } of system.requests())
    system.respond(id, {
      status: 200,
      statusText: 'OK',
      headers: {
        Date: httpDate(system.now),
        'Content-Type': 'text/plain; charset=utf-8',
        'Content-Length': String(byteLength(text)),
      },
      body: text,
    })
}
