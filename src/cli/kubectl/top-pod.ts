/**
 * `kubectl top pod`: what pods use, or each of their containers.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_top/kubectl_top_pod/
 */
import type { Pod } from '../../types/kubernetes/core/v1.js'
import { notFound } from '../../kubernetes/apiserver/errors.js'
import type { PodMetrics, Usage } from '../../kubernetes/apiserver/metrics/server.js'
import type { Stored } from '../../kubernetes/kinds/kind.js'
import { goDuration } from '../../text/duration.js'
import { parseTime } from '../../text/time.js'
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { define } from './definition.js'
import { ALL_NAMESPACES_FLAG, FIELD_SELECTOR_FLAG, SELECTOR_FLAG } from './flags.js'
import type { Session } from './session.js'
import {
  NOT_YET,
  TOP_FLAGS,
  cells,
  checkOrder,
  columns,
  inOrder,
  serverOf,
  sum,
} from './top-table.js'

const ONE_OF = 'error: only one of NAME or selector can be provided'
/** After so long without metrics something is wrong, in milliseconds. */
const CREATION_DELAY = 120_000
const LINE = '________'

/** What a pod uses. */
export interface PodUsage {
  readonly name: string
  readonly namespace: string
  readonly usage: Usage
  readonly containers: readonly { readonly name: string; readonly usage: Usage }[]
}

/** The verb `kubectl top pod`. */
export const topPod = define({
  name: 'top pod',
  aliases: ['pods', 'po'],
  usage: 'top pod [NAME | -l label]',
  short: 'Display resource (CPU/memory) usage of pods',
  long: "Display resource (CPU/memory) usage of pods.\n\n The 'top pod' command allows you to see the resource consumption of pods.\n\n Due to the metrics pipeline delay, they may be unavailable for a few minutes since pod creation.",
  flags: {
    ...ALL_NAMESPACES_FLAG,
    ...FIELD_SELECTOR_FLAG,
    ...SELECTOR_FLAG,
    ...TOP_FLAGS,
    containers: { type: 'boolean', usage: 'If present, print usage of containers within a pod.' },
    sum: { type: 'boolean', usage: 'Print the sum of the resource usage' },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<readonly PodUsage[]>> {
    const [name, ...more] = args
    if (more.length > 0)
      throw new CommandError(
        `error: pod [NAME | -l label]\nSee 'kubectl top pod -h' for help and examples`,
      )
    checkOrder(flags.sortBy)
    if (name !== undefined && (flags.selector || flags.fieldSelector))
      throw new CommandError(ONE_OF)
    const server = serverOf(session)
    const pods = podsOf(session, name, flags)
    const known = pods.flatMap((pod) => server.pod(session.tx, pod) ?? [])
    if (known.length === 0) {
      if (name !== undefined) throw unknown(session.namespace, name)
      checkAges(session, pods)
      const where = flags.allNamespaces ? '' : ` in ${session.namespace} namespace.`
      session.err(`No resources found${where}\n`)
      return { value: [] }
    }
    const value = known
      .map(usageOf)
      .sort((a, b) =>
        !flags.sortBy && flags.allNamespaces && a.namespace !== b.namespace
          ? a.namespace < b.namespace
            ? -1
            : 1
          : inOrder<PodUsage>(flags.sortBy)(a, b),
      )
    session.out(table(value, flags))
    return { value }
  },
})

function podsOf(
  session: Session,
  name: string | undefined,
  flags: {
    readonly allNamespaces: boolean
    readonly selector?: string | undefined
    readonly fieldSelector?: string | undefined
  },
): readonly Stored<Pod>[] {
  if (name !== undefined) return [session.api.get('Pod', name, session.namespace)]
  return session.api.list('Pod', {
    ...(flags.allNamespaces ? {} : { namespace: session.namespace }),
    ...(flags.selector ? { labelSelector: flags.selector } : {}),
    ...(flags.fieldSelector ? { fieldSelector: flags.fieldSelector } : {}),
  })
}

const unknown = (namespace: string, name: string): Error =>
  notFound({ group: 'metrics.k8s.io', plural: 'podmetrics' } as never, `${namespace}/${name}`)

/** @throws CommandError when there are pods, which have no metrics yet */
function checkAges({ tx }: Session, pods: readonly Stored<Pod>[]): void {
  if (pods.length === 0) return
  for (const { metadata } of pods) {
    const age = tx.now - (parseTime(metadata.creationTimestamp) ?? tx.now)
    if (age > CREATION_DELAY)
      throw new CommandError(
        `error: Metrics not available for pod ${metadata.namespace}/${metadata.name}, age: ${goDuration(age)}`,
      )
  }
  throw new CommandError(NOT_YET)
}

const usageOf = ({ pod, containers }: PodMetrics): PodUsage => ({
  name: pod.metadata.name,
  namespace: pod.metadata.namespace ?? '',
  usage: sum(containers.map(({ usage }) => usage)),
  containers,
})

function table(
  pods: readonly PodUsage[],
  flags: {
    readonly allNamespaces: boolean
    readonly containers: boolean
    readonly noHeaders: boolean
    readonly showSwap: boolean
    readonly sum: boolean
    readonly sortBy?: string | undefined
  },
): string {
  const swap = flags.showSwap ? ['0Mi'] : []
  const before = [
    ...(flags.allNamespaces ? ['NAMESPACE'] : []),
    ...(flags.containers ? ['POD'] : []),
  ]
  const header = [
    ...before,
    'NAME',
    'CPU(cores)',
    'MEMORY(bytes)',
    ...(flags.showSwap ? ['SWAP(bytes)'] : []),
  ]
  const lines = pods.flatMap(({ name, namespace, usage, containers }) => {
    const first = flags.allNamespaces ? [namespace] : []
    return flags.containers
      ? [...containers]
          .sort(inOrder(flags.sortBy))
          .map((one) => [...first, name, one.name, ...cells(one.usage), ...swap])
      : [[...first, name, ...cells(usage), ...swap]]
  })
  const total = cells(sum(pods.map(({ usage }) => usage)))
  const blank = before.map(() => '')
  const sums = flags.sum
    ? [
        [...blank, '', LINE, LINE],
        [...blank, '', ...total, ...swap],
      ]
    : []
  return columns([...(flags.noHeaders ? [] : [header]), ...lines, ...sums])
}
