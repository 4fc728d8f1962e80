/**
 * What the API server warns of in pods and in templates of pods: what is deprecated, what hides
 * something else, what is taken and cannot work.
 *
 * @see https://kubernetes.io/blog/2020/09/03/warnings/
 */
import type {
  Affinity,
  Container,
  PodSpec,
  PodTemplateSpec,
} from '../../../types/kubernetes/core/v1.js'
import { goQuote } from '../../../text/goquote.js'
import { bytesOf } from './bytes.js'
import { labelWarning, selectorWarnings, termWarnings } from './node-labels.js'
import { portWarnings } from './ports.js'

/** Annotations that have become fields. */
const ANNOTATIONS: readonly (readonly [name: string, what: string, field: string])[] = [
  ['scheduler.alpha.kubernetes.io/critical-pod', 'non-functional in v1.16+', 'priorityClassName'],
  ['security.alpha.kubernetes.io/sysctls', 'non-functional in v1.11+', 'sysctls'],
  ['security.alpha.kubernetes.io/unsafe-sysctls', 'non-functional in v1.11+', 'sysctls'],
]
const POD_SECCOMP = 'seccomp.security.alpha.kubernetes.io/pod'
const CONTAINER_SECCOMP = 'container.seccomp.security.alpha.kubernetes.io/'
const CONTAINER_APPARMOR = 'container.apparmor.security.beta.kubernetes.io/'
const NO_SECCOMP = 'non-functional in v1.27+; use the "seccompProfile" field instead'
const OLD_APPARMOR = 'deprecated since v1.30; use the "appArmorProfile" field instead'

/** Volumes of kinds that are on their way out, in order. */
const VOLUMES: readonly (readonly [kind: string, what: string])[] = [
  ['photonPersistentDisk', 'deprecated in v1.11, non-functional in v1.16+'],
  ['gitRepo', 'deprecated in v1.11, and disabled by default in v1.33+'],
  ['scaleIO', 'deprecated in v1.16, non-functional in v1.22+'],
  ['flocker', 'deprecated in v1.22, non-functional in v1.25+'],
  ['storageOS', 'deprecated in v1.22, non-functional in v1.25+'],
  ['quobyte', 'deprecated in v1.22, non-functional in v1.25+'],
  ['glusterfs', 'deprecated in v1.25, non-functional in v1.26+'],
  ['cephfs', 'deprecated in v1.28, non-functional in v1.31+'],
  ['rbd', 'deprecated in v1.28, non-functional in v1.31+'],
]

const NEGATIVE_GRACE = 'must be >= 0; negative values are invalid and will be treated as 1'
const NULL_SELECTOR = 'a null labelSelector results in matching no pod'

/** `path` is '' for a pod, and where the template stands (with a dot at its end) for others. */
export function podWarnings({ metadata, spec }: PodTemplateSpec, path: string): readonly string[] {
  if (!spec) return []
  const at = `${path}spec.`
  const containers = (['initContainers', 'containers', 'ephemeralContainers'] as const).flatMap(
    (list) =>
      ((spec[list] ?? []) as readonly Container[]).map(
        (one, index) => [one, `${at}${list}[${index}].`] as const,
      ),
  )
  const annotations = metadata?.annotations ?? {}
  return [
    ...placementWarnings(spec, at),
    ...annotationWarnings(annotations, path),
    ...volumeWarnings(spec, at),
    ...listWarnings(spec, at),
    ...bytesOf(spec.overhead, `${at}overhead`),
    ...(annotations[POD_SECCOMP] !== undefined && !spec.securityContext?.seccompProfile
      ? [`${path}metadata.annotations[${POD_SECCOMP}]: ${NO_SECCOMP}`]
      : []),
    ...containers.flatMap(([container, place]) => [
      ...profileWarnings(container, spec, annotations, path),
      ...bytesOf(container.resources?.limits, `${place}resources.limits`),
      ...bytesOf(container.resources?.requests, `${place}resources.requests`),
      ...envWarnings(container, place),
    ]),
    ...portWarnings(containers),
    ...((spec.terminationGracePeriodSeconds ?? 0) < 0
      ? [`${at}terminationGracePeriodSeconds: ${NEGATIVE_GRACE}`]
      : []),
    ...affinityWarnings(spec.affinity, at),
  ]
}

