/**
 * Sysctls: kernel parameters that a pod sets for itself. A kubelet lets it set those that concern no
 * other pod of the node.
 *
 * @see https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/
 */
import type { Pod } from '../../types/kubernetes/core/v1.js'
import type { SandboxConfig } from '../../cri/runtime.js'
import type { Stored } from '../kinds/kind.js'
import { SAFE_SYSCTLS, normalSysctl } from '../kinds/pod/sysctls.js'

const FORBIDDEN = 'SysctlForbidden'

/** Why a kubelet does not take a pod with such parameters. */
export function sysctlRejection({
  spec,
}: Stored<Pod>): { readonly reason: string; readonly message: string } | undefined {
  for (const { name = '' } of spec?.securityContext?.sysctls ?? []) {
    const normal = normalSysctl(name)
    const quoted = JSON.stringify(normal)
    const namespace = normal.startsWith('net.') ? 'net' : 'ipc'
    const isHosts = namespace === 'net' ? spec?.hostNetwork : spec?.hostIPC
    if (!SAFE_SYSCTLS.includes(normal))
      return { reason: FORBIDDEN, message: `forbidden sysctl: ${quoted} not allowlisted` }
    if (isHosts)
      return {
        reason: FORBIDDEN,
        message: `forbidden sysctl: ${quoted} not allowed with host ${namespace} enabled`,
      }
  }
  return undefined
}

/** What the sandbox of a pod sets. */
export function sysctlsOf({ spec }: Stored<Pod>): Pick<SandboxConfig, 'sysctls'> {
  const asked = spec?.securityContext?.sysctls ?? []
  if (asked.length === 0) return {}
  return {
    sysctls: Object.fromEntries(
      asked.map(({ name = '', value = '' }): [string, string] => [normalSysctl(name), value]),
    ),
  }
}
