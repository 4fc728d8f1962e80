/**
 * Which lists a strategic merge patch merges item by item, and by which key. All other lists are
 * replaced whole.
 *
 * @see
 * https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch/#notes-on-the-strategic-merge-patch
 */

/** How a list is merged: by a key of its items, or (without one) as a set of values. */
export interface ListRule {
  readonly key?: string
}

/** By the end of the list's path; the longest that fits counts. */
const RULES: readonly (readonly [string, ListRule])[] = [
  ['.metadata.ownerReferences', { key: 'uid' }],
  ['.metadata.finalizers', {}],
  ['.spec.finalizers', {}],
  ['.containers', { key: 'name' }],
  ['.initContainers', { key: 'name' }],
  ['.ephemeralContainers', { key: 'name' }],
  ['ontainers.ports', { key: 'containerPort' }],
  ['ontainers.env', { key: 'name' }],
  ['ontainers.volumeMounts', { key: 'mountPath' }],
  ['ontainers.volumeDevices', { key: 'devicePath' }],
  ['.spec.volumes', { key: 'name' }],
  ['.spec.hostAliases', { key: 'ip' }],
  ['.spec.imagePullSecrets', { key: 'name' }],
  ['.spec.topologySpreadConstraints', { key: 'topologyKey' }],
  ['.spec.resourceClaims', { key: 'name' }],
  ['.spec.schedulingGates', { key: 'name' }],
  ['.spec.podCIDRs', {}],
  ['.status.conditions', { key: 'type' }],
  ['.status.addresses', { key: 'type' }],
  ['.status.podIPs', { key: 'ip' }],
  ['.status.hostIPs', { key: 'ip' }],
  ['.secrets', { key: 'name' }],
]

/** Lists at the top of an object, and the ports of a Service, which only stand there. */
const WHOLE_PATHS: Readonly<Record<string, ListRule>> = {
  '.spec.ports': { key: 'port' },
  '.imagePullSecrets': { key: 'name' },
}

/**
 * The rule for the list at a path such as `.spec.template.spec.containers.env`; undefined for lists
 * that are replaced.
 */
export function listRule(path: string): ListRule | undefined {
  return Object.hasOwn(WHOLE_PATHS, path)
    ? WHOLE_PATHS[path]
    : RULES.find(([end]) => path.endsWith(end))?.[1]
}
