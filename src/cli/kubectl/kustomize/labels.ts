/**
 * Labels and annotations for all resources; labels also for selectors and templates where that is asked for.
 *
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/labels/
 */
import { type FieldSpec, changeAt, withEntries } from './field-paths.js'
import type { Resource } from './resource.js'

const OWN: FieldSpec = { path: 'metadata/labels', create: true }
const SETS = ['Deployment', 'ReplicaSet', 'DaemonSet', 'StatefulSet']

const TEMPLATES: readonly FieldSpec[] = [
  {
    kinds: [...SETS, 'ReplicationController', 'Job'],
    path: 'spec/template/metadata/labels',
    create: true,
  },
  { kinds: ['CronJob'], path: 'spec/jobTemplate/metadata/labels', create: true },
  { kinds: ['CronJob'], path: 'spec/jobTemplate/spec/template/metadata/labels', create: true },
  { kinds: ['StatefulSet'], path: 'spec/volumeClaimTemplates[]/metadata/labels', create: true },
]

const OF_PODS = [
  'affinity/podAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels',
  'affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels',
  'affinity/podAntiAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels',
  'affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels',
  'topologySpreadConstraints/labelSelector/matchLabels',
]

const SELECTORS: readonly FieldSpec[] = [
  { kinds: ['Service'], group: '', path: 'spec/selector', create: true },
  { kinds: ['ReplicationController'], path: 'spec/selector', create: true },
  { kinds: SETS, path: 'spec/selector/matchLabels', create: true },
  { kinds: ['Job', 'PodDisruptionBudget'], path: 'spec/selector/matchLabels' },
  { kinds: ['CronJob'], path: 'spec/jobTemplate/spec/selector/matchLabels' },
  { kinds: ['NetworkPolicy'], path: 'spec/podSelector/matchLabels' },
  { kinds: ['NetworkPolicy'], path: 'spec/ingress/from/podSelector/matchLabels' },
  { kinds: ['NetworkPolicy'], path: 'spec/egress/to/podSelector/matchLabels' },
  ...['Deployment', 'StatefulSet'].flatMap((kind) =>
    OF_PODS.map((path) => ({ kinds: [kind], path: `spec/template/spec/${path}` })),
  ),
]

const ANNOTATIONS: readonly FieldSpec[] = [
  { path: 'metadata/annotations', create: true },
  {
    kinds: [...SETS, 'ReplicationController', 'Job'],
    path: 'spec/template/metadata/annotations',
    create: true,
  },
  { kinds: ['CronJob'], path: 'spec/jobTemplate/metadata/annotations', create: true },
  { kinds: ['CronJob'], path: 'spec/jobTemplate/spec/template/metadata/annotations', create: true },
]

type Pairs = Readonly<Record<string, string>>

/** Which labels go where. */
export interface Labels {
  readonly pairs?: Pairs
  readonly includeSelectors?: boolean
  readonly includeTemplates?: boolean
}

/** Puts labels on resources. */
export function label(resources: readonly Resource[], labels: Labels): void {
  const specs = [
    OWN,
    ...(labels.includeSelectors || labels.includeTemplates ? TEMPLATES : []),
    ...(labels.includeSelectors ? SELECTORS : []),
  ]
  for (const resource of resources) changeAt(resource, specs, withEntries(labels.pairs ?? {}))
}

/** Puts annotations on resources and their templates. */
export function annotate(resources: readonly Resource[], pairs: Pairs): void {
  for (const resource of resources) changeAt(resource, ANNOTATIONS, withEntries(pairs))
}
