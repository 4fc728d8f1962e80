/**
 * A session: one command's view of the terminal and of the API server.
 *
 * @module
 */
import type { UserInfo } from '../../kubernetes/apiserver/authentication/user.js'
import { attributesOf, authorize } from '../../kubernetes/apiserver/authorization/authorize.js'
import type { AnyKind } from '../../kubernetes/kinds/kind.js'
import { type Api, connect } from '../../kubernetes/apiserver/client.js'
import { type Cluster, clusterOf, effectOnApi } from '../../kubernetes/apiserver/cluster.js'
import { isCut } from '../../net/impairment.js'
import { TIMED_OUT } from '../../net/request.js'
import { warning } from '../../kubernetes/apiserver/unsimulated.js'
import type { Tx } from '../../sim/step.js'
import type { Reader } from '../../sim/world.js'
import { type Cli, CommandError, type Wait } from '../verb.js'
import { type Config, loadConfig } from './kubeconfig.js'
import type { AnyDefinition } from './definition.js'
import { requesterOf } from './requester.js'
import type { PodStreams } from './streams.js'

const LOCAL = 'localhost:8080'
const REFUSED = (server: string): string =>
  `The connection to the server ${server} was refused - did you specify the right host or port?`

/** The API server's machine accepts the connection, and nobody says more. */
const FROZEN = 'net/http: TLS handshake timeout'
/** Milliseconds until kubectl gives up connecting. */
const PATIENCE = 30_000

/** Nothing comes back from the API server. */
class UnreachableError extends CommandError {
  override name = 'UnreachableError'
  constructor(why: string) {
    super(`Unable to connect to the server: ${why}`)
  }
}

/** Runs a verb; where nothing comes back from the API server, time passes until kubectl gives up. */
export function* patiently<Value>(
  cli: Cli,
  run: () => Generator<Wait, Value>,
): Generator<Wait, Value> {
  try {
    return yield* run()
  } catch (error) {
    if (error instanceof UnreachableError) yield { until: cli.tx.now + PATIENCE }
    throw error
  }
}

/** Host and port of a server's URL; where kubectl looks when it knows of none. */
const addressOf = (server: string | undefined): string => {
  const [, host, port] = /^https?:\/\/([^/:]+)(?::(\d+))?/.exec(server ?? '') ?? []
  return host === undefined ? LOCAL : `${host}:${port ?? '443'}`
}

/** Whether a cluster's API server is there. */
const isAt = ({ apiServerAddress, apiServerPort }: Cluster, address: string): boolean =>
  address === `${apiServerAddress}:${apiServerPort}`

/**
 * What a verb works with. Everything is read anew after a `yield`, when another step is under way.
 */
export interface Session {
  readonly cli: Cli
  /** The step under way. */
  readonly tx: Tx
  readonly streams: PodStreams
  /** Who asks. @throws CommandError, ApiError when one may not act as another */
  readonly user: UserInfo
  /** The API server. @throws CommandError when nothing listens there */
  readonly api: Api
  /**
   * Asks for what goes past `api`: logs, commands in containers, watches. @throws ApiError Forbidden
   */
  authorize(verb: string, kind: AnyKind, about: RequestAbout): void
  /** The cluster that the API server serves. @throws CommandError like `api` */
  readonly cluster: Cluster
  readonly config: Config
  /** The namespace of the command: `-n`, or the context's, or `default`. */
  readonly namespace: string
  /** The namespace that `-n` names: objects from files may not be in another one. */
  readonly enforcedNamespace: string | undefined
  /** The whole command as `--record` writes it down. */
  readonly commandLine: string
  /** All verbs of kubectl by name, for those that are about verbs. */
  readonly commands: Readonly<Record<string, AnyDefinition>>
  out(text: string): void
  /** Writes a text that may be made later, from the world as it is when the command has ended. */
  outWhenRead(make: (read: Reader) => string): void
  err(text: string): void
  /** Prints a warning of the server's on standard error; the same one only once. */
  warn(text: string): void
  /** How many warnings came from the server. */
  readonly warnings: number
  /** Lets the step end here, so that what was done stays whatever comes next. */
  commit(): Generator<Wait, void>
}

/** What a request is about. */
interface RequestAbout {
  readonly name?: string | undefined
  readonly namespace?: string | undefined
  readonly subresource?: string | undefined
}

/** What the flags choose of the kubeconfig. */
const choiceOf = (
  text: (flag: string) => string | undefined,
): Parameters<typeof loadConfig>[1] => ({
  path: text('kubeconfig'),
  context: text('context'),
  user: text('user'),
  cluster: text('cluster'),
})

/** The cluster whose API server answers at an address. @throws CommandError when none does */
function clusterAt(cli: Cli, streams: PodStreams, server: string): Cluster {
  const cluster = clusterOf(cli.tx)
  if (cluster?.paused && isAt(cluster, server)) throw new UnreachableError(FROZEN)
  if (!cluster || !streams.isServing(cli.tx) || !isAt(cluster, server))
    throw new CommandError(REFUSED(server))
  if (isCut(effectOnApi(cli.tx, cli.machine)))
    throw new UnreachableError(`dial tcp ${server}: ${TIMED_OUT}`)
  return cluster
}

/** Who asks is found out once a step: each request of a command needs it. */
class Asking {
  private known: { readonly tx: Tx; readonly user: UserInfo; readonly api?: Api } | undefined

  constructor(
    private readonly cli: Cli,
    private readonly flags: Readonly<Record<string, unknown>>,
  ) {}

  user({ config }: Session): UserInfo {
    const { tx } = this.cli
    if (this.known?.tx !== tx) this.known = { tx, user: requesterOf(this.cli, config, this.flags) }
    return this.known.user
  }

  api(session: Session): Api {
    const { tx, user } = session
    if (this.known?.api && this.known.tx === tx) return this.known.api
    void session.cluster
    const api = warning(connect(tx, user), (line) => session.warn(line))
    this.known = { tx, user, api }
    return api
  }
}

/** Opens a session for a command with these global flags. */
export function openSession(
  cli: Cli,
  streams: PodStreams,
  flags: Readonly<Record<string, unknown>>,
  commandLine: string,
  commands: Readonly<Record<string, AnyDefinition>> = {},
): Session {
  const warned = new Set<string>()
  const text = (name: string): string | undefined =>
    typeof flags[name] === 'string' && flags[name] !== '' ? flags[name] : undefined
  let config: Config | undefined
  const asking = new Asking(cli, flags)
  const session: Session = {
    cli,
    streams,
    commandLine,
    commands,
    enforcedNamespace: text('namespace'),
    get tx() {
      return cli.tx
    },
    get config() {
      config ??= loadConfig(cli, choiceOf(text))
      return config
    },
    get cluster() {
      const server = addressOf(text('server') ?? session.config.server)
      return clusterAt(cli, streams, server)
    },
    get user() {
      return asking.user(session)
    },
    get api() {
      return asking.api(session)
    },
    authorize(verb, kind, about) {
      void session.cluster
      authorize(cli.tx, session.user, attributesOf(kind, verb, about))
    },
    get namespace() {
      return text('namespace') ?? session.config.namespace ?? 'default'
    },
    out: (line) => cli.out(line),
    outWhenRead: (make) => (cli.outWhenRead ? cli.outWhenRead(make) : cli.out(make(cli.tx))),
    err: (line) => cli.err(line),
    warn(line) {
      if (!warned.has(line)) cli.err(`Warning: ${line}\n`)
      warned.add(line)
    },
    get warnings() {
      return warned.size
    },
    *commit() {
      yield { until: cli.tx.now }
    },
  }
  return session
}
