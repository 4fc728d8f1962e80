/**
 * Which resources a target means: by group, version, kind, name and namespace, each a pattern, by labels and by annotations.
 *
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/
 */
import { matchesSelector, parseSelector } from '../../../kubernetes/apiserver/selectors.js'
import {
  type Resource,
  groupVersionOf,
  isFields,
  kindOf,
  metadataOf,
  nameOf,
  namespaceOf,
} from './resource.js'

/** What is meant. */
export interface Target {
  readonly group?: string
  readonly version?: string
  readonly kind?: string
  readonly name?: string
  readonly namespace?: string
  readonly labelSelector?: string
  readonly annotationSelector?: string
}

/** Whether a target means a resource. */
export function isMeant(target: Target, resource: Resource): boolean {
  const { group, version } = groupVersionOf(resource)
  const names = [nameOf(resource), ...resource.names.map(({ name }) => name)]
  const namespaces = [namespaceOf(resource), ...resource.names.map((one) => one.namespace)]
  return (
    matches(target.group, [group]) &&
    matches(target.version, [version]) &&
    matches(target.kind, [kindOf(resource)]) &&
    matches(target.name, names) &&
    matches(target.namespace, namespaces) &&
    selects(target.labelSelector, metadataOf(resource.object)['labels']) &&
    selects(target.annotationSelector, metadataOf(resource.object)['annotations'])
  )
}

/** Whether one of the values is what a pattern says, from its first letter to its last. */
function matches(pattern: string | undefined, values: readonly string[]): boolean {
  if (!pattern) return true
  const whole = new RegExp(`^(?:${pattern.replace(/^\^|\$$/g, '')})$`)
  return values.some((value) => whole.test(value))
}

const selects = (selector: string | undefined, values: unknown): boolean =>
  !selector ||
  matchesSelector(
    parseSelector(selector),
    isFields(values) ? (values as Readonly<Record<string, string>>) : {},
  )
