/**
 * `kubectl describe node`.
 *
 * @module
 */
import type { Lease } from '../../../types/kubernetes/coordination/v1.js'
import type { Event, Node, Pod, Taint } from '../../../types/kubernetes/core/v1.js'
import { type Stored, keyOf } from '../../../kubernetes/kinds/kind.js'
import { rolesOf } from '../../../kubernetes/kinds/node.js'
import { podResources } from '../../../kubernetes/kinds/pod/resources.js'
import type { VirtualTime } from '../../../sim/world.js'
import { addQuantities, canonicalQuantity, parseQuantity } from '../../../text/quantity.js'
import {
  Description,
  UNSET,
  annotationLines,
  byKey,
  eventLines,
  labelLines,
  multiline,
  since,
  timeText,
} from './text.js'

/** What a description of a node needs besides it. */
interface NodeRelations {
  readonly lease: Stored<Lease> | undefined
  /** The pods on it that have not ended. */
  readonly pods: readonly Stored<Pod>[]
  readonly events: readonly Stored<Event>[]
}

type Amounts = Readonly<Record<string, string>>

const SHOWN = ['cpu', 'memory', 'ephemeral-storage']
const OVERCOMMITTED = '(Total limits may be over 100 percent, i.e., overcommitted.)'

/** Describes a node with its pods and events. */
export function describeNode(
  node: Stored<Node>,
  { lease, pods, events }: NodeRelations,
  now: VirtualTime,
): string {
  const { metadata, spec, status } = node
  const to = new Description()
  to.field(0, 'Name', metadata.name).add(
    multiline('Roles:', rolesOf(node).length > 0 ? [rolesOf(node).join(',')] : []),
  )
  to.add(labelLines('Labels', metadata.labels)).add(
    annotationLines('Annotations', metadata.annotations),
  )
  to.field(0, 'CreationTimestamp', timeText(metadata.creationTimestamp))
  to.add(multiline('Taints:', [...(spec?.taints ?? [])].map(taintText).sort()))
  to.field(0, 'Unschedulable', spec?.unschedulable === true)
  describeLease(to, metadata.name, lease)
  describeConditions(to, status)
  to.line(0, 'Addresses:')
  for (const { type, address } of status?.addresses ?? []) to.field(1, type, address)
  describeAmounts(to, 'Capacity', status?.capacity)
  describeAmounts(to, 'Allocatable', status?.allocatable)
  describeSystem(to, node)
  describePods(to, pods, status?.allocatable ?? status?.capacity ?? {}, now)
  return to.add(eventLines(events, now)).toString()
}

/** `dedicated=x:NoSchedule` */
const taintText = ({ key, value, effect }: Taint): string =>
  `${key}${value ? `=${value}` : ''}:${effect}`

function describeLease(to: Description, node: string, lease: Stored<Lease> | undefined): void {
  if (!lease) {
    to.field(0, 'Lease', `Failed to get lease: leases.coordination.k8s.io "${node}" not found`)
    return
  }
  const { holderIdentity, acquireTime, renewTime } = lease.spec ?? {}
  to.line(0, 'Lease:').field(1, 'HolderIdentity', holderIdentity ?? UNSET)
  to.field(1, 'AcquireTime', acquireTime ? timeText(acquireTime) : UNSET).field(
    1,
    'RenewTime',
    renewTime ? timeText(renewTime) : UNSET,
  )
}

function describeConditions(to: Description, status: Node['status']): void {
  if (!status?.conditions?.length) return
  to.line(0, 'Conditions:').line(
    1,
    'Type\tStatus\tLastHeartbeatTime\tLastTransitionTime\tReason\tMessage',
  )
  to.line(1, '----\t------\t-----------------\t------------------\t------\t-------')
  for (const one of status.conditions) {
    to.line(
      1,
      `${one.type} \t${one.status} \t${timeText(one.lastHeartbeatTime)} \t${timeText(one.lastTransitionTime)} \t${one.reason ?? ''} \t${one.message ?? ''}`,
    )
  }
}

