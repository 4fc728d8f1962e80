/**
 * Readings: what is measured by somebody outside of the cluster, or told by a test instead of being
 * measured. A reading stays until it is told anew or forgotten; the newest that fits a pod holds.
 *
 * @module
 */
import type { Pod } from '../../../types/kubernetes/core/v1.js'
import type { Tx } from '../../../sim/step.js'
import { defineTable } from '../../../sim/table.js'
import type { Reader } from '../../../sim/world.js'
import type { Stored } from '../../kinds/kind.js'
import { matchesSelector, parseSelector } from '../selectors.js'

/** Pods by their name, or by a selector in kubectl's words: `app=web`. */
export type Which = { readonly name: string } | { readonly selector: string }

/** What pods use; thousandths of a processor, and bytes. */
interface UsageReading {
  readonly namespace: string
  readonly which: Which
  /** Of this container alone; without it, of the pod as a whole. */
  readonly container?: string
  readonly cpu?: number
  readonly memory?: number
  /** The amount is shared by all pods of the selector that run. */
  readonly shared?: boolean
}

/** What a node uses. */
interface NodeReading {
  readonly cpu?: number
  readonly memory?: number
}

/** A metric of the cluster's own, of pods or of one other object; the value in thousandths. */
interface CustomReading {
  readonly metric: string
  readonly namespace: string
  readonly about: Which | { readonly kind: string; readonly name: string }
  readonly value: number
}

/** A metric from outside of the cluster; the value in thousandths. */
interface ExternalReading {
  readonly metric: string
  readonly namespace: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

type Told<T> = T & { readonly order: number }

const usages = defineTable<Told<UsageReading>>('metrics-usage')
const nodeUsages = defineTable<NodeReading>('metrics-nodes')
const customs = defineTable<Told<CustomReading>>('metrics-custom')
const externals = defineTable<ExternalReading>('metrics-external')

/** The tables of what is told of pods and nodes. */
export const readingTables: readonly string[] = [usages.name, nodeUsages.name]

const wordOf = (which: Which): string => ('name' in which ? which.name : `{${which.selector}}`)

export function tellUsage(tx: Tx, reading: UsageReading): void {
  const { namespace, which, container = '' } = reading
  const key = `${namespace}/${wordOf(which)}/${container}`
  tx.put(usages, key, { ...tx.get(usages, key), ...reading, order: tx.next('metrics') })
}

export const tellNode = (tx: Tx, node: string, reading: NodeReading): void =>
  void tx.put(nodeUsages, node, { ...tx.get(nodeUsages, node), ...reading })

export function tellCustom(tx: Tx, reading: CustomReading): void {
  const { about, metric, namespace } = reading
  const word = 'kind' in about ? `${about.kind}/${about.name}` : wordOf(about)
  tx.put(customs, `${namespace}/${metric}/${word}`, { ...reading, order: tx.next('metrics') })
}

export function tellExternal(tx: Tx, reading: ExternalReading): void {
  const labels = Object.entries(reading.labels)
    .map(([name, value]) => `${name}=${value}`)
    .sort()
  tx.put(externals, `${reading.namespace}/${reading.metric}/${labels.join()}`, reading)
}

/** Nothing is told any more. */
export function forgetReadings(tx: Tx): void {
  for (const table of [usages, nodeUsages, customs, externals]) {
    const keys: string[] = []
    tx.each(table as typeof externals, '', (_, key) => keys.push(key))
    for (const key of keys) tx.delete(table as typeof externals, key)
  }
}

/** The newest usage that was told of a pod, of the pod as a whole and of a container alone. */
export function usageTold(
  read: Reader,
  pod: Stored<Pod>,
  resource: 'cpu' | 'memory',
  container: string | undefined,
): UsageReading | undefined {
  return newest(
    read
      .rows(usages, `${pod.metadata.namespace}/`)
      .filter(
        (one) => one.container === container && one[resource] !== undefined && fits(one.which, pod),
      ),
  )
}

export const nodeTold = (read: Reader, node: string): NodeReading | undefined =>
  read.get(nodeUsages, node)

/** A metric of a pod. */
export const podMetricTold = (read: Reader, pod: Stored<Pod>, metric: string): number | undefined =>
  newest(
    read
      .rows(customs, `${pod.metadata.namespace}/${metric}/`)
      .filter(({ about }) => !('kind' in about) && fits(about, pod)),
  )?.value

/** A metric of one object that is no pod. */
export const objectMetricTold = (
  read: Reader,
  namespace: string,
  metric: string,
  { kind, name }: { readonly kind: string; readonly name: string },
): number | undefined => read.get(customs, `${namespace}/${metric}/${kind}/${name}`)?.value

export const externalsTold = (
  read: Reader,
  namespace: string,
  metric: string,
): readonly ExternalReading[] => read.rows(externals, `${namespace}/${metric}/`)

/** Whether somebody tells metrics of the cluster's own, or from outside. */
export const isTold = (read: Reader, what: 'custom' | 'external'): boolean =>
  read.count(what === 'custom' ? customs : externals) > 0

export const fits = (which: Which, { metadata }: Stored<Pod>): boolean =>
  'name' in which
    ? which.name === metadata.name
    : matchesSelector(parseSelector(which.selector), metadata.labels)

const newest = <T extends { readonly order: number }>(readings: readonly T[]): T | undefined =>
  readings.reduce<T | undefined>(
    (best, one) => (best === undefined || one.order > best.order ? one : best),
    undefined,
  )
