/**
 * Writing EndpointSlices: what there should be, with as few changes as possible.
 *
 * @see
 * https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#distribution-of-endpointslices
 */
import { dequal } from 'dequal'
import type {
  EndpointPort as DiscoveryPort,
  Endpoint,
  EndpointSlice,
} from '../../types/kubernetes/discovery/v1.js'
import type { OwnerReference } from '../../types/kubernetes/meta/v1.js'
import { SERVICE_NAME_LABEL } from '../kinds/endpoint-slice.js'
import type { Stored } from '../kinds/kind.js'
import { type Context, deleteIfThere } from './controller.js'
import { areSatisfied, expectWrites, shownFrom } from './expectations.js'
import { type Outcome, awaitChange, requeueAt } from '../../sim/loop.js'
import { inSliceOrder } from './port-order.js'
import type { EndpointPort } from './services.js'

export const MANAGED_BY = 'endpointslice.kubernetes.io/managed-by'
/** How many endpoints a slice has at most. */
const CAPACITY = 100

/** Whose slices they are. */
export interface SliceOwner {
  readonly service: string
  readonly namespace: string
  readonly manager: string
  readonly owner: OwnerReference
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
  readonly addressType: EndpointSlice['addressType']
}

/** Endpoints that have the same ports. */
export interface SliceGroup {
  readonly ports: readonly EndpointPort[]
  readonly endpoints: readonly Endpoint[]
}

/**
 * Brings the slices of a Service to `groups`. A Service without endpoints keeps one empty slice.
 *
 * While the cache does not show the slices that were written last, nothing is done, since they
 * would be made once more.
 *
 * @see https://pkg.go.dev/k8s.io/endpointslice/util#EndpointSliceTracker
 */
export function writeSlices(
  context: Context,
  owner: SliceOwner,
  groups: readonly SliceGroup[],
): Outcome {
  const key = `${owner.namespace}/${owner.service}`
  if (!areSatisfied(context.tx, owner.manager, key))
    return requeueAt(shownFrom(context.tx, owner.manager, key) ?? context.now, { idle: false })
  const known = context.api
    .by('EndpointSlice', 'byService', key)
    .filter(
      ({ metadata }) =>
        metadata.labels?.[MANAGED_BY] === owner.manager && !metadata.deletionTimestamp,
    )
  const unused = new Set(known)
  let kept = 0
  for (const group of groups) {
    const ports = inSliceOrder(group.ports).map(portField)
    const own = known.filter(
      (slice) =>
        unused.has(slice) &&
        ((slice.endpoints ?? []).length === 0 || dequal(slice.ports ?? [], ports)),
    )
    for (const slice of own) unused.delete(slice)
    kept += fill(context, owner, group, own)
  }
  const empty = [...unused]
  if (kept === 0) {
    const slice = empty.shift()
    if (slice) change(context, owner, slice, [], [])
    else make(context, owner, [], [])
  }
  for (const slice of empty) discard(context, owner, slice)
  const shown = shownFrom(context.tx, owner.manager, key)
  return shown === undefined ? awaitChange : requeueAt(shown, { idle: false })
}

/**
 * What is written about an owner's slices from now on is expected to show before they are looked at
 * again.
 */
const expectSlices = ({ tx }: Context, { manager, namespace, service }: SliceOwner): void =>
  expectWrites(tx, manager, `${namespace}/${service}`)

function discard(context: Context, owner: SliceOwner, slice: Stored<EndpointSlice>): void {
  expectSlices(context, owner)
  deleteIfThere(context.api, 'EndpointSlice', slice)
}

const portField = (port: EndpointPort): DiscoveryPort => ({
  name: port.name ?? '',
  port: port.port,
  protocol: port.protocol,
  ...(port.appProtocol ? { appProtocol: port.appProtocol } : {}),
})

const identity = ({ targetRef, addresses }: Endpoint): string => targetRef?.uid ?? addresses.join()

/** How many slices hold the group. */
function fill(
  context: Context,
  owner: SliceOwner,
  group: SliceGroup,
  slices: readonly Stored<EndpointSlice>[],
): number {
  const left = new Map(group.endpoints.map((endpoint) => [identity(endpoint), endpoint]))
  const contents = slices.map((slice) => {
    const kept: Endpoint[] = []
    for (const endpoint of slice.endpoints ?? []) {
      const now = left.get(identity(endpoint))
      if (now) kept.push(now)
      left.delete(identity(endpoint))
    }
    return kept
  })
  const added = [...left.values()]
  for (const content of contents) content.push(...added.splice(0, CAPACITY - content.length))
  const ports = inSliceOrder(group.ports).map(portField)
  let count = 0
  slices.forEach((slice, i) => {
    const content = contents[i] as Endpoint[]
    if (content.length === 0) {
      discard(context, owner, slice)
      return
    }
    change(context, owner, slice, content, ports)
    count++
  })
  while (added.length > 0) {
    make(context, owner, added.splice(0, CAPACITY), ports)
    count++
  }
  return count
}

const labelsOf = (owner: SliceOwner): Record<string, string> => ({
  ...owner.labels,
  [MANAGED_BY]: owner.manager,
  [SERVICE_NAME_LABEL]: owner.service,
})

function change(
  context: Context,
  owner: SliceOwner,
  slice: Stored<EndpointSlice>,
  endpoints: readonly Endpoint[],
  ports: readonly DiscoveryPort[],
): void {
  const labels = labelsOf(owner)
  if (
    dequal(slice.endpoints, endpoints) &&
    dequal(slice.ports ?? [], ports) &&
    dequal(slice.metadata.labels, labels)
  )
    return
  expectSlices(context, owner)
  const { ports: _, ...rest } = slice
  context.api.update('EndpointSlice', {
    ...rest,
    metadata: {
      ...slice.metadata,
      labels,
      annotations: { ...slice.metadata.annotations, ...owner.annotations },
    },
    endpoints: [...endpoints],
    ...(ports.length > 0 ? { ports: [...ports] } : {}),
  })
}

function make(
  context: Context,
  owner: SliceOwner,
  endpoints: readonly Endpoint[],
  ports: readonly DiscoveryPort[],
): void {
  expectSlices(context, owner)
  context.api.create('EndpointSlice', {
    metadata: {
      generateName: `${owner.service}-`,
      namespace: owner.namespace,
      labels: labelsOf(owner),
      annotations: { ...owner.annotations },
      ownerReferences: [owner.owner],
    },
    addressType: owner.addressType,
    endpoints: [...endpoints],
    ...(ports.length > 0 ? { ports: [...ports] } : {}),
  })
}