function describeAmounts(to: Description, title: string, amounts: Amounts | undefined): void {
  if (!amounts) return
  to.line(0, `${title}:`)
  for (const [name, amount] of Object.entries(amounts).sort(byKey))
    to.field(1, name, canonicalQuantity(amount) ?? amount)
}

function describeSystem(to: Description, { spec, status }: Stored<Node>): void {
  const info = status?.nodeInfo
  to.line(0, 'System Info:')
  to.field(1, 'Machine ID', info?.machineID)
    .field(1, 'System UUID', info?.systemUUID)
    .field(1, 'Boot ID', info?.bootID)
  to.field(1, 'Kernel Version', info?.kernelVersion)
    .field(1, 'OS Image', info?.osImage)
    .field(1, 'Operating System', info?.operatingSystem)
  to.field(1, 'Architecture', info?.architecture).field(
    1,
    'Container Runtime Version',
    info?.containerRuntimeVersion,
  )
  to.field(1, 'Kubelet Version', info?.kubeletVersion)
  if (spec?.podCIDR) to.field(0, 'PodCIDR', spec.podCIDR)
  if (spec?.podCIDRs?.length) to.field(0, 'PodCIDRs', spec.podCIDRs.join(','))
  if (spec?.providerID) to.field(0, 'ProviderID', spec.providerID)
}

function describePods(
  to: Description,
  pods: readonly Stored<Pod>[],
  allocatable: Amounts,
  now: VirtualTime,
): void {
  to.field(0, 'Non-terminated Pods', `(${pods.length} in total)`)
  to.line(1, 'Namespace\tName\t\tCPU Requests\tCPU Limits\tMemory Requests\tMemory Limits\tAge')
  to.line(1, '---------\t----\t\t------------\t----------\t---------------\t-------------\t---')
  const sums = { requests: {} as Record<string, string>, limits: {} as Record<string, string> }
  for (const pod of [...pods].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))) {
    const [requests, limits] = [amountsOf(pod, 'requests'), amountsOf(pod, 'limits')]
    add(sums.requests, requests)
    add(sums.limits, limits)
    const cells = [
      share(requests['cpu'], allocatable['cpu']),
      share(limits['cpu'], allocatable['cpu']),
      share(requests['memory'], allocatable['memory']),
      share(limits['memory'], allocatable['memory']),
    ]
    to.line(
      1,
      `${pod.metadata.namespace}\t${pod.metadata.name}\t\t${cells.join('\t')}\t${since(pod.metadata.creationTimestamp, now)}`,
    )
  }
  to.line(0, 'Allocated resources:')
    .line(1, OVERCOMMITTED)
    .line(1, 'Resource\tRequests\tLimits')
    .line(1, '--------\t--------\t------')
  const others = Object.keys(allocatable)
    .filter((name) => !SHOWN.includes(name) && name !== 'pods')
    .sort()
  for (const name of [...SHOWN, ...others]) {
    const plain = others.includes(name) && !name.startsWith('hugepages-')
    const cell = (amount: string | undefined): string =>
      plain ? (amount ?? '0') : share(amount, allocatable[name])
    to.line(1, `${name}\t${cell(sums.requests[name])}\t${cell(sums.limits[name])}`)
  }
}

/** `600m (60%)` */
function share(amount = '0', of = '0'): string {
  const whole = parseQuantity(of)
  return `${canonicalQuantity(amount) ?? amount} (${whole > 0 ? Math.trunc((parseQuantity(amount) / whole) * 100 + 1e-9) : 0}%)`
}

/** What a pod asks for as a whole. */
const amountsOf = ({ spec }: Stored<Pod>, which: 'requests' | 'limits'): Amounts =>
  spec ? podResources(spec, which) : {}

function add(to: Record<string, string>, amounts: Amounts): void {
  for (const [name, amount] of Object.entries(amounts))
    to[name] = addQuantities(to[name] ?? '0', amount)
}
