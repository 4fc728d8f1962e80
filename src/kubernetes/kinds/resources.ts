/**
 * The resources of the API as a real API server lists them, in its order.
 *
 * A line of the facts is `plural;Kind;singular;short names;namespaced or cluster;verbs;categories;
 * structure;subresources;columns`. `*` are all verbs; a column with `+` shows with `-o wide` only.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
import { RESOURCE_FACTS } from './facts/resources.js'

/** A part of an object with a path of its own: `status`, `scale`. */
export interface Subresource {
  readonly name: string
  readonly kind: string
  readonly verbs: readonly string[]
}

/** A resource of the API. */
export interface ApiResource {
  readonly plural: string
  readonly kind: string
  readonly singular: string
  readonly shortNames: readonly string[]
  /** '' for the core group. */
  readonly group: string
  readonly version: string
  readonly namespaced: boolean
  readonly verbs: readonly string[]
  readonly categories: readonly string[]
  /** The structure of its objects: `apps/v1.Deployment`. */
  readonly type: string
  readonly subresources: readonly Subresource[]
  /** The columns of `kubectl get`. */
  readonly headers: readonly {
    readonly header: string
    readonly wide: boolean
    /** As tables of the API have it: `Up-to-date`. */
    readonly name?: string
  }[]
}

/** The verbs of an ordinary resource. */
export const ALL_VERBS: readonly string[] = [
  'create',
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'update',
  'watch',
]

const listOf = (text: string, separator: string): readonly string[] =>
  text === '' ? [] : text.split(separator)

function parseResource(line: string, group: string, version: string): ApiResource {
  const [plural, kind, singular, short, scope, verbs, categories, type, below, columns] =
    line.split(';') as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ]
  return {
    plural,
    kind,
    singular,
    shortNames: listOf(short, ','),
    group,
    version,
    namespaced: scope === 'namespaced',
    verbs: verbs === '*' ? ALL_VERBS : listOf(verbs, ','),
    categories: listOf(categories, ','),
    type,
    subresources: listOf(below, ' ').map((text) => {
      const [name = '', of = '', does = ''] = text.split(/[=:]/)
      return { name, kind: of, verbs: listOf(does, ',') }
    }),
    headers: listOf(columns, '|').map((text) => {
      const name = text.replace(/\+$/, '')
      return { header: name.toUpperCase(), wide: text.endsWith('+'), name }
    }),
  }
}

function parseResources(): readonly ApiResource[] {
  const found: ApiResource[] = []
  let [group, version] = ['', '']
  for (const line of RESOURCE_FACTS.trim().split('\n')) {
    if (line.startsWith('#')) [group = '', version = ''] = line.slice(1).split(' ')
    else found.push(parseResource(line, group, version))
  }
  return found
}

/** All resources: by group in the order of the server's preference, then by name. */
export const resources: readonly ApiResource[] = parseResources()

/** The resource of a kind. @throws Error for a kind that the API does not have */
export function resourceNamed(apiVersion: string, kind: string): ApiResource {
  const found = resources.find(
    (one) =>
      one.kind === kind &&
      (one.group === '' ? one.version : `${one.group}/${one.version}`) === apiVersion,
  )
  if (!found) throw new Error(`the API has no ${kind} in ${apiVersion}`)
  return found
}

let objectTypes: ReadonlySet<string> | undefined

/** Whether a structure is an object, with a version and a kind of its own. */
export function isObjectType(structure: string): boolean {
  objectTypes ??= new Set(resources.map(({ type }) => type))
  return objectTypes.has(structure)
}
