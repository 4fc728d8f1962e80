/**
 * `kubectl proxy`: what it lets through to the API server, under which prefix, and what it serves
 * from files.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_proxy/
 */
import { goRegex } from '../../../text/regex/regex.js'
import type { HttpAnswer, HttpRequest, HttpStream } from './message.js'

/** How a proxy is set up. */
export interface ProxyRules {
  /** Under which the API is served: `/`, `/custom/`. */
  readonly apiPrefix: string
  /** Under which files are served, and the files by their paths below it. */
  readonly files?: { readonly prefix: string; readonly texts: Readonly<Record<string, string>> }
  /** Patterns of paths and hosts that are let through, and of paths and methods that are not. */
  readonly acceptPaths: string
  readonly rejectPaths: string
  readonly acceptHosts: string
  readonly rejectMethods: string
  /** Everything is let through. */
  readonly disableFilter: boolean
}

const FORBIDDEN = 'Forbidden'
const NO_PAGE = '404 page not found\n'
const TEXT = { 'content-type': 'text/plain; charset=utf-8' }
const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  txt: 'text/plain; charset=utf-8',
}

/** Whether a text matches one of several patterns. */
const matches = (patterns: string, text: string): boolean =>
  patterns.split(',').some((pattern) => pattern !== '' && goRegex(pattern).test(text))

/** The host of a request without its port. */
const hostOf = ({ headers = {} }: HttpRequest): string =>
  (headers['host'] ?? '').replace(/:\d+$/, '')

function isAccepted(rules: ProxyRules, request: HttpRequest): boolean {
  if (rules.disableFilter) return true
  const path = request.path.split('?')[0] ?? ''
  return (
    !matches(rules.rejectPaths, path) &&
    !matches(rules.rejectMethods, request.method) &&
    matches(rules.acceptHosts, hostOf(request)) &&
    matches(rules.acceptPaths, path)
  )
}

/** The answer of a proxy; `ask` asks the API server. */
export function proxied(
  rules: ProxyRules,
  request: HttpRequest,
  ask: (request: HttpRequest) => HttpAnswer | HttpStream,
): HttpAnswer | HttpStream {
  const { files, apiPrefix } = rules
  const [path = ''] = request.path.split('?')
  if (files && path.startsWith(files.prefix)) return fileAnswer(files, path)
  if (!path.startsWith(apiPrefix)) return { status: 404, headers: TEXT, body: NO_PAGE }
  const asked = { ...request, path: `/${request.path.slice(apiPrefix.length)}` }
  if (!isAccepted(rules, asked)) return { status: 403, headers: TEXT, body: FORBIDDEN }
  return ask(withoutCredentials(asked))
}

/** The proxy shows its own credentials, whatever its client shows. */
function withoutCredentials({ headers = {}, ...request }: HttpRequest): HttpRequest {
  const { authorization: _, ...rest } = headers
  return { ...request, headers: rest }
}

function fileAnswer({ prefix, texts }: NonNullable<ProxyRules['files']>, path: string): HttpAnswer {
  const name = path.slice(prefix.length)
  const file = [name, `${name}${name === '' || name.endsWith('/') ? '' : '/'}index.html`].find(
    (one) => Object.hasOwn(texts, one),
  )
  if (file !== undefined)
    return {
      status: 200,
      headers: {
        'content-type': TYPES[file.split('.').at(-1) ?? ''] ?? 'text/plain; charset=utf-8',
      },
      body: texts[file] ?? '',
    }
  const below = name === '' || name.endsWith('/') ? name : `${name}/`
  const names = new Set(
    Object.keys(texts)
      .filter((one) => one.startsWith(below))
      .map((one) => one.slice(below.length).replace(/\/.*/, '/')),
  )
  if (names.size === 0) return { status: 404, headers: TEXT, body: NO_PAGE }
  const links = [...names].sort().map((one) => `<a href="${one}">${one}</a>\n`)
  const body = `<!doctype html>\n<meta name="viewport" content="width=device-width">\n<pre>\n${links.join('')}</pre>\n`
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body }
}
