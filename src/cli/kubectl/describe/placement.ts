/**
 * Where pods may go, as descriptions show it: node selectors and tolerations.
 *
 * @module
 */
import type { Toleration } from '../../../types/kubernetes/core/v1.js'
import { labelLines, multiline } from './text.js'

/** `Node-Selectors:` and `Tolerations:`. */
export const placementLines = (
  nodeSelector: Readonly<Record<string, string>> | undefined,
  tolerations: readonly Toleration[] | undefined,
  indent = '',
): string =>
  labelLines('Node-Selectors', nodeSelector, indent) +
  multiline(
    `${indent}Tolerations:`,
    [...(tolerations ?? [])].sort(byTolerationKey).map(tolerationText),
  )

const byTolerationKey = (a: Toleration, b: Toleration): number =>
  (a.key ?? '') < (b.key ?? '') ? -1 : (a.key ?? '') > (b.key ?? '') ? 1 : 0

/** `node.kubernetes.io/not-ready:NoExecute op=Exists for 300s` */
function tolerationText({
  key = '',
  operator,
  value,
  effect,
  tolerationSeconds,
}: Toleration): string {
  const what = `${key}${value ? `=${value}` : ''}${effect ? `:${effect}` : ''}`
  const exists = operator === 'Exists' ? (key === '' && !effect ? 'op=Exists' : ' op=Exists') : ''
  return `${what}${exists}${tolerationSeconds === undefined ? '' : ` for ${tolerationSeconds}s`}`
}
