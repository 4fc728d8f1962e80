/**
 * The shape of a whole compose file.
 *
 * @see https://github.com/compose-spec/compose-spec/blob/main/schema/compose-spec.json
 */
import { type Shape, NAME, dict, list, looseDict, object, text } from './shape.js'
import { include } from './parts.js'
import { config, model, network, secret, volume } from './resources.js'
import { service } from './service.js'

export const FILE: Shape = object({
  version: text,
  name: text,
  include: list(include),
  services: dict(NAME, service),
  models: looseDict(NAME, model),
  networks: looseDict(NAME, network),
  volumes: dict(NAME, volume),
  secrets: dict(NAME, secret),
  configs: dict(NAME, config),
})
