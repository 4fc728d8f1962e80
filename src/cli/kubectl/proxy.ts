/**
 * `kubectl proxy`: serves the API, and files if it is told to, on a port of the machine, until
 * Ctrl-C.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/http-proxy-access-api/
 */
import { closeProxy, openProxy } from '../../kubernetes/apiserver/http/server.js'
import type { ProxyRules } from '../../kubernetes/apiserver/http/proxy.js'
import { GO_ERRNO, noSuchFile } from '../../text/errno.js'
import { RegexError, goRegex } from '../../text/regex/regex.js'
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { define } from './definition.js'
import type { Session } from './session.js'

const ACCEPT_HOSTS = '^localhost$,^127\\.0\\.0\\.1$,^\\[::1\\]$'
const REJECT_PATHS = '^/api/.*/pods/.*/exec,^/api/.*/pods/.*/attach'
const REJECT_METHODS = '^$'
const IN_USE = (address: string): string =>
  `error: listen tcp ${address}: bind: ${GO_ERRNO.EADDRINUSE}`
const NO_DIRECTORY = (path: string): string => `error: ${noSuchFile('stat', path)}`
const NO_ALL = 'error: --www-prefix and --api-prefix cannot be the same'
const RANDOM_PORTS = [32_768, 60_999] as const

interface ProxyFlags {
  readonly acceptHosts: string
  readonly acceptPaths: string
  readonly apiPrefix: string
  readonly disableFilter: boolean
  readonly rejectMethods: string
  readonly rejectPaths: string
  readonly www: string | undefined
  readonly wwwPrefix: string
}

/** The verb `kubectl proxy`. */
export const proxy = define({
  name: 'proxy',
  usage: 'proxy [--port=PORT] [--www=static-dir] [--www-prefix=prefix] [--api-prefix=prefix]',
  short: 'Run a proxy to the Kubernetes API server',
  long: 'Creates a proxy server or application-level gateway between localhost and the Kubernetes API server. It also allows serving static content over specified HTTP path. All incoming data enters through one port and gets forwarded to the remote Kubernetes API server port, except for the path matching the static content path.',
  flags: {
    'accept-hosts': {
      type: 'string',
      default: ACCEPT_HOSTS,
      usage: 'Regular expression for hosts that the proxy should accept.',
    },
    'accept-paths': {
      type: 'string',
      default: '^.*',
      usage: 'Regular expression for paths that the proxy should accept.',
    },
    address: {
      type: 'string',
      default: '127.0.0.1',
      usage: 'The IP address on which to serve on.',
    },
    'api-prefix': {
      type: 'string',
      default: '/',
      usage: 'Prefix to serve the proxied API under.',
    },
    'disable-filter': {
      type: 'boolean',
      usage:
        'If true, disable request filtering in the proxy. This is dangerous, and can leave you vulnerable to XSRF attacks, when used with an accessible port.',
    },
    port: {
      type: 'int',
      short: 'p',
      default: 8001,
      usage: 'The port on which to run the proxy. Set to 0 to pick a random port.',
    },
    'reject-methods': {
      type: 'string',
      default: REJECT_METHODS,
      usage:
        "Regular expression for HTTP methods that the proxy should reject (example --reject-methods='POST,PUT,PATCH').",
    },
    'reject-paths': {
      type: 'string',
      default: REJECT_PATHS,
      usage:
        'Regular expression for paths that the proxy should reject. Paths specified here will be rejected even accepted by --accept-paths.',
    },
    www: {
      type: 'string',
      short: 'w',
      usage: 'Also serve static files from the given directory under the specified prefix.',
    },
    'www-prefix': {
      type: 'string',
      short: 'P',
      default: '/static/',
      usage: 'Prefix to serve static files under, if static file directory is specified.',
    },
  },
  *run(session, _args, flags): Generator<Wait, VerbResult<{ readonly address: string }>> {
    void session.cluster
    const { cli, user } = session
    const rules = rulesOf(session, flags)
    const port = flags.port === 0 ? cli.tx.random.int(...RANDOM_PORTS) : flags.port
    const process = cli.process ?? `kubectl-proxy-${cli.tx.next('kubectl-proxies')}`
    const address = `${flags.address}:${port}`
    if (!cli.ask((tx) => openProxy(tx, process, cli.machine, port, { ...rules, user })))
      throw new CommandError(IN_USE(address))
    session.out(`Starting to serve on ${address}\n`)
    const turns = cli.turns()
    while (!cli.interrupted) {
      turns.carry(undefined)
      yield { serving: true }
    }
    cli.ask((tx) => closeProxy(tx, process))
    return { value: { address } }
  },
})

/** @throws CommandError for patterns that cannot be read, and a directory that is not there */
function rulesOf({ cli: { files } }: Session, flags: ProxyFlags): ProxyRules {
  const { acceptHosts, acceptPaths, rejectMethods, rejectPaths, disableFilter, www } = flags
  const apiPrefix = slashed(flags.apiPrefix)
  const prefix = slashed(flags.wwwPrefix)
  const patterns = { acceptHosts, acceptPaths, rejectMethods, rejectPaths }
  for (const list of Object.values(patterns)) for (const one of list.split(',')) checkPattern(one)
  if (www && apiPrefix === prefix) throw new CommandError(NO_ALL)
  if (www && !files.isDirectory(www)) throw new CommandError(NO_DIRECTORY(www))
  const texts = www
    ? Object.fromEntries(Object.entries(files.tree(www)).map(([path, { text }]) => [path, text]))
    : undefined
  return { ...patterns, disableFilter, apiPrefix, ...(texts ? { files: { prefix, texts } } : {}) }
}

function checkPattern(pattern: string): void {
  try {
    goRegex(pattern)
  } catch (error) {
    if (error instanceof RegexError) throw new CommandError(`error: ${error.message}`)
    throw error
  }
}

const slashed = (prefix: string): string =>
  `${prefix.startsWith('/') ? '' : '/'}${prefix}${prefix.endsWith('/') ? '' : '/'}`
