/**
 * Scale: how many replicas there are and should be, the same for every kind that has replicas.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/
 */
import type { ReplicaSet } from '../../types/kubernetes/apps/v1.js'
import type { Scale } from '../../types/kubernetes/autoscaling/v1.js'
import type { Tx } from '../../sim/step.js'
import { selectorText, labelsText } from '../kinds/cells.js'
import type { KubeObject, Kind, Stored } from '../kinds/kind.js'
import { valueAt, withValueAt } from '../kinds/custom/path.js'
import type { Requested } from './api.js'
import { MUST_BE_INTEGER, forbiddenField, notNegative } from '../kinds/field-errors.js'
import { invalidObject, modified, notServed } from './errors.js'
import { get } from './get.js'
import { amend } from './update.js'

type Scalable = Stored<ReplicaSet>

/** @throws ApiError NotFound, NotFound */
export function getScale<T extends KubeObject>(
  tx: Tx,
  kind: Kind<T>,
  name: string,
  namespace: string | undefined,
): Stored<Scale> {
  if (!kind.scalable) throw notServed()
  return scaleOf(kind, get(tx, kind, name, namespace) as unknown as Scalable)
}

/** Sets the number of replicas. @throws ApiError NotFound, Invalid, Conflict, NotFound */
export function updateScale<T extends KubeObject>(
  tx: Tx,
  kind: Kind<T>,
  name: string,
  namespace: string | undefined,
  replicas: number,
  options: Requested & { readonly resourceVersion?: string } = {},
): Stored<Scale> {
  if (!kind.scalable) throw notServed()
  const object = get(tx, kind, name, namespace)
  if (
    options.resourceVersion !== undefined &&
    options.resourceVersion !== object.metadata.resourceVersion
  )
    throw modified(kind, name)
  if (!Number.isInteger(replicas))
    throw invalidObject({ group: 'autoscaling', kind: 'Scale' }, name, [
      forbiddenField('spec.replicas', MUST_BE_INTEGER),
    ])
  const negative = notNegative('spec.replicas', replicas)
  if (negative.length > 0)
    throw invalidObject({ group: 'autoscaling', kind: 'Scale' }, name, negative)
  const written = amend(
    tx,
    kind,
    object,
    (draft) => {
      const { spec } = draft as unknown as { spec?: { replicas?: number } }
      if (kind.scale)
        Object.assign(draft, withValueAt(object as never, kind.scale.specReplicasPath, replicas))
      else if (spec) spec.replicas = replicas
    },
    { ...options, subresource: 'scale' },
  )
  return scaleOf(kind, written as unknown as Scalable)
}

function scaleOf({ scale }: Pick<Kind, 'scale'>, object: Scalable): Stored<Scale> {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = object.metadata
  return {
    apiVersion: 'autoscaling/v1',
    kind: 'Scale',
    metadata: {
      name,
      uid,
      resourceVersion,
      creationTimestamp,
      ...(namespace === undefined ? {} : { namespace }),
    },
    ...(scale ? customScale(scale, object) : replicasOf(object)),
  }
}

const replicasOf = ({ spec, status }: Scalable): Pick<Scale, 'spec' | 'status'> => ({
  spec: { replicas: spec?.replicas ?? 0 },
  status: {
    replicas: status?.replicas ?? 0,
    selector: isLabelSelector(spec?.selector)
      ? selectorText(spec?.selector)
      : labelsText(spec?.selector as Record<string, string> | undefined),
  },
})

/** The numbers of a custom resource stand where its definition says. */
function customScale(
  { specReplicasPath, statusReplicasPath, labelSelectorPath }: NonNullable<Kind['scale']>,
  object: object,
): Pick<Scale, 'spec' | 'status'> {
  const numberAt = (path: string): number => {
    const value = valueAt(object, path)
    return typeof value === 'number' ? value : 0
  }
  const selector = labelSelectorPath ? valueAt(object, labelSelectorPath) : undefined
  return {
    spec: { replicas: numberAt(specReplicasPath) },
    status: {
      replicas: numberAt(statusReplicasPath),
      ...(typeof selector === 'string' ? { selector } : {}),
    },
  }
}

const isLabelSelector = (selector: unknown): selector is { matchLabels?: Record<string, string> } =>
  typeof selector === 'object' &&
  selector !== null &&
  ('matchLabels' in selector || 'matchExpressions' in selector)
