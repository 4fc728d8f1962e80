/**
 * At rest: what has to be true of a cluster when nothing happens any more, whatever happened
 * before.
 */
import type { Pod } from '../../src/types/kubernetes/core/v1.js'
import type { Lab, Stored } from '../../src/index.js'
import { aggregatedRules } from '../../src/kubernetes/kinds/rbac/aggregation.js'
import { hasEnded, isReady } from './invariants/objects.js'
import { Broken } from './watchdog.js'

/**
 * How long everything may take to come to rest: back-offs go up to 1000 s, and under a schedule
 * that goes on, tries after them fail again.
 */
const PATIENCE = 6 * 3_600_000

/** Kinds that users and controllers of a scenario make. */
const KINDS = [
  'namespaces',
  'deployments',
  'replicasets',
  'replicationcontrollers',
  'pods',
  'services',
  'endpoints',
  'endpointslices',
  'nodes',
  'serviceaccounts',
  'configmaps',
] as const

/** What clients keep in memory only as long as they wait for something. */
const MEMORY = [
  'controller-expectations',
  'scheduler/assumed',
  'scheduler/parked',
  'scheduler/nominated',
  'taint-evictions',
  'missing-nodes',
  'schedule-missed',
  'proxy-changes',
]

type Finding = string | undefined

/** Lets a cluster come to rest, and says what is wrong with it then. @throws Broken */
export function comeToRest(lab: Lab): void {
  let finding: Finding
  const start = lab.now
  let pause = 60_000
  do {
    lab.advance(pause)
    pause *= 2
    finding = faultOf(lab)
  } while (finding !== undefined && lab.now < start + PATIENCE)
  if (finding !== undefined)
    throw new Broken(`not at rest after ${(lab.now - start) / 60_000} minutes: ${finding}`)
}

/** Why a cluster is not at rest; undefined if it is. */
export function faultOf(lab: Lab): Finding {
  const findings = [
    ...deployments(lab),
    ...replicaSets(lab),
    ...endpointsOfServices(lab),
    ...ended(lab),
    ...garbage(lab),
    ...aggregated(lab),
    ...memory(lab),
  ]
  return findings.find((finding) => finding !== undefined)
}

const objects = (
  lab: Lab,
  kind: (typeof KINDS)[number],
): readonly Stored<{ metadata: { name: string } }>[] =>
  lab.kubectl.get(kind, {
    allNamespaces: kind !== 'nodes' && kind !== 'namespaces',
  }) as unknown as readonly Stored<{ metadata: { name: string } }>[]

/** A role that adds up others has their rules. */
function* aggregated(lab: Lab): Generator<Finding> {
  const roles = lab.kubectl.get('clusterroles')
  for (const role of roles) {
    if (!role.aggregationRule) continue
    const rules = aggregatedRules(role, roles)
    if (JSON.stringify(rules) !== JSON.stringify(role.rules ?? []))
      yield `cluster role ${role.metadata.name} has not the rules of those that it adds up`
  }
}

function* deployments(lab: Lab): Generator<Finding> {
  for (const { metadata, spec, status } of lab.kubectl.get('deployments', {
    allNamespaces: true,
  })) {
    const {
      replicas = 0,
      updatedReplicas = 0,
      availableReplicas = 0,
      observedGeneration = 0,
    } = status ?? {}
    const wanted = spec?.replicas ?? 1
    const updated = spec?.paused ? true : updatedReplicas === wanted
    if (
      replicas !== wanted ||
      availableReplicas !== wanted ||
      !updated ||
      observedGeneration !== metadata.generation
    )
      yield `deployment ${metadata.name} wants ${wanted} pods and has ${replicas}, ${updatedReplicas} updated, ${availableReplicas} available (generation ${metadata.generation}, observed ${observedGeneration})`
  }
}

