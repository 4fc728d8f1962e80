/**
 * A kind of a user's own: custom resources that `kubectl` knows as it knows those of the API.
 *
 * @see https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/custom-resources/
 */
import { type Behaviour, type Cell, age, factKind } from '../kubernetes/kinds/define.js'
import type { Kind, KubeObject, Stored } from '../kubernetes/kinds/kind.js'
import { customTable } from '../kubernetes/kinds/object-table.js'
import { ALL_VERBS } from '../kubernetes/kinds/resources.js'
import { UsageError } from '../sim/errors.js'
import type { IndexOf } from '../sim/table.js'
import type { Reader, VirtualTime } from '../sim/world.js'

/** What stands in a column for an object. */
type CellOf<T extends KubeObject> = (object: Stored<T>, now: VirtualTime, read: Reader) => Cell

/** What a kind is called, what `kubectl get` shows of it, and what the API server does with it. */
export interface KindSpec<T extends KubeObject>
  extends Pick<
    Behaviour<T>,
    | 'fields'
    | 'nameFormat'
    | 'isHeld'
    | 'setDefaults'
    | 'prepareForCreate'
    | 'prepareForUpdate'
    | 'validate'
    | 'released'
  > {
  /** As `kubectl get` takes it: `backups`. */
  readonly plural: string
  /** The kind's name in small letters by default. */
  readonly singular?: string
  readonly shortNames?: readonly string[]
  /** Its objects are in namespaces, unless this is false. */
  readonly namespaced?: boolean
  /** `all` for what `kubectl get all` shows. */
  readonly categories?: readonly string[]
  /**
   * The columns between NAME and AGE by their headers, and after AGE those that show with `-o wide`
   * only.
   */
  readonly columns?: Readonly<
    Record<string, CellOf<T> | { readonly wide: true; readonly cell: CellOf<T> }>
  >
  /** Its objects have a status of their own: ordinary writes leave it alone, unless this is false. */
  readonly hasStatus?: boolean
  /** Indexes of its table, for `api.by(kind, index, value)`. */
  readonly indexes?: Readonly<Record<string, IndexOf<Stored<T>>>>
}

/**
 * A kind of your own. Put it into the `kinds` of a plugin; the API takes it wherever it takes a
 * kind: `api.list(backups)`.
 *
 * @example
 * interface Backup extends KubeObject { spec: { schedule: string } }
 * const backups = kind<Backup>('demo.example/v1', 'Backup', {
 *   plural: 'backups',
 *   shortNames: ['bk'],
 *   columns: { SCHEDULE: ({ spec }) => spec.schedule },
 * })
 * @throws UsageError for names that no kind can have
 */
export function kind<T extends KubeObject>(
  apiVersion: string,
  name: string,
  spec: KindSpec<T>,
): Kind<T> {
  const [group = '', version = '', ...more] = apiVersion.split('/')
  if (!/^[a-z0-9.-]+\.[a-z0-9.-]+$/.test(group) || !/^v\d\w*$/.test(version) || more.length > 0)
    throw new UsageError(`apiVersion must look like demo.example/v1, not "${apiVersion}"`)
  if (!/^[A-Z]\w*$/.test(name)) throw new UsageError(`a kind is called as Backup is, not "${name}"`)
  const {
    plural,
    singular = name.toLowerCase(),
    shortNames = [],
    namespaced = true,
    categories = [],
    columns = {},
    hasStatus = true,
    indexes = {},
    ...behaviour
  } = spec
  if (!/^[a-z][a-z0-9]*$/.test(plural))
    throw new UsageError(`plural must be a word in small letters, not "${plural}"`)
  const all = columnsOf(columns)
  return factKind<T>(
    {
      plural,
      kind: name,
      singular,
      shortNames,
      group,
      version,
      namespaced,
      verbs: ALL_VERBS,
      categories,
      // There is no structure of it: every field is taken as it is.
      type: `${apiVersion}.${name}`,
      subresources: hasStatus ? [{ name: 'status', kind: name, verbs: [] }] : [],
      headers: [
        { header: 'NAME', wide: false },
        ...all.map(({ header, wide }) => ({ header, wide })),
      ],
    },
    {
      ...behaviour,
      hasGeneration: true,
      table: customTable<T, string>({ plural, group }, indexes),
      cells: (object, now, read) => all.map(({ cell }) => cell(object, now, read)),
    },
  )
}

interface KindColumn<T extends KubeObject> {
  readonly header: string
  readonly wide: boolean
  readonly cell: CellOf<T>
}

function columnsOf<T extends KubeObject>(
  columns: NonNullable<KindSpec<T>['columns']>,
): readonly KindColumn<T>[] {
  const all = Object.entries(columns).map(
    ([header, column]): KindColumn<T> =>
      typeof column === 'function'
        ? { header, wide: false, cell: column }
        : { header, wide: true, cell: column.cell },
  )
  return [
    ...all.filter(({ wide }) => !wide),
    { header: 'AGE', wide: false, cell: age },
    ...all.filter(({ wide }) => wide),
  ]
}
