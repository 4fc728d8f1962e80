/**
 * Sysctls of a pod: their names, and which of them are safe.
 *
 * @see https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/
 */
import type { PodSpec } from '../../../types/kubernetes/core/v1.js'
import { duplicate, invalid, required } from '../field-errors.js'
import type { FieldError } from '../kind.js'

/** Those that concern no other pod of a node. */
export const SAFE_SYSCTLS: readonly string[] = [
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.ping_group_range',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_wmem',
]

const LONGEST = 253
const NAME = /^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$/
const RULE = `must have at most ${LONGEST} characters and match regex ^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$`
const SHARED_NAMESPACES = ['kernel.shm', 'kernel.msg', 'kernel.sem', 'fs.mqueue.']

/** With dots, however it was written: `net/ipv4/tcp_syncookies`. */
export const normalSysctl = (name: string): string =>
  name.indexOf('/') >= 0 && !(name.indexOf('.') >= 0 && name.indexOf('.') < name.indexOf('/'))
    ? name.replaceAll(/[./]/g, (mark) => (mark === '/' ? '.' : '/'))
    : name

/** What is wrong with the sysctls of a pod. */
export function validateSysctls(
  { securityContext, hostNetwork, hostIPC }: PodSpec,
  field: string,
): readonly FieldError[] {
  const errors: FieldError[] = []
  const seen = new Set<string>()
  securityContext?.sysctls?.forEach(({ name = '' }, i) => {
    const at = `${field}.securityContext.sysctls[${i}].name`
    if (name === '') errors.push(required(at))
    else if (name.length > LONGEST || !NAME.test(name)) errors.push(invalid(at, name, RULE))
    else if (seen.has(name)) errors.push(duplicate(at, name))
    const normal = normalSysctl(name)
    if (hostNetwork && normal.startsWith('net.'))
      errors.push(invalid(at, name, "may not be specified when 'hostNetwork' is true"))
    if (hostIPC && SHARED_NAMESPACES.some((prefix) => normal.startsWith(prefix)))
      errors.push(invalid(at, name, "may not be specified when 'hostIPC' is true"))
    seen.add(name)
  })
  return errors
}
