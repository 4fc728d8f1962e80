/**
 * The annotation in which `kubectl apply` keeps what was last applied.
 *
 * @see
 * https://kubernetes.io/docs/reference/labels-annotations-taints/#kubectl-kubernetes-io-last-applied-configuration
 */
import type { KubeObject } from '../../kubernetes/kinds/kind.js'
import { goJson } from '../../text/json.js'

/** What is said of an object to which nothing was ever applied. */
export const NOT_APPLIED = (name: string): string =>
  `error: no last-applied-configuration annotation found on resource: ${name}`

/** The name of the annotation. */
export const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration'

/**
 * The object with itself in the annotation: keys sorted, or in their own order for what the client
 * has made itself.
 */
export function withLastApplied<T extends KubeObject>(
  object: T,
  { ownOrder = false }: { readonly ownOrder?: boolean } = {},
): T {
  const { [LAST_APPLIED]: _, ...annotations } = object.metadata?.annotations ?? {}
  const metadata =
    ownOrder && Object.keys(annotations).length === 0
      ? object.metadata
      : { ...object.metadata, annotations }
  const text = `${goJson({ ...object, metadata }, { sortKeys: !ownOrder })}\n`
  return {
    ...object,
    metadata: { ...object.metadata, annotations: { ...annotations, [LAST_APPLIED]: text } },
  }
}

/** What was last applied, if that is known. */
export function lastApplied(object: KubeObject): Readonly<Record<string, unknown>> | undefined {
  const text = object.metadata?.annotations?.[LAST_APPLIED]
  if (text === undefined) return undefined
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' && read !== null
      ? (read as Readonly<Record<string, unknown>>)
      : undefined
  } catch {
    return undefined
  }
}
