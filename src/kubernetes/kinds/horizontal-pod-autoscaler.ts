/**
 * HorizontalPodAutoscalers: as many replicas as a load needs.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/
 */
import type {
  HorizontalPodAutoscaler,
  HorizontalPodAutoscalerSpec,
  MetricSpec,
  MetricStatus,
} from '../../types/kubernetes/autoscaling/v2.js'
import { UNKNOWN } from './cells.js'
import { age, kind } from './define.js'
import { atLeast, forbiddenField, invalid, notSupported, required } from './field-errors.js'
import type { FieldError, Stored } from './kind.js'
import { objectTable } from './object-table.js'

/** All autoscalers. */
const horizontalPodAutoscalers = objectTable<HorizontalPodAutoscaler>('horizontalpodautoscalers')

const SHOWN = 2
/** What an autoscaler without metrics looks at. */
const CPU_AT_80: MetricSpec = {
  type: 'Resource',
  resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } },
}
const UP = {
  stabilizationWindowSeconds: 0,
  selectPolicy: 'Max',
  policies: [
    { type: 'Pods', value: 4, periodSeconds: 15 },
    { type: 'Percent', value: 100, periodSeconds: 15 },
  ],
}
const DOWN = {
  selectPolicy: 'Max',
  policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }],
}

export const horizontalPodAutoscaler = kind<HorizontalPodAutoscaler>(
  'autoscaling/v2',
  'HorizontalPodAutoscaler',
  {
    table: horizontalPodAutoscalers,
    cells: (scaler, now) => [
      `${scaler.spec?.scaleTargetRef.kind}/${scaler.spec?.scaleTargetRef.name}`,
      targetsText(scaler),
      scaler.spec?.minReplicas ?? '<unset>',
      scaler.spec?.maxReplicas,
      scaler.status?.currentReplicas ?? 0,
      age(scaler, now),
    ],
    setDefaults(draft) {
      if (draft.spec) draft.spec = withDefaults(draft.spec)
    },
    prepareForCreate(draft) {
      draft.status = { currentMetrics: null, desiredReplicas: 0 } as never
    },
    validate: validateScaler,
  },
)

function withDefaults(spec: HorizontalPodAutoscalerSpec): HorizontalPodAutoscalerSpec {
  return {
    ...spec,
    minReplicas: spec.minReplicas ?? 1,
    metrics: spec.metrics && spec.metrics.length > 0 ? spec.metrics : [CPU_AT_80],
    ...(spec.behavior
      ? {
          behavior: {
            scaleUp: { ...UP, ...spec.behavior.scaleUp },
            scaleDown: { ...DOWN, ...spec.behavior.scaleDown },
          },
        }
      : {}),
  }
}

/** What is wrong with an autoscaler. */
export function validateScaler({
  spec,
}: Pick<HorizontalPodAutoscaler, 'spec'>): readonly FieldError[] {
  const errors: FieldError[] = []
  const { minReplicas = 1, maxReplicas } = spec ?? {}
  if (minReplicas < 1) errors.push(invalid('spec.minReplicas', minReplicas, atLeast(1)))
  if (maxReplicas !== undefined && maxReplicas < 1)
    errors.push(invalid('spec.maxReplicas', maxReplicas, 'must be greater than 0'))
  if (maxReplicas !== undefined && maxReplicas < minReplicas)
    errors.push(invalid('spec.maxReplicas', maxReplicas, atLeast('`minReplicas`')))
  spec?.metrics?.forEach((metric, i) => {
    const part = partOf(metric)
    const { type } = metric
    if (!type) errors.push(required(`spec.metrics[${i}].type`, 'must specify a metric source type'))
    if (!SOURCES.includes(type ?? ''))
      errors.push(notSupported(`spec.metrics[${i}].type`, type ?? '', SOURCES))
    else if (!Object.hasOwn(metric, part))
      errors.push(
        required(
          `spec.metrics[${i}].${part}`,
          'must populate information for the given metric source',
        ),
      )
    for (const other of PARTS)
      if (other !== part && Object.hasOwn(metric, other))
        errors.push(
          forbiddenField(
            `spec.metrics[${i}].${other}`,
            'must populate the given metric source only',
          ),
        )
  })
  return errors
}

/** The types of metrics. */
const SOURCES = ['ContainerResource', 'External', 'Object', 'Pods', 'Resource']
const PARTS = ['object', 'pods', 'resource', 'containerResource', 'external']

/** The field that says more about a metric of its type. */
const partOf = ({ type = '' }: Partial<MetricSpec>): string =>
  type.charAt(0).toLowerCase() + type.slice(1)

/** What each metric is and should be: `cpu: 12%/80%`. */
function targetsText({ spec, status }: Stored<HorizontalPodAutoscaler>): string {
  const texts = (spec?.metrics ?? []).map((metric, i) =>
    targetText(metric, status?.currentMetrics?.[i]),
  )
  if (texts.length === 0) return '<none>'
  const shown = texts.slice(0, SHOWN).join(', ')
  return texts.length > SHOWN ? `${shown} + ${texts.length - SHOWN} more...` : shown
}

interface Target {
  readonly averageUtilization?: number
  readonly averageValue?: unknown
  readonly value?: unknown
}

function targetText(metric: MetricSpec, now: MetricStatus | undefined): string {
  const part = partOf(metric) as 'resource'
  const target: Target = metric[part]?.target ?? {}
  const current = now?.[part]?.current as Target | undefined
  const name = part.toLowerCase().endsWith('resource') ? `${metric[part]?.name}: ` : ''
  if (target.averageUtilization !== undefined) {
    const is = current?.averageUtilization
    return `${name}${is === undefined ? UNKNOWN : `${is}%`}/${target.averageUtilization}%`
  }
  if (target.averageValue !== undefined)
    return `${name}${current?.averageValue ?? UNKNOWN}/${target.averageValue}${part === 'resource' ? '' : ' (avg)'}`
  return `${name}${current?.value ?? UNKNOWN}/${target.value}`
}
