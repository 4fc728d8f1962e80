/**
 * `kubectl describe` of kinds that have no description of their own: every field, with its name in
 * words.
 *
 * @module
 */
import type { Event } from '../../../types/kubernetes/core/v1.js'
import type { KubeObject, Stored } from '../../../kubernetes/kinds/kind.js'
import type { VirtualTime } from '../../../sim/world.js'
import { KUBERNETES_JSON } from '../../../text/gotemplate/model.js'
import { printed } from '../../../text/gotemplate/print.js'
import { Description, byKey, eventLines, headLines } from './text.js'

const HEADED = ['name', 'namespace', 'labels', 'annotations', 'managedFields']
/** Words that are written in capitals. */
const INITIALS: readonly string[] = ['API', 'URL', 'UID', 'GUID']

/** Describes any object with its events. */
export function describeGeneric(
  object: Stored<KubeObject>,
  events: readonly Stored<Event>[],
  now: VirtualTime,
): string {
  const { metadata, ...rest } = object as Stored<KubeObject> & Readonly<Record<string, unknown>>
  const to = new Description()
  to.add(headLines(metadata))
  describeFields(to, 0, {
    ...rest,
    metadata: Object.fromEntries(Object.entries(metadata).filter(([key]) => !HEADED.includes(key))),
  })
  return to.add(eventLines(events, now)).toString()
}

function describeFields(
  to: Description,
  level: number,
  fields: Readonly<Record<string, unknown>>,
): void {
  for (const [name, value] of Object.entries(fields).sort(byKey)) {
    const title = words(name)
    if (Array.isArray(value)) describeList(to, level, title, value)
    else if (isStructure(value)) {
      to.line(level, `${title}:`)
      describeFields(to, level + 1, value)
    } else to.field(level, title, valueText(value))
  }
}

function describeList(
  to: Description,
  level: number,
  title: string,
  items: readonly unknown[],
): void {
  to.line(level, `${title}:`)
  for (const item of items) {
    if (isStructure(item)) describeFields(to, level + 1, item)
    else to.line(level + 1, valueText(item))
  }
}

const isStructure = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value as Go prints it: a list in a list is `[1 2]`. */
const valueText = (value: unknown): string => printed(value, KUBERNETES_JSON)

/** Runs of capitals with what belongs to them, of small letters, and dashes. */
const RUNS = /[A-Z]+(?![a-z])|[A-Z][a-z]+|[a-z]+|-+/g

/**
 * `podIP` is shown as `Pod IP`, `nonResourceURLs` as `Non Resource URLs`; what has other characters
 * than letters and dashes stays as it is. Initials in the middle of a name keep the word behind
 * them: `Insecure Skip TLSVerify`.
 */
function words(name: string): string {
  if (/[^a-zA-Z-]/.test(name)) return name
  const runs = name.replace(RUNS, (run) => `${run} `).split(' ')
  const merged: string[] = []
  for (const run of runs.filter((one) => one !== '')) {
    const last = merged.at(-1) ?? ''
    if (/^[A-Z]{2,}$/.test(last) && /^[A-Z]/.test(run)) merged[merged.length - 1] = last + run
    else merged.push(run)
  }
  return merged.map(titled).join(' ')
}

const titled = (word: string): string =>
  INITIALS.includes(word.toUpperCase())
    ? word.toUpperCase()
    : word.replace(/^[a-z]/, (letter) => letter.toUpperCase())
