/**
 * Security contexts: as whom a container runs, what its pod and the container itself say of that.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
 */
import type { Container, Pod } from '../../types/kubernetes/core/v1.js'
import type { ContainerConfig } from '../../cri/runtime.js'
import type { Stored } from '../kinds/kind.js'
import { ConfigError } from './env.js'

type Users = Pick<
  ContainerConfig,
  'user' | 'groups' | 'isStrictOnGroups' | 'readOnlyRoot' | 'privileged' | 'capabilities'
>

/**
 * How a container runs. `imageUser` is whom its image names. @throws ConfigError if it would run as
 * root and must not
 */
export function securityOf(
  pod: Stored<Pod>,
  { name, securityContext = {} }: Container,
  imageUser: string,
): Users {
  const ofPod = pod.spec?.securityContext ?? {}
  const user = securityContext.runAsUser ?? ofPod.runAsUser
  const group = securityContext.runAsGroup ?? ofPod.runAsGroup
  if (securityContext.runAsNonRoot ?? ofPod.runAsNonRoot) refuseRoot(pod, name, user, imageUser)
  const { fsGroup, supplementalGroups = [], supplementalGroupsPolicy } = ofPod
  const groups = [...supplementalGroups, ...(fsGroup === undefined ? [] : [fsGroup])]
  const who = user === undefined ? (imageUser.split(':')[0] ?? '') : String(user)
  return {
    ...(group === undefined
      ? user === undefined
        ? {}
        : { user: who }
      : { user: `${who || '0'}:${group}` }),
    ...(groups.length > 0 ? { groups } : {}),
    ...(supplementalGroupsPolicy === 'Strict' ? { isStrictOnGroups: true } : {}),
    ...(securityContext.readOnlyRootFilesystem ? { readOnlyRoot: true } : {}),
    ...(securityContext.privileged ? { privileged: true } : {}),
    ...(securityContext.capabilities
      ? {
          capabilities: {
            add: securityContext.capabilities.add ?? [],
            drop: securityContext.capabilities.drop ?? [],
          },
        }
      : {}),
  }
}

/** @throws ConfigError if a container runs as root, or if that is not known */
function refuseRoot(
  { metadata }: Stored<Pod>,
  container: string,
  user: number | undefined,
  imageUser: string,
): void {
  const where = `(pod: "${metadata.name}_${metadata.namespace}(${metadata.uid})", container: ${container})`
  if (user === 0) throw new ConfigError(`container's runAsUser breaks non-root policy ${where}`)
  if (user !== undefined) return
  const [who = ''] = imageUser.split(':')
  if (who === '' || who === '0')
    throw new ConfigError(`container has runAsNonRoot and image will run as root ${where}`)
  if (!/^\d+$/.test(who))
    throw new ConfigError(
      `container has runAsNonRoot and image has non-numeric user (${who}), cannot verify user is non-root ${where}`,
    )
}
