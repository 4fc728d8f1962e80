/**
 * Reverse proxies: which requests go to which servers, by host and path. A controller writes it
 * down, and the proxy's program reads it when a request comes, as it would read its configuration.
 *
 * @see https://nginx.org/en/docs/http/ngx_http_proxy_module.html
 */
import type { Tx } from '../sim/step.js'
import { defineTable } from '../sim/table.js'
import type { Reader, VirtualTime } from '../sim/world.js'

/** Servers that answer alike. */
export interface Upstream {
  readonly name: string
  readonly servers: readonly { readonly address: string; readonly port: number }[]
}

/** Where the requests of a path go. */
export interface ProxyRoute {
  /** '' for any host; `*.example.com` for every name under one. */
  readonly host: string
  readonly path: string
  /**
   * `exact` is the whole path, `segments` the path and everything under it, `prefix` everything that
   * begins so, `pattern` a regular expression that begins so.
   */
  readonly match: 'exact' | 'segments' | 'prefix' | 'pattern'
  /** What the path becomes; `$1` is the first group of the pattern. */
  readonly rewrite?: string
  /** Plain requests are sent to the encrypted port. */
  readonly secure?: boolean
  /** Who may ask; everybody if it is not said. */
  readonly sources?: readonly string[]
  /** Where every request is sent instead. */
  readonly redirect?: { readonly status: number; readonly to: string }
  /** Where requests of `/` are sent instead. */
  readonly appRoot?: string
  readonly upstream: Upstream
}

/** The routes of one object of whoever configures a proxy. Its key is the object's. */
export interface ProxySite {
  readonly key: string
  readonly routes: readonly ProxyRoute[]
  /** The Services that it leads to, as `namespace/name`. */
  readonly services: readonly string[]
  /** When it was first known. */
  readonly since?: VirtualTime
}

export const proxySites = defineTable<ProxySite, 'byHost' | 'byService'>('proxy-sites', {
  byHost: ({ routes }) => [...new Set(routes.map(({ host }) => host || ANY_HOST))],
  byService: ({ services }) => services,
})

const ANY_HOST = '*'

/** Writes an object's routes down. */
export function keepSite(tx: Tx, site: ProxySite): void {
  tx.put(proxySites, site.key, { ...site, since: tx.get(proxySites, site.key)?.since ?? tx.now })
}

/** Forgets an object's routes. */
export function forgetSite(tx: Tx, key: string): void {
  tx.delete(proxySites, key)
}

/** The routes of a host: those of its own name, of a wildcard, or of none. */
export function routesFor(read: Reader, host: string): readonly ProxyRoute[] {
  const wildcard = `*${host.slice(host.indexOf('.'))}`
  for (const name of [host, ...(host.includes('.') ? [wildcard] : []), ANY_HOST]) {
    const routes = read
      .by(proxySites, 'byHost', name)
      .flatMap((site) => site.routes.filter((route) => (route.host || ANY_HOST) === name))
    if (routes.length > 0) return routes
  }
  return []
}

const isPattern = ({ match }: ProxyRoute): boolean => match === 'pattern'

/**
 * The route of a path: exact ones before others, longer ones before shorter ones. Where one path of
 * a host is a pattern, all are.
 */
export function routeOf(
  routes: readonly ProxyRoute[],
  path: string,
  matches: (pattern: string, text: string) => boolean,
): ProxyRoute | undefined {
  const patterns = routes.some(isPattern)
  const fits = (route: ProxyRoute): boolean => {
    if (patterns) return matches(route.path, path)
    if (route.match === 'exact') return path === route.path
    if (route.match === 'prefix') return path.startsWith(route.path)
    const whole = route.path.replace(/\/$/, '')
    return path === whole || path.startsWith(`${whole}/`)
  }
  const rank = ({ match, path: own }: ProxyRoute): number =>
    own.length + (match === 'exact' && !patterns ? 1_000_000 : 0)
  return routes.filter(fits).sort((a, b) => rank(b) - rank(a))[0]
}
