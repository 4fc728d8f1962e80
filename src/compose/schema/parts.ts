/**
 * Shapes that several fields of services have.
 *
 * @see https://github.com/compose-spec/compose-spec/blob/main/schema/compose-spec.json
 */
import {
  type Shape,
  amount,
  count,
  dict,
  either,
  flag,
  list,
  looseDict,
  nothing,
  object,
  oneOfWords,
  open,
  scalarOrNothing,
  strict,
  text,
} from './shape.js'

export const listOfStrings: Shape = list(text)

export const stringOrList: Shape = either(text, listOfStrings)

export const listOrDict: Shape = either(dict('.+', scalarOrNothing), list(text))

export const command: Shape = either(nothing, text, list(text))

export const envFile: Shape = either(
  text,
  list(either(text, strict({ path: text, format: text, required: flag }, 'path'))),
)

export const labelFile: Shape = either(text, list(text))

export const extraHosts: Shape = either(dict('.+', either(text, list(text))), list(text))

export const blkioLimit: Shape = strict({ path: text, rate: count })

export const blkioWeight: Shape = strict({ path: text, weight: count })

export const serviceConfigOrSecret: Shape = list(
  either(text, object({ source: text, target: text, uid: text, gid: text, mode: amount })),
)

export const ulimits: Shape = looseDict(
  '^[a-z]+$',
  either(count, object({ hard: count, soft: count }, 'soft', 'hard')),
)

export const serviceHook: Shape = object(
  { command: command, user: text, privileged: flag, working_dir: text, environment: listOrDict },
  'command',
)

export const healthcheck: Shape = object({
  disable: flag,
  interval: text,
  retries: amount,
  test: either(text, list(text)),
  timeout: text,
  start_period: text,
  start_interval: text,
})

export const gpus: Shape = either(
  oneOfWords('all'),
  list(
    open({
      capabilities: listOfStrings,
      count: count,
      device_ids: listOfStrings,
      driver: text,
      options: listOrDict,
    }),
  ),
)

export const include: Shape = either(
  text,
  strict({ path: stringOrList, env_file: stringOrList, project_directory: text }),
)
