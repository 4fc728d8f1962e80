/**
 * A lab for clients in the same process: they open their connections to it, and there is no port.
 *
 * @module
 */
import { Agent } from 'node:http'
import type { Duplex } from 'node:stream'
import { UsageError } from '../../sim/errors.js'
import { dockerHandlerOf } from '../docker/handler.js'
import { kubernetesHandlerOf } from '../kubernetes/handler.js'
import { duplexPair } from './duplex-pair.js'
import { hijack } from './hijack.js'
import { kubeconfigOf } from './kubeconfig.js'
import { type Pace, type ServedTime, paceOf } from './pace.js'
import { type ServableLab, isWhole } from './servable-lab.js'
import { type ServerOptions, cut, serverOf } from './server.js'
import { connectPod } from './upgrade.js'

/** How clients reach a lab. */
export interface TransportOptions {
  /** What they reach: its API server by default, `docker` in a lab without Kubernetes. */
  readonly to?: 'kubernetes' | 'docker'
  /** Whose Docker Engine it is: the workstation's (`host`) by default. */
  readonly machine?: string
  /** How virtual time passes: `waiting` by default. */
  readonly time?: ServedTime
}

/** What of a KubeConfig of @kubernetes/client-node is asked for. */
interface ConfigOfClients {
  loadFromString(text: string): void
}

/** A `URL`. */
interface Address {
  readonly href: string
}

/** What of a `RequestInit` is asked for; the types of the Fetch API are the client's own. */
interface RequestOptions {
  readonly method?: string | undefined
  readonly headers?: unknown
  readonly body?: unknown
  readonly signal?: unknown
}

/**
 * The ways of clients to a lab. What is Node's is an `object` here, so that the types need no others:
 * write `agent as Agent` where a client is strict.
 */
export interface Transport {
  /** The address that clients are told; no name is ever looked up. */
  readonly url: string
  /** A kubeconfig with that address, as text; empty for a Docker Engine. */
  readonly kubeconfig: string
  /** An `Agent` of `node:http`, for clients on that: dockerode, node-fetch, ws, @kubernetes/client-node 1. */
  readonly agent: object
  /** For clients that answer requests by a function of the Fetch API; no connection is opened. */
  fetch(input: string | Address | Request, init?: RequestOptions): Promise<Response>
  /** A `Duplex` of `node:stream`, for clients that ask for a connection. */
  createConnection(): object
  /** For clients on undici: `new Agent({ connect })`. */
  connect(options: unknown, done: (error: null, socket: never) => void): void
  /**
   * Leads a KubeConfig of @kubernetes/client-node here: 1.x as it is, 2.x with a dispatcher of the
   * undici that it uses.
   */
  configure<Config extends ConfigOfClients>(
    config: Config,
    options?: { readonly dispatcher?: unknown },
  ): Config
  /** Ends all connections; time passes no more by itself. */
  close(): Promise<void>
}

const HOST = 'http://lab'

/** Opens a way to a lab. */
export function transportTo(
  lab: ServableLab,
  {
    to = isWhole(lab) ? 'kubernetes' : 'docker',
    machine = 'host',
    time = 'waiting',
  }: TransportOptions,
): Transport {
  if (to === 'kubernetes' && !isWhole(lab))
    throw new UsageError('transport: to: a lab of Docker alone has no Kubernetes')
  const pace = paceOf(lab, time)
  const server =
    to === 'kubernetes' && isWhole(lab)
      ? {
          handle: kubernetesHandlerOf(lab, {}),
          upgrade: (upgrade: Parameters<ServerOptions['upgrade']>[0]) =>
            cut(connectPod(lab, '', upgrade), upgrade),
        }
      : {
          handle: dockerHandlerOf(lab.door, { machine, time: 'manual' }),
          upgrade: (upgrade: Parameters<ServerOptions['upgrade']>[0]) =>
            cut(hijack(lab.door, machine, '', upgrade), upgrade),
        }
  return waysTo(server, pace, to === 'kubernetes' ? kubeconfigOf(HOST) : '')
}

function waysTo(
  { handle, upgrade }: Pick<ServerOptions, 'handle' | 'upgrade'>,
  pace: Pace,
  kubeconfig: string,
): Transport {
  const { asked, stop } = pace
  const { server, end } = serverOf({ guard: undefined, prefix: '', asked, handle, upgrade })
  const createConnection = (): Duplex => {
    const [client, ours] = duplexPair()
    server.emit('connection', ours)
    return client
  }
  class LabAgent extends Agent {
    override createConnection(): Duplex {
      return createConnection()
    }
  }
  const agent = new LabAgent()
  return {
    url: HOST,
    kubeconfig,
    agent,
    createConnection,
    // undici takes it that nothing connects at once.
    connect: (_options, done) => queueMicrotask(() => done(null, createConnection() as never)),
    async fetch(input, init) {
      const asks = typeof input === 'string' || input instanceof Request ? input : input.href
      const request = new Request(asks, init as RequestInit)
      asked(`${request.method} ${request.url}`)
      return handle(request)
    },
    configure(config, { dispatcher } = {}) {
      config.loadFromString(kubeconfig)
      return Object.assign(config, {
        createAgent: () => agent,
        ...(dispatcher === undefined ? {} : { createDispatcher: () => dispatcher }),
      })
    },
    async close() {
      stop()
      agent.destroy()
      await end()
    },
  }
}
