/**
 * URLs as curl reads them: a scheme, a port and a path are optional.
 *
 * @see https://curl.se/docs/url-syntax.html
 */

/** Where a request goes. */
export interface Target {
  readonly scheme: string
  readonly host: string
  readonly port: number
  /** With its query. */
  readonly path: string
  /** `user:password`, if the URL has one. */
  readonly user: string | undefined
}

/** Why a URL cannot be used: curl's exit code and message. */
interface BadUrl {
  readonly exit: number
  readonly message: string
}

const BAD_FORMAT: BadUrl = { exit: 3, message: 'URL using bad/illegal format or missing URL' }
const PORTS: Readonly<Record<string, number>> = { http: 80, https: 443 }

/** Takes a URL apart. */
export function parseUrl(url: string): Target | BadUrl {
  const [, given = 'http', rest = ''] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(.*)$/is.exec(url) ?? []
  const scheme = given.toLowerCase()
  const standard = Object.hasOwn(PORTS, scheme) ? PORTS[scheme] : undefined
  if (standard === undefined)
    return { exit: 1, message: `Protocol "${given}" not supported or disabled in libcurl` }
  const [, user, host = '', port, path = ''] =
    /^(?:([^@/?#]*)@)?(\[[^\]]*\]|[^:/?#]*)(?::([^/?#]*))?([/?][^#]*)?/.exec(rest) ?? []
  if (
    host === '' ||
    /[\s\u0000]/.test(rest) ||
    (port !== undefined && (!/^\d*$/.test(port) || Number(port) > 65_535))
  )
    return BAD_FORMAT
  return {
    scheme,
    host: host.replace(/^\[|\]$/g, ''),
    port: port ? Number(port) : standard,
    path: path.startsWith('/') ? path : `/${path}`,
    user,
  }
}

/** The whole URL of a target, as `%{url_effective}` shows it. */
export const formatUrl = ({ scheme, host, port, path }: Target): string =>
  `${scheme}://${authority(scheme, host, port)}${path}`

/** The host as a `Host` header says it: with its port, unless that is the scheme's own. */
export const authority = (scheme: string, host: string, port: number): string =>
  `${host.includes(':') ? `[${host}]` : host}${port === PORTS[scheme] ? '' : `:${port}`}`

/** The URL that a `Location` header leads to. */
export function redirected(location: string, from: Target): string {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(location)) return location
  const base = `${from.scheme}://${authority(from.scheme, from.host, from.port)}`
  if (location.startsWith('//')) return `${from.scheme}:${location}`
  if (location.startsWith('/')) return base + location
  const path = from.path.replace(/\?.*$/s, '')
  return `${base}${location.startsWith('?') ? path : path.slice(0, path.lastIndexOf('/') + 1)}${location}`
}
