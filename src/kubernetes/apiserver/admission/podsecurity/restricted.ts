/**
 * The restricted level: what a pod that needs nothing special does without.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
import { addedCapabilities, mustNotAdd, mustNotSetSeccomp } from './baseline.js'
import {
  type Check,
  containersOf,
  containersText,
  containersWhere,
  counted,
  ifAny,
  isWindows,
  quoted,
  setters,
  sorted,
} from './check.js'

const MAY_ADD: ReadonlySet<string> = new Set(['NET_BIND_SERVICE'])
const VOLUMES: ReadonlySet<string> = new Set([
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
])
const SECCOMP: ReadonlySet<string> = new Set(['RuntimeDefault', 'Localhost'])

const allowPrivilegeEscalation: Check = (spec) =>
  isWindows(spec)
    ? undefined
    : ifAny(
        containersWhere(spec, (context) => context.allowPrivilegeEscalation !== false),
        'allowPrivilegeEscalation != false',
        'must set securityContext.allowPrivilegeEscalation=false',
      )

const capabilities: Check = (spec) => {
  if (isWindows(spec)) return undefined
  const keeping = containersWhere(spec, (context) => !context.capabilities?.drop?.includes('ALL'))
  const { containers, capabilities: added } = addedCapabilities(spec, MAY_ADD)
  const details = [
    ...(keeping.length > 0
      ? [`${containersText(keeping)} must set securityContext.capabilities.drop=["ALL"]`]
      : []),
    ...(containers.length > 0 ? [`${containersText(containers)} ${mustNotAdd(added)}`] : []),
  ]
  return details.length > 0
    ? { reason: 'unrestricted capabilities', detail: details.join('; ') }
    : undefined
}

const restrictedVolumes: Check = ({ volumes = [] }) => {
  const typeOf = (volume: object): string | undefined =>
    Object.keys(volume).find((field) => field !== 'name')
  const bad = volumes.flatMap((volume) => {
    const type = typeOf(volume)
    return type === undefined || VOLUMES.has(type) ? [] : [{ name: volume.name, type }]
  })
  if (bad.length === 0) return undefined
  const types = sorted(bad.map(({ type }) => type))
  const names = bad.map(({ name }) => name)
  return {
    reason: 'restricted volume types',
    detail: `${counted(names, 'volume')} ${quoted(names)} ${counted(names, 'uses', 'use')} ${counted(types, 'restricted volume type')} ${quoted(types)}`,
  }
}

const runAsNonRoot: Check = (spec) => {
  const pod = spec.securityContext?.runAsNonRoot
  const refusing = containersWhere(spec, (context) => context.runAsNonRoot === false)
  const silent =
    pod === true ? [] : containersWhere(spec, (context) => context.runAsNonRoot === undefined)
  const reason = 'runAsNonRoot != true'
  if (pod === false || refusing.length > 0)
    return {
      reason,
      detail: `${setters(pod === false, refusing)} must not set securityContext.runAsNonRoot=false`,
    }
  return silent.length > 0
    ? {
        reason,
        detail: `pod or ${containersText(silent)} must set securityContext.runAsNonRoot=true`,
      }
    : undefined
}

const runAsUser: Check = (spec) => {
  const pod = spec.securityContext?.runAsUser === 0
  const names = containersWhere(spec, (context) => context.runAsUser === 0)
  return pod || names.length > 0
    ? { reason: 'runAsUser=0', detail: `${setters(pod, names)} must not set runAsUser=0` }
    : undefined
}

const seccompProfile: Check = (spec) => {
  if (isWindows(spec)) return undefined
  const pod = spec.securityContext?.seccompProfile?.type
  const isBad = (type: string | undefined) => type !== undefined && !SECCOMP.has(type)
  const refusing = containersWhere(spec, (context) => isBad(context.seccompProfile?.type))
  const reason = 'seccompProfile'
  if (isBad(pod) || refusing.length > 0) {
    const types = [
      pod,
      ...containersOf(spec).map((one) => one.securityContext?.seccompProfile?.type),
    ]
    return {
      reason,
      detail: `${setters(isBad(pod), refusing)} ${mustNotSetSeccomp(sorted(types.flatMap((type) => (type && isBad(type) ? type : []))))}`,
    }
  }
  const silent = pod
    ? []
    : containersWhere(spec, (context) => context.seccompProfile?.type === undefined)
  return silent.length > 0
    ? {
        reason,
        detail: `pod or ${containersText(silent)} must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost"`,
      }
    : undefined
}

/** The checks by their id, in order. */
export const RESTRICTED: Readonly<Record<string, Check>> = {
  allowPrivilegeEscalation,
  capabilities,
  restrictedVolumes,
  runAsNonRoot,
  runAsUser,
  seccompProfile,
}

/** Checks of the baseline level that stricter ones stand for. */
export const REPLACED: readonly string[] = ['capabilities', 'hostPathVolumes', 'seccompProfile']
