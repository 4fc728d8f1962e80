/**
 * URLs as small clients read them.
 *
 * @module
 */
export interface HttpUrl {
  readonly host: string
  readonly port: number
  readonly path: string
  readonly secure: boolean
}

/** The parts of `http://host:port/path`; the scheme may be missing. */
export function urlOf(text: string): HttpUrl | undefined {
  const [, scheme = 'http://', host, port, path = ''] = /^(https?:\/\/)?(?:[^@/]*@)?(\[[0-9A-Fa-f:]+\]|[^:/?#]+)(?::([0-9]{1,5}))?([/?][^#]*)?(?:#.*)?$/i.exec(text) ?? []
  if (host === undefined) return undefined
  const secure = scheme.toLowerCase() === 'https://'
  return { host: host.replace(/^\[|\]$/g, ''), port: port === undefined ? (secure ? 443 : 80) : Number(port), path: path.startsWith('/') ? path : `/${path}`, secure }
}
