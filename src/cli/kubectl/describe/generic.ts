/**
 * `kubectl describe` of kinds that have no description of their own: every field, with its name in
 * words.
 *
 * @module
 */
import type { Event } from '../../../types/kubernetes/core/v1.js'
import type { KubeObject, Stored } from '../../../kubernetes/kinds/kind.js'
import type { VirtualTime } from '../../../sim/world.js'
import { Description, byKey, eventLines, headLines } from './text.js'

const HEADED = ['name', 'namespace', 'labels', 'annotations', 'managedFields']
const INITIALS = /^(API|URL|UID|OSB|GUID|IP|CIDR|ID|OS)/

/** Describes any object with its events. */
export function describeGeneric(
  object: Stored<KubeObject>,
  events: readonly Stored<Event>[] | undefined,
  now: VirtualTime,
): string {
  const { apiVersion, kind, metadata, ...rest } = object as Stored<KubeObject> &
    Readonly<Record<string, unknown>>
  const to = new Description()
  to.add(headLines(metadata))
  to.field(0, 'API Version', apiVersion).field(0, 'Kind', kind)
  describeFields(to, 0, {
    metadata: Object.fromEntries(Object.entries(metadata).filter(([key]) => !HEADED.includes(key))),
    ...rest,
  })
  if (events) to.add(eventLines(events, now))
  return to.toString()
}

function describeFields(
  to: Description,
  level: number,
  fields: Readonly<Record<string, unknown>>,
): void {
  for (const [key, value] of Object.entries(fields)
    .map(([name, part]) => [words(name), part] as const)
    .sort(byKey)) {
    if (Array.isArray(value)) describeList(to, level, key, value)
    else if (typeof value === 'object' && value !== null) {
      to.line(level, `${key}:`)
      describeFields(to, level + 1, value as Readonly<Record<string, unknown>>)
    } else to.field(level, key, value === null ? '<nil>' : String(value))
  }
}

function describeList(
  to: Description,
  level: number,
  key: string,
  items: readonly unknown[],
): void {
  to.line(level, `${key}:`)
  for (const item of items) {
    if (typeof item === 'object' && item !== null)
      describeFields(to, level + 1, item as Readonly<Record<string, unknown>>)
    else to.line(level + 1, String(item))
  }
}

/** `gitRepo` is shown as `Git Repo`, `podIP` as `Pod IP`, `apiVersion` as `API Version`. */
function words(name: string): string {
  if (/[^a-zA-Z0-9]/.test(name)) return name
  return (name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+|[0-9]+/g) ?? [name])
    .map((word) =>
      INITIALS.test(word.toUpperCase()) && word.toUpperCase().replace(INITIALS, '') === ''
        ? word.toUpperCase()
        : word.replace(/^./, (letter) => letter.toUpperCase()),
    )
    .join(' ')
}
