/**
 * The baseline level: what keeps a pod from taking over its node.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
 */
import type { PodSpec } from '../../../../types/kubernetes/core/v1.js'
import {
  type Check,
  containersOf,
  containersText,
  containersWhere,
  counted,
  ifAny,
  quoted,
  setters,
  sorted,
} from './check.js'

const DEFAULT_CAPABILITIES: ReadonlySet<string> = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
])
const SELINUX_TYPES: readonly string[] = [
  '',
  'container_t',
  'container_init_t',
  'container_kvm_t',
  'container_engine_t',
]
const SAFE_SYSCTLS: ReadonlySet<string> = new Set([
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.tcp_wmem',
])
const UNCONFINED = 'Unconfined'

/** That some capabilities may not be added. */
export const mustNotAdd = (capabilities: readonly string[]): string =>
  `must not include ${quoted(capabilities)} in securityContext.capabilities.add`

/** That a type of seccomp profile may not be set. */
export const mustNotSetSeccomp = (types: readonly string[]): string =>
  `must not set securityContext.seccompProfile.type to ${quoted(types)}`

/** What containers add that is not allowed, and which ones do. */
export function addedCapabilities(
  spec: PodSpec,
  allowed: ReadonlySet<string>,
): { readonly containers: readonly string[]; readonly capabilities: readonly string[] } {
  const bad = (add: readonly string[] | undefined) => (add ?? []).filter((one) => !allowed.has(one))
  return {
    containers: containersWhere(spec, ({ capabilities }) => bad(capabilities?.add).length > 0),
    capabilities: sorted(
      containersOf(spec).flatMap((one) => bad(one.securityContext?.capabilities?.add)),
    ),
  }
}

const appArmorProfile: Check = (spec) => {
  const pod = spec.securityContext?.appArmorProfile?.type === UNCONFINED
  const names = containersWhere(spec, ({ appArmorProfile: one }) => one?.type === UNCONFINED)
  if (!pod && names.length === 0) return undefined
  return {
    reason: 'forbidden AppArmor profile',
    detail: `${setters(pod, names)} must not set AppArmor profile type to ${quoted([UNCONFINED])}`,
  }
}

const capabilities: Check = (spec) => {
  const { containers, capabilities: added } = addedCapabilities(spec, DEFAULT_CAPABILITIES)
  return ifAny(containers, 'non-default capabilities', mustNotAdd(added))
}

const hostNamespaces: Check = (spec) => {
  const shared = (['hostNetwork', 'hostPID', 'hostIPC'] as const).filter((name) => spec[name])
  return shared.length > 0
    ? { reason: 'host namespaces', detail: shared.map((name) => `${name}=true`).join(', ') }
    : undefined
}

const hostPathVolumes: Check = ({ volumes = [] }) => {
  const names = volumes.filter(({ hostPath }) => hostPath).map(({ name }) => name)
  return names.length > 0
    ? { reason: 'hostPath volumes', detail: `${counted(names, 'volume')} ${quoted(names)}` }
    : undefined
}

const hostPorts: Check = (spec) => {
  const names = containersWhere(
    spec,
    (_, { ports }) => ports?.some(({ hostPort }) => hostPort) === true,
  )
  const ports = sorted(
    containersOf(spec).flatMap((one) =>
      (one.ports ?? []).flatMap(({ hostPort }) => (hostPort ? String(hostPort) : [])),
    ),
  )
  return ifAny(
    names,
    'hostPort',
    `${counted(names, 'uses', 'use')} ${counted(ports, 'hostPort')} ${ports.join(', ')}`,
  )
}

const privileged: Check = (spec) =>
  ifAny(
    containersWhere(spec, (context) => context.privileged === true),
    'privileged',
    'must not set securityContext.privileged=true',
  )

const procMount: Check = (spec) => {
  const isBad = (mount: string | undefined) => mount !== undefined && mount !== 'Default'
  const names = containersWhere(spec, (context) => isBad(context.procMount))
  const values = sorted(
    containersOf(spec).flatMap((one) => one.securityContext?.procMount ?? []),
  ).filter(isBad)
  return ifAny(names, 'procMount', `must not set securityContext.procMount to ${quoted(values)}`)
}

const seLinuxOptions: Check = (spec) => {
  const options = [
    spec.securityContext?.seLinuxOptions,
    ...containersOf(spec).map((one) => one.securityContext?.seLinuxOptions),
  ]
  const isBad = (one: (typeof options)[number]) =>
    one !== undefined && (!SELINUX_TYPES.includes(one.type ?? '') || one.user || one.role)
  const names = containersWhere(spec, (context) => Boolean(isBad(context.seLinuxOptions)))
  const pod = Boolean(isBad(options[0]))
  if (!pod && names.length === 0) return undefined
  const types = sorted(options.flatMap((one) => one?.type ?? [])).filter(
    (type) => !SELINUX_TYPES.includes(type),
  )
  const data = [
    ...(types.length > 0 ? [`${counted(types, 'type')} ${quoted(types)}`] : []),
    ...(options.some((one) => one?.user) ? ['user may not be set'] : []),
    ...(options.some((one) => one?.role) ? ['role may not be set'] : []),
  ]
  return {
    reason: 'seLinuxOptions',
    detail: `${setters(pod, names)} set forbidden securityContext.seLinuxOptions: ${data.join('; ')}`,
  }
}

const seccompProfile: Check = (spec) => {
  const pod = spec.securityContext?.seccompProfile?.type === UNCONFINED
  const names = containersWhere(spec, (context) => context.seccompProfile?.type === UNCONFINED)
  return pod || names.length > 0
    ? {
        reason: 'seccompProfile',
        detail: `${setters(pod, names)} ${mustNotSetSeccomp([UNCONFINED])}`,
      }
    : undefined
}

const sysctls: Check = ({ securityContext }) => {
  const bad = sorted(
    (securityContext?.sysctls ?? [])
      .map(({ name }) => name)
      .filter((one) => !SAFE_SYSCTLS.has(one)),
  )
  return bad.length > 0 ? { reason: 'forbidden sysctls', detail: bad.join(', ') } : undefined
}

const windowsHostProcess: Check = (spec) => {
  const pod = spec.securityContext?.windowsOptions?.hostProcess === true
  const names = containersWhere(spec, ({ windowsOptions }) => windowsOptions?.hostProcess === true)
  return pod || names.length > 0
    ? {
        reason: 'hostProcess',
        detail: `${[...(pod ? ['pod'] : []), ...(names.length > 0 ? [containersText(names)] : [])].join(' and ')} must not set securityContext.windowsOptions.hostProcess=true`,
      }
    : undefined
}

/** The checks by their id, in order. */
export const BASELINE: Readonly<Record<string, Check>> = {
  appArmorProfile,
  capabilities,
  hostNamespaces,
  hostPathVolumes,
  hostPorts,
  privileged,
  procMount,
  seLinuxOptions,
  seccompProfile,
  sysctls,
  windowsHostProcess,
}
