/**
 * Where pods may go, as descriptions show it: node selectors and tolerations.
 *
 * @module
 */
import type { Toleration, TopologySpreadConstraint } from '../../../types/kubernetes/core/v1.js'
import { selectorText } from '../../../kubernetes/kinds/cells.js'
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

/** `Topology Spread Constraints:`, where there are any, in the order of their keys. */
export const spreadLines = (
  constraints: readonly TopologySpreadConstraint[] = [],
  indent = '',
): string =>
  constraints.length === 0
    ? ''
    : multiline(
        `${indent}Topology Spread Constraints:`,
        [...constraints].sort((a, b) => (a.topologyKey < b.topologyKey ? -1 : 1)).map(spreadText),
      )

/** `zone:DoNotSchedule when max skew 1 is exceeded for selector app=web` */
const spreadText = ({
  topologyKey,
  whenUnsatisfiable,
  maxSkew,
  labelSelector,
}: TopologySpreadConstraint): string =>
  `${topologyKey}:${whenUnsatisfiable} when max skew ${maxSkew} is exceeded${labelSelector ? ` for selector ${selectorText(labelSelector)}` : ''}`

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
