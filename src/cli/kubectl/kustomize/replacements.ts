/**
 * Values of one resource that are put into others.
 *
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/replacements/
 */
import {
  type Fields,
  KustomizeError,
  type Resource,
  copied,
  idText,
  isFields,
  remember,
} from './resource.js'
import { type Target, isMeant } from './selection.js'

interface PartOptions {
  readonly delimiter?: string
  readonly index?: number
  readonly create?: boolean
}

/** One replacement: from where, and to where. */
export interface Replacement {
  readonly source?: Target & { readonly fieldPath?: string; readonly options?: PartOptions }
  readonly sourceValue?: string
  readonly targets?: readonly {
    readonly select?: Target
    readonly reject?: readonly Target[]
    readonly fieldPaths?: readonly string[]
    readonly options?: PartOptions
  }[]
}

const NAME = 'metadata.name'

/** Puts the value into all targets. @throws KustomizeError */
export function replace(resources: readonly Resource[], replacement: Replacement): void {
  const value = valueOf(resources, replacement)
  for (const { select, reject = [], fieldPaths = [NAME], options = {} } of replacement.targets ??
    []) {
    if (!select) throw new KustomizeError('target must specify resources to select')
    for (const resource of resources) {
      if (!isMeant(exactly(select), resource)) continue
      if (reject.some((one) => isMeant(exactly(one), resource))) continue
      for (const path of fieldPaths) put(resource, path, value, options)
    }
  }
}

function valueOf(resources: readonly Resource[], { source, sourceValue }: Replacement): unknown {
  if (sourceValue !== undefined) return sourceValue
  if (!source)
    throw new KustomizeError('replacements must specify a source and at least one target')
  const found = resources.filter((one) => isMeant(exactly(source), one))
  const id = idText(source)
  if (found.length === 0) throw new KustomizeError(`nothing selected by ${id}`)
  if (found.length > 1) throw new KustomizeError(`multiple matches for selector ${id}`)
  const path = source.fieldPath ?? NAME
  const [value] = slotsAt(found[0]?.object, segmentsOf(path), false).map((slot) => slot.get())
  if (value === undefined)
    throw new KustomizeError(`fieldPath \`${path}\` is missing for replacement source ${id}`)
  const { delimiter, index = 0 } = source.options ?? {}
  return delimiter ? String(value).split(delimiter)[index] : value
}

/** Names here are meant letter by letter. */
const exactly = (target: Target): Target =>
  Object.fromEntries(
    Object.entries(target)
      .filter(([field]) => /^(group|version|kind|name|namespace|.*Selector)$/.test(field))
      .map(([field, value]) => [
        field,
        field.endsWith('Selector') ? value : String(value).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
      ]),
  )

function put(resource: Resource, path: string, value: unknown, options: PartOptions): void {
  const slots = slotsAt(resource.object, segmentsOf(path), options.create ?? false)
  if (slots.length === 0)
    throw new KustomizeError(`unable to find field "${path}" in replacement target`)
  if (path === NAME) remember(resource)
  for (const slot of slots) slot.set(partly(slot.get(), value, options))
}

/** A value that takes the place of one part of a text. */
function partly(old: unknown, value: unknown, { delimiter, index = 0 }: PartOptions): unknown {
  if (!delimiter) return copied(value)
  const parts = String(old ?? '').split(delimiter)
  if (index < 0) parts.unshift(String(value))
  else if (index >= parts.length) parts.push(String(value))
  else parts[index] = String(value)
  return parts.join(delimiter)
}

interface Slot {
  get(): unknown
  set(value: unknown): void
}

/** The places that a path leads to: `containers.[name=web].image`, `rules.*.host`, `args.0`. */
function slotsAt(node: unknown, [first = '', ...rest]: readonly string[], create: boolean): Slot[] {
  const keys = keysOf(node, first, create)
  return keys.flatMap((key) => {
    const inside = node as Record<string | number, unknown>
    if (rest.length === 0)
      return inside[key] === undefined && !create
        ? []
        : [{ get: () => inside[key], set: (value: unknown) => void (inside[key] = value) }]
    if (create && (inside[key] === undefined || inside[key] === null)) inside[key] = {}
    return slotsAt(inside[key], rest, create)
  })
}

function keysOf(node: unknown, segment: string, create: boolean): readonly (string | number)[] {
  if (isFields(node)) {
    if (segment === '*') return Object.keys(node)
    return create || Object.hasOwn(node as Fields, segment) ? [segment] : []
  }
  if (!Array.isArray(node)) return []
  const all = node.map((_, at) => at)
  if (segment === '*') return all
  const [, field, value] = /^\[([^=]+)=(.*)\]$/.exec(segment) ?? []
  if (field !== undefined)
    return all.filter((at) => isFields(node[at]) && String(node[at][field]) === value)
  return /^\d+$/.test(segment) && Number(segment) < node.length ? [Number(segment)] : []
}

/** The parts of a path; a dot may be escaped, or stand in brackets. */
const segmentsOf = (path: string): readonly string[] =>
  (path.match(/(?:\[[^\]]*\]|\\.|[^.\\])+/g) ?? []).map((part) => part.replace(/\\(.)/g, '$1'))
