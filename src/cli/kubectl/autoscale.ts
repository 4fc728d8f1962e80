/**
 * `kubectl autoscale`: a HorizontalPodAutoscaler.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
 */
import { apiVersionOf } from '../../kubernetes/kinds/index.js'
import { canonicalQuantity } from '../../text/quantity.js'
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { newMeta, send } from './create/generated.js'
import { define } from './definition.js'
import { DRY_RUN_FLAG, FILE_FLAGS, PRINT_FLAGS, SAVE_CONFIG_FLAG, managerFlag } from './flags.js'
import { type AnyObject, fetch, requestsOf } from './resources.js'

const EXCLUSIVE = 'error: --cpu-percent and --cpu are mutually exclusive'
const MAX_NEEDED = 'error: --max=MAXPODS is required and must be at least 1, max: '

/** The verb `kubectl autoscale`. */
export const autoscale = define({
  name: 'autoscale',
  usage:
    'autoscale (-f FILENAME | TYPE NAME | TYPE/NAME) [--min=MINPODS] --max=MAXPODS [--cpu=CPU] [--memory=MEMORY]',
  short: 'Auto-scale a deployment, replica set, stateful set, or replication controller',
  long: 'Creates an autoscaler that automatically chooses and sets the number of pods that run in a Kubernetes cluster. The command will attempt to use the autoscaling/v2 API first, in case of an error, it will fall back to autoscaling/v1 API.\n\n Looks up a deployment, replica set, stateful set, or replication controller by name and creates an autoscaler that uses the given resource as a reference. An autoscaler can automatically increase or decrease number of pods deployed within the system as needed.',
  flags: {
    ...DRY_RUN_FLAG,
    ...FILE_FLAGS,
    ...PRINT_FLAGS,
    ...SAVE_CONFIG_FLAG,
    ...managerFlag('kubectl-autoscale'),
    cpu: {
      type: 'string',
      default: '',
      usage:
        'Target CPU utilization over all the pods. When specified as a percentage (e.g."70%" for 70% of requested CPU) it will target average utilization. When specified as quantity (e.g."500m" for 500 milliCPU) it will target average value. Value without units is treated as a quantity with miliCPU being the unit (e.g."500" is "500m").',
    },
    'cpu-percent': {
      type: 'int',
      default: -1,
      hidden: true,
      deprecated:
        "Use --cpu with percentage or resource quantity format (e.g., '70%' for utilization or '500m' for milliCPU).",
    },
    max: {
      type: 'int',
      required: true,
      usage: 'The upper limit for the number of pods that can be set by the autoscaler. Required.',
    },
    memory: {
      type: 'string',
      default: '',
      usage:
        'Target memory utilization over all the pods. When specified  as a percentage (e.g."60%" for 60% of requested memory) it will target average utilization. When specified as quantity (e.g."200Mi" for 200 MiB, "1Gi" for 1 GiB) it will target average value. Value without units is treated as a quantity with mebibytes being the unit (e.g."200" is "200Mi").',
    },
    min: {
      type: 'int',
      default: -1,
      usage:
        "The lower limit for the number of pods that can be set by the autoscaler. If it's not specified or negative, the server will apply a default value.",
    },
    name: {
      type: 'string',
      usage:
        'The name for the newly created object. If not specified, the name of the input resource will be used.',
    },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    const { max, min } = flags
    if (max < 1) throw new CommandError(MAX_NEEDED + String(max))
    if (max < min)
      throw new CommandError(
        `error: --max=MAXPODS must be larger or equal to --min=MINPODS, max: ${max}, min: ${min}`,
      )
    if (flags.cpuPercent !== -1 && flags.cpu !== '') throw new CommandError(EXCLUSIVE)
    const metrics = metricsOf(flags)
    const requests = yield* requestsOf(session, args, flags)
    const made = requests
      .flatMap((request) => fetch(session, request, {}))
      .map(({ kind, object }) => {
        if (!kind.scalable)
          throw new CommandError(
            `error: cannot autoscale a ${kind.group === '' ? kind.kind : `${kind.kind}.${kind.group}`}`,
          )
        const scaler = {
          kind: 'HorizontalPodAutoscaler',
          apiVersion: 'autoscaling/v2',
          metadata: newMeta(flags.name || object.metadata.name),
          spec: {
            maxReplicas: max,
            ...(min > 0 ? { minReplicas: min } : {}),
            scaleTargetRef: {
              kind: kind.kind,
              name: object.metadata.name,
              apiVersion: apiVersionOf(kind),
            },
            ...(metrics.length > 0 ? { metrics } : {}),
          },
          status: { currentMetrics: null, desiredReplicas: 0 },
        }
        return send(session, scaler as never, flags, 'autoscaled')
      })
    return { value: made }
  },
})

interface Metric {
  readonly type: 'Resource'
  readonly resource: { readonly name: string; readonly target: object }
}

/** What is measured: the resources that the flags name. @throws CommandError */
function metricsOf(flags: {
  readonly cpu: string
  readonly cpuPercent: number
  readonly memory: string
}): readonly Metric[] {
  const cpu = flags.cpuPercent >= 0 ? `${flags.cpuPercent}%` : flags.cpu
  return [
    ...(cpu === '' ? [] : [metricOf('cpu', cpu, 'm')]),
    ...(flags.memory === '' ? [] : [metricOf('memory', flags.memory, 'Mi')]),
  ]
}

/** A percentage, or a quantity; a bare number is one of the resource's usual units. */
function metricOf(name: string, text: string, unit: string): Metric {
  if (text.endsWith('%')) {
    const percent = text.slice(0, -1)
    if (!/^\+?\d+$/.test(percent))
      throw new CommandError(`error: invalid percentage value: ${percent}`)
    return utilization(name, Number(percent))
  }
  const bare = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(text)
  const averageValue = canonicalQuantity(bare ? `${Number(text)}${unit}` : text)
  if (averageValue === undefined)
    throw new CommandError(`error: invalid resource ${name} value: ${text}`)
  return { type: 'Resource', resource: { name, target: { type: 'AverageValue', averageValue } } }
}

const utilization = (name: string, averageUtilization: number): Metric => ({
  type: 'Resource',
  resource: { name, target: { type: 'Utilization', averageUtilization } },
})
