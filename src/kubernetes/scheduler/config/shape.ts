/**
 * The shape of a KubeSchedulerConfiguration: which fields it has, and of which type they are. What is
 * not in it is refused, as the scheduler's strict decoder does.
 *
 * @see https://kubernetes.io/docs/reference/config-api/kube-scheduler-config.v1/
 */
import { UsageError } from '../../../sim/errors.js'

/** What may stand in a field. */
type Shape =
  | 'string'
  | 'number'
  | 'boolean'
  | 'any'
  | { readonly list: Shape }
  | { readonly fields: Readonly<Record<string, Shape>> }

const PLUGIN_SET: Shape = {
  fields: {
    enabled: { list: { fields: { name: 'string', weight: 'number' } } },
    disabled: { list: { fields: { name: 'string', weight: 'number' } } },
  },
}
const POINTS = [
  ...['preEnqueue', 'queueSort', 'preFilter', 'filter', 'postFilter', 'preScore', 'score'],
  ...['reserve', 'permit', 'preBind', 'bind', 'postBind', 'multiPoint', 'placementGenerate'],
]
const RESOURCES: Shape = { list: { fields: { name: 'string', weight: 'number' } } }
const TYPED = { apiVersion: 'string', kind: 'string' } as const

/** The arguments of plugins that take any, by the plugin's name. */
export const ARGS: Readonly<Record<string, Readonly<Record<string, Shape>>>> = {
  DefaultPreemption: {
    ...TYPED,
    minCandidateNodesPercentage: 'number',
    minCandidateNodesAbsolute: 'number',
  },
  InterPodAffinity: {
    ...TYPED,
    hardPodAffinityWeight: 'number',
    ignorePreferredTermsOfExistingPods: 'boolean',
  },
  NodeAffinity: { ...TYPED, addedAffinity: 'any' },
  NodeResourcesBalancedAllocation: { ...TYPED, resources: RESOURCES },
  NodeResourcesFit: {
    ...TYPED,
    ignoredResources: { list: 'string' },
    ignoredResourceGroups: { list: 'string' },
    scoringStrategy: {
      fields: {
        type: 'string',
        resources: RESOURCES,
        requestedToCapacityRatio: {
          fields: { shape: { list: { fields: { utilization: 'number', score: 'number' } } } },
        },
      },
    },
  },
  PodTopologySpread: { ...TYPED, defaultConstraints: { list: 'any' }, defaultingType: 'string' },
  VolumeBinding: { ...TYPED, bindTimeoutSeconds: 'number', shape: 'any' },
}

const PROFILE: Shape = {
  fields: {
    schedulerName: 'string',
    percentageOfNodesToScore: 'number',
    plugins: { fields: Object.fromEntries(POINTS.map((point) => [point, PLUGIN_SET])) },
    pluginConfig: { list: { fields: { name: 'string', args: 'any' } } },
  },
}

/** The whole. What is about its process and its connections has no effect in a simulation. */
export const CONFIGURATION: Shape = {
  fields: {
    ...TYPED,
    profiles: { list: PROFILE },
    percentageOfNodesToScore: 'number',
    clientConnection: 'any',
    leaderElection: 'any',
    parallelism: 'number',
    enableContentionProfiling: 'boolean',
    enableProfiling: 'boolean',
    podInitialBackoffSeconds: 'number',
    podMaxBackoffSeconds: 'number',
    delayCacheUntilActive: 'boolean',
  },
}

/** Why a value has not a shape, as the strict decoder says it. @throws UsageError */
export function checkShape(value: unknown, shape: Shape, path = ''): void {
  if (shape === 'any') return
  if (typeof shape === 'string') {
    if (typeof value !== shape) throw wrongType(value, shape, path)
    return
  }
  if ('list' in shape) {
    if (!Array.isArray(value)) throw wrongType(value, 'array', path)
    value.forEach((one, i) => void checkShape(one, shape.list, `${path}[${i}]`))
    return
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw wrongType(value, 'object', path)
  for (const [name, one] of Object.entries(value)) {
    const at = path === '' ? name : `${path}.${name}`
    const known = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined
    if (known === undefined) throw new UsageError(`strict decoding error: unknown field "${at}"`)
    if (one !== null && one !== undefined) checkShape(one, known, at)
  }
}

function wrongType(value: unknown, wanted: string, path: string): UsageError {
  const is = Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value
  return new UsageError(`json: cannot unmarshal ${is} into field ${path || '.'} of type ${wanted}`)
}
