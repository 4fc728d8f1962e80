/**
 * Debugging profiles: what a container may do that looks into a pod, its copy or a node.
 *
 * @see https://kubernetes.io/docs/tasks/debug/debug-application/debug-running-pod/#debugging-profiles
 */
import type { Container, PodSpec, SecurityContext } from '../../../types/kubernetes/core/v1.js'

/** What is looked into. */
type Target = 'pod' | 'copy' | 'node'

const PROFILES = ['legacy', 'general', 'baseline', 'restricted', 'netadmin', 'sysadmin'] as const

/** The name of a profile. */
export type Profile = (typeof PROFILES)[number]

export const isProfile = (name: string): name is Profile =>
  (PROFILES as readonly string[]).includes(name)

/** Without those capabilities there is nothing to see of other processes, or of the network. */
const TRACING: SecurityContext = { capabilities: { add: ['SYS_PTRACE'] } }
const NETWORKING: SecurityContext = { capabilities: { add: ['NET_ADMIN', 'NET_RAW'] } }
const RESTRICTED: SecurityContext = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
}

/** The rights that a profile gives to a container. */
export function rightsOf(profile: Profile, target: Target): SecurityContext | undefined {
  if (profile === 'sysadmin') return { privileged: true }
  if (profile === 'netadmin') return NETWORKING
  if (profile === 'restricted') return RESTRICTED
  return profile === 'general' && target !== 'node' ? TRACING : undefined
}

/** A container with the rights of a profile, in place of its own. */
export function withRights(container: Container, profile: Profile, target: Target): Container {
  const securityContext = rightsOf(profile, target)
  const { securityContext: own, ...rest } = container
  if (securityContext) return { ...rest, securityContext }
  return profile === 'legacy' && own ? container : rest
}

const ROOT = 'host-root'
const OF_THE_NODE = { hostIPC: true, hostNetwork: true, hostPID: true }

/** The spec of a pod that looks into a node. */
export function onNode(container: Container, profile: Profile, nodeName: string): PodSpec {
  const sees = profile !== 'netadmin'
  const shares = profile !== 'baseline' && profile !== 'restricted'
  const mounted = sees
    ? { ...container, volumeMounts: [{ mountPath: '/host', name: ROOT }] }
    : container
  return {
    containers: [withRights(mounted, profile, 'node')],
    nodeName,
    restartPolicy: 'Never',
    tolerations: [{ operator: 'Exists' }],
    ...(sees ? { volumes: [{ hostPath: { path: '/' }, name: ROOT }] } : {}),
    ...(shares ? OF_THE_NODE : {}),
  } as PodSpec
}
