/**
 * The shape of `develop`: what `docker compose watch` does.
 *
 * @see https://github.com/compose-spec/compose-spec/blob/main/schema/compose-spec.json
 */
import { type Shape, list, object, oneOfWords, optional, text, truth } from './shape.js'
import { serviceHook, stringOrList } from './parts.js'

export const development: Shape = optional(
  object({
    watch: list(
      object(
        {
          ignore: stringOrList,
          include: stringOrList,
          path: text,
          action: oneOfWords('rebuild', 'sync', 'restart', 'sync+restart', 'sync+exec'),
          target: text,
          exec: serviceHook,
          initial_sync: truth,
        },
        'path',
        'action',
      ),
    ),
  }),
)