/** Where a pod is to be placed: by labels of nodes that have another name now. */
function placementWarnings(spec: PodSpec, at: string): readonly string[] {
  const { requiredDuringSchedulingIgnoredDuringExecution: required, ...rest } =
    spec.affinity?.nodeAffinity ?? {}
  const node = `${at}affinity.nodeAffinity.`
  const preferred = rest.preferredDuringSchedulingIgnoredDuringExecution ?? []
  return [
    ...selectorWarnings(spec.nodeSelector, `${at}nodeSelector`),
    ...(required?.nodeSelectorTerms ?? []).flatMap((term, index) =>
      termWarnings(
        term,
        `${node}requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[${index}]`,
      ),
    ),
    ...preferred.flatMap(({ preference }, index) =>
      termWarnings(
        preference,
        `${node}preferredDuringSchedulingIgnoredDuringExecution[${index}].preference`,
      ),
    ),
    ...(spec.topologySpreadConstraints ?? []).flatMap(({ topologyKey, labelSelector }, index) => {
      const place = `${at}topologySpreadConstraints[${index}].`
      return [
        ...labelWarning(topologyKey, `${place}topologyKey: ${topologyKey} is `),
        ...(labelSelector ? [] : [`${place}labelSelector: ${NULL_SELECTOR}`]),
      ]
    }),
  ]
}

const annotationWarnings = (
  annotations: Readonly<Record<string, string>>,
  path: string,
): readonly string[] =>
  ANNOTATIONS.filter(([name]) => Object.hasOwn(annotations, name)).map(
    ([name, what, field]) =>
      `${path}metadata.annotations[${name}]: ${what}; use the "${field}" field instead`,
  )

const volumeWarnings = (spec: PodSpec, at: string): readonly string[] =>
  (spec.volumes ?? []).flatMap((volume, index) =>
    VOLUMES.filter(([kind]) => kind in volume).map(
      ([kind, what]) => `${at}volumes[${index}].${kind}: ${what}`,
    ),
  )

/** Lists in which something stands twice. */
function listWarnings(spec: PodSpec, at: string): readonly string[] {
  const addresses = new Set<string>()
  const names = new Set<string>()
  const twice = (seen: Set<string>, value: string, text: string): readonly string[] => {
    if (seen.has(value)) return [`${text} ${goQuote(value)}`]
    seen.add(value)
    return []
  }
  const secrets = spec.imagePullSecrets ?? []
  return [
    ...(spec.hostAliases ?? []).flatMap(({ ip = '' }, index) =>
      twice(addresses, ip, `${at}hostAliases[${index}].ip: duplicate ip`),
    ),
    ...secrets.flatMap(({ name = '' }, index) =>
      twice(names, name, `${at}imagePullSecrets[${index}].name: duplicate name`),
    ),
    ...secrets.flatMap(({ name = '' }, index) =>
      name === '' ? [`${at}imagePullSecrets[${index}].name: invalid empty name ""`] : [],
    ),
  ]
}

/** Annotations that stand for a profile which a field should name. */
function profileWarnings(
  { name, securityContext: own }: Container,
  { securityContext: ofPod }: PodSpec,
  annotations: Readonly<Record<string, string>>,
  path: string,
): readonly string[] {
  const warn = (prefix: string, what: string): readonly string[] =>
    Object.hasOwn(annotations, prefix + name)
      ? [`${path}metadata.annotations[${prefix}${name}]: ${what}`]
      : []
  const isTemplate = path !== ''
  return [
    ...(own?.seccompProfile ? [] : warn(CONTAINER_SECCOMP, NO_SECCOMP)),
    ...(isTemplate && !own?.appArmorProfile && !ofPod?.appArmorProfile
      ? warn(CONTAINER_APPARMOR, OLD_APPARMOR)
      : []),
  ]
}

function envWarnings({ env = [] }: Container, at: string): readonly string[] {
  const names = new Set<string>()
  return env.flatMap(({ name, value = '', valueFrom }, index) => {
    // A value that goes on from the one before hides nothing.
    const before = `$(${name})`
    const goesOn = valueFrom === undefined && value !== before && value.includes(before)
    const isHiding = names.has(name) && !goesOn
    names.add(name)
    return isHiding
      ? [
          `${at}env[${index}]: hides previous definition of ${goQuote(name)}, which may be dropped when using apply`,
        ]
      : []
  })
}

/** Terms that name no pods. */
function affinityWarnings(affinity: Affinity | undefined, at: string): readonly string[] {
  return (['podAffinity', 'podAntiAffinity'] as const).flatMap((name) => {
    const {
      requiredDuringSchedulingIgnoredDuringExecution: required = [],
      preferredDuringSchedulingIgnoredDuringExecution: preferred = [],
    } = affinity?.[name] ?? {}
    const path = `${at}affinity.${name}.`
    return [
      ...required.flatMap(({ labelSelector }, index) =>
        labelSelector
          ? []
          : [
              `${path}requiredDuringSchedulingIgnoredDuringExecution[${index}].labelSelector: ${NULL_SELECTOR}`,
            ],
      ),
      ...preferred.flatMap(({ podAffinityTerm }, index) =>
        podAffinityTerm.labelSelector
          ? []
          : [
              `${path}preferredDuringSchedulingIgnoredDuringExecution[${index}].podAffinityTerm.labelSelector: ${NULL_SELECTOR}`,
            ],
      ),
    ]
  })
}
