/**
 * What `kubectl top pod` and `kubectl top node` have in common: their flags, their columns, and
 * what they say without a metrics server.
 *
 * @module
 */
import type { MetricsServer, Usage } from '../../kubernetes/apiserver/metrics/server.js'
import { KUBECTL_COLUMNS, tabwriter } from '../../text/tabwriter.js'
import { CommandError } from '../verb.js'
import type { Session } from './session.js'

const NO_METRICS = 'error: Metrics API not available'
const WRONG_ORDER = 'error: --sort-by accepts only cpu or memory'
/** The server answers, and knows nothing yet. */
export const NOT_YET = 'error: metrics not available yet'

const MIB = 1_048_576

/** The flags of both. */
export const TOP_FLAGS = {
  'no-headers': { type: 'boolean', usage: 'If present, print output without headers.' },
  'sort-by': {
    type: 'string',
    usage:
      "If non-empty, sort list using specified field. The field can be either 'cpu' or 'memory'.",
  },
  'show-swap': { type: 'boolean', usage: 'Print resources related to swap memory.' },
  'use-protocol-buffers': {
    type: 'boolean',
    default: true,
    usage: 'Enables using protocol-buffers to access Metrics API.',
  },
} as const

/** The metrics server. @throws CommandError when there is none */
export function serverOf(session: Session): MetricsServer {
  const { metrics } = session.streams
  void session.cluster
  if (!metrics.isServing(session.tx)) throw new CommandError(NO_METRICS)
  return metrics
}

/** @throws CommandError for anything but `cpu` and `memory` */
export function checkOrder(sortBy: string | undefined): void {
  if (sortBy && sortBy !== 'cpu' && sortBy !== 'memory') throw new CommandError(WRONG_ORDER)
}

/** The larger first, by what was asked for; by name without. */
export const inOrder =
  <T extends { readonly name: string; readonly usage: Usage }>(sortBy: string | undefined) =>
  (a: T, b: T): number =>
    sortBy === 'cpu' || sortBy === 'memory'
      ? b.usage[sortBy] - a.usage[sortBy]
      : a.name < b.name
        ? -1
        : 1

export const sum = (usages: readonly Usage[]): Usage =>
  usages.reduce(
    (total, { cpu, memory }) => ({ cpu: total.cpu + cpu, memory: total.memory + memory }),
    { cpu: 0, memory: 0 },
  )

/** The cells of CPU and memory. */
export const cells = ({ cpu, memory }: Usage): [string, string] => [
  `${Math.ceil(cpu)}m`,
  `${Math.floor(memory / MIB)}Mi`,
]

/** Lines of cells; each cell is padded, the last one too. */
export const columns = (lines: readonly (readonly string[])[]): string =>
  tabwriter(
    lines.map((line) => `${line.map((cell) => `${cell}\t`).join('')}\n`).join(''),
    KUBECTL_COLUMNS,
  )
