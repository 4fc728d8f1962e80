/**
 * The `querystring` and `url` modules.
 *
 * @see https://nodejs.org/api/querystring.html
 * @see https://nodejs.org/api/url.html#legacy-url-api
 */
const decode = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}

/** `a=1&b=2` as an object; a key that comes twice has a list. */
function parseQuery(text: string): Record<string, string | string[]> {
  const result: Record<string, string | string[]> = Object.create(null)
  for (const pair of text.split('&')) {
    if (pair === '') continue
    const [key, value] = [
      decode(pair.split('=', 1)[0] as string),
      decode(pair.includes('=') ? pair.slice(pair.indexOf('=') + 1) : ''),
    ]
    const before = result[key]
    result[key] =
      before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value]
  }
  return result
}

const stringify = (members: Record<string, unknown>): string =>
  Object.entries(members)
    .flatMap(([key, value]) =>
      (Array.isArray(value) ? value : [value]).map(
        (item) => `${encodeURIComponent(key)}=${encodeURIComponent(String(item ?? ''))}`,
      ),
    )
    .join('&')

export const querystringModule = (): Record<string, unknown> => ({
  parse: parseQuery,
  decode: parseQuery,
  stringify,
  encode: stringify,
  escape: encodeURIComponent,
  unescape: decode,
})

/** The parts of a URL, as `url.parse` names them. */
export function parseUrl(text: string, withQuery = false): Record<string, unknown> {
  const parts =
    /^(?:([a-z][a-z0-9+.-]*:)?\/\/(?:([^/?#@]*)@)?([^/:?#]*)(?::(\d+))?)?([^?#]*)(\?[^#]*)?(#.*)?$/i.exec(
      text,
    )
  const [
    ,
    protocol = null,
    auth = null,
    hostname = null,
    port = null,
    path = '',
    search = null,
    hash = null,
  ] = parts ?? []
  const pathname = path === '' ? (hostname === null ? null : '/') : path
  const query = search === null ? null : search.slice(1)
  return {
    protocol,
    slashes: hostname !== null ? true : null,
    auth,
    host: hostname === null ? null : hostname + (port === null ? '' : `:${port}`),
    port,
    hostname,
    hash,
    search,
    query: withQuery ? parseQuery(query ?? '') : query,
    pathname,
    path: pathname === null ? search : pathname + (search ?? ''),
    href: text,
  }
}

/** `url`, with the host's URL classes, which are the same on every platform. */
export function urlModule(): Record<string, unknown> {
  const { URL, URLSearchParams } = globalThis as unknown as Record<string, unknown>
  return {
    parse: parseUrl,
    format: (value: {
      href?: string
      protocol?: string
      host?: string
      hostname?: string
      port?: string
      pathname?: string
      search?: string
    }) =>
      value.href ??
      `${value.protocol ? `${value.protocol.replace(/:$/, '')}://` : ''}${value.host ?? `${value.hostname ?? ''}${value.port ? `:${value.port}` : ''}`}${value.pathname ?? ''}${value.search ?? ''}`,
    resolve: (from: string, to: string) =>
      /^[a-z]+:/i.test(to)
        ? to
        : to.startsWith('/')
          ? from.replace(/^([a-z]+:\/\/[^/]*).*$/i, '$1') + to
          : from.replace(/[^/]*$/, '') + to,
    URL,
    URLSearchParams,
  }
}
