/**
 * Resources that show objects in another version than the one that is stored: HorizontalPodAutoscalers
 * of autoscaling/v1, events of events.k8s.io.
 *
 * @see https://kubernetes.io/docs/reference/using-api/deprecation-policy/#deprecating-parts-of-the-api
 */
import { apiVersionOf } from '../../kinds/index.js'
import { fromCore, toCore } from '../../kinds/event/event-v1.js'
import { fromStored, toStored } from '../../kinds/horizontal-pod-autoscaler-v1.js'
import type { KubeObject, Stored } from '../../kinds/kind.js'
import type { ServedResource } from './served-resources.js'

type Struct = Readonly<Record<string, unknown>>

/** How one version says what the stored one says. */
interface Conversion {
  readonly out: (object: Struct) => Struct
  readonly in: (object: Struct) => Struct
}

/** Keys are `<version of the API> <kind>`. */
const CONVERSIONS: Readonly<Record<string, Conversion>> = {
  'events.k8s.io/v1 Event': { out: fromCore, in: toCore },
  'autoscaling/v1 HorizontalPodAutoscaler': {
    out: (object) => fromStored(object as never) as unknown as Struct,
    in: (object) => toStored({ metadata: {}, ...object } as never) as unknown as Struct,
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
