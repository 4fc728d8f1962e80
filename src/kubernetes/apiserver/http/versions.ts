/**
 * Resources that show objects in another version than the one that is stored: HorizontalPodAutoscalers
 * of autoscaling/v1, events of events.k8s.io.
 *
 * @see https://kubernetes.io/docs/reference/using-api/deprecation-policy/#deprecating-parts-of-the-api
 */
import type { HorizontalPodAutoscaler as Stored2 } from '../../../types/kubernetes/autoscaling/v2.js'
import type { KubeObject, Stored } from '../../kinds/kind.js'
import type { ServedResource } from './served-resources.js'

type Struct = Record<string, unknown>

/** How one version says what the stored one says. */
interface Conversion {
  readonly out: (object: Struct) => Struct
  readonly in: (object: Struct) => Struct
}

const apiVersionOf = ({ group, version }: Pick<ServedResource, 'group' | 'version'>): string =>
  group === '' ? version : `${group}/${version}`

const EVENT_NAMES: readonly (readonly [stored: string, shown: string])[] = [
  ['involvedObject', 'regarding'],
  ['message', 'note'],
  ['source', 'deprecatedSource'],
  ['firstTimestamp', 'deprecatedFirstTimestamp'],
  ['lastTimestamp', 'deprecatedLastTimestamp'],
  ['count', 'deprecatedCount'],
  ['reportingComponent', 'reportingController'],
]

/** The same with some fields under other names. */
function renamed(object: Struct, names: readonly (readonly [string, string])[]): Struct {
  const by = new Map(names)
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [by.get(name) ?? name, value]),
  )
}

const cpuOf = (metrics: NonNullable<Stored2['spec']>['metrics']): number | undefined =>
  metrics?.find(({ type, resource }) => type === 'Resource' && resource?.name === 'cpu')?.resource
    ?.target.averageUtilization

/** Keys are `<version of the API> <kind>`. */
const CONVERSIONS: Readonly<Record<string, Conversion>> = {
  'events.k8s.io/v1 Event': {
    out: (object) => renamed(object, EVENT_NAMES),
    in: (object) =>
      renamed(
        object,
        EVENT_NAMES.map(([stored, shown]) => [shown, stored]),
      ),
  },
  'autoscaling/v1 HorizontalPodAutoscaler': {
    out(object) {
      const { spec, status, ...rest } = object as unknown as Stored2
      const { metrics, behavior: _, ...others } = spec ?? {}
      const cpu = cpuOf(metrics)
      const { currentMetrics: __, conditions: ___, ...numbers } = status ?? {}
      return {
        ...rest,
        spec: { ...others, ...(cpu === undefined ? {} : { targetCPUUtilizationPercentage: cpu }) },
        status: { currentReplicas: 0, ...numbers },
      }
    },
    in(object) {
      const { spec, ...rest } = object as { readonly spec?: Struct }
      if (!spec) return object
      const { targetCPUUtilizationPercentage: cpu, ...others } = spec
      const target = { type: 'Utilization', averageUtilization: cpu }
      const metrics = [{ type: 'Resource', resource: { name: 'cpu', target } }]
      return { ...rest, spec: { ...others, ...(cpu === undefined ? {} : { metrics }) } }
    },
  },
}

const conversionOf = (resource: ServedResource): Conversion | undefined =>
  CONVERSIONS[`${apiVersionOf(resource)} ${resource.kind}`]

/** A stored object in the version of a resource. */
export function convertOut(
  resource: ServedResource,
  object: Stored<KubeObject>,
): Stored<KubeObject> {
  const conversion = conversionOf(resource)
  if (!conversion) return object
  return {
    ...conversion.out(object as unknown as Struct),
    apiVersion: apiVersionOf(resource),
  } as unknown as Stored<KubeObject>
}

/** What somebody sent in the version of a resource, in the one that is stored. */
export function convertIn(resource: ServedResource, object: Struct): Struct {
  const conversion = conversionOf(resource)
  if (!conversion) return object
  const { group = '', version = '' } = resource.of ?? {}
  return { ...conversion.in(object), apiVersion: apiVersionOf({ group, version }) }
}
