/**
 * Cells that the tables of several kinds share.
 *
 * @module
 */
import type { Container } from '../../types/kubernetes/core/v1.js'
import type { LabelSelector } from '../../types/kubernetes/meta/v1.js'
import type { VirtualTime } from '../../sim/world.js'
import { shortDuration } from '../../text/duration.js'
import { parseTime } from '../../text/time.js'
import type { Column, KubeObject } from './kind.js'

/** What stands in a cell that has nothing to say. */
export const NONE = '<none>'
/** What stands in a cell whose content is not known. */
export const UNKNOWN = '<unknown>'
const SHOWN = 3

/** How long ago a time was, as tables show it; `<unknown>` without one. */
export function since(time: string | undefined, now: VirtualTime): string {
  const ms = time ? parseTime(time) : undefined
  return ms === undefined ? UNKNOWN : shortDuration(now - ms)
}

/** The name of the object. */
export const NAME: Column<KubeObject> = { header: 'NAME', cell: ({ metadata }) => metadata.name }

/** How long the object exists. */
export const AGE: Column<KubeObject> = {
  header: 'AGE',
  cell: ({ metadata }, now) => since(metadata.creationTimestamp, now),
}

/** Names of containers, and their images, joined by commas. */
export const containerNames = (containers: readonly Container[] | undefined): string =>
  (containers ?? []).map(({ name }) => name).join(',')
export const containerImages = (containers: readonly Container[] | undefined): string =>
  (containers ?? []).map(({ image }) => image ?? '').join(',')

/** The first three, and how many more there are. */
export function firstOf(texts: readonly string[]): string {
  const shown = texts.slice(0, SHOWN).join(',')
  return texts.length > SHOWN ? `${shown} + ${texts.length - SHOWN} more...` : shown
}

/** Labels as tables show them: sorted, `<none>` when there are none. */
export function labelsText(labels: Readonly<Record<string, string>> | undefined): string {
  const pairs = Object.entries(labels ?? {}).map(([key, value]) => `${key}=${value}`)
  return pairs.length === 0 ? NONE : pairs.sort().join(',')
}

const OPERATORS: Readonly<Record<string, (key: string, values: string) => string>> = {
  In: (key, values) => `${key} in (${values})`,
  NotIn: (key, values) => `${key} notin (${values})`,
  Exists: (key) => key,
  DoesNotExist: (key) => `!${key}`,
}

/** A label selector in kubectl's notation. */
export function selectorText(selector: LabelSelector | undefined): string {
  if (!selector) return NONE
  const requirements: [string, string][] = Object.entries(selector.matchLabels ?? {}).map(
    ([key, value]) => [key, `${key}=${value}`],
  )
  for (const { key, operator, values } of selector.matchExpressions ?? []) {
    requirements.push([
      key,
      OPERATORS[operator]?.(key, [...(values ?? [])].sort().join(',')) ?? key,
    ])
  }
  if (requirements.length === 0) return NONE
  return requirements
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, text]) => text)
    .join(',')
}
