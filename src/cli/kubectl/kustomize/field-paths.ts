/**
 * Paths into objects, as the transformers have them: `spec/template/metadata/labels`. Lists are entered item by item.
 *
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/
 */
import { type Fields, type Resource, groupVersionOf, isFields, kindOf } from './resource.js'

/** Where a transformer works: at a path of the objects of some kinds. */
export interface FieldSpec {
  readonly path: string
  /** All kinds, if not given. */
  readonly kinds?: readonly string[]
  readonly group?: string
  /** Makes what is missing on the way. */
  readonly create?: boolean
}

/** Changes the values of a resource at the paths that are meant for its kind. */
export function changeAt(
  resource: Resource,
  specs: readonly FieldSpec[],
  change: (value: unknown) => unknown,
): void {
  for (const { path, kinds, group, create = false } of specs) {
    if (kinds && !kinds.includes(kindOf(resource))) continue
    if (group !== undefined && groupVersionOf(resource).group !== group) continue
    visit(resource.object, path.split('/'), create, change)
  }
}

function visit(
  node: unknown,
  [first = '', ...rest]: readonly string[],
  create: boolean,
  change: (value: unknown) => unknown,
): void {
  if (Array.isArray(node)) for (const item of node) visit(item, [first, ...rest], create, change)
  if (!isFields(node)) return
  const name = first.replace(/\[\]$/, '')
  const missing = node[name] === undefined || node[name] === null
  if (missing && (!create || name !== first)) return
  if (rest.length === 0) node[name] = change(node[name])
  else {
    if (missing) node[name] = {}
    visit(node[name], rest, create, change)
  }
}

/** Where each kind that runs pods has their specification. */
const POD_SPECS: readonly { readonly kinds: readonly string[]; readonly path: string }[] = [
  { kinds: ['Pod'], path: 'spec' },
  { kinds: ['PodTemplate'], path: 'template/spec' },
  {
    kinds: ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'ReplicationController', 'Job'],
    path: 'spec/template/spec',
  },
  { kinds: ['CronJob'], path: 'spec/jobTemplate/spec/template/spec' },
]

/** The paths below the specification of pods. */
export const inPods = (...paths: readonly string[]): readonly FieldSpec[] =>
  POD_SPECS.flatMap(({ kinds, path }) => paths.map((end) => ({ kinds, path: `${path}/${end}` })))

/** A map with more entries. */
export const withEntries =
  (more: Readonly<Record<string, string>>) =>
  (value: unknown): Fields => ({ ...(isFields(value) ? value : {}), ...more })
