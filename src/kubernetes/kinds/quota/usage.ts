/**
 * What an object counts for in a quota, by kind.
 *
 * @see https://kubernetes.io/docs/concepts/policy/resource-quotas/#resource-quota-types
 */
import type {
  Container,
  PersistentVolumeClaim,
  Pod,
  Service,
} from '../../../types/kubernetes/core/v1.js'
import type { KindNames, KubeObject } from '../kind.js'
import { type ResourceList, podResources } from '../pod/resources.js'
import { resourceOf } from '../resource-name.js'

/** Usage of objects of a kind. */
interface Evaluator {
  /** Whether the kind can use a resource. */
  concerns(name: string): boolean
  usage(object: KubeObject): ResourceList
}

const COMPUTE = ['cpu', 'memory', 'ephemeral-storage'] as const
const POD_RESOURCES: ReadonlySet<string> = new Set([
  'pods',
  'count/pods',
  ...COMPUTE,
  ...COMPUTE.flatMap((name) => [`requests.${name}`, `limits.${name}`]),
])
const HUGE = 'hugepages-'
const CLASS = '.storageclass.storage.k8s.io/'
const BETA_CLASS = 'volume.beta.kubernetes.io/storage-class'

/** Kinds of the core group whose objects are counted under their plural too. */
const OLD_NAMES: ReadonlySet<string> = new Set([
  'configmaps',
  'resourcequotas',
  'replicationcontrollers',
  'secrets',
])

const isExtended = (name: string): boolean =>
  name.includes('/') && !name.startsWith('requests.') && !/(^|\.)kubernetes\.io\//.test(name)

const pods: Evaluator = {
  concerns: (name) =>
    POD_RESOURCES.has(name) ||
    name.startsWith(HUGE) ||
    name.startsWith(`requests.${HUGE}`) ||
    (name.startsWith('requests.') && isExtended(name.slice('requests.'.length))),
  usage(object) {
    const { spec } = object as Pod
    const counted = { 'count/pods': '1' }
    if (!spec || hasEnded(object as Pod)) return counted
    return {
      ...counted,
      pods: '1',
      ...computeUsage(podResources(spec, 'requests'), podResources(spec, 'limits')),
    }
  },
}

/** A pod that has ended uses nothing any more. */
const hasEnded = ({ status }: Pod): boolean =>
  status?.phase === 'Succeeded' || status?.phase === 'Failed'

function computeUsage(requests: ResourceList, limits: ResourceList): ResourceList {
  const usage: Record<string, string> = {}
  for (const name of COMPUTE) {
    const [request, limit] = [requests[name], limits[name]]
    if (request !== undefined) {
      usage[name] = request
      usage[`requests.${name}`] = request
    }
    if (limit !== undefined) usage[`limits.${name}`] = limit
  }
  for (const [name, request] of Object.entries(requests)) {
    if (name.startsWith(HUGE)) usage[name] = request
    if (name.startsWith(HUGE) || isExtended(name)) usage[`requests.${name}`] = request
  }
  return usage
}

const services: Evaluator = {
  concerns: (name) =>
    ['services', 'services.nodeports', 'services.loadbalancers', 'count/services'].includes(name),
  usage(object) {
    const {
      type,
      ports = [],
      allocateLoadBalancerNodePorts: allocates,
    } = (object as Service).spec ?? {}
    const isBalancer = type === 'LoadBalancer'
    const nodePorts =
      type === 'NodePort' || (isBalancer && allocates !== false)
        ? ports.length
        : isBalancer
          ? ports.filter(({ nodePort }) => nodePort).length
          : 0
    return {
      'count/services': '1',
      services: '1',
      'services.loadbalancers': isBalancer ? '1' : '0',
      'services.nodeports': String(nodePorts),
    }
  },
}

const claims: Evaluator = {
  concerns: (name) =>
    ['persistentvolumeclaims', 'requests.storage', 'count/persistentvolumeclaims'].includes(name) ||
    name.endsWith(`${CLASS}persistentvolumeclaims`) ||
    name.endsWith(`${CLASS}requests.storage`),
  usage(object) {
    const { metadata, spec } = object as PersistentVolumeClaim
    const storage = spec?.resources?.requests?.['storage']
    const name = metadata?.annotations?.[BETA_CLASS] ?? spec?.storageClassName
    return {
      'count/persistentvolumeclaims': '1',
      persistentvolumeclaims: '1',
      ...(name ? { [`${name}${CLASS}persistentvolumeclaims`]: '1' } : {}),
      ...(storage === undefined ? {} : { 'requests.storage': storage }),
      ...(name && storage !== undefined ? { [`${name}${CLASS}requests.storage`]: storage } : {}),
    }
  },
}

const CORE: Readonly<Record<string, Evaluator>> = {
  Pod: pods,
  Service: services,
  PersistentVolumeClaim: claims,
}

/** Objects that are counted and nothing else. */
function counted(kind: KindNames): Evaluator {
  const names = [
    `count/${resourceOf(kind)}`,
    ...(kind.group === '' && OLD_NAMES.has(kind.plural) ? [kind.plural] : []),
  ]
  const usage = Object.fromEntries(names.map((name) => [name, '1']))
  return { concerns: (name) => names.includes(name), usage: () => usage }
}

const evaluators = new WeakMap<KindNames, Evaluator>()

function evaluatorOf(kind: KindNames): Evaluator {
  let found = evaluators.get(kind)
  if (!found) {
    found = (kind.group === '' && CORE[kind.kind]) || counted(kind)
    evaluators.set(kind, found)
  }
  return found
}

/** Whether objects of a kind can use a resource. */
export const concerns = (kind: KindNames, name: string): boolean => evaluatorOf(kind).concerns(name)

/** What an object uses, by the name of the resource. */
export const usageOf = (kind: KindNames, object: KubeObject): ResourceList =>
  evaluatorOf(kind).usage(object)

/** What every container has to say where it is limited. */
const MUST_SAY = [
  'cpu',
  'limits.cpu',
  'limits.memory',
  'memory',
  'requests.cpu',
  'requests.memory',
] as const

/**
 * What the containers of a pod leave open although a quota limits it: `must specify limits.cpu for:
 * a,b`; undefined if it is nothing.
 */
export function unsaid({ spec }: Pod, limited: readonly string[]): string | undefined {
  const missing = MUST_SAY.filter((name) => limited.includes(name)).flatMap((name) => {
    const containers = [...(spec?.containers ?? []), ...(spec?.initContainers ?? [])]
      .filter((container) => !says(container, name))
      .map((container) => container.name)
    return containers.length > 0
      ? [`${name} for: ${[...new Set(containers)].sort().join(',')}`]
      : []
  })
  return missing.length > 0 ? `must specify ${missing.join('; ')}` : undefined
}

const says = ({ resources }: Container, name: string): boolean =>
  computeUsage(resources?.requests ?? {}, resources?.limits ?? {})[name] !== undefined
