/**
 * Lists of a moment, page by page.
 *
 * The token that the next page is asked for with says after which key and of which moment: all pages
 * of a list show the same one, as long as the history of the kind goes back that far.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks
 */
import type { Tx } from '../../sim/step.js'
import { badBase64, base64, bytesOfBase64 } from '../../text/base64.js'
import { GoJsonError, parseGoJson } from '../../text/go-json.js'
import { goJson } from '../../text/json.js'
import type { AnyKind, KubeObject, Stored } from '../kinds/kind.js'
import { keyOf } from '../kinds/kind.js'
import type { ListOptions } from './api.js'
import { badRequest } from './errors.js'
import { list } from './list.js'
import { continueTooOld, listTooOld, parseRevision, tooLargeRevision } from './revisions.js'
import { objectMatcher } from './selectors.js'
import { objectOf } from './stored.js'
import { keepHistory, oldestRevision, revisionOf, rowsAt } from './watch/history.js'

/** Which page of which moment. */
interface PageOptions extends ListOptions {
  /** How many objects at most; all if 0. */
  readonly limit: number
  /** What the page before gave. */
  readonly continue: string
  readonly resourceVersion: string
  readonly resourceVersionMatch: string
}

/** A page of a list. */
export interface Page {
  readonly items: readonly Stored<KubeObject>[]
  /** Absent for what is not stored. */
  readonly resourceVersion?: string
  readonly continue?: string
  readonly remainingItemCount?: number
}

const TOKEN_VERSION = 'meta.k8s.io/v1'
const BAD_KEY = 'continue key is not valid'
const NO_START = `${BAD_KEY}: incorrect encoded start resourceVersion (version ${TOKEN_VERSION})`
const NO_KEY = `${BAD_KEY}: encoded start key empty (version ${TOKEN_VERSION})`
const OTHER_VERSION = `${BAD_KEY}: server does not recognize this encoded version`
const WITH_REVISION = 'specifying resource version is not allowed when using continue'

/** @throws ApiError BadRequest, Expired, Timeout */
export function listPage(tx: Tx, kind: AnyKind, options: PageOptions): Page {
  const now = revisionOf(tx)
  const { moment, after, limit } = wantedOf(tx, kind, options, now)
  keepHistory(tx, kind.table)
  const all = moment === now ? list(tx, kind, options) : listAt(tx, kind, options, moment)
  const rest =
    after === '' ? all : all.filter((object) => relativeKey(kind, options, object) > after)
  const items = limit > 0 ? rest.slice(0, limit) : rest
  const last = items.at(-1)
  const page: Page = kind.verbs.includes('watch')
    ? { items, resourceVersion: String(moment) }
    : { items }
  if (rest.length <= items.length || !last) return page
  const token = tokenOf(moment, `${relativeKey(kind, options, last)}\0`)
  return {
    ...page,
    continue: token,
    ...(options.labelSelector || options.fieldSelector
      ? {}
      : { remainingItemCount: rest.length - items.length }),
  }
}

interface Wanted {
  /** The revision of the moment. */
  readonly moment: number
  /** The key that the page begins after. */
  readonly after: string
  readonly limit: number
}

/** @throws ApiError BadRequest, Expired, Timeout */
function wantedOf(tx: Tx, kind: AnyKind, options: PageOptions, now: number): Wanted {
  const { limit, resourceVersion, resourceVersionMatch } = options
  const oldest = oldestRevision(tx, kind.table)
  if (options.continue !== '') {
    const { revision, start } = parseToken(options.continue)
    if (resourceVersion !== '' && resourceVersion !== '0') throw badRequest(WITH_REVISION)
    if (revision >= 0 && revision < oldest) throw continueTooOld(tokenOf(-1, start))
    return {
      moment: revision < 0 ? now : Math.min(revision, now),
      after: start.replace(/\0$/, ''),
      limit,
    }
  }
  if (resourceVersion === '') return { moment: now, after: '', limit }
  const revision = parseRevision(resourceVersion)
  if (revision > now) throw tooLargeRevision(revision, now)
  // What is any moment's is served from the cache, which knows no pages.
  if (revision === 0) return { moment: now, after: '', limit: 0 }
  const isExact = resourceVersionMatch === 'Exact' || (resourceVersionMatch === '' && limit > 0)
  if (!isExact) return { moment: now, after: '', limit }
  if (revision < oldest) throw listTooOld()
  return { moment: revision, after: '', limit }
}

/** The objects as they were at a revision, in the order of their keys. */
function listAt(
  tx: Tx,
  kind: AnyKind,
  options: ListOptions,
  revision: number,
): readonly Stored<KubeObject>[] {
  const selects = objectMatcher(kind, options)
  const then = rowsAt(tx, kind.table, revision)
  const objects = new Map(
    list(tx, kind, options)
      .map((object) => [keyOf(object), object] as const)
      .filter(([key]) => !then.has(key)),
  )
  for (const [key, row] of then) {
    const object = row && objectOf(kind, row, tx.now)
    if (object && selects(object)) objects.set(key, object)
  }
  return [...objects].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, object]) => object)
}

/** The key of an object below what is listed: `/web` in a namespace, `default/web` in all. */
function relativeKey(
  { namespaced }: AnyKind,
  { namespace }: ListOptions,
  { metadata }: Stored<KubeObject>,
): string {
  if (!namespaced) return metadata.name
  return namespace === undefined ? `${metadata.namespace}/${metadata.name}` : `/${metadata.name}`
}

const tokenOf = (revision: number, start: string): string =>
  base64(goJson({ v: TOKEN_VERSION, rv: revision, start }))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')

/** @throws ApiError BadRequest */
function parseToken(token: string): { readonly revision: number; readonly start: string } {
  const invalid = (why: string) => badRequest(`invalid continue token: ${why}`)
  const wrong = /[^A-Za-z0-9_-]/.exec(token)
  const standard = token.replace(/-/g, '+').replace(/_/g, '/')
  const bytes = wrong
    ? undefined
    : bytesOfBase64(standard.padEnd(Math.ceil(standard.length / 4) * 4, '='))
  if (!bytes) throw invalid(`${BAD_KEY}: ${badBase64(wrong?.index ?? token.length)}`)
  let said: { readonly v?: unknown; readonly rv?: unknown; readonly start?: unknown }
  try {
    const { value } = parseGoJson(String.fromCharCode(...bytes))
    said = typeof value === 'object' && value !== null ? value : {}
  } catch (error) {
    if (error instanceof GoJsonError) throw invalid(`${BAD_KEY}: ${error.message}`)
    throw error
  }
  const { v = '', rv = 0, start = '' } = said
  if (v !== TOKEN_VERSION) throw invalid(`${OTHER_VERSION} ${String(v)}`)
  if (typeof rv !== 'number' || rv === 0) throw invalid(NO_START)
  if (typeof start !== 'string' || start === '') throw invalid(NO_KEY)
  return { revision: rv, start }
}
