/**
 * Filters of the build cache: of which records BuildKit removes, and what the daemon lets through
 * to it.
 *
 * BuildKit compares a value with a field of the record: `id=abc` is a regular expression, what ends
 * in `~` is one too, what ends in `!` must differ. Fields that a record only has or has not, such
 * as `shared`, have no value: with one they match nothing. So does a field that there is not.
 *
 * @see https://docs.docker.com/reference/cli/docker/buildx/prune/#filter
 */
import { RegexError, goRegex } from '../../text/regex/regex.js'
import { DockerError } from '../errors.js'
import type { Filters } from '../filters.js'
import { invalidFilter } from '../image/errors.js'
import type { CacheRecord } from './cache.js'

/** Filters that the daemon lets through; it takes `label` and does nothing with it. */
const KNOWN = 'until unused-for label label! id parent type description inuse shared private'.split(
  ' ',
)
const WITHOUT_EFFECT = ['label', 'label!']
const MOMENTS = ['until', 'unused-for']

const badExpression = (filter: string, why: string): DockerError =>
  new DockerError(500, `failed to parse prune filters [${filter}]: ${why}`)
const conflict = (): DockerError =>
  new DockerError(400, `conflicting filters: "${MOMENTS[0]}" and "${MOMENTS[1]}"`)
const severalValues = (): DockerError => new DockerError(400, 'filters expect only one value')

/** Whether a record is asked for; `isShared`: whether an image stands on it. */
type Test = (record: CacheRecord, isShared: boolean) => boolean

/** What of a record a filter looks at: undefined where it has none. */
const FIELDS: Readonly<
  Record<string, (record: CacheRecord, isShared: boolean) => string | undefined>
> = {
  id: ({ id }) => id,
  parents: ({ parent }) => parent,
  description: ({ description }) => description || undefined,
  type: ({ type }) => type,
  // Nothing is in use: a build is over before another command asks.
  inuse: () => undefined,
  mutable: ({ type }) => (type === 'regular' ? undefined : ''),
  immutable: ({ type }) => (type === 'regular' ? '' : undefined),
  shared: (_, isShared) => (isShared ? '' : undefined),
  private: (_, isShared) => (isShared ? undefined : ''),
}

/** The filters of a request that BuildKit gets. @throws DockerError for one that there is not */
export function cacheFilters(filters: Filters): Filters {
  for (const name of Object.keys(filters)) if (!KNOWN.includes(name)) throw invalidFilter(name)
  return Object.fromEntries(
    Object.entries(filters).filter(([name]) => !WITHOUT_EFFECT.includes(name)),
  )
}

/** What says since when records have to be unused: its name and its value. @throws DockerError */
export function unusedSince(
  filters: Filters,
): { readonly name: string; readonly value: string } | undefined {
  const given = MOMENTS.filter((name) => (filters[name] ?? []).length > 0)
  const [name] = given
  if (name === undefined) return undefined
  if (given.length > 1) throw conflict()
  const [value = '', ...more] = filters[name] ?? []
  if (more.length > 0) throw severalValues()
  return { name, value }
}

/** Whether a record is one that filters ask for, but for their moment. @throws DockerError */
export function askedFor(filters: Filters): Test {
  const tests = Object.entries(filters).flatMap(([name, values]) =>
    MOMENTS.includes(name) ? [] : [testOf(name, values)],
  )
  return (record, isShared) => tests.every((test) => test(record, isShared))
}

function testOf(written: string, [value, ...more]: readonly string[]): Test {
  if (more.length > 0) throw severalValues()
  const name = written.replace(/[!~]$/, '')
  const field = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined
  const matches = comparison(written, value)
  return (record, isShared) => {
    const found = field?.(record, isShared)
    return written.endsWith('!') ? !matches(found ?? '') : found !== undefined && matches(found)
  }
}

function comparison(written: string, value: string | undefined): (found: string) => boolean {
  if (value === undefined) return () => true
  if (written !== 'id' && !written.endsWith('~')) return (found) => found === value
  try {
    const expression = goRegex(value)
    return (found) => expression.test(found)
  } catch (error) {
    if (!(error instanceof RegexError)) throw error
    throw badExpression(`${written.replace(/~$/, '')}~=${value}`, error.message)
  }
}
