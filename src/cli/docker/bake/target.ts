/**
 * A target of a bake file: what one build is asked for.
 *
 * @see https://docs.docker.com/build/bake/reference/#target
 */
import type { HclValue } from '../../../text/hcl/syntax.js'

/** The attributes of a target by name. */
export type Target = Readonly<Record<string, HclValue>>

/** What kind of value an attribute has. */
type AttributeType = 'text' | 'boolean' | 'texts' | 'dict' | 'options'

/** The attributes in the order in which they are printed. `options` are `type=…,key=value`. */
export const ATTRIBUTES: Readonly<Record<string, AttributeType>> = {
  description: 'text',
  annotations: 'texts',
  attest: 'options',
  context: 'text',
  contexts: 'dict',
  dockerfile: 'text',
  'dockerfile-inline': 'text',
  args: 'dict',
  labels: 'dict',
  tags: 'texts',
  'cache-from': 'options',
  'cache-to': 'options',
  target: 'text',
  secret: 'options',
  ssh: 'options',
  platforms: 'texts',
  output: 'options',
  pull: 'boolean',
  'no-cache': 'boolean',
  network: 'text',
  'no-cache-filter': 'texts',
  'shm-size': 'text',
  ulimits: 'texts',
  call: 'text',
  entitlements: 'texts',
  'extra-hosts': 'dict',
}

/** What stands in the list, or nothing. */
export const textsIn = (target: Target, name: string): readonly string[] => {
  const value = target[name]
  return Array.isArray(value) ? value.filter((one) => one !== null).map(shown) : []
}

/** What stands in the dictionary, without what is null. */
export function dictIn(target: Target, name: string): Readonly<Record<string, string>> {
  const value = target[name]
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return {}
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => (one === null ? [] : [[key, shown(one)]])),
  )
}

export const textIn = (target: Target, name: string): string | undefined => {
  const value = target[name]
  return value === undefined || value === null ? undefined : shown(value)
}

/** A value as text; options that are written as an object are joined. */
function shown(value: HclValue): string {
  if (value === null || typeof value !== 'object') return String(value)
  return Object.entries(value)
    .map(([key, one]) => `${key}=${String(one)}`)
    .join(',')
}

/** A target and another one over it: dictionaries are put together, lists are replaced. */
export function merged(under: Target, over: Target): Target {
  const result: Record<string, HclValue> = { ...under }
  for (const [name, value] of Object.entries(over)) {
    if (value === null) continue
    result[name] =
      ATTRIBUTES[name] === 'dict'
        ? { ...(under[name] as object | undefined), ...(value as object) }
        : value
  }
  return result
}

/** `type=registry,ref=a/b` as an object; a text alone is what `first` says. */
function optionsOf(text: string, first: string): Readonly<Record<string, string>> {
  const pairs = text.split(',').map((part): [string, string] => {
    const at = part.indexOf('=')
    return at < 0 ? ['', part] : [part.slice(0, at), part.slice(at + 1)]
  })
  const [only] = pairs
  if (pairs.length === 1 && only?.[0] === '')
    return first === 'ref'
      ? { ref: text, type: 'registry' }
      : first === 'dest'
        ? { dest: text, type: text === '-' ? 'tar' : 'local' }
        : { [first]: text }
  return Object.fromEntries(
    pairs.filter(([key]) => key !== '').sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

const FIRST: Readonly<Record<string, string>> = { output: 'dest', secret: 'id', ssh: 'id' }

/** A target as `--print` shows it. */
export function printed(target: Target): Readonly<Record<string, unknown>> {
  const data: Record<string, unknown> = {}
  for (const [name, type] of Object.entries(ATTRIBUTES)) {
    if (type === 'texts') data[name] = textsIn(target, name)
    else if (type === 'dict') data[name] = dictIn(target, name)
    else if (type === 'options')
      data[name] = textsIn(target, name).map((one) => optionsOf(one, FIRST[name] ?? 'ref'))
    else data[name] = target[name] ?? ''
  }
  return Object.fromEntries(Object.entries(data).filter(([, value]) => !isEmpty(value)))
}

const isEmpty = (value: unknown): boolean =>
  value === '' ||
  value === false ||
  (value !== null && typeof value === 'object' && Object.keys(value).length === 0)
