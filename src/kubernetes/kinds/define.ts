/**
 * How a kind is defined: its names, verbs and headers are facts of the API, the rest is behaviour.
 *
 * @module
 */
import type { Reader, VirtualTime } from '../../sim/world.js'
import { since } from './cells.js'
import type { Column, Kind, KubeObject, Stored } from './kind.js'
import { objectTable } from './object-table.js'
import { type ApiResource, resourceNamed } from './resources.js'
import { filled } from './schema/fill.js'
import { validateByFacts } from './schema/validate.js'

/** What the API says of a kind by itself. */
export type KindFacts = Pick<
  Kind,
  | 'kind'
  | 'group'
  | 'version'
  | 'plural'
  | 'singular'
  | 'shortNames'
  | 'namespaced'
  | 'categories'
  | 'type'
  | 'hasStatus'
  | 'scalable'
  | 'verbs'
>

/** The facts of a kind. @throws Error for a kind that the API does not have */
export const factsOf = (apiVersion: string, name: string): KindFacts =>
  factsFrom(resourceNamed(apiVersion, name))

const factsFrom = (resource: ApiResource): KindFacts => ({
  kind: resource.kind,
  group: resource.group,
  version: resource.version,
  plural: resource.plural,
  singular: resource.singular,
  shortNames: resource.shortNames,
  namespaced: resource.namespaced,
  categories: resource.categories,
  type: resource.type,
  verbs: resource.verbs,
  hasStatus: resource.subresources.some(({ name }) => name === 'status'),
  scalable: resource.subresources.some(({ name }) => name === 'scale'),
})

/** A cell: text as it is, a number as text, nothing as the empty text. */
export type Cell = string | number | undefined

/** What a kind does beyond its facts. */
export type Behaviour<T extends KubeObject> = Partial<
  Omit<Kind<T>, keyof KindFacts | 'columns'>
> & {
  /**
   * The cells after NAME, in the order of the headers of the API. AGE may be left out at the end of
   * the narrow columns: see `age`.
   */
  cells?(object: Stored<T>, now: VirtualTime, read: Reader): readonly Cell[]
  /** What stands in the column NAME, if it is more than the name. */
  nameText?(object: Stored<T>): string
}

/** The cell AGE of an object. */
export const age = ({ metadata }: Stored<KubeObject>, now: VirtualTime): string =>
  since(metadata.creationTimestamp, now)

/**
 * A kind of the API.
 *
 * @example
 * export const ingressClass = kind<IngressClass>('networking.k8s.io/v1', 'IngressClass', {
 *   cells: (object, now) => [object.spec?.controller, '<none>', age(object, now)],
 * })
 * @throws Error for a kind that the API does not have
 */
export const kind = <T extends KubeObject>(
  apiVersion: string,
  name: string,
  behaviour: Behaviour<T> = {},
): Kind<T> => factKind(resourceNamed(apiVersion, name), behaviour)

/** A kind that does what its facts say, and what `behaviour` adds. */
export function factKind<T extends KubeObject>(
  resource: ApiResource,
  {
    cells,
    nameText,
    table,
    setDefaults,
    prepareForCreate,
    validate,
    ...behaviour
  }: Behaviour<T> = {},
): Kind<T> {
  const facts = factsFrom(resource)
  return {
    ...facts,
    hasGeneration: WITH_GENERATION.has(resource.kind),
    table: table ?? objectTable<T>(resource.plural),
    columns: columnsOf(resource, cells, nameText),
    setDefaults(draft) {
      Object.assign(draft, filled(facts.type, draft))
      setDefaults?.(draft)
    },
    prepareForCreate(draft, tx, user) {
      if (facts.hasStatus) {
        Reflect.deleteProperty(draft, 'status')
        Object.assign(draft, filled(facts.type, draft))
      }
      prepareForCreate?.(draft, tx, user)
    },
    validate: (object, old, read) => [
      ...validateByFacts(facts.type, object),
      ...(validate?.(object, old, read) ?? []),
    ],
    ...behaviour,
  }
}

/** Kinds whose objects count their generations. */
const WITH_GENERATION: ReadonlySet<string> = new Set([
  'CronJob',
  'CustomResourceDefinition',
  'DaemonSet',
  'FlowSchema',
  'Ingress',
  'Job',
  'MutatingAdmissionPolicy',
  'MutatingWebhookConfiguration',
  'NetworkPolicy',
  'PodDisruptionBudget',
  'PriorityLevelConfiguration',
  'ResourceSlice',
  'StatefulSet',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'ValidatingWebhookConfiguration',
])

function columnsOf<T extends KubeObject>(
  { headers }: ApiResource,
  cells: Behaviour<T>['cells'],
  nameText: (object: Stored<T>) => string = ({ metadata }) => metadata.name,
): readonly Column<T>[] {
  const cellsOf = cells && remembered(cells)
  return headers.map(({ header, wide }, i): Column<T> => {
    const wideness = wide ? { wide } : {}
    if (i === 0) return { header, ...wideness, cell: nameText }
    if (cellsOf)
      return { header, ...wideness, cell: (...given) => String(cellsOf(...given)[i - 1] ?? '') }
    return {
      header,
      ...wideness,
      cell: (object, now) =>
        header === 'AGE'
          ? age(object, now)
          : header === 'CREATED AT'
            ? object.metadata.creationTimestamp
            : '',
    }
  })
}

/** The cells of the last object are kept: a row asks for them one by one. */
function remembered<T extends KubeObject>(
  cells: (object: Stored<T>, now: VirtualTime, read: Reader) => readonly Cell[],
): (object: Stored<T>, now: VirtualTime, read: Reader) => readonly Cell[] {
  let last: { object: Stored<T>; now: VirtualTime; read: Reader; made: readonly Cell[] } | undefined
  return (object, now, read) => {
    if (last?.object !== object || last.now !== now || last.read !== read)
      last = { object, now, read, made: cells(object, now, read) }
    return last.made
  }
}
