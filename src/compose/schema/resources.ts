/**
 * The shapes of networks, volumes, secrets, configs and models.
 *
 * @see https://github.com/compose-spec/compose-spec/blob/main/schema/compose-spec.json
 */
import {
  type Shape,
  amount,
  dict,
  flag,
  integer,
  list,
  looseDict,
  object,
  optional,
  text,
} from './shape.js'
import { listOrDict } from './parts.js'

/** `true`, or a name as older files have it. */
const external: Shape = { ...object({ name: text }), types: ['boolean', 'string', 'object'] }

export const network: Shape = optional(
  object({
    name: text,
    driver: text,
    driver_opts: looseDict('^.+$', amount),
    ipam: object({
      driver: text,
      config: list(
        object({ subnet: text, ip_range: text, gateway: text, aux_addresses: dict('^.+$', text) }),
      ),
      options: dict('^.+$', text),
    }),
    external: external,
    internal: flag,
    enable_ipv4: flag,
    enable_ipv6: flag,
    attachable: flag,
    labels: listOrDict,
  }),
)

export const volume: Shape = optional(
  object({
    name: text,
    driver: text,
    driver_opts: looseDict('^.+$', amount),
    external: external,
    labels: listOrDict,
  }),
)

export const secret: Shape = object({
  name: text,
  environment: text,
  file: text,
  external: external,
  labels: listOrDict,
  driver: text,
  driver_opts: looseDict('^.+$', amount),
  template_driver: text,
})

export const config: Shape = object({
  name: text,
  content: text,
  environment: text,
  file: text,
  external: external,
  labels: listOrDict,
  template_driver: text,
})

export const model: Shape = object(
  { name: text, model: text, context_size: integer, runtime_flags: list(text) },
  'model',
)
