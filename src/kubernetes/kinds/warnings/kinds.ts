/**
 * What the API server warns of in objects of single kinds.
 *
 * @module
 */
import type { CronJob } from '../../../types/kubernetes/batch/v1.js'
import type {
  PersistentVolume,
  PersistentVolumeClaim,
  Service,
} from '../../../types/kubernetes/core/v1.js'
import type { RuntimeClass } from '../../../types/kubernetes/node/v1.js'
import { goQuote } from '../../../text/goquote.js'
import { bytesOf } from './bytes.js'
import { nameErrors } from '../names.js'
import { selectorWarnings, termWarnings } from './node-labels.js'

const TOPOLOGY_HINTS = 'service.kubernetes.io/topology-aware-hints'
const TOPOLOGY_MODE = 'service.kubernetes.io/topology-mode'
const STORAGE_CLASS = 'volume.beta.kubernetes.io/storage-class'
const USE_ATTRIBUTE = 'deprecated since v1.8; use "storageClassName" attribute instead'
const RECLAIM = 'volume.alpha.kubernetes.io/storage-class'
const EXTERNAL_NAME = 'ExternalName'
const IP_OUTDATED =
  'spec.externalIPs is deprecated and may no longer be implemented in some clusters'
const NAME_IN_PODS =
  'metadata.name: this is used in Pod names and hostnames, which can result in surprising behavior; a DNS label is recommended: '
const TIME_ZONE =
  'cannot use TZ or CRON_TZ in spec.spec.schedule, use timeZone instead, see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ for more details'

export function ofService({ metadata, spec = {} }: Service): readonly string[] {
  const { type = 'ClusterIP', clusterIP, externalIPs = [], externalName, loadBalancerIP } = spec
  const isHeadless = type === 'ClusterIP' && clusterIP === 'None'
  const isExternal = type === EXTERNAL_NAME
  const ignored = (field: string): string => `spec.${field} is ignored for headless services`
  return [
    ...(metadata?.annotations && Object.hasOwn(metadata.annotations, TOPOLOGY_HINTS)
      ? [`annotation ${TOPOLOGY_HINTS} is deprecated, please use ${TOPOLOGY_MODE} instead`]
      : []),
    ...(isHeadless && loadBalancerIP ? [ignored('loadBalancerIP')] : []),
    ...(isHeadless && externalIPs.length > 0 ? [ignored('externalIPs')] : []),
    ...(isHeadless && (spec.sessionAffinity ?? 'None') !== 'None'
      ? [ignored('SessionAffinity')]
      : []),
    ...(externalIPs.length > 0 && !isHeadless && !isExternal ? [IP_OUTDATED] : []),
    ...(isExternal && externalIPs.length > 0
      ? [`spec.externalIPs is ignored when spec.type is ${goQuote(EXTERNAL_NAME)}`]
      : []),
    ...(!isExternal && externalName
      ? [`spec.externalName is ignored when spec.type is not ${goQuote(EXTERNAL_NAME)}`]
      : []),
    ...(spec.trafficDistribution === 'PreferClose'
      ? ['spec.trafficDistribution: "PreferClose" is deprecated; use "PreferSameZone"']
      : []),
  ]
}

export const ofClaim = ({ metadata, spec }: PersistentVolumeClaim): readonly string[] => [
  ...storageClassWarnings(metadata?.annotations, STORAGE_CLASS),
  ...bytesOf(spec?.resources?.requests, 'spec.resources.requests'),
  ...bytesOf(spec?.resources?.limits, 'spec.resources.limits'),
]

export function ofVolume({ metadata, spec }: PersistentVolume): readonly string[] {
  const terms = spec?.nodeAffinity?.required?.nodeSelectorTerms ?? []
  return [
    ...storageClassWarnings(metadata?.annotations, STORAGE_CLASS),
    ...storageClassWarnings(metadata?.annotations, RECLAIM),
    ...terms.flatMap((term, index) =>
      termWarnings(term, `spec.nodeAffinity.required.nodeSelectorTerms[${index}]`),
    ),
    ...(spec?.persistentVolumeReclaimPolicy === 'Recycle'
      ? [
          'spec.persistentVolumeReclaimPolicy: The Recycle reclaim policy is deprecated. Instead, the recommended approach is to use dynamic provisioning.',
        ]
      : []),
    ...bytesOf(spec?.capacity, 'spec.capacity'),
  ]
}

const storageClassWarnings = (
  annotations: Readonly<Record<string, string>> | undefined,
  name: string,
): readonly string[] =>
  annotations && Object.hasOwn(annotations, name)
    ? [`metadata.annotations[${name}]: ${USE_ATTRIBUTE}`]
    : []

export const ofRuntimeClass = ({ scheduling }: RuntimeClass): readonly string[] =>
  selectorWarnings(scheduling?.nodeSelector, 'scheduling.nodeSelector').map((text) =>
    text.replace(/\[.*?\]/, ''),
  )

export function ofCronJob(
  { metadata, spec }: CronJob,
  old: CronJob | undefined,
): readonly string[] {
  const errors = old ? [] : nameErrors('label', metadata?.name ?? '')
  return [
    ...(errors.length > 0 ? [`${NAME_IN_PODS}[${errors.join(' ')}]`] : []),
    ...(old && spec?.schedule.includes('TZ') ? [TIME_ZONE] : []),
  ]
}
