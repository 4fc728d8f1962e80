/**
 * HorizontalPodAutoscalers as autoscaling/v1 shows them: a target for CPU, and what else there is as
 * annotations. They are stored as autoscaling/v2.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v1/
 */
import type { HorizontalPodAutoscaler as Scaler } from '../../types/kubernetes/autoscaling/v1.js'
import type {
  HorizontalPodAutoscaler,
  MetricSpec,
  MetricStatus,
} from '../../types/kubernetes/autoscaling/v2.js'
import { UNKNOWN } from './cells.js'
import { age, kind } from './define.js'
import { horizontalPodAutoscaler, validateScaler } from './horizontal-pod-autoscaler.js'
import type { Kind, Stored } from './kind.js'

const PREFIX = 'autoscaling.alpha.kubernetes.io/'
const METRICS = `${PREFIX}metrics`
const BEHAVIOR = `${PREFIX}behavior`
const CURRENT = `${PREFIX}current-metrics`
const CONDITIONS = `${PREFIX}conditions`

export const horizontalPodAutoscalerV1: Kind<Scaler> = {
  ...kind<Scaler>('autoscaling/v1', 'HorizontalPodAutoscaler', {
    table: horizontalPodAutoscaler.table as never,
    cells: (scaler, now) => [
      `${scaler.spec?.scaleTargetRef.kind}/${scaler.spec?.scaleTargetRef.name}`,
      `cpu: ${percent(scaler.status?.currentCPUUtilizationPercentage)}/${percent(scaler.spec?.targetCPUUtilizationPercentage)}`,
      scaler.spec?.minReplicas ?? '<unset>',
      scaler.spec?.maxReplicas,
      scaler.status?.currentReplicas ?? 0,
      age(scaler as never, now),
    ],
    setDefaults(draft) {
      if (draft.spec) draft.spec = { ...draft.spec, minReplicas: draft.spec.minReplicas ?? 1 }
    },
    prepareForCreate(draft) {
      draft.status = { currentReplicas: 0, desiredReplicas: 0 }
    },
    validate: (scaler) => validateScaler(toStored(scaler as never)),
  }),
  pack: (object) => toStored(object) as never,
  unpack: (row) => fromStored(row as Stored<HorizontalPodAutoscaler>) as never,
}

const percent = (value: number | undefined): string => (value === undefined ? UNKNOWN : `${value}%`)

const parsed = <T>(text: string | undefined): T | undefined => {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as T)
  } catch {
    return undefined
  }
}

const cpuAt = (averageUtilization: number): MetricSpec => ({
  type: 'Resource',
  resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization } },
})

/** From what v1 shows to what is stored. */
export function toStored(scaler: Stored<Scaler>): Stored<HorizontalPodAutoscaler> {
  const { metadata, spec, status } = scaler
  const { [METRICS]: more, [BEHAVIOR]: behavior, ...rest } = metadata.annotations ?? {}
  const { [CURRENT]: current, [CONDITIONS]: conditions, ...annotations } = rest
  const { targetCPUUtilizationPercentage: target, ...others } = spec ?? {
    maxReplicas: 0,
    scaleTargetRef: { kind: '', name: '' },
  }
  const { currentCPUUtilizationPercentage: cpu, ...counts } = status ?? {
    currentReplicas: 0,
    desiredReplicas: 0,
  }
  const metrics = [
    ...(parsed<MetricSpec[]>(more) ?? []),
    ...(target === undefined ? [] : [cpuAt(target)]),
  ]
  const { annotations: _, ...names } = metadata
  return {
    ...scaler,
    apiVersion: 'autoscaling/v2',
    metadata: { ...names, ...(Object.keys(annotations).length > 0 ? { annotations } : {}) },
    spec: {
      ...others,
      metrics: metrics.length > 0 ? metrics : [cpuAt(80)],
      ...(behavior === undefined ? {} : { behavior: parsed(behavior) ?? {} }),
    },
    status: {
      ...counts,
      currentMetrics: [
        ...(parsed<MetricStatus[]>(current) ?? []),
        ...(cpu === undefined
          ? []
          : [
              {
                type: 'Resource',
                resource: { name: 'cpu', current: { averageUtilization: cpu } },
              } as MetricStatus,
            ]),
      ],
      ...(conditions === undefined ? {} : { conditions: parsed(conditions) ?? [] }),
    },
  } as unknown as Stored<HorizontalPodAutoscaler>
}

const isCpu = ({ type, resource }: MetricSpec): boolean =>
  type === 'Resource' &&
  resource?.name === 'cpu' &&
  resource.target.averageUtilization !== undefined

/** From what is stored to what v1 shows. */
export function fromStored(scaler: Stored<HorizontalPodAutoscaler>): Stored<Scaler> {
  const { metadata, spec, status } = scaler
  const { metrics = [], behavior, ...others } = spec ?? { maxReplicas: 0, scaleTargetRef: {} }
  const { currentMetrics, conditions, ...counts } = status ?? {}
  const cpu = metrics.find(isCpu)
  const rest = metrics.filter((one) => one !== cpu)
  const now = currentMetrics?.find(({ resource }) => resource?.name === 'cpu')
  const utilization = now?.resource?.current.averageUtilization
  const restNow = (currentMetrics ?? []).filter((one) => utilization === undefined || one !== now)
  const annotations = {
    ...metadata.annotations,
    ...(conditions && conditions.length > 0 ? { [CONDITIONS]: JSON.stringify(conditions) } : {}),
    ...(restNow.length > 0 ? { [CURRENT]: JSON.stringify(restNow) } : {}),
    ...(rest.length > 0 ? { [METRICS]: JSON.stringify(rest) } : {}),
    ...(behavior ? { [BEHAVIOR]: JSON.stringify(behavior) } : {}),
  }
  return {
    ...scaler,
    apiVersion: 'autoscaling/v1',
    metadata: {
      ...metadata,
      ...(Object.keys(annotations).length > 0 ? { annotations } : {}),
    },
    spec: {
      ...others,
      ...(cpu ? { targetCPUUtilizationPercentage: cpu.resource?.target.averageUtilization } : {}),
    },
    status: {
      // In v1, it shows when it is zero, too.
      currentReplicas: 0,
      ...counts,
      ...(utilization === undefined ? {} : { currentCPUUtilizationPercentage: utilization }),
    },
  } as unknown as Stored<Scaler>
}
