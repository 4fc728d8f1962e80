/**
 * A project as `docker compose config` prints it.
 *
 * @module
 */
import { goJson } from '../text/json.js'
import { toYamlV3 } from '../text/yaml-v3.js'
import { PROJECT, SERVICE_ORDER, ordered } from './order.js'
import type { Project } from './resources.js'
import { type Dict, type Value, isDict, isList, mapDict, member } from './value.js'

/** Fields that say something when they are false, nothing or empty. */
const SAY_NOTHING = new Set([
  ...['attach', 'init', 'retries', 'scale', 'replicas', 'required', 'enable_ipv4', 'enable_ipv6'],
  ...['command', 'entrypoint', 'healthcheck', 'logging', 'bind', 'volume', 'tmpfs', 'image'],
  ...['build', 'deploy', 'develop', 'services'],
])
/** Mappings from names whose members may be nothing. */
const NAMED = new Set([
  ...['services', 'networks', 'environment', 'args', 'labels', 'annotations', 'options', 'sysctls'],
  ...['driver_opts', 'depends_on', 'ulimits', 'storage_opt', 'volumes', 'secrets', 'configs'],
  ...['models', 'additional_contexts', 'aux_addresses'],
])

/** The project as plain data, in the order of its fields. */
export function projectData(project: Project): Dict {
  const { name, services, networks, volumes, secrets, configs, models, extensions } = project
  const all = { name, services, networks, volumes, secrets, configs, models } as unknown as Dict
  const filled = Object.fromEntries(
    Object.entries(all).filter(
      ([key, value]) => key === 'services' || !isDict(value) || Object.keys(value).length > 0,
    ),
  )
  return {
    ...(ordered(tidy(filled), PROJECT) as Dict),
    ...(ordered(extensions, undefined) as Dict),
  }
}

/** Leaves out what says nothing. */
function tidy(value: Value, isNamed = false): Value {
  if (isList(value)) return value.map((item) => tidy(item))
  if (!isDict(value)) return value
  const kept = Object.entries(value).filter(
    ([key, item]) =>
      isNamed || key.startsWith('x-') || !isEmpty(item) || (SAY_NOTHING.has(key) && item !== null),
  )
  return Object.fromEntries(
    kept.map(([key, item]): [string, Value] => [
      key,
      key.startsWith('x-') ? item : tidy(item, !isNamed && NAMED.has(key)),
    ]),
  )
}

const isEmpty = (value: Value): boolean =>
  value === null ||
  value === false ||
  value === 0 ||
  value === '' ||
  (isList(value) && value.length === 0) ||
  (isDict(value) && Object.keys(value).length === 0)

/** Dollars are doubled, so that what is printed can be read again. */
function escaped(value: Value): Value {
  if (typeof value === 'string') return value.replaceAll('$', '$$$$')
  if (isList(value)) return value.map(escaped)
  return isDict(value)
    ? Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key.replaceAll('$', '$$$$'), escaped(item)]),
      )
    : value
}

/** The project as YAML. */
export const projectYaml = (data: Dict, escapes = true): string =>
  toYamlV3(escapes ? escaped(data) : data)

/** The project as JSON: sections in the order of their names. */
export function projectJson(data: Dict, escapes = true): string {
  const services = mapDict(data['services'] as Dict, jsonService)
  const networks = member(data, 'networks')
  const whole: Dict = {
    ...data,
    services,
    ...(isDict(networks)
      ? {
          networks: mapDict(networks, (network) =>
            isDict(network) ? (ordered({ ipam: {}, ...network }, NETWORK) as Dict) : network,
          ),
        }
      : {}),
  }
  const sections = Object.fromEntries(Object.entries(whole).sort(([a], [b]) => (a < b ? -1 : 1)))
  return `${goJson(escapes ? escaped(sections) : sections, { indent: '  ' })}\n`
}

const NETWORK = PROJECT.within?.['networks']?.each

/** JSON says of every service which command and which entrypoint it has. */
export function jsonService(service: Value): Value {
  if (!isDict(service)) return service
  const { deploy } = service
  const whole = {
    command: null,
    entrypoint: null,
    ...service,
    ...(isDict(deploy) ? { deploy: { resources: {}, placement: {}, ...deploy } } : {}),
  }
  return ordered(whole, SERVICE_ORDER)
}
