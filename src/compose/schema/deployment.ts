/**
 * The shape of `deploy`: how a service is to run.
 *
 * @see https://github.com/compose-spec/compose-spec/blob/main/schema/compose-spec.json
 */
import { type Shape, amount, count, list, object, oneOfWords, optional, text } from './shape.js'
import { listOfStrings, listOrDict } from './parts.js'

const genericResources: Shape = list(
  object({ discrete_resource_spec: object({ kind: text, value: amount }) }),
)

const devices: Shape = list(
  object(
    {
      capabilities: listOfStrings,
      count: count,
      device_ids: listOfStrings,
      driver: text,
      options: listOrDict,
    },
    'capabilities',
  ),
)

export const deployment: Shape = optional(
  object({
    mode: text,
    endpoint_mode: text,
    replicas: count,
    labels: listOrDict,
    rollback_config: object({
      parallelism: count,
      delay: text,
      failure_action: text,
      monitor: text,
      max_failure_ratio: amount,
      order: oneOfWords('start-first', 'stop-first'),
    }),
    update_config: object({
      parallelism: count,
      delay: text,
      failure_action: text,
      monitor: text,
      max_failure_ratio: amount,
      order: oneOfWords('start-first', 'stop-first'),
    }),
    resources: object({
      limits: object({ cpus: amount, memory: text, pids: count }),
      reservations: object({
        cpus: amount,
        memory: text,
        generic_resources: genericResources,
        devices: devices,
      }),
    }),
    restart_policy: object({ condition: text, delay: text, max_attempts: count, window: text }),
    placement: object({
      constraints: list(text),
      preferences: list(object({ spread: text })),
      max_replicas_per_node: count,
    }),
  }),
)
