/**
 * Puts a file, or a service that another extends, over what was there before: mappings member by
 * member, lists one after the other, what stands alone replaced.
 *
 * @see https://docs.docker.com/reference/compose-file/merge/
 */
import { goJson } from '../text/json.js'
import { type Dict, type Value, isDict, isList, matches, member, textIn } from './value.js'

/** Lists and mappings of which the later one counts alone. */
const REPLACED = [
  'services.*.command',
  'services.*.entrypoint',
  'services.*.healthcheck.test',
  'services.*.extends',
  'services.*.provider',
]

/** By what items of a list are the same: the later one takes the earlier one's place. */
const KEYS: readonly (readonly [string, (item: Value) => string | undefined])[] = [
  ['services.*.volumes', (item) => textIn(item, 'target')],
  ['services.*.devices', (item) => textIn(item, 'target')],
  ['services.*.secrets', (item) => textIn(item, 'target') ?? textIn(item, 'source')],
  ['services.*.configs', (item) => textIn(item, 'target') ?? textIn(item, 'source')],
  ['services.*.env_file', (item) => textIn(item, 'path')],
  ['services.*.ports', portKey],
  ['networks.*.ipam.config', (item) => textIn(item, 'subnet')],
]

/** A port is known by everything but its name. */
function portKey(item: Value): string | undefined {
  if (!isDict(item)) return undefined
  const { host_ip: ip, published, target, protocol } = item
  return [ip ?? '', published ?? '', target, protocol].join(':')
}

/** The later value over the earlier one. */
export function merge(before: Value, after: Value, path: readonly string[] = []): Value {
  if (after === null) return before
  if (before === null || REPLACED.some((pattern) => matches(pattern, path))) return after
  if (isDict(before) && isDict(after)) return mergeDicts(before, after, path)
  if (isList(before) && isList(after)) return [...before, ...after]
  return after
}

function mergeDicts(before: Dict, after: Dict, path: readonly string[]): Dict {
  if (matches('services.*.logging', path)) {
    const [one, other] = [textIn(before, 'driver'), textIn(after, 'driver')]
    if (one !== undefined && other !== undefined && one !== other) return after
  }
  const merged = Object.entries(after).map(([key, value]): [string, Value] => [
    key,
    Object.hasOwn(before, key) ? merge(before[key] as Value, value, [...path, key]) : value,
  ])
  return { ...before, ...Object.fromEntries(merged) }
}

/** Lists without what stands in them twice. */
export function unique(value: Value, path: readonly string[] = []): Value {
  if (isDict(value))
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, unique(item, [...path, key])]),
    )
  if (!isList(value)) return value
  if (!isSet(path)) return value
  const key = KEYS.find(([pattern]) => matches(pattern, path))?.[1]
  const found = new Map<string, Value>()
  for (const item of value) found.set(key?.(item) ?? goJson(item, { sortKeys: true }), item)
  return [...found.values()]
}

const SETS =
  'cap_add cap_drop devices configs secrets dns dns_opt dns_search env_file expose extra_hosts group_add links external_links ports profiles security_opt tmpfs volumes volumes_from device_cgroup_rules networks.*.aliases networks.*.link_local_ips build.tags build.platforms build.secrets build.cache_from build.cache_to'
    .split(' ')
    .map((pattern) => `services.*.${pattern}`)
    .concat('networks.*.ipam.config')

const isSet = (path: readonly string[]): boolean => SETS.some((pattern) => matches(pattern, path))

/** What a file says to forget of those before it. */
export function forget(value: Value, path: readonly string[]): Value {
  const [first, ...rest] = path
  if (first === undefined || !isDict(value) || member(value, first) === undefined) return value
  if (rest.length === 0)
    return Object.fromEntries(Object.entries(value).filter(([key]) => key !== first))
  return { ...value, [first]: forget(value[first] as Value, rest) }
}
