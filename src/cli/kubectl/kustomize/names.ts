/**
 * Prefixes and suffixes of names, and the namespace of all resources.
 *
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/nameprefix/
 */
import { kindsClusterWide } from './scope.js'
import {
  type Resource,
  isFields,
  kindOf,
  metadataOf,
  nameOf,
  namespaceOf,
  remember,
} from './resource.js'

/** Kinds whose names mean something outside of the kustomization. */
const FIXED = ['CustomResourceDefinition', 'APIService', 'Namespace']

/** Puts a text before and one behind all names. */
export function affix(resources: readonly Resource[], prefix: string, suffix: string): void {
  for (const resource of resources) {
    if (FIXED.includes(kindOf(resource))) continue
    remember(resource)
    metadataOf(resource.object)['name'] = `${prefix}${nameOf(resource)}${suffix}`
    if (prefix !== '') resource.prefixes.push(prefix)
    if (suffix !== '') resource.suffixes.push(suffix)
  }
}

/** Moves all resources into a namespace, and the subjects of role bindings that are in none. */
export function moveTo(resources: readonly Resource[], namespace: string): void {
  for (const resource of resources) {
    const metadata = metadataOf(resource.object)
    if (kindOf(resource) === 'Namespace') {
      remember(resource)
      metadata['name'] = namespace
    } else if (!kindsClusterWide(resource) && namespaceOf(resource) !== namespace) {
      remember(resource)
      metadata['namespace'] = namespace
    }
    const { subjects } = resource.object
    if (/^(Cluster)?RoleBinding$/.test(kindOf(resource)) && Array.isArray(subjects))
      for (const subject of subjects)
        if (
          isFields(subject) &&
          subject['kind'] === 'ServiceAccount' &&
          subject['name'] === 'default'
        )
          subject['namespace'] = namespace
  }
}
