/**
 * `kubectl top node`: what nodes use, and which part of what pods may have.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_top/kubectl_top_node/
 */
import type { Node } from '../../types/kubernetes/core/v1.js'
import { notFound } from '../../kubernetes/apiserver/errors.js'
import type { Usage } from '../../kubernetes/apiserver/metrics/server.js'
import type { Stored } from '../../kubernetes/kinds/kind.js'
import { milliValue, parseQuantity } from '../../text/quantity.js'
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { define } from './definition.js'
import { SELECTOR_FLAG } from './flags.js'
import { NOT_YET, TOP_FLAGS, cells, checkOrder, columns, inOrder, serverOf } from './top-table.js'

const ONE_OF = 'error: only one of NAME or --selector can be provided'
const UNKNOWN = '<unknown>'

/** What a node uses. */
export interface NodeUsage {
  readonly name: string
  readonly usage: Usage
}

/** The verb `kubectl top node`. */
export const topNode = define({
  name: 'top node',
  aliases: ['nodes', 'no'],
  usage: 'top node [NAME | -l label]',
  short: 'Display resource (CPU/memory) usage of nodes',
  long: 'Display resource (CPU/memory) usage of nodes.\n\n The top-node command allows you to see the resource consumption of nodes.',
  flags: {
    ...SELECTOR_FLAG,
    ...TOP_FLAGS,
    'show-capacity': {
      type: 'boolean',
      usage: 'Print node resources based on Capacity instead of Allocatable(default) of the nodes.',
    },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<readonly NodeUsage[]>> {
    const [name, ...more] = args
    if (more.length > 0)
      throw new CommandError(
        `error: node [NAME | -l label]\nSee 'kubectl top node -h' for help and examples`,
      )
    checkOrder(flags.sortBy)
    if (name !== undefined && flags.selector) throw new CommandError(ONE_OF)
    const server = serverOf(session)
    const nodes =
      name === undefined
        ? session.api.list('Node', flags.selector ? { labelSelector: flags.selector } : {})
        : [session.api.get('Node', name)]
    const known = nodes.flatMap((node) => {
      const usage = server.node(session.tx, node)
      return usage ? [{ name: node.metadata.name, usage, node }] : []
    })
    if (known.length === 0 && name !== undefined)
      throw notFound({ group: 'metrics.k8s.io', plural: 'nodemetrics' } as never, name)
    if (known.length === 0) throw new CommandError(NOT_YET)
    known.sort(inOrder(flags.sortBy))
    const lines = known.map(({ node, usage }) => lineOf(node, usage, flags))
    for (const { metadata } of nodes)
      if (!known.some((one) => one.name === metadata.name))
        lines.push([
          metadata.name,
          ...Array.from({ length: flags.showSwap ? 6 : 4 }, () => UNKNOWN),
        ])
    const header = ['NAME', 'CPU(cores)', 'CPU(%)', 'MEMORY(bytes)', 'MEMORY(%)']
    if (flags.showSwap) header.push('SWAP(bytes)', 'SWAP(%)')
    session.out(columns([...(flags.noHeaders ? [] : [header]), ...lines]))
    return { value: known.map(({ name: node, usage }) => ({ name: node, usage })) }
  },
})

function lineOf(
  { metadata, status }: Stored<Node>,
  usage: Usage,
  flags: { readonly showCapacity: boolean; readonly showSwap: boolean },
): string[] {
  const room = (flags.showCapacity ? status?.capacity : status?.allocatable) ?? {}
  const [cpu, memory] = cells(usage)
  const percent = (used: number, of: number): string =>
    `${of === 0 ? 0 : Math.trunc((used / of) * 100)}%`
  return [
    metadata.name,
    cpu,
    percent(usage.cpu, milliValue(room['cpu'] ?? '0')),
    memory,
    percent(usage.memory, parseQuantity(room['memory'] ?? '0')),
    ...(flags.showSwap ? [UNKNOWN, UNKNOWN] : []),
  ]
}
