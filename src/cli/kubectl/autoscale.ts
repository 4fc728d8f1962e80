/**
 * `kubectl autoscale`: a HorizontalPodAutoscaler.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
 */
import { apiVersionOf } from '../../kubernetes/kinds/index.js'
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { newMeta, send } from './create/generated.js'
import { define } from './definition.js'
import { DRY_RUN_FLAG, FILE_FLAGS, PRINT_FLAGS, SAVE_CONFIG_FLAG, managerFlag } from './flags.js'
import { type AnyObject, fetch, requestsOf } from './resources.js'

const MAX_NEEDED = 'error: --max=MAXPODS is required and must be at least 1, max: '

/** The verb `kubectl autoscale`. */
export const autoscale = define({
  name: 'autoscale',
  usage:
    'autoscale (-f FILENAME | TYPE NAME | TYPE/NAME) [--min=MINPODS] --max=MAXPODS [--cpu-percent=CPU]',
  short: 'Auto-scale a deployment, replica set, stateful set, or replication controller',
  flags: {
    ...DRY_RUN_FLAG,
    ...FILE_FLAGS,
    ...PRINT_FLAGS,
    ...SAVE_CONFIG_FLAG,
    ...managerFlag('kubectl-autoscale'),
    'cpu-percent': {
      type: 'int',
      default: -1,
      usage:
        "The target average CPU utilization (represented as a percent of requested CPU) over all the pods. If it's not specified or negative, a default autoscaling policy will be used.",
    },
    max: {
      type: 'int',
      required: true,
      usage: 'The upper limit for the number of pods that can be set by the autoscaler. Required.',
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
    const { max, min, cpuPercent } = flags
    if (max < 1) throw new CommandError(MAX_NEEDED + String(max))
    if (max < min)
      throw new CommandError(
        `error: --max=MAXPODS must be larger or equal to --min=MINPODS, max: ${max}, min: ${min}`,
      )
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
            ...(cpuPercent >= 0
              ? {
                  metrics: [
                    {
                      type: 'Resource',
                      resource: {
                        name: 'cpu',
                        target: { type: 'Utilization', averageUtilization: cpuPercent },
                      },
                    },
                  ],
                }
              : {}),
          },
          status: {},
        }
        return send(session, scaler as never, flags, 'autoscaled')
      })
    return { value: made }
  },
})