function* replicaSets(lab: Lab): Generator<Finding> {
  const pods = lab.kubectl.get('pods', { allNamespaces: true })
  for (const { metadata, spec, status } of [
    ...lab.kubectl.get('replicasets', { allNamespaces: true }),
    ...lab.kubectl.get('replicationcontrollers', { allNamespaces: true }),
  ]) {
    const wanted = spec?.replicas ?? 1
    const own = pods.filter(
      (pod) =>
        !hasEnded(pod) && pod.metadata.ownerReferences?.some(({ uid }) => uid === metadata.uid),
    )
    const {
      replicas = 0,
      readyReplicas = 0,
      availableReplicas = 0,
      observedGeneration = 0,
    } = status ?? {}
    if (
      [replicas, readyReplicas, availableReplicas, own.length, own.filter(isReady).length].some(
        (count) => count !== wanted,
      ) ||
      observedGeneration !== metadata.generation
    )
      yield `set ${metadata.name} wants ${wanted} pods, says that it has ${replicas} (${readyReplicas} ready, ${availableReplicas} available), and has ${own.length}`
  }
}

function* endpointsOfServices(lab: Lab): Generator<Finding> {
  const pods = lab.kubectl.get('pods')
  for (const { metadata, spec } of lab.kubectl.get('services')) {
    const selector = Object.entries(spec?.selector ?? {})
    if (selector.length === 0) continue
    const selects = (pod: Stored<Pod>): boolean =>
      selector.every(([key, value]) => pod.metadata.labels?.[key] === value)
    const ready = pods
      .filter((pod) => selects(pod) && isReady(pod) && !hasEnded(pod))
      .map((pod) => pod.metadata.uid)
    const listed =
      lab.kubectl
        .get('endpoints')
        .find((one) => one.metadata.name === metadata.name)
        ?.subsets?.flatMap(({ addresses = [] }) =>
          addresses.map(({ targetRef }) => targetRef?.uid ?? ''),
        ) ?? []
    const sliced = lab.kubectl
      .get('endpointslices', { selector: `kubernetes.io/service-name=${metadata.name}` })
      .flatMap(({ endpoints = [] }) =>
        endpoints.flatMap(({ conditions, targetRef }) =>
          conditions?.ready ? [targetRef?.uid ?? ''] : [],
        ),
      )
    for (const [what, uids] of Object.entries({ endpoints: listed, slices: sliced })) {
      if (uids.toSorted().join() !== ready.toSorted().join())
        yield `service ${metadata.name} has ${ready.length} ready pods, and its ${what} have ${uids.length}`
    }
  }
}

function* ended(lab: Lab): Generator<Finding> {
  for (const kind of KINDS) {
    for (const { metadata } of objects(lab, kind))
      if ((metadata as { deletionTimestamp?: string }).deletionTimestamp)
        yield `${kind} ${metadata.name} was deleted and is still there`
  }
}

function* garbage(lab: Lab): Generator<Finding> {
  const all = KINDS.flatMap((kind) => objects(lab, kind))
  const uids = new Set(all.map(({ metadata }) => metadata.uid))
  for (const { kind, metadata } of all) {
    for (const owner of metadata.ownerReferences ?? [])
      if (!uids.has(owner.uid))
        yield `${kind} ${metadata.name} belongs to ${owner.kind} ${owner.name}, which is gone`
  }
}

function* memory(lab: Lab): Generator<Finding> {
  for (const table of MEMORY) {
    const rows = lab.state.tables[table]?.rows
    if (rows && rows.size > 0)
      yield `${table} still has ${rows.size} rows: ${[...rows.keys()].slice(0, 3).join(', ')}`
  }
  const bound = lab.kubectl
    .get('pods', { allNamespaces: true })
    .filter((pod) => pod.spec?.nodeName && !hasEnded(pod))
  const known = [...(lab.state.tables['kubelet-pods']?.rows.values() ?? [])] as {
    readonly uid: string
  }[]
  for (const { uid } of known)
    if (!bound.some(({ metadata }) => metadata.uid === uid))
      yield `a kubelet still remembers pod ${uid}`
  for (const row of (lab.state.tables['scheduler/nodes']?.rows.values() ?? []) as Iterable<{
    readonly name: string
    readonly pods: number
  }>) {
    const count = bound.filter(({ spec }) => spec?.nodeName === row.name).length
    if (row.pods !== count)
      yield `the scheduler counts ${row.pods} pods on ${row.name}, which has ${count}`
  }
}
