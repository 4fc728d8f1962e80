/**
 * Checks of the pod security standards: what one is, and the words that several use.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
import type { Container, PodSpec, SecurityContext } from '../../../../types/kubernetes/core/v1.js'
import { goQuote } from '../../../../text/goquote.js'

/** What a check has against a pod. */
export interface Violation {
  /** In a few words: `runAsNonRoot != true`. */
  readonly reason: string
  readonly detail: string
}

/** A check; undefined when there is nothing wrong. */
export type Check = (spec: PodSpec) => Violation | undefined

/** The containers of a pod, those that start first before the others. */
export const containersOf = ({
  initContainers = [],
  containers,
  ephemeralContainers = [],
}: PodSpec): readonly Container[] => [
  ...initContainers,
  ...containers,
  ...(ephemeralContainers as readonly Container[]),
]

/** The names of the containers of which something is true. */
export const containersWhere = (
  spec: PodSpec,
  isSo: (context: SecurityContext, container: Container) => boolean,
): readonly string[] =>
  containersOf(spec)
    .filter((container) => isSo(container.securityContext ?? {}, container))
    .map(({ name }) => name)

/** `"a", "b"` */
export const quoted = (names: readonly string[]): string => names.map(goQuote).join(', ')

/** The word for one or for several. */
export const counted = (names: readonly unknown[], one: string, several = `${one}s`): string =>
  names.length === 1 ? one : several

/** `container "a"`, `containers "a", "b"` */
export const containersText = (names: readonly string[]): string =>
  `${counted(names, 'container')} ${quoted(names)}`

/** A violation, if there are containers that commit it. */
export const ifAny = (
  names: readonly string[],
  reason: string,
  what: string,
): Violation | undefined =>
  names.length > 0 ? { reason, detail: `${containersText(names)} ${what}` } : undefined

/** Who sets something: the pod, some containers, or both. */
export const setters = (pod: boolean, containers: readonly string[]): string =>
  [...(pod ? ['pod'] : []), ...(containers.length > 0 ? [containersText(containers)] : [])].join(
    ' and ',
  )

/** Each text once, in order. */
export const sorted = (texts: readonly string[]): readonly string[] => [...new Set(texts)].sort()

export const isWindows = ({ os }: PodSpec): boolean => os?.name === 'windows'
